import { Button, Skeleton } from '@mantine/core';
import { useFacts } from '../api/audit.js';
import type { Me } from '../api/me.js';
import report from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import { FactRow } from './fact-row.js';
import type { HistorySearch } from './history-search.js';
import { Restrictions } from './restrictions.js';
import { useAuditTexts } from './texts/audit-texts.js';

interface FactsListProps {
  readonly school: Me['schools'][number];
  readonly search: HistorySearch;
}

const columns = ['at', 'who', 'what', 'about', 'change', 'reason'] as const;

/** The facts that are looked for, newest first, and older ones on demand. */
export function FactsList({ school, search }: FactsListProps) {
  const { t } = useAuditTexts();
  const facts = useFacts(school.id, search);
  return (
    <Answer query={facts} isDated skeleton={<Skeleton height={320} />}>
      {({ pages }) => {
        const found = pages.flatMap(({ events }) => events);
        return (
          <section className={report['sheet']}>
            <Restrictions search={search} known={found} />
            {found.length === 0 ? (
              <p>{t(facts.hasNextPage ? 'noneYet' : 'none')}</p>
            ) : (
              <table
                role="table"
                aria-label={t('facts')}
                className={`${report['table']} ${report['cards']}`}
                data-testid="facts"
              >
                <thead role="rowgroup">
                  <tr role="row">
                    {columns.map((column) => (
                      <th key={column} role="columnheader" scope="col">
                        {t(column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody role="rowgroup">
                  {found.map((fact) => (
                    <FactRow key={fact.eventId} fact={fact} timeZone={school.timeZone} search={search} />
                  ))}
                </tbody>
              </table>
            )}
            {facts.hasNextPage && (
              <Button
                variant="default"
                mt="md"
                loading={facts.isFetchingNextPage}
                onClick={() => void facts.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </section>
        );
      }}
    </Answer>
  );
}
