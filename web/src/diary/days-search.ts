import { rangeIn } from '../pupil/report-search.js';
import type { Days } from '../pupil/span.js';
import { mondayOf, shiftDate } from './week.js';

/** What the address of any days says. */
export interface DaysSearch {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** After as many days the journal shows no more of a diary at once. */
export const longestDays = 62;

/** The days of an address; none where it names none that can be shown. */
export function daysSearchIn(fields: Readonly<Record<string, unknown>>): DaysSearch {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return rangeIn(text(fields['from']), text(fields['to']), longestDays) ?? { from: undefined, to: undefined };
}

/** The days that are asked for, else those of a week and the one before. */
export function daysShown({ from, to }: DaysSearch, week: string): Days {
  const monday = mondayOf(week);
  return { from: from ?? shiftDate(monday, -7), to: to ?? shiftDate(monday, 6) };
}
