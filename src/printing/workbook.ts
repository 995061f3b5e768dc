import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { HEAD_COLUMNS, widthsOf, type Cell, type Sheet } from './sheet.js';

/** What a cell of a spreadsheet holds at most (ECMA-376, as Excel has it). */
const MOST_LETTERS = 32_767;
const LONGEST_NAME = 31;

/**
 * Sheets as a workbook (Office Open XML). A text stays a text, whatever it begins with: only cells that say so
 * themselves are formulas, and none does.
 */
export const workbookOf = (sheets: readonly Sheet[]): Promise<Buffer> => {
  const names = namesOf(sheets.map(({ title }) => title));
  return writeXlsxFile(
    sheets.map((sheet, index) => ({
      sheet: names[index] ?? '',
      orientation: 'landscape' as const,
      ...{ stickyRowsCount: 1, stickyColumnsCount: HEAD_COLUMNS },
      columns: widthsOf(sheet).map((letters) => ({ width: letters + 2 })),
      data: [
        sheet.columns.map(({ title }) => ({ ...textCell(title), fontWeight: 'bold' as const })),
        ...sheet.rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBuffer();
};

const cellOf = (cell: Cell): CellObject | null => {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return textCell(cell);
  return { type: Number, value: cell, ...(Number.isInteger(cell) ? {} : { format: '0.00' }) };
};

const textCell = (text: string): CellObject => ({
  ...{ type: String, value: allowed(text).slice(0, MOST_LETTERS), wrap: true },
});

/** Without what XML 1.0 has no way to say. */
const allowed = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** Names of sheets: short, without what they may not have, and each its own. */
export const namesOf = (titles: readonly string[]): string[] => {
  const names: string[] = [];
  for (const title of titles) {
    const wanted = allowed(title)
      .replace(/[[\]:*?/\\]/g, '-')
      .replace(/^'+|'+$/g, '')
      .trim();
    const name = (number: number): string => {
      const end = number === 1 ? '' : ` (${number.toString()})`;
      return `${(wanted || 'Sheet').slice(0, LONGEST_NAME - end.length)}${end}`;
    };
    let number = 1;
    const isTaken = () => names.some((known) => known.toLowerCase() === name(number).toLowerCase());
    while (isTaken()) number++;
    names.push(name(number));
  }
  return names;
};
