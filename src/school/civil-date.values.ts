import { Temporal } from 'temporal-polyfill';

/** A calendar date in the school's time zone, `YYYY-MM-DD`; such texts order as the dates do. */
export type CivilDate = string;

/** An ISO 8601 week, `YYYY-Www`. */
export type IsoWeek = string;

const weeks = new Map<CivilDate, IsoWeek>();

/** The ISO week that a date lies in; `2026-11-24` → `2026-W48`. */
export const weekOf = (date: CivilDate): IsoWeek => {
  let week = weeks.get(date);
  if (week === undefined) {
    const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
    week = `${String(yearOfWeek)}-W${String(weekOfYear).padStart(2, '0')}`;
    if (weeks.size > 10_000) weeks.clear();
    weeks.set(date, week);
  }
  return week;
};

export const isCivilDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

// Every command and every diary reckons with days; in whole days of UTC, without objects, that costs next to nothing.
const DAY_MS = 86_400_000;
const startOf = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`);
const FIRST = startOf('0000-01-01');
const LAST = Date.UTC(9999, 11, 31);
const dateAt = (start: number): CivilDate => new Date(Math.min(start, LAST)).toISOString().slice(0, 10);

/** The date so many days later; the last day of 9999, after which dates have another form, is the last of all. */
export const addDays = (date: CivilDate, days: number): CivilDate => dateAt(startOf(date) + days * DAY_MS);

/** The Monday of the week that a date lies in. */
export const mondayOf = (date: CivilDate): CivilDate => dateAt(mondayBefore(startOf(date)));

const mondayBefore = (start: number): number => start - daysSinceMonday(start) * DAY_MS;

const daysSinceMonday = (start: number): number => (new Date(start).getUTCDay() + 6) % 7;

/** ISO 8601: Monday is 1, Sunday 7. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The day of the week that a date is. */
export const weekdayOf = (date: CivilDate): Weekday => (daysSinceMonday(startOf(date)) + 1) as Weekday;

/** Monday and Sunday of an ISO week, or undefined where there is no such week. */
export const daysOfWeek = (week: IsoWeek): { from: CivilDate; to: CivilDate } | undefined => {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  // The fourth of January lies in the first ISO week of its year.
  const fourth = startOf(`${match[1]}-01-04`);
  const monday = mondayBefore(fourth) + (Number(match[2]) - 1) * 7 * DAY_MS;
  const sunday = monday + 6 * DAY_MS;
  if (monday < FIRST || sunday > LAST || weekOf(dateAt(monday)) !== week) return undefined;
  return { from: dateAt(monday), to: dateAt(sunday) };
};

/** Every date from the first to the last, both included. */
export const datesBetween = (from: CivilDate, to: CivilDate): CivilDate[] => {
  const days = Math.max(0, (startOf(to) - startOf(from)) / DAY_MS + 1);
  return Array.from({ length: days }, (_, day) => addDays(from, day));
};

/** Every ISO week that the range touches. */
export const weeksBetween = (from: CivilDate, to: CivilDate): IsoWeek[] => [
  ...new Set(datesBetween(from, to).map(weekOf)),
];

/** The civil date of an instant in a time zone. */
export const dateIn = (timeZone: string, instant: string): CivilDate => {
  // Clocks are changed, and days begin, at full quarters of an hour: within one the date stays the same.
  const quarter = Math.floor(Date.parse(instant) / QUARTER_MS);
  const key = `${timeZone} ${quarter.toString()}`;
  let date = datesAt.get(key);
  if (date === undefined) {
    date = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
    if (datesAt.size > 10_000) datesAt.clear();
    datesAt.set(key, date);
  }
  return date;
};

/** The instant at which a date begins in a time zone, ISO 8601 in UTC with milliseconds. */
export const startOfDay = (timeZone: string, date: CivilDate): string => {
  const { epochMilliseconds } = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
  return new Date(epochMilliseconds).toISOString();
};

const QUARTER_MS = 15 * 60_000;
const datesAt = new Map<string, CivilDate>();
