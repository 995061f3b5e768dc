import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { lateCorrectionsQuery } from '../../api/late-corrections.js';
import report from '../../pupil/report.module.css';
import { useConfirmedMutation } from '../../session/confirmation.js';
import items from '../../shell/items.module.css';
import { KnownRefusal } from '../../shell/refusal.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

const known = ['second-person-required', 'page-closed', 'extension-in-past'] as const;

interface RulingFormProps<Ruling extends object> {
  readonly pageId: string;
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  /** What is ruled, beside the reason. */
  readonly ruling: Ruling;
  readonly carryOut: (ruling: Ruling & { readonly reason: string }) => Promise<unknown>;
  /** What is said once it is done. */
  readonly doneWith: (ruling: Ruling) => string;
  readonly onDone?: () => void;
  /** The fields of what is ruled; none where nothing can be. */
  readonly children?: ReactNode;
}

/** Something that whoever leads the school rules about late corrections of a page, with the reason. */
export function RulingForm<Ruling extends object>({
  pageId,
  name,
  title,
  lead,
  submit,
  ruling,
  carryOut,
  doneWith,
  onDone,
  children,
}: RulingFormProps<Ruling>) {
  const { t } = useLateCorrectionsTexts();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const ruled = useConfirmedMutation({
    mutationFn: (wanted: Ruling) => carryOut({ ...wanted, reason: reason.trim() }),
    onSuccess: () => {
      setReason('');
      onDone?.();
      return queryClient.invalidateQueries({ queryKey: lateCorrectionsQuery(pageId).queryKey });
    },
  });
  return (
    <section className={report['sheet']} data-testid={name}>
      <h2>{title}</h2>
      <p className={report['lead']}>{lead}</p>
      {children !== undefined && (
        <form
          className={items['form']}
          onSubmit={(event) => {
            event.preventDefault();
            ruled.mutate(ruling);
          }}
        >
          {children}
          <TextInput
            label={t('reason')}
            value={reason}
            minLength={3}
            maxLength={1000}
            pattern=".*\S.*"
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            required
            withAsterisk={false}
          />
          <KnownRefusal error={ruled.error} known={known} wordsOf={(code) => t(`refused.${code}`)} />
          <div role="status">{ruled.isSuccess && doneWith(ruled.variables)}</div>
          <div>
            <Button type="submit" loading={ruled.isPending}>
              {submit}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
