/** A line of a bar chart, in units of the drawing: its title above, and a bar for each of its shares. */
export interface BarLine {
  readonly id: string;
  readonly title: string;
  readonly y: number;
  readonly bars: readonly { readonly y: number; readonly width: number; readonly share: number }[];
}

export const barSize = { width: 640, titleHeight: 24, bar: 10, gap: 4, between: 14 };

/** Bars below each other. @param rows with shares in percent; one that isn't known has no bar */
export function barLines(
  rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly shares: readonly (number | undefined)[];
  }[],
): { readonly lines: readonly BarLine[]; readonly height: number } {
  const { width, titleHeight, bar, gap, between } = barSize;
  const most = Math.max(0, ...rows.map(({ shares }) => shares.length));
  const lineHeight = titleHeight + most * (bar + gap) + between;
  const lines = rows.map(({ id, title, shares }, index) => ({
    ...{ id, title, y: index * lineHeight },
    bars: shares.flatMap((share, which) =>
      share === undefined
        ? []
        : [
            {
              y: index * lineHeight + titleHeight + which * (bar + gap),
              width: rounded((Math.min(100, Math.max(0, share)) / 100) * width),
              share,
            },
          ],
    ),
  }));
  return { lines, height: rows.length * lineHeight };
}

/** A column of a chart by days. */
export interface DayColumn {
  readonly date: string;
  /** Percent of the lessons of the day. */
  readonly share: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const daysSize = { width: 640, height: 200, left: 64, right: 8, top: 16, bottom: 32 };

/** The share of lessons missed, a column for each day; the highest of the scale is a full ten percent. */
export function dayColumns(
  days: readonly { readonly date: string; readonly held: number; readonly missed: number }[],
): { readonly columns: readonly DayColumn[]; readonly highest: number } {
  const { width, height, left, right, top, bottom } = daysSize;
  const shares = days.map(({ held, missed }) => (held === 0 ? 0 : (missed * 100) / held));
  const highest = Math.max(10, Math.ceil(Math.max(0, ...shares) / 10) * 10);
  const step = (width - left - right) / Math.max(1, days.length);
  const columns = days.map(({ date }, index) => {
    const share = shares[index] ?? 0;
    const size = rounded((share / highest) * (height - top - bottom));
    return {
      ...{ date, share, x: rounded(left + index * step), y: rounded(height - bottom - size) },
      ...{ width: rounded(Math.min(32, step * 0.8)), height: size },
    };
  });
  return { columns, highest };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
