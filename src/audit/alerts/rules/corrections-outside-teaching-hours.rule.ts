import { weekdayOf } from '../../../school/civil-date.values.js';
import { dateAndTime } from '../../../school/local-time.values.js';
import type { Rule } from './rule.values.js';
import { daysBetween, lastOf, type SeenCorrection } from './seen-correction.values.js';
import type { Thresholds } from './thresholds.values.js';

/**
 * In pages of others at night, in the late evening or at the weekend; in one's own pages only in the dead of night.
 * Holds the last of them, as many as it takes.
 */
export const correctionsOutsideTeachingHours = ({
  outsideTeachingHours: { corrections, withinDays, ...hours },
}: Pick<Thresholds, 'outsideTeachingHours'>): Rule<readonly SeenCorrection[]> => ({
  name: 'corrections-outside-teaching-hours',
  initial: [],

  evolve: (last, correction) =>
    isAtAnOddHour(correction, hours) ? lastOf(last, correction, corrections) : last,

  evidence(last) {
    const [first] = last;
    const newest = last.at(-1);
    if (!first || !newest || last.length < corrections) return [];
    return daysBetween(first, newest) <= withinDays ? last : [];
  },
});

const isAtAnOddHour = (
  { local, ownPage }: SeenCorrection,
  {
    teachingDays,
    teaching,
    night,
  }: Pick<Thresholds['outsideTeachingHours'], 'teachingDays' | 'teaching' | 'night'>,
): boolean => {
  const { date, time } = dateAndTime(local);
  if (ownPage) return isWithin(night, time);
  return !teachingDays.includes(weekdayOf(date)) || !isWithin(teaching, time);
};

const isWithin = ({ from, until }: { from: string; until: string }, time: string): boolean =>
  from <= time && time < until;
