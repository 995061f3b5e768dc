import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { journalPageQuery } from '../../api/journal-page.js';
import { withdrawLateRequest, type LateRequest } from '../../api/late-requests.js';
import { useDates } from '../../i18n/dates.js';
import { useMe } from '../../session/use-me.js';
import classes from '../../shell/dialog.module.css';
import { Refusal } from '../../shell/refusal.js';
import { changeAsked } from '../cell-marks.js';
import { useGridTexts } from '../texts/grid-texts.js';

interface CellRequestsProps {
  readonly requests: readonly LateRequest[];
  readonly pageId: string;
  readonly timeZone: string;
}

/** What is asked for in a cell; whoever asked withdraws it. */
export function CellRequests({ requests, pageId, timeZone }: CellRequestsProps) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const { person } = useMe();
  const queryClient = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: withdrawLateRequest,
    onSettled: () => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey }),
  });
  return (
    <>
      {requests.map((request) => {
        const { requestId, teacher, askedAt, reason } = request;
        const change = changeAsked(request, common);
        const at = dates.instant(askedAt, timeZone);
        return (
          <div key={requestId} className={classes['buttons']} data-testid="asked">
            <span>{t('ask.line', { name: teacher.name, at, change, reason })}</span>
            {teacher.id === person.id && (
              <Button
                variant="default"
                size="xs"
                aria-label={t('ask.withdrawOf', { change })}
                loading={withdrawing.isPending}
                onClick={() => withdrawing.mutate(requestId)}
              >
                {t('ask.withdraw')}
              </Button>
            )}
          </div>
        );
      })}
      <Refusal error={withdrawing.error} />
    </>
  );
}
