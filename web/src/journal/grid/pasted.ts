import { within, type Place, type Size } from './place.js';

/** A value with the cell that it falls on. */
export interface Pasted extends Place {
  readonly text: string;
}

/**
 * What comes out of a spreadsheet, from a place on: lines, and cells in them apart by tabs. Empty ones leave the cell
 * as it is. Undefined where it reaches beyond the grid: then it was meant for another place.
 */
export function pastedFrom(text: string, from: Place, size: Size): readonly Pasted[] | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const values = lines.flatMap((line, row) =>
    line.split('\t').flatMap((value, column): Pasted[] => {
      const at = { row: from.row + row, column: from.column + column };
      return value.trim() === '' ? [] : [{ ...at, text: value.trim() }];
    }),
  );
  const isInside = (place: Place) => {
    const nearest = within(place, size);
    return nearest.row === place.row && nearest.column === place.column;
  };
  return values.every(isInside) ? values : undefined;
}
