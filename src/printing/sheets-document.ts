import type { Language } from '../notices/preferences/preferences.values.js';
import type { Content, Document } from '../pdf/document.js';
import { HEAD_COLUMNS, widthsOf, type Cell, type Sheet } from './sheet.js';
import type { PrintedDates } from './printed-dates.js';

/** What a sheet is printed with. */
interface Printing {
  readonly language: Language;
  readonly dates: PrintedDates;
  /** Below each page. */
  readonly footer: string;
}

const MARGIN = 28;
/** Of A4, lying. */
const WIDTH = 842 - 2 * MARGIN;
const FONT_SIZE = 7;
/** A letter of that size, and what surrounds the letters of a cell, in points. */
const LETTER = 4;
const AROUND = 4.5;

/** Sheets on A4: each begins a page, and what is too wide for one goes on, under the same rows, on the next. */
export const sheetsDocument = (
  sheets: readonly Sheet[],
  { language, dates, footer }: Printing,
): Document => ({
  pageSize: 'A4',
  pageOrientation: 'landscape',
  pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN],
  language,
  defaultStyle: { fontSize: FONT_SIZE },
  footer: { text: footer, fontSize: 6, color: '#555555', margin: [MARGIN, 8, MARGIN, 0] },
  content: sheets.flatMap((sheet, index) => {
    const widths = widthsOf(sheet).map((letters) => letters * LETTER);
    return partsOf(widths).map((columns, part): Content => ({
      ...(index + part > 0 ? { pageBreak: 'before' as const } : {}),
      stack: [
        { text: sheet.title, bold: true, fontSize: 13 },
        ...sheet.lead.map((text) => ({ text, fontSize: 8 })),
        {
          margin: [0, 6, 0, 0],
          table: {
            headerRows: 1,
            widths: columns.map((column) => widths[column] ?? 0),
            body: [
              columns.map((column) => ({
                ...{ text: sheet.columns[column]?.title ?? '', bold: true, fillColor: '#e8e8e8' },
              })),
              ...sheet.rows.map((row) => columns.map((column) => printed(row[column], dates))),
            ],
          },
          layout: 'grid',
        },
      ],
    }));
  }),
});

/** The columns of each page, by their places in the sheet: those that say whose row it is stand on every one. */
const partsOf = (widths: readonly number[]): number[][] => {
  const head = widths.slice(0, HEAD_COLUMNS).map((_, column) => column);
  const taken = (columns: readonly number[]) =>
    columns.reduce((sum, column) => sum + (widths[column] ?? 0) + AROUND, 0);
  const parts: number[][] = [];
  let part = head;
  for (let column = HEAD_COLUMNS; column < widths.length; column++) {
    if (part.length > HEAD_COLUMNS && taken([...part, column]) > WIDTH) {
      parts.push(part);
      part = head;
    }
    part = [...part, column];
  }
  return [...parts, part];
};

const printed = (cell: Cell, dates: PrintedDates): string => {
  if (typeof cell !== 'number') return cell ?? '';
  return Number.isInteger(cell) ? cell.toString() : dates.number(cell);
};
