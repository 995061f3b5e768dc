const CIVIL_DATE = /^\d{4}-\d\d-\d\d$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY_MS = 86_400_000;

/** A date without a time or zone, written YYYY-MM-DD. Such texts sort in the order of time. */
export type CivilDate = string;

/** Whether the text is a date of the calendar, written YYYY-MM-DD. */
export function isCivilDate(text: string): boolean {
  if (!CIVIL_DATE.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeapDay || (day >= 1 && day <= (DAYS_IN_MONTH[month - 1] ?? 0));
}

/** The date so many days later, or earlier where the number is negative. Takes a valid date. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the date's week. Takes a valid date. */
export function mondayOf(date: CivilDate): CivilDate {
  const sundayIsZero = new Date(Date.parse(date)).getUTCDay();
  return addDays(date, -((sundayIsZero + 6) % 7));
}
