import { Button, Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReadByStaff, ReadInSchool } from '../api/reads.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { ReportTable } from '../reports/report-table.js';
import { Answer } from '../shell/answer.js';
import { useReadsTexts } from './texts/reads-texts.js';

type Read = ReadByStaff & Partial<Pick<ReadInSchool, 'of' | 'network'>>;

interface ReadsListProps {
  readonly reads: UseInfiniteQueryResult<InfiniteData<{ readonly reads: readonly Read[] }>>;
  readonly timeZone: string;
  /** Whether it is told from which network they were. */
  readonly hasNetworks?: boolean;
}

/** Who opened what of whom, newest first, and older ones on demand. */
export function ReadsList({ reads, timeZone, hasNetworks = false }: ReadsListProps) {
  const { t } = useReadsTexts();
  const dates = useDates();
  const rowOf = ({ reader, role, what, whose, of, first, count, network }: Read) => [
    <time key="when" dateTime={first}>
      {dates.dayAndTime(first, timeZone)}
    </time>,
    role === undefined ? reader.name : `${reader.name}, ${t(`role.${role}`)}`,
    t(`what.${what}`),
    of?.name ?? t(`whose.${whose}`),
    count,
    ...(hasNetworks ? [network] : []),
  ];
  return (
    <Answer query={reads} isDated skeleton={<Skeleton height={320} />}>
      {({ pages }) => {
        const found = pages.flatMap((page) => page.reads);
        return (
          <section className={report['sheet']}>
            {found.length === 0 ? (
              <p data-testid="no-reads">{t('none')}</p>
            ) : (
              <ReportTable
                label={t('table')}
                columns={[
                  ...[t('when'), t('who'), t('data'), t('of'), t('times')],
                  ...(hasNetworks ? [t('network')] : []),
                ]}
                rows={found.map((read, index) => ({ id: index.toString(), cells: rowOf(read) }))}
                testId="reads"
              />
            )}
            {reads.hasNextPage && (
              <Button
                variant="default"
                mt="md"
                loading={reads.isFetchingNextPage}
                onClick={() => void reads.fetchNextPage()}
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
