import type { Remarks } from '../api/portfolio.js';

export const REMARK_KINDS = ['praise', 'reprimand', 'note'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

export type MonthOfRemarks = Remarks['months'][number];

/** The columns of a chart, in units of the drawing. */
export interface RemarksColumns {
  readonly columns: readonly {
    readonly month: string;
    readonly kind: RemarkKind;
    readonly count: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** The count at the top of the drawing. */
  readonly highest: number;
}

export const columnsSize = { width: 640, height: 200, left: 40, right: 8, top: 12, bottom: 32 };

/** One column for each kind in each month, side by side. */
export function remarksColumns(months: readonly MonthOfRemarks[]): RemarksColumns {
  const { width, height, left, right, top, bottom } = columnsSize;
  const highest = Math.max(1, ...months.flatMap((month) => REMARK_KINDS.map((kind) => month[kind])));
  const slot = (width - left - right) / Math.max(1, months.length);
  const column = Math.floor(Math.min(24, (slot * 0.8) / REMARK_KINDS.length) * 10) / 10;
  const columns = months.flatMap((month, index) => {
    const begin = rounded(left + index * slot + (slot - column * REMARK_KINDS.length) / 2);
    return REMARK_KINDS.flatMap((kind, which) => {
      const count = month[kind];
      const tall = (count / highest) * (height - top - bottom);
      return count === 0
        ? []
        : [
            {
              ...{ month: month.month, kind, count },
              ...{ x: rounded(begin + which * column), y: rounded(height - bottom - tall) },
              ...{ width: column, height: rounded(tall) },
            },
          ];
    });
  });
  return { columns, highest };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
