import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { bellsMustBeInOrder } from '../timetable/bells-in-order.rules.js';
import { dayOffOn, MOST_DAYS_OFF, type DaysOff } from '../timetable/school-days.values.js';
import { addDays, weekdayOf } from './civil-date.values.js';
import { isSame, own } from './plain-data.values.js';
import type { CommandOf } from './school.command.js';
import type {
  DaysOffAmended,
  DaysOffSet,
  DaysOffWithdrawn,
  DayShifted,
  DayShiftWithdrawn,
} from './school.events.js';
import type { ConnectedSchool } from './school.state.js';

/** @throws DomainError `days-off-refused`, `days-off-overlap`. */
export const setDaysOff = (
  { daysOff }: CommandOf<'SetDaysOff'>,
  { connected: { schoolId }, days }: ConnectedSchool,
): DaysOffSet[] => {
  if (own(days.off, daysOff.daysOffId)) return [];
  mustBeFree(daysOff, days);
  return [{ type: 'DaysOffSet', data: { schoolId, ...daysOff } }];
};

/** @throws DomainError `days-off-not-found`, `days-off-refused`, `days-off-overlap`. */
export const amendDaysOff = (
  { daysOff }: CommandOf<'AmendDaysOff'>,
  { connected: { schoolId }, days }: ConnectedSchool,
): DaysOffAmended[] => {
  if (isSame(daysOffOf(daysOff.daysOffId, days), daysOff)) return [];
  mustBeFree(daysOff, days);
  return [{ type: 'DaysOffAmended', data: { schoolId, ...daysOff } }];
};

/** @throws DomainError `days-off-not-found`. */
export const withdrawDaysOff = (
  { daysOffId }: CommandOf<'WithdrawDaysOff'>,
  { connected: { schoolId }, days }: ConnectedSchool,
): DaysOffWithdrawn[] => [{ type: 'DaysOffWithdrawn', data: { schoolId, ...daysOffOf(daysOffId, days) } }];

/** @throws DomainError `bells-refused`, `day-shift-refused`. */
export const shiftDay = (
  { day }: CommandOf<'ShiftDay'>,
  { connected: { schoolId }, days, terms }: ConnectedSchool,
): DayShifted[] => {
  const { date, weekday, week, bells } = day;
  if (isSame(own(days.shifted, date), day)) return [];
  bellsMustBeInOrder(bells ?? []);
  const off = dayOffOn(days, date);
  const isInTerm = Object.values(terms).some(({ from, to }) => from <= date && date <= to);
  const isOrdinary = weekday === weekdayOf(date) && week === undefined && bells === undefined;
  refuse('day-shift-refused', [
    ...(isInTerm ? [] : [{ field: 'date', message: 'lies in no term' }]),
    ...(off ? [{ field: 'date', message: `is a day off: ${named(off)}` }] : []),
    ...(isOrdinary ? [{ field: 'weekday', message: 'is what the day is anyway' }] : []),
  ]);
  return [{ type: 'DayShifted', data: { schoolId, ...day } }];
};

/** @throws DomainError `day-shift-not-found`. */
export const withdrawDayShift = (
  { date }: CommandOf<'WithdrawDayShift'>,
  { connected: { schoolId }, days }: ConnectedSchool,
): DayShiftWithdrawn[] => {
  const day = own(days.shifted, date);
  if (!day)
    throw new DomainError('day-shift-not-found', 'The day goes by its own day of the week.', 'not-found');
  return [{ type: 'DayShiftWithdrawn', data: { schoolId, ...day } }];
};

const daysOffOf = (daysOffId: string, { off }: ConnectedSchool['days']): DaysOff => {
  const found = own(off, daysOffId);
  if (!found)
    throw new DomainError('days-off-not-found', 'There are no such days off, or no more.', 'not-found');
  return found;
};

const mustBeFree = (daysOff: DaysOff, { off, shifted }: ConnectedSchool['days']): void => {
  const { daysOffId, from, to, title } = daysOff;
  refuse('days-off-refused', [
    ...(title.trim() === '' ? [{ field: 'title', message: 'must say something' }] : []),
    ...(to < from ? [{ field: 'to', message: 'lies before from' }] : []),
    ...(to > addDays(from, MOST_DAYS_OFF - 1)
      ? [{ field: 'to', message: `is more than ${MOST_DAYS_OFF.toString()} days after from` }]
      : []),
  ]);
  const others = Object.values(off).filter((other) => other.daysOffId !== daysOffId);
  refuse('days-off-overlap', [
    ...others
      .filter((other) => other.from <= to && from <= other.to)
      .map((other) => ({ field: 'from', message: `is not free of other days off: ${named(other)}` })),
    ...Object.keys(shifted)
      .filter((date) => from <= date && date <= to)
      .map((date) => ({ field: 'from', message: `reaches the shifted day ${date}` })),
  ]);
};

const named = ({ title, from, to }: DaysOff): string => `${title}, ${from} to ${to}`;

const refuse = (code: string, faults: readonly FieldError[]): void => {
  if (faults.length > 0) throw new DomainError(code, 'Nothing was changed. Put it right.', 'rule', faults);
};
