import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../api/pupil-reports.js';
import {
  useClassAttendance,
  useSchoolAttendance,
  type AttendanceFigures,
  type DayFigures,
  type StandsFor as Standing,
} from '../api/staff-reports.js';
import { useNumbers } from '../pupil/numbers.js';
import report from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import { DaysChart } from './days-chart.js';
import { ReportTable } from './report-table.js';
import { StandsFor } from './stands-for.js';
import { useReportsTexts } from './texts/reports-texts.js';

interface OfTime {
  readonly span: Span;
  readonly timeZone: string;
}

/** A class by pupil. */
export function ClassAttendanceReport({ classId, span, timeZone }: OfTime & { readonly classId: string }) {
  const { t } = useReportsTexts();
  const figures = useFigures();
  const attendance = useClassAttendance(classId, span);
  return (
    <Answer query={attendance} skeleton={<Skeleton height={320} />}>
      {({ pages }) => (
        <Attendance report={pages[0]} timeZone={timeZone} more={moreOf(attendance)}>
          <ReportTable
            label={t('tab.attendance')}
            testId="attendance"
            columns={[t('pupil'), ...figures.columns, t('inARow')]}
            rows={pages
              .flatMap(({ rows }) => rows)
              .map(({ id, name, unexcusedInARow, ...own }) => ({
                id,
                cells: [name, ...figures.of(own), unexcusedInARow.lessons.longest],
              }))}
          />
        </Attendance>
      )}
    </Answer>
  );
}

/** A school by class. */
export function SchoolAttendanceReport({ school, span, timeZone }: OfTime & { readonly school: string }) {
  const { t } = useReportsTexts();
  const figures = useFigures();
  const attendance = useSchoolAttendance(school, span);
  return (
    <Answer query={attendance} skeleton={<Skeleton height={320} />}>
      {({ pages }) => (
        <Attendance report={pages[0]} timeZone={timeZone} more={moreOf(attendance)}>
          <ReportTable
            label={t('tab.attendance')}
            testId="attendance"
            columns={[t('class'), t('pupils'), ...figures.columns]}
            rows={pages
              .flatMap(({ rows }) => rows)
              .map(({ id, title, pupils, ...own }) => ({ id, cells: [title, pupils, ...figures.of(own)] }))}
          />
        </Attendance>
      )}
    </Answer>
  );
}

interface AttendanceProps {
  readonly report:
    (Standing & { readonly total: AttendanceFigures; readonly days: readonly DayFigures[] }) | undefined;
  readonly timeZone: string;
  /** Asks for further rows, where there are any. */
  readonly more: (() => void) | undefined;
  readonly children: ReactNode;
}

function Attendance({ report: told, timeZone, more, children }: AttendanceProps) {
  const { t } = useReportsTexts();
  if (!told || told.total.lessons.held === 0) return <p>{t('noLessons')}</p>;
  return (
    <section className={report['sheet']}>
      <StandsFor report={told} timeZone={timeZone} />
      <DaysChart days={told.days} total={told.total} />
      {children}
      {more && (
        <Button variant="default" mt="md" onClick={more}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

const moreOf = (query: { readonly hasNextPage: boolean; readonly fetchNextPage: () => unknown }) =>
  query.hasNextPage ? () => void query.fetchNextPage() : undefined;

/** What the days of somebody or of several come to, as the cells of a line. */
function useFigures() {
  const { t } = useTranslation();
  const { t: tr } = useReportsTexts();
  const numbers = useNumbers();
  return {
    columns: [
      ...[tr('held'), tr('missed'), tr('withoutReason'), t('absence.excused'), t('absence.ill')],
      ...[tr('late'), tr('days'), tr('attended')],
    ],
    of: ({ lessons, reasons, late, days }: AttendanceFigures) => [
      ...[lessons.held, lessons.missed, reasons.absent, reasons.excused, reasons.ill],
      ...[late.lessons, days.missed],
      lessons.attended === undefined ? '–' : tr('percent', { value: numbers.percent(lessons.attended) }),
    ],
  };
}
