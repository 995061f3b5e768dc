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

export const addDays = (date: CivilDate, days: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** Monday and Sunday of an ISO week, or undefined where there is no such week. */
export const daysOfWeek = (week: IsoWeek): { from: CivilDate; to: CivilDate } | undefined => {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  // The fourth of January lies in the first ISO week of its year.
  const fourth = Temporal.PlainDate.from(`${match[1]}-01-04`);
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(match[2]) - 1 });
  if (weekOf(monday.toString()) !== week) return undefined;
  return { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
};

/** Every date from the first to the last, both included. */
export const datesBetween = (from: CivilDate, to: CivilDate): CivilDate[] => {
  const dates: CivilDate[] = [];
  for (let date = Temporal.PlainDate.from(from); date.toString() <= to; date = date.add({ days: 1 })) {
    dates.push(date.toString());
  }
  return dates;
};

/** Every ISO week that the range touches. */
export const weeksBetween = (from: CivilDate, to: CivilDate): IsoWeek[] => [
  ...new Set(datesBetween(from, to).map(weekOf)),
];

/** The civil date of an instant in a time zone. */
export const dateIn = (timeZone: string, instant: string): CivilDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
