/** A table that is printed, or opened in a spreadsheet. */
export interface Sheet {
  readonly title: string;
  /** Lines above the table. */
  readonly lead: readonly string[];
  readonly columns: readonly Column[];
  /** Of as many cells as there are columns. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly title: string;
  /** Letters in a line of it at most. */
  readonly widest: number;
}

/** A number is reckoned with; nothing else is. */
export type Cell = string | number | undefined;

/** The first columns, which say whose row it is. */
export const HEAD_COLUMNS = 2;

const NARROWEST = 3;

/** How many letters wide each column is: as wide as its title and its cells, up to what it may be. */
export const widthsOf = ({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): number[] =>
  columns.map(({ title, widest }, index) => {
    const cells = rows.map((row) => longestLine(row[index]?.toString() ?? ''));
    return Math.min(widest, Math.max(NARROWEST, longestWord(title), ...cells));
  });

const longestLine = (text: string): number => lengthOfLongest(text.split('\n'));
const longestWord = (text: string): number => lengthOfLongest(text.split(/\s+/));
const lengthOfLongest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));

/** A grade that is a whole number as one, so that a spreadsheet counts with it. */
export const gradeCell = (value: string): Cell => (/^(0|[1-9]\d{0,2})$/.test(value) ? Number(value) : value);
