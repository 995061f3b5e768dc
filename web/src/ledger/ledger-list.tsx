import { Button, Skeleton } from '@mantine/core';
import { useLedger, type LedgerSearch } from '../api/ledger.js';
import { Answer } from '../shell/answer.js';
import { LedgerRow } from './ledger-row.js';
import classes from './ledger-list.module.css';
import { useLedgerTexts } from './texts/ledger-texts.js';

/** The notices that are looked for, newest first, and further ones on demand. */
export function LedgerList({ search }: { readonly search: LedgerSearch }) {
  const { t } = useLedgerTexts();
  const ledger = useLedger(search);
  return (
    <Answer query={ledger} skeleton={<Skeleton height={320} />}>
      {({ pages }) => {
        const notices = pages.flatMap((page) => page.notices);
        if (notices.length === 0) return <p>{t('ledger:none')}</p>;
        return (
          <>
            <table role="table" className={classes['notices']} data-testid="ledger">
              <thead role="rowgroup">
                <tr role="row">
                  {(['when', 'kind', 'recipient', 'pupil', 'channel', 'stateHead'] as const).map((head) => (
                    <th key={head} role="columnheader" scope="col">
                      {t(`ledger:${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody role="rowgroup">
                {notices.map((notice) => (
                  <LedgerRow key={notice.id} notice={notice} />
                ))}
              </tbody>
            </table>
            {ledger.hasNextPage && (
              <Button
                variant="default"
                mt="md"
                loading={ledger.isFetchingNextPage}
                onClick={() => void ledger.fetchNextPage()}
              >
                {t('ledger:more')}
              </Button>
            )}
          </>
        );
      }}
    </Answer>
  );
}
