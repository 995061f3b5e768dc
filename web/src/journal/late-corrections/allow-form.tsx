import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  allowLateCorrections,
  lateCorrectionsQuery,
  type LateCorrections,
} from '../../api/late-corrections.js';
import report from '../../pupil/report.module.css';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { useMe } from '../../session/use-me.js';
import items from '../../shell/items.module.css';
import { KnownRefusal } from '../../shell/refusal.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

const MOST = 50;
const known = ['second-person-required'] as const;

/** Lets another deputy head correct more than one person does alone. */
export function AllowForm({ page }: { readonly page: LateCorrections }) {
  const { t } = useLateCorrectionsTexts();
  const queryClient = useQueryClient();
  const me = useMe();
  const others = page.deputyHeads.filter(({ id }) => id !== me.person.id);
  const [written, setWritten] = useState({ personId: others[0]?.id ?? '', more: '5', reason: '' });
  const allowing = useConfirmedMutation({
    mutationFn: (permit: { personId: string; more: number; reason: string }) =>
      allowLateCorrections(page.pageId, permit),
    onSuccess: () => {
      setWritten({ ...written, reason: '' });
      return queryClient.invalidateQueries({ queryKey: lateCorrectionsQuery(page.pageId).queryKey });
    },
  });
  const nameOf = (personId: string) => others.find(({ id }) => id === personId)?.name ?? '';
  return (
    <section className={report['sheet']} data-testid="allow">
      <h2>{t('allow')}</h2>
      <p className={report['lead']}>{t(others.length === 0 ? 'nobody' : 'allowLead')}</p>
      {others.length > 0 && (
        <form
          className={items['form']}
          onSubmit={(event) => {
            event.preventDefault();
            const { personId, more, reason } = written;
            allowing.mutate({ personId, more: Number(more), reason: reason.trim() });
          }}
        >
          <NativeSelect
            label={t('whom')}
            value={written.personId}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => setWritten({ ...written, personId: currentTarget.value })}
          />
          <TextInput
            type="number"
            label={t('more')}
            value={written.more}
            min={1}
            max={MOST}
            onChange={({ currentTarget }) => setWritten({ ...written, more: currentTarget.value })}
            required
            withAsterisk={false}
          />
          <TextInput
            label={t('reason')}
            value={written.reason}
            minLength={3}
            maxLength={1000}
            pattern=".*\S.*"
            onChange={({ currentTarget }) => setWritten({ ...written, reason: currentTarget.value })}
            required
            withAsterisk={false}
          />
          <KnownRefusal error={allowing.error} known={known} wordsOf={(code) => t(`refused.${code}`)} />
          <div role="status">
            {allowing.isSuccess &&
              t('done', { name: nameOf(allowing.variables.personId), more: allowing.variables.more })}
          </div>
          <div>
            <Button type="submit" loading={allowing.isPending}>
              {t('submit')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
