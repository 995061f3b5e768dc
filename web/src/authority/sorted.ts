import type { FiguresRow } from '../api/staff-reports.js';

export const COLUMNS = ['school', 'counted', 'performance', 'quality', 'training', 'unmarked'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  readonly by: Column;
  readonly descending: boolean;
}

/** Another column begins with its greatest figures, names with A; the same one turns round. */
export function orderAfter({ by, descending }: Order, chosen: Column): Order {
  return { by: chosen, descending: chosen === by ? !descending : chosen !== 'school' };
}

/** In some order; schools without a figure come last either way. */
export function sorted(rows: readonly FiguresRow[], { by, descending }: Order): readonly FiguresRow[] {
  const turn = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (by === 'school') return turn * a.title.localeCompare(b.title);
    const [left, right] = [a[by], b[by]];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return turn * (left - right) || a.title.localeCompare(b.title);
  });
}
