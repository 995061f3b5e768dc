import { Button, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useLiveDiary } from '../api/use-live.js';
import { useAttendance, type Span, type Years } from '../api/pupil-reports.js';
import { Answer } from '../shell/answer.js';
import { AbsencesTable } from './absences-table.js';
import { AttendanceFigures } from './attendance-figures.js';
import { AttendanceParts } from './attendance-parts.js';
import { Nothing } from './nothing.js';
import { ReportHead } from './report-head.js';
import classes from './report.module.css';
import { SpanNav } from './span-nav.js';
import { usePupilTexts } from './texts/pupil-texts.js';
import { WithSpan } from './with-span.js';

const route = getRouteApi('/signed-in/diary/$pupilId/attendance');

/** A pupil's attendance in some time: what it comes to, by month and subject, and each lesson missed. */
export function AttendancePage() {
  const { pupilId } = route.useParams();
  useLiveDiary(pupilId);
  return (
    <WithSpan pupilId={pupilId} tab="attendance" search={route.useSearch()}>
      {(span, years) => <AttendanceOfSpan pupilId={pupilId} span={span} years={years} />}
    </WithSpan>
  );
}

interface AttendanceOfSpanProps {
  readonly pupilId: string;
  readonly span: Span;
  readonly years: Years;
}

function AttendanceOfSpan({ pupilId, span, years }: AttendanceOfSpanProps) {
  const { t } = usePupilTexts();
  const attendance = useAttendance(pupilId, span);
  return (
    <>
      <ReportHead pupilId={pupilId} tab="attendance" name={attendance.data?.pages[0]?.pupil.name}>
        <SpanNav to="/diary/$pupilId/attendance" pupilId={pupilId} span={span} years={years} />
      </ReportHead>
      <Answer query={attendance} skeleton={<Skeleton height={320} />}>
        {({ pages }) => {
          const report = pages[0];
          const rows = pages.flatMap((page) => page.rows);
          if (!report || report.total.lessons.held + rows.length === 0) {
            return <Nothing title={t('noLessonsTitle')} text={t('noLessons')} />;
          }
          return (
            <>
              <AttendanceFigures total={report.total} />
              <section className={classes['sheet']}>
                <h2>{t('absences')}</h2>
                {rows.length === 0 ? (
                  <p>{t('noAbsences')}</p>
                ) : (
                  <AbsencesTable pupilId={pupilId} rows={rows} />
                )}
                {attendance.hasNextPage && (
                  <Button
                    variant="default"
                    mt="md"
                    loading={attendance.isFetchingNextPage}
                    onClick={() => void attendance.fetchNextPage()}
                  >
                    {t('more')}
                  </Button>
                )}
              </section>
              <AttendanceParts report={report} />
            </>
          );
        }}
      </Answer>
    </>
  );
}
