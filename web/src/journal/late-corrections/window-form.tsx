import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { extendEditWindow, lateCorrectionsQuery, type LateCorrections } from '../../api/late-corrections.js';
import { useDates } from '../../i18n/dates.js';
import report from '../../pupil/report.module.css';
import { useConfirmedMutation } from '../../session/confirmation.js';
import items from '../../shell/items.module.css';
import { KnownRefusal } from '../../shell/refusal.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

const known = ['page-closed', 'extension-in-past'] as const;

/** Lets the teachers of a page write about all of it up to a day: for administrators. */
export function WindowForm({ page }: { readonly page: LateCorrections }) {
  const { t } = useLateCorrectionsTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const [written, setWritten] = useState({ until: '', reason: '' });
  const extending = useConfirmedMutation({
    mutationFn: ({ until, reason }: typeof written) =>
      extendEditWindow(page.pageId, { until, reason: reason.trim() }),
    onSuccess: () => {
      setWritten({ until: '', reason: '' });
      return queryClient.invalidateQueries({ queryKey: lateCorrectionsQuery(page.pageId).queryKey });
    },
  });
  return (
    <section className={report['sheet']} data-testid="window">
      <h2>{t('extend')}</h2>
      <p className={report['lead']}>{t('extendLead')}</p>
      <form
        className={items['form']}
        onSubmit={(event) => {
          event.preventDefault();
          extending.mutate(written);
        }}
      >
        <TextInput
          type="date"
          label={t('until')}
          value={written.until}
          onChange={({ currentTarget }) => setWritten({ ...written, until: currentTarget.value })}
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
        <KnownRefusal error={extending.error} known={known} wordsOf={(code) => t(`refused.${code}`)} />
        <div role="status">
          {extending.isSuccess && t('extendDone', { day: dates.short(extending.variables.until) })}
        </div>
        <div>
          <Button type="submit" loading={extending.isPending}>
            {t('extendIt')}
          </Button>
        </div>
      </form>
    </section>
  );
}
