import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTeacherProgress } from '../api/staff-reports.js';
import { useDates } from '../i18n/dates.js';
import { useNumbers } from '../pupil/numbers.js';
import report from '../pupil/report.module.css';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { ReportTable } from './report-table.js';
import { StandsFor } from './stands-for.js';
import { useReportsTexts } from './texts/reports-texts.js';

interface TeacherProgressReportProps {
  readonly teacher: string;
  readonly term: string;
  readonly timeZone: string;
}

/** How a teacher keeps each page of a term. */
export function TeacherProgressReport({ teacher, term, timeZone }: TeacherProgressReportProps) {
  const { t } = useReportsTexts();
  const dates = useDates();
  const numbers = useNumbers();
  const progress = useTeacherProgress(teacher, term);
  const { role } = useMe();
  const isHead = role === 'deputyHead' || role === 'admin';
  return (
    <Answer query={progress} skeleton={<Skeleton height={320} />}>
      {({ pages }) => (
        <section className={report['sheet']}>
          {pages[0] && (
            <>
              <h2>{pages[0].teacher.name}</h2>
              <StandsFor report={pages[0]} timeZone={timeZone} />
            </>
          )}
          <ReportTable
            label={t('tab.progress')}
            testId="progress"
            columns={[
              ...[t('page'), t('pupils'), t('held'), t('cancelled'), t('topicsMissing'), t('grades')],
              ...[t('density'), t('lateEntries'), t('corrections'), t('annulments'), t('lastEntry')],
            ]}
            rows={pages
              .flatMap(({ rows }) => rows)
              .map(({ pageId, subject, group, closed, pupils, lessons, ...kept }) => ({
                id: pageId,
                cells: [
                  `${subject.title}, ${group.title}${closed ? ` (${t('closed')})` : ''}`,
                  ...[pupils, lessons.held, lessons.cancelled],
                  <Missing key="topics" lessons={kept.topicsMissing} />,
                  kept.grades,
                  kept.density === undefined ? '–' : numbers.average(kept.density),
                  isHead ? (
                    <Link
                      key="late"
                      to="/journal/$pageId/late-corrections"
                      params={{ pageId }}
                      aria-label={t('lateOf', {
                        count: kept.lateEntries,
                        page: `${subject.title}, ${group.title}`,
                      })}
                    >
                      {kept.lateEntries}
                    </Link>
                  ) : (
                    kept.lateEntries
                  ),
                  ...[kept.corrections, kept.annulments],
                  kept.lastEntryAt === undefined ? '–' : dates.instant(kept.lastEntryAt, timeZone),
                ],
              }))}
          />
          {progress.hasNextPage && (
            <Button variant="default" mt="md" onClick={() => void progress.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </section>
      )}
    </Answer>
  );
}

/** How many there are, and on which days. */
function Missing({
  lessons,
}: {
  readonly lessons: readonly { readonly date: string; readonly number: number }[];
}) {
  const dates = useDates();
  if (lessons.length === 0) return 0;
  const days = [...new Set(lessons.map(({ date }) => date))].map((date) => dates.numeric(date));
  return (
    <details>
      <summary>{lessons.length}</summary>
      {days.join(', ')}
    </details>
  );
}
