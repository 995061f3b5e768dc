import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import {
  approveLateRequest,
  lateRequestsKey,
  refuseLateRequest,
  type LateRequestInSchool,
} from '../../api/late-requests.js';
import { ProblemError } from '../../api/request.js';
import { AskForReason } from '../../dialogs/ask-for-reason.js';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { useMe } from '../../session/use-me.js';
import items from '../../shell/items.module.css';
import { Refusal } from '../../shell/refusal.js';
import { RequestTold } from './request-told.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

interface OpenRequestsProps {
  readonly schoolId: string;
  readonly requests: readonly LateRequestInSchool[];
  readonly timeZone: string;
}

/** What waits, to be decided one after another: the focus goes on to the next one, and by the arrow keys anywhere. */
export function OpenRequests({ schoolId, requests, timeZone }: OpenRequestsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [next, setNext] = useState<{ readonly requestId: string | undefined }>();
  const focus = (requestId: string | undefined) =>
    list.current
      ?.querySelector<HTMLElement>(`[data-request="${requestId ?? ''}"] button:not([disabled])`)
      ?.focus();
  useEffect(() => {
    if (next !== undefined) focus(next.requestId);
  }, [next]);
  const neighbourOf = (requestId: string, steps: 1 | -1) =>
    requests[requests.findIndex((each) => each.requestId === requestId) + steps]?.requestId;
  const onKeyDown = (event: KeyboardEvent, requestId: string) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 } as const;
    const step = event.key === 'ArrowDown' || event.key === 'ArrowUp' ? steps[event.key] : undefined;
    const neighbour = step === undefined ? undefined : neighbourOf(requestId, step);
    if (neighbour === undefined) return;
    event.preventDefault();
    focus(neighbour);
  };
  return (
    <ul ref={list} role="list" className={items['list']} data-testid="open-requests">
      {requests.map((request) => (
        <li
          key={request.requestId}
          className={items['item']}
          data-request={request.requestId}
          onKeyDown={(event) => onKeyDown(event, request.requestId)}
        >
          <RequestTold request={request} timeZone={timeZone} />
          <Decision
            schoolId={schoolId}
            request={request}
            onDecided={() =>
              setNext({ requestId: neighbourOf(request.requestId, 1) ?? neighbourOf(request.requestId, -1) })
            }
          />
        </li>
      ))}
    </ul>
  );
}

interface DecisionProps {
  readonly schoolId: string;
  readonly request: LateRequestInSchool;
  readonly onDecided: () => void;
}

function Decision({ schoolId, request, onDecided }: DecisionProps) {
  const { t } = useLateCorrectionsTexts();
  const { person } = useMe();
  const queryClient = useQueryClient();
  const [isRefusing, setRefusing] = useState(false);
  const isRefused = useRef(false);
  const { requestId, pageId, pupil, teacher, overtaken } = request;
  const shown = () => queryClient.invalidateQueries({ queryKey: lateRequestsKey(schoolId) });
  const approving = useConfirmedMutation({
    mutationFn: () => approveLateRequest(requestId),
    onSuccess: onDecided,
    onSettled: shown,
  });
  if (teacher.id === person.id) return <p>{t('requests.own')}</p>;
  const needsOther =
    approving.error instanceof ProblemError && approving.error.problem.code === 'second-person-required';
  return (
    <>
      {overtaken !== undefined && <p role="note">{t(`requests.overtaken.${overtaken}`)}</p>}
      <Group gap="xs">
        <Button
          size="xs"
          aria-label={t('requests.approveOf', { name: pupil.name })}
          loading={approving.isPending}
          onClick={() => approving.mutate()}
        >
          {t('requests.approve')}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={t('requests.refuseOf', { name: pupil.name })}
          onClick={() => setRefusing(true)}
        >
          {t('requests.refuse')}
        </Button>
      </Group>
      <Refusal error={approving.error} />
      {needsOther && (
        <p>
          <Link to="/journal/$pageId/late-corrections" params={{ pageId }}>
            {t('requests.allowMore')}
          </Link>
        </p>
      )}
      {isRefusing && (
        <AskForReason
          title={t('requests.refuseOf', { name: pupil.name })}
          lead={t('requests.refuseLead', { name: teacher.name })}
          texts={{ reason: t('reason'), submit: t('requests.refuse'), cancel: t('requests.cancel') }}
          least={3}
          carryOut={async (reason) => {
            await refuseLateRequest(requestId, reason);
            isRefused.current = true;
          }}
          onSettled={shown}
          // While the dialog is open nothing behind it takes the focus.
          onClose={() => {
            setRefusing(false);
            if (isRefused.current) onDecided();
          }}
        />
      )}
    </>
  );
}
