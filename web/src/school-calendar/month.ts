import { isDate, mondayOf, shiftDate, weekOf } from '../diary/week.js';

/** Months of a year ("2026-11") in weeks of seven days. */

export const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && isDate(`${text}-01`);

export const monthOf = (date: string): string => date.slice(0, 7);

export function shiftMonth(month: string, months: 1 | -1): string {
  const first = `${month}-01`;
  // The first of a month and 31 days lie in the next one; the day before it in the one before.
  return monthOf(shiftDate(first, months === 1 ? 31 : -1));
}

/** The whole weeks that a month's days lie in, from a Monday to a Sunday. */
export function daysShownIn(month: string): { readonly from: string; readonly to: string } {
  const last = shiftDate(`${shiftMonth(month, 1)}-01`, -1);
  return { from: mondayOf(weekOf(`${month}-01`)), to: shiftDate(mondayOf(weekOf(last)), 6) };
}

/** The same week by week. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const { from, to } = daysShownIn(month);
  const weeks: string[][] = [];
  for (let monday = from; monday <= to; monday = shiftDate(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => shiftDate(monday, day)));
  }
  return weeks;
}
