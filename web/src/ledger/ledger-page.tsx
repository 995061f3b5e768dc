import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useLedgerSummary } from '../api/ledger.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { LedgerList } from './ledger-list.js';
import classes from './ledger-list.module.css';
import { LedgerSummaryView } from './ledger-summary.js';
import { SearchForm } from './search-form.js';
import { useLedgerTexts } from './texts/ledger-texts.js';

const route = getRouteApi('/signed-in/admin/notices');

/** What became of every notice: how it goes on the whole, and below each one that is looked for. */
export function LedgerPage() {
  const { t } = useLedgerTexts();
  const search = route.useSearch();
  const summary = useLedgerSummary();
  useDocumentTitle(`${t('ledger:title')} – ${t('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('ledger:title')}</h1>
      <Answer query={summary} skeleton={<Skeleton height={200} />}>
        {(told) => <LedgerSummaryView summary={told} state={search.state} />}
      </Answer>
      <section className={classes['list']}>
        <h2 className={frame['heading']}>{t('ledger:list')}</h2>
        <SearchForm key={JSON.stringify(search)} search={search} />
        <LedgerList search={search} />
      </section>
    </>
  );
}
