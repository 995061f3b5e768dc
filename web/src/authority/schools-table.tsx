import { useState } from 'react';
import type { AuthorityFigures, FiguresRow } from '../api/staff-reports.js';
import { useNumbers } from '../pupil/numbers.js';
import report from '../pupil/report.module.css';
import classes from './authority.module.css';
import { COLUMNS, orderAfter, sorted, type Order } from './sorted.js';
import { useAuthorityTexts } from './texts/authority-texts.js';

interface SchoolsTableProps {
  readonly rows: readonly FiguresRow[];
  readonly total: AuthorityFigures;
}

/** A line for each school, in the order of any column, with a bar beside each share; all together in the last line. */
export function SchoolsTable({ rows, total }: SchoolsTableProps) {
  const { t } = useAuthorityTexts();
  const [order, setOrder] = useState<Order>({ by: 'school', descending: false });
  const unmarked = rows.reduce((sum, row) => sum + row.unmarked, 0);
  return (
    <div className={classes['scroll']} role="region" aria-label={t('schools.table')} tabIndex={0}>
      <table className={report['table']} data-testid="schools">
        <thead>
          <tr>
            {COLUMNS.map((column) => {
              const isBy = column === order.by;
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={isBy ? (order.descending ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className={classes['sort']}
                    aria-label={t('schools.sortBy', { column: t(`schools.${column}`) })}
                    onClick={() => setOrder(orderAfter(order, column))}
                  >
                    {t(`schools.${column}`)}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, order).map((row) => (
            <FiguresLine key={row.id} title={row.title} figures={row} unmarked={row.unmarked} />
          ))}
        </tbody>
        <tfoot>
          <FiguresLine title={t('schools.total')} figures={total} unmarked={unmarked} />
        </tfoot>
      </table>
    </div>
  );
}

interface FiguresLineProps {
  readonly title: string;
  readonly figures: AuthorityFigures;
  readonly unmarked: number;
}

function FiguresLine({ title, figures, unmarked }: FiguresLineProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className={report['number']}>{figures.counted}</td>
      {[figures.performance, figures.quality, figures.training].map((share, index) => (
        <td key={index}>
          <Share share={share} />
        </td>
      ))}
      <td className={report['number']}>{unmarked}</td>
    </tr>
  );
}

function Share({ share }: { readonly share: number | undefined }) {
  const { t } = useAuthorityTexts();
  const numbers = useNumbers();
  if (share === undefined) return '–';
  return (
    <span className={classes['share']}>
      {t('schools.percent', { value: numbers.percent(share) })}
      <span className={classes['track']} aria-hidden>
        <span style={{ width: `${share.toString()}%` }} />
      </span>
    </span>
  );
}
