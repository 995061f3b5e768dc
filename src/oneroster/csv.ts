import { fault, type Fault } from './faults.js';

/** One record of a CSV text and the line of the file on which it begins; the first line is 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** A place where the text is not CSV. `column` counts from 1. */
export type CsvProblem = { readonly line: number; readonly column: number; readonly fault: Fault };

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Reads CSV (RFC 4180). Empty lines are skipped. A record that breaks the rules becomes a problem and
 * reading goes on at the line after the one on which it began, so that one stray quote hides nothing else.
 * General parsers lose count of the lines after the first such record, and an error that names the wrong
 * line is worse than none: hence this one.
 */
export function parseCsv(
  text: string,
  delimiter = ',',
): { readonly records: CsvRecord[]; readonly problems: CsvProblem[] } {
  const records: CsvRecord[] = [];
  const problems: CsvProblem[] = [];
  const scanner = new RecordScanner(text, delimiter.charCodeAt(0));
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const scanned = scanner.scan(at);
    if ('fault' in scanned) {
      problems.push({ line, ...scanned });
      const lineEnd = text.indexOf('\n', at);
      at = lineEnd < 0 ? text.length : lineEnd + 1;
      line += 1;
    } else {
      if (scanned.end > at && !isBlank(scanned.cells)) records.push({ line, cells: scanned.cells });
      at = scanned.end;
      line += scanned.lines;
    }
  }
  return { records, problems };
}

/** Writes records as CSV with quotes where they are needed; lines end in CR LF, as RFC 4180 has it. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoteIfNeeded).join(',') + '\r\n').join('');
}

function quoteIfNeeded(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0] === '';
}

type Scanned =
  { readonly cells: string[]; readonly end: number; readonly lines: number } | Omit<CsvProblem, 'line'>;

class RecordScanner {
  constructor(
    private readonly text: string,
    private readonly delimiter: number,
  ) {}

  /** Reads the record that begins at the offset. */
  scan(start: number): Scanned {
    const { text, delimiter } = this;
    const cells: string[] = [];
    let lines = 1;
    let at = start;
    for (;;) {
      const quoted = text.charCodeAt(at) === QUOTE;
      const end = quoted ? this.closingQuote(at) : this.endOfBareCell(at);
      const column = cells.length + 1;
      if (end < 0) return { column, fault: fault('quote-not-closed') };
      const cell = quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end);
      if (quoted) lines += countLineFeeds(text, at, end);
      else if (cell.includes('"')) {
        return { column, fault: fault('quote-within-value') };
      }
      cells.push(cell);
      at = quoted ? end + 1 : end;
      if (text.charCodeAt(at) === delimiter) {
        at += 1;
        continue;
      }
      if (text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at += 1;
      if (at >= text.length) return { cells, end: at, lines };
      if (text.charCodeAt(at) === LINE_FEED) return { cells, end: at + 1, lines };
      return { column, fault: fault('text-after-quote') };
    }
  }

  private closingQuote(opening: number): number {
    let at = this.text.indexOf('"', opening + 1);
    while (at >= 0 && this.text.charCodeAt(at + 1) === QUOTE) at = this.text.indexOf('"', at + 2);
    return at;
  }

  private endOfBareCell(start: number): number {
    const { text, delimiter } = this;
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LINE_FEED) break;
      if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) break;
    }
    return at;
  }
}

function countLineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
