import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { reasonsQuery, type Reason } from '../../api/page-entries.js';
import { newUuid } from '../../api/uuid.js';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { useGridTexts } from '../texts/grid-texts.js';

/** Where something is changed, and what is done then. */
export interface ChangedOn {
  readonly pageId: string;
  readonly schoolId: string;
  /** @param done what was answered. */
  readonly onChanged: (done: unknown) => void;
  readonly onClose: () => void;
}

interface ReasonFormProps extends Omit<ChangedOn, 'pageId'> {
  readonly title: string;
  readonly lead: string;
  /** What the button says, where it is not that it is saved. */
  readonly submit?: string;
  /** @param key one for what is asked here, so that a second try doesn't do it twice. */
  readonly change: (why: Reason, key: string) => Promise<unknown>;
  /** What then is asked for anew. */
  readonly shownBy: QueryKey;
  /** Says why it was refused. */
  readonly refusal: (error: unknown) => ReactNode;
  /** What is asked beside the reason. */
  readonly children?: ReactNode;
}

/** Asks why something is not what it was, and has it changed. */
export function ReasonForm({
  title,
  lead,
  submit,
  change,
  shownBy,
  refusal,
  children,
  schoolId,
  onChanged,
  onClose,
}: ReasonFormProps) {
  const { t } = useGridTexts();
  const queryClient = useQueryClient();
  const listed = useQuery(reasonsQuery(schoolId));
  const [code, setCode] = useState<string>();
  const [words, setWords] = useState('');
  const [key] = useState(newUuid);
  const reasons = Object.entries(listed.data ?? {});
  const chosen = code ?? reasons[0]?.[0] ?? '';
  const carryOut = useConfirmedMutation({
    mutationFn: () => change(chosen === '' ? { reason: words.trim() } : { reasonCode: chosen }, key),
    onSuccess: onChanged,
    onSettled: () => queryClient.invalidateQueries({ queryKey: shownBy }),
  });
  if (listed.isPending) return null;
  return (
    <Dialog title={title} onCancel={onClose}>
      <p>{lead}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          carryOut.mutate();
        }}
      >
        {refusal(carryOut.error)}
        {children}
        {reasons.length > 0 && (
          <NativeSelect
            label={t('reason.listed')}
            value={chosen}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
            data={[
              ...reasons.map(([value, label]) => ({ value, label })),
              { value: '', label: t('reason.own') },
            ]}
            autoFocus
          />
        )}
        {chosen === '' && (
          <TextInput
            label={t('reason.words')}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            minLength={3}
            maxLength={1000}
            required
            withAsterisk={false}
            autoFocus={reasons.length === 0}
          />
        )}
        <div className={classes['buttons']}>
          <Button type="submit" loading={carryOut.isPending}>
            {submit ?? t('reason.submit')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('reason.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
