import { addDays, type CivilDate } from '../school/civil-date.values.js';
import type { Members } from '../school/membership.values.js';

/** An academic year's first and last day. */
interface Year {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Where a pupil is last: the class, and the last day in it. */
export interface LastPlace {
  readonly classId: string;
  readonly until: CivilDate;
}

/** Who was there in the last week of a year has finished it: the holidays belong to it. */
const LAST_WEEK = 7;
/** The longest holidays, where it is not known yet when the next year begins. */
const HOLIDAYS = 92;

/** For a class, maybe of another school, to take in whom another one transferred to it. */
const ON_THE_WAY = 31;

/** Before any day: of a place that was taken back before it began. */
const NEVER: CivilDate = '0000-01-01';

/** Undefined while no end of it is known, or there never was any. */
export const lastPlaceOf = (classes: Members): LastPlace | undefined => {
  let last: LastPlace | undefined;
  for (const [classId, periods] of Object.entries(classes)) {
    last ??= { classId, until: NEVER };
    for (const { until } of periods) {
      if (until === undefined) return undefined;
      if (until > last.until) last = { classId, until };
    }
  }
  return last;
};

/**
 * The last day on which somebody who left on a day is let in: that day, and after the end of a year also the holidays,
 * until the next year begins without the pupil.
 * @param isUnderWay whether another class is to take the pupil in, and has not yet.
 */
export const lastDayOfAccess = (leftOn: CivilDate, years: readonly Year[], isUnderWay = false): CivilDate => {
  const lastDay = lastDayAfterLeaving(leftOn, years);
  if (!isUnderWay) return lastDay;
  const arrives = addDays(leftOn, ON_THE_WAY);
  return arrives > lastDay ? arrives : lastDay;
};

const lastDayAfterLeaving = (leftOn: CivilDate, years: readonly Year[]): CivilDate => {
  const finished = years.find(
    ({ from, to }) => from <= leftOn && leftOn <= to && leftOn > addDays(to, -LAST_WEEK),
  );
  if (!finished) return leftOn;
  const next = years.map(({ from }) => from).filter((from) => from > finished.to);
  const begins = next.sort()[0];
  return begins === undefined ? addDays(leftOn, HOLIDAYS) : addDays(begins, -1);
};
