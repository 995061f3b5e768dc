/** ISO 8601 weeks ("2026-W48") over civil dates ("2026-11-23"): no clock and no time zone, unless one is named. */

const day = 86_400_000;
const weekPattern = /^(\d{4})-W(\d{2})$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** The week that a civil date lies in. */
export function weekOf(date: string): string {
  const thursday = shiftDate(date, 3 - daysAfterMonday(date));
  const year = thursday.slice(0, 4);
  const number = Math.floor((at(thursday) - at(`${year}-01-01`)) / (7 * day)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The civil date of a week's Monday. */
export function mondayOf(week: string): string {
  const [, year, number] = weekPattern.exec(week) ?? [];
  if (year === undefined || number === undefined) throw new RangeError(`${week} is no week`);
  // The fourth of January always lies in the year's first week.
  const fourth = `${year}-01-04`;
  return shiftDate(fourth, (Number(number) - 1) * 7 - daysAfterMonday(fourth));
}

/** Whether the text names a week that exists: a 53rd only where the year has one. */
export function isWeek(text: string): boolean {
  return weekPattern.test(text) && weekOf(mondayOf(text)) === text;
}

export function isDate(text: string): boolean {
  // A 30 February would be read as 2 March.
  return datePattern.test(text) && !Number.isNaN(at(text)) && shiftDate(text, 0) === text;
}

export function shiftWeek(week: string, weeks: number): string {
  return weekOf(shiftDate(mondayOf(week), weeks * 7));
}

export function shiftDate(date: string, days: number): string {
  return new Date(at(date) + days * day).toISOString().slice(0, 10);
}

/** Today's civil date where the clock shows the time zone's time. */
export function todayIn(timeZone: string, now = new Date()): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}

function daysAfterMonday(date: string): number {
  return (new Date(at(date)).getUTCDay() + 6) % 7;
}

function at(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
