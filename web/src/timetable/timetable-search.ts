import { isWeek } from '../diary/week.js';

/** Whose week the address asks for, and which: of a pupil or a class, else the reader's own; else the present one. */
export interface TimetableSearch {
  readonly pupil?: string | undefined;
  readonly class?: string | undefined;
  readonly week?: string | undefined;
}

/** What an address asks for; what can't be asked for is left out. */
export function timetableSearchIn(search: Readonly<Record<string, unknown>>): TimetableSearch {
  const text = (name: keyof TimetableSearch): string | undefined => {
    const value = search[name];
    // The router reads a text of digits as a number.
    const written = typeof value === 'number' ? String(value) : value;
    return typeof written === 'string' && written !== '' ? written : undefined;
  };
  const week = text('week');
  return {
    pupil: text('pupil'),
    class: text('class'),
    week: week !== undefined && isWeek(week) ? week : undefined,
  };
}
