import type { FiguresRow } from '../api/staff-reports.js';
import { useNumbers } from '../pupil/numbers.js';
import { ReportTable } from './report-table.js';
import { useReportsTexts } from './texts/reports-texts.js';

export const levels = ['excellent', 'good', 'satisfactory', 'unsatisfactory', 'notAssessed'] as const;

interface FiguresTableProps {
  readonly rows: readonly FiguresRow[];
  /** What the rows are of. */
  readonly part: string;
}

/** Grades by level, and what they come to, a row for each part. */
export function FiguresTable({ rows, part }: FiguresTableProps) {
  const { t } = useReportsTexts();
  const numbers = useNumbers();
  const percent = (value: number | undefined) =>
    value === undefined ? '–' : t('percent', { value: numbers.percent(value) });
  return (
    <ReportTable
      label={t('table')}
      testId="figures"
      columns={[
        part,
        t('counted'),
        ...levels.map((level) => t(`level.${level}`)),
        ...[t('performance'), t('quality'), t('training'), t('unmarked'), t('exempt')],
      ]}
      rows={rows.map(({ id, title, counted, performance, quality, training, ...row }) => ({
        id,
        cells: [
          ...[title, counted, ...levels.map((level) => row.levels[level])],
          ...[percent(performance), percent(quality), percent(training), row.unmarked, row.exempt],
        ],
      }))}
    />
  );
}
