import { useId } from 'react';
import chart from '../pupil/average-chart.module.css';
import { useNumbers } from '../pupil/numbers.js';
import { barLines, barSize } from './charts.js';
import classes from './reports.module.css';
import { useReportsTexts } from './texts/reports-texts.js';

interface ShareChartProps {
  readonly title: string;
  /** What the bars of each line are; the first one's are solid. */
  readonly names: readonly string[];
  /** With shares in percent. */
  readonly rows: Parameters<typeof barLines>[0];
}

/** Shares as bars, which the table beside it has as figures. */
export function ShareChart({ title, names, rows }: ShareChartProps) {
  const { t } = useReportsTexts();
  const numbers = useNumbers();
  const sayingId = useId();
  const { lines, height } = barLines(rows);
  const percent = (value: number) => t('percent', { value: numbers.percent(value) });
  const known = rows
    .flatMap(({ title: name, shares: [share] }) => (share === undefined ? [] : [{ title: name, share }]))
    .sort((a, b) => a.share - b.share);
  const [low, high] = [known[0], known.at(-1)];
  const told = (key: 'chartLow' | 'chartHigh', { title: name, share }: (typeof known)[number]) =>
    t(key, { title: name, value: percent(share) });
  return (
    <figure className={chart['figure']} data-testid="chart">
      <figcaption id={sayingId}>
        <strong>{title}.</strong> {names[0]}
        {low && high && low !== high && `: ${told('chartHigh', high)}; ${told('chartLow', low)}`}.
      </figcaption>
      {names.length > 1 && (
        <ul role="list" className={classes['legend']}>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <svg
        viewBox={`0 0 ${barSize.width} ${height}`}
        role="img"
        aria-labelledby={sayingId}
        className={`${chart['chart']} ${classes['chart']}`}
      >
        {lines.map(({ id, title: name, y, bars }) => (
          <g key={id}>
            <text x={0} y={y + 18} className={classes['title']}>
              {name}
            </text>
            <text x={barSize.width} y={y + 18} textAnchor="end">
              {bars.map(({ share }) => percent(share)).join(' / ')}
            </text>
            {bars.map((bar, index) => (
              <g key={bar.y}>
                <rect
                  x={0}
                  y={bar.y}
                  width={barSize.width}
                  height={barSize.bar}
                  className={classes['track']}
                />
                <rect
                  x={0}
                  y={bar.y}
                  width={bar.width}
                  height={barSize.bar}
                  className={classes['bar']}
                  data-solid={index === 0}
                />
              </g>
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}
