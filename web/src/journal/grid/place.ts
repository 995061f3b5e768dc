/** A cell of the grid, counted from nothing. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** As many lines as somebody turns over at once. */
const LEAF = 10;

/** Where a key leads, as in the grids of WAI-ARIA and in spreadsheets; undefined for one that leads nowhere. */
export function placeAfter({ key, ctrlKey }: Press, { row, column }: Place, size: Size): Place | undefined {
  const [bottom, end] = [size.rows - 1, size.columns - 1];
  switch (key) {
    case 'ArrowUp':
      return within({ row: ctrlKey ? 0 : row - 1, column }, size);
    case 'ArrowDown':
      return within({ row: ctrlKey ? bottom : row + 1, column }, size);
    case 'ArrowLeft':
      return within({ row, column: ctrlKey ? 0 : column - 1 }, size);
    case 'ArrowRight':
      return within({ row, column: ctrlKey ? end : column + 1 }, size);
    case 'PageUp':
      return within({ row: row - LEAF, column }, size);
    case 'PageDown':
      return within({ row: row + LEAF, column }, size);
    case 'Home':
      return within({ row: ctrlKey ? 0 : row, column: 0 }, size);
    case 'End':
      return within({ row: ctrlKey ? bottom : row, column: end }, size);
    default:
      return undefined;
  }
}

/** Where a key leads that ends the typing in a cell; undefined for one with which it goes on. */
export function placeAfterTyping(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  place: Place,
  size: Size,
): Place | undefined {
  const asArrow = { Enter: shiftKey ? 'ArrowUp' : 'ArrowDown', Tab: shiftKey ? 'ArrowLeft' : 'ArrowRight' };
  const arrow = key === 'Enter' || key === 'Tab' ? asArrow[key] : key;
  return arrow.startsWith('Arrow') ? placeAfter({ key: arrow, ctrlKey: false }, place, size) : undefined;
}

/** The nearest place that the grid has. */
export function within({ row, column }: Place, { rows, columns }: Size): Place {
  const inRange = (number: number, count: number) => Math.max(0, Math.min(number, count - 1));
  return { row: inRange(row, rows), column: inRange(column, columns) };
}
