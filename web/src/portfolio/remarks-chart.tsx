import { useId } from 'react';
import type { Remarks } from '../api/portfolio.js';
import { useDates } from '../i18n/dates.js';
import chart from '../pupil/average-chart.module.css';
import { ReportTable } from '../reports/report-table.js';
import classes from './portfolio.module.css';
import { columnsSize, REMARK_KINDS, remarksColumns } from './remarks-columns.js';
import { usePortfolioTexts } from './texts/portfolio-texts.js';

/** How many remarks of each kind there were in each month: as a drawing, in a sentence and as a table. */
export function RemarksChart({ remarks: { months, total } }: { readonly remarks: Remarks }) {
  const { t } = usePortfolioTexts();
  const dates = useDates();
  const sayingId = useId();
  const { columns, highest } = remarksColumns(months);
  const { width, height, left, right, top, bottom } = columnsSize;
  const [first, last] = [months[0], months.at(-1)];
  return (
    <figure className={chart['figure']} data-testid="remarks-chart">
      <figcaption id={sayingId}>
        <strong>{t('remarks.chart')}.</strong> {t('remarks.says', { ...total })}
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
              {value}
            </text>
          </g>
        ))}
        {columns.map(({ month, kind, count, ...place }) => (
          <rect key={`${month} ${kind}`} {...place} className={classes[kind]} data-solid="true">
            <title>{`${dates.month(month)}, ${t(`remarks.${kind}`)}: ${count}`}</title>
          </rect>
        ))}
        {first && (
          <text x={left} y={height - bottom + 22}>
            {dates.month(first.month)}
          </text>
        )}
        {last && last !== first && (
          <text x={width - right} y={height - bottom + 22} textAnchor="end">
            {dates.month(last.month)}
          </text>
        )}
      </svg>
      <ReportTable
        label={t('remarks.table')}
        columns={[t('remarks.month'), ...REMARK_KINDS.map((kind) => t(`remarks.${kind}`))]}
        rows={months.map((month) => ({
          id: month.month,
          cells: [dates.month(month.month), ...REMARK_KINDS.map((kind) => month[kind])],
        }))}
      />
    </figure>
  );
}
