import { weekdayOf, type CivilDate, type Weekday } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';
import { letterOf, type Bell, type Slot } from './timetable.values.js';

/** No lessons are given from one day to another, both included: holidays, or a single day. */
export interface DaysOff {
  readonly daysOffId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly title: string;
}

/** A day that goes by the plan of a day of the week, its own or another one. */
export interface ShiftedDay {
  readonly date: CivilDate;
  readonly weekday: Weekday;
  /** By the plan of a week A or B, where it isn't the one that the day lies in. */
  readonly week?: 'A' | 'B';
  /** When its lessons are given, where that is other than on its day of the week. */
  readonly bells?: readonly Bell[];
}

/** The days on which a school does not go by the plan of the day of the week. */
export interface SchoolDays {
  /** By id. */
  readonly off: Readonly<Record<string, DaysOff>>;
  /** By date. */
  readonly shifted: Readonly<Record<CivilDate, ShiftedDay>>;
}

export const ORDINARY_DAYS: SchoolDays = { off: {}, shifted: {} };

/** Days off are so many at a time, at most: the summer. */
export const MOST_DAYS_OFF = 120;

export const dayOffOn = ({ off }: SchoolDays, date: CivilDate): DaysOff | undefined =>
  Object.values(off).find(({ from, to }) => from <= date && date <= to);

/** By what plan a day goes; by none on a day off. */
export const planOn = (days: SchoolDays, date: CivilDate): Omit<ShiftedDay, 'date'> | undefined =>
  dayOffOn(days, date) ? undefined : (own(days.shifted, date) ?? { weekday: weekdayOf(date) });

/**
 * Those of the lessons of a plan that are given on a day.
 * @param weekA the Monday of some week A; none where all weeks are the same.
 */
export const givenOn = <Lesson extends Slot>(
  lessons: readonly Lesson[],
  date: CivilDate,
  weekA: CivilDate | undefined,
  days: SchoolDays,
): Lesson[] => {
  const plan = planOn(days, date);
  if (!plan) return [];
  const letter = weekA === undefined ? undefined : (plan.week ?? letterOf(date, weekA));
  return lessons.filter(
    ({ weekday, weeks }) =>
      weekday === plan.weekday && (weeks === 'every' || letter === undefined || weeks === letter),
  );
};

/** What was said of days, as far as it changes them. */
type DayChange =
  | { readonly type: 'DaysOffSet' | 'DaysOffAmended'; readonly data: DaysOff }
  | { readonly type: 'DaysOffWithdrawn'; readonly data: Pick<DaysOff, 'daysOffId'> }
  | { readonly type: 'DayShifted'; readonly data: ShiftedDay }
  | { readonly type: 'DayShiftWithdrawn'; readonly data: Pick<ShiftedDay, 'date'> };

export const afterDayChange = ({ off, shifted }: SchoolDays, change: DayChange): SchoolDays => {
  switch (change.type) {
    case 'DaysOffSet':
    case 'DaysOffAmended': {
      const { daysOffId, from, to, title } = change.data;
      return { off: { ...off, [daysOffId]: { daysOffId, from, to, title } }, shifted };
    }
    case 'DaysOffWithdrawn': {
      const { [change.data.daysOffId]: _withdrawn, ...others } = off;
      return { off: others, shifted };
    }
    case 'DayShifted': {
      const { date, weekday, week, bells } = change.data;
      const day = { date, weekday, ...(week ? { week } : {}), ...(bells ? { bells } : {}) };
      return { off, shifted: { ...shifted, [date]: day } };
    }
    case 'DayShiftWithdrawn': {
      const { [change.data.date]: _withdrawn, ...others } = shifted;
      return { off, shifted: others };
    }
  }
};

/** A day of a week that does not go by the plan of its day of the week, as it is told to whoever reads the week. */
export interface SpecialDay {
  readonly date: CivilDate;
  /** What the day is off for. */
  readonly off?: string;
  /** By what it goes, where that is another plan, or other bells. */
  readonly shifted?: Pick<ShiftedDay, 'weekday' | 'week'>;
}

export const specialDay = (days: SchoolDays, date: CivilDate): SpecialDay | undefined => {
  const off = dayOffOn(days, date);
  if (off) return { date, off: off.title };
  const day = own(days.shifted, date);
  return day && { date, shifted: { weekday: day.weekday, ...(day.week ? { week: day.week } : {}) } };
};
