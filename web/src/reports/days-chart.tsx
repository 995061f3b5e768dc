import { useId } from 'react';
import type { AttendanceFigures, DayFigures } from '../api/staff-reports.js';
import { useDates } from '../i18n/dates.js';
import chart from '../pupil/average-chart.module.css';
import { useNumbers } from '../pupil/numbers.js';
import { dayColumns, daysSize } from './charts.js';
import classes from './reports.module.css';
import { useReportsTexts } from './texts/reports-texts.js';

interface DaysChartProps {
  /** One at least. */
  readonly days: readonly DayFigures[];
  readonly total: AttendanceFigures;
}

/** The share of lessons missed, day by day. */
export function DaysChart({ days, total: { lessons } }: DaysChartProps) {
  const { t } = useReportsTexts();
  const numbers = useNumbers();
  const dates = useDates();
  const sayingId = useId();
  const { columns, highest } = dayColumns(days);
  const { width, height, left, right, top, bottom } = daysSize;
  const [first, last] = [days[0], days.at(-1)];
  const percent = (value: number) => t('percent', { value: numbers.percent(value) });
  return (
    <figure className={chart['figure']} data-testid="chart">
      <figcaption id={sayingId}>
        <strong>{t('chartAttendance')}.</strong>{' '}
        {t('chartAttendanceSays', { missed: lessons.missed, held: lessons.held, count: days.length })}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={sayingId}
        className={chart['chart']}
      >
        {[
          { value: 0, y: height - bottom },
          { value: highest, y: top },
        ].map(({ value, y }) => (
          <g key={value}>
            <line x1={left} x2={width - right} y1={y} y2={y} className={chart['grid']} />
            <text x={left - 8} y={y + 5} textAnchor="end">
              {percent(value)}
            </text>
          </g>
        ))}
        {columns.map(({ date, share, ...place }) => (
          <rect key={date} {...place} className={classes['bar']} data-solid="true">
            <title>{t('chartMissed', { date: dates.short(date), value: percent(share) })}</title>
          </rect>
        ))}
        {first && (
          <text x={left} y={height - bottom + 24}>
            {dates.numeric(first.date)}
          </text>
        )}
        {last && last !== first && (
          <text x={width - right} y={height - bottom + 24} textAnchor="end">
            {dates.numeric(last.date)}
          </text>
        )}
      </svg>
    </figure>
  );
}
