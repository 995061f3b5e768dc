import { useId } from 'react';
import type { CoursePoint, Needed } from '../api/pupil-reports.js';
import { useDates } from '../i18n/dates.js';
import { chartSize, courseChart } from './course-chart.js';
import frame from '../shell/frame.module.css';
import classes from './average-chart.module.css';
import { useNumbers } from './numbers.js';
import report from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

interface AverageChartProps {
  /** One day at least. */
  readonly course: readonly CoursePoint[];
  readonly next: Needed | undefined;
}

/** The average after each day with grades, as a drawing, in a sentence and as a table. */
export function AverageChart({ course, next }: AverageChartProps) {
  const { t } = usePupilTexts();
  const numbers = useNumbers();
  const dates = useDates();
  const sayingId = useId();
  const { points, line, ticks, goal } = courseChart(course, next?.least);
  const [first, last] = [course[0], course.at(-1)];
  if (!first || !last) return null;
  const { width, height, left, right, bottom } = chartSize;
  const saying = t('courseSays', {
    ...{ first: numbers.average(first.average), last: numbers.average(last.average) },
    count: course.length,
  });
  const goalSaying = next && t('courseGoal', { value: next.value, least: numbers.average(next.least) });
  return (
    <figure className={classes['figure']} data-testid="course">
      <figcaption id={sayingId}>
        <strong>{t('course')}.</strong> {saying}
        {goalSaying !== undefined && ` ${goalSaying}.`}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={sayingId}
        className={classes['chart']}
      >
        {ticks.map(({ value, y }) => (
          <g key={value}>
            <line x1={left} x2={width - right} y1={y} y2={y} className={classes['grid']} />
            <text x={left - 8} y={y + 4} textAnchor="end">
              {numbers.average(value)}
            </text>
          </g>
        ))}
        {goal !== undefined && (
          <g>
            <line x1={left} x2={width - right} y1={goal} y2={goal} className={classes['goal']} />
            <text x={width - right} y={goal - 5} textAnchor="end" className={classes['goalText']}>
              {goalSaying}
            </text>
          </g>
        )}
        <path d={line} className={classes['line']} />
        {points.map(({ date, average, x, y }) => (
          <circle key={date} cx={x} cy={y} r={4} className={classes['point']}>
            <title>{`${dates.short(date)}: ${numbers.average(average)}`}</title>
          </circle>
        ))}
        <text x={left} y={height - bottom + 20}>
          {dates.numeric(first.date)}
        </text>
        {first !== last && (
          <text x={width - right} y={height - bottom + 20} textAnchor="end">
            {dates.numeric(last.date)}
          </text>
        )}
      </svg>
      <details className={frame['onScreen']}>
        <summary>{t('courseTable')}</summary>
        <table className={report['table']}>
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              <th scope="col">{t('average')}</th>
            </tr>
          </thead>
          <tbody>
            {course.map(({ date, average }) => (
              <tr key={date}>
                <td>{dates.short(date)}</td>
                <td className={report['number']}>{numbers.average(average)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
