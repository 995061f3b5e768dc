import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { journalPageQuery, type JournalPage } from '../../api/journal-page.js';
import { reopenPage } from '../../api/page-entries.js';
import { AskForReason } from '../../dialogs/ask-for-reason.js';
import { useMe } from '../../session/use-me.js';
import frame from '../../shell/frame.module.css';
import { useGridTexts } from '../texts/grid-texts.js';
import { mayClose } from './before-closing.js';
import { ClosingDialog } from './closing-dialog.js';

interface TermEndProps {
  readonly page: JournalPage;
  readonly today: string;
}

/** Where a page is closed for its term and opened again, with the way to the year's final grades. */
export function TermEnd({ page, today }: TermEndProps) {
  const { t } = useGridTexts();
  const me = useMe();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<'closing' | 'reopening'>();
  const { pageId, closed, term, group } = page;
  if (!mayClose(page, me)) return null;
  const end = () => setAsked(undefined);
  return (
    <section className={frame['sheet']} aria-labelledby="term-end" data-testid="term-end">
      <h2 id="term-end" className={frame['heading']}>
        {t('closing.title')}
      </h2>
      <div role="status">{closed && <p>{t('closing.closed')}</p>}</div>
      {closed && me.role !== 'deputyHead' && <p className={frame['muted']}>{t('closing.byHead')}</p>}
      {!closed && (
        <Button variant="default" onClick={() => setAsked('closing')}>
          {t('closing.open')}
        </Button>
      )}
      {closed && me.role === 'deputyHead' && (
        <Button variant="default" onClick={() => setAsked('reopening')}>
          {t('closing.reopen')}
        </Button>
      )}
      <p>
        <Link to="/reports/year" search={{ school: page.schoolId, class: group.id, term: term.id }}>
          {t('closing.year')}
        </Link>
      </p>
      {asked === 'closing' && <ClosingDialog page={page} today={today} onClose={end} />}
      {asked === 'reopening' && (
        <AskForReason
          title={t('closing.reopenTitle', { term: term.title })}
          lead={t('closing.reopenLead')}
          texts={{
            reason: t('closing.reason'),
            submit: t('closing.reopenSubmit'),
            cancel: t('closing.keep'),
          }}
          least={3}
          carryOut={(reason) => reopenPage(pageId, reason)}
          onSettled={() => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey })}
          onClose={end}
        />
      )}
    </section>
  );
}
