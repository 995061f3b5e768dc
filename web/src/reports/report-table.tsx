import type { ReactNode } from 'react';
import classes from '../pupil/report.module.css';

interface ReportTableProps {
  readonly label: string;
  /** The first one is what the lines are called by. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
  readonly testId?: string;
}

/** A table whose lines become cards on a phone, with the names of the columns before their values. */
export function ReportTable({ label, columns, rows, testId }: ReportTableProps) {
  return (
    <table
      role="table"
      aria-label={label}
      className={`${classes['table']} ${classes['cards']}`}
      data-testid={testId}
    >
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((name) => (
            <th key={name} role="columnheader" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ id, cells: [name, ...figures] }) => (
          <tr key={id} role="row">
            <th role="rowheader" scope="row">
              {name}
            </th>
            {figures.map((figure, index) => (
              <td
                key={columns[index + 1]}
                role="cell"
                className={typeof figure === 'number' ? classes['number'] : undefined}
                data-label={columns[index + 1]}
              >
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
