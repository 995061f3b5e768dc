import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../school/civil-date.values.js';

/** How long something is kept: `90d`, `18m`, `3y`, by the calendar; or `forever`. */
export type Period = string;

export const FOREVER = 'forever';

const PERIOD = /^([1-9]\d{0,3})([dmy])$/;
const UNITS = { d: 'days', m: 'months', y: 'years' } as const;
/** So long, in years, nothing has to be kept that is not kept for ever. */
const MOST_YEARS = 200;

/** The same day so long before. @throws RangeError where it is no period, or for ever */
const before = (day: CivilDate, period: Period): CivilDate => {
  const [, count, unit] = PERIOD.exec(period) ?? [];
  if (count === undefined || unit === undefined) throw new RangeError('no period');
  const length = { [UNITS[unit as keyof typeof UNITS]]: Number(count) };
  return Temporal.PlainDate.from(day).subtract(length).toString();
};

const SOME_DAY = '2027-01-01';

export const isPeriod = (text: string): boolean => {
  if (text === FOREVER) return true;
  return PERIOD.test(text) && before(SOME_DAY, text) >= before(SOME_DAY, `${MOST_YEARS.toString()}y`);
};

/** Whether one period is shorter than another: twelve months are as long as a year. */
export const isShorter = (period: Period, least: Period): boolean => {
  if (period === FOREVER) return false;
  return least === FOREVER || before(SOME_DAY, period) > before(SOME_DAY, least);
};

/**
 * What is of before this day is over its period.
 * @returns undefined where it is kept for ever.
 */
export const firstDayKept = (period: Period, today: CivilDate): CivilDate | undefined =>
  period === FOREVER ? undefined : before(today, period);
