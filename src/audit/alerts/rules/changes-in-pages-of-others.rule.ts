import { addDays, type CivilDate } from '../../../school/civil-date.values.js';
import { dateAndTime } from '../../../school/local-time.values.js';
import type { Rule } from './rule.values.js';
import { daysBetween, lastOf, pagesIn, type SeenCorrection } from './seen-correction.values.js';
import type { Thresholds } from './thresholds.values.js';

interface Interference {
  /** Upward corrections in pages of others, of the last days. */
  readonly upward: readonly SeenCorrection[];
  /** How much there was to correct in pages of others, day by day. */
  readonly days: readonly DayOfWork[];
}

interface DayOfWork {
  readonly date: CivilDate;
  readonly corrections: number;
  /** As far as they were found to be ordinary. */
  readonly ordinary: number;
}

/** More than what it could take. */
const MOST = 500;

/**
 * Somebody makes grades better in pages of others: more of them than is usual for the account, in one page after
 * another or day by day; or of the same pupil, in one subject after another. Holds the upward ones of a month, and for
 * the months before a number a day.
 */
export const changesInPagesOfOthers = ({
  pagesOfOthers: { withinDays, upward: enough, timesUsual, usualOverDays, pagesOfOnePupil },
}: Pick<Thresholds, 'pagesOfOthers'>): Rule<Interference> => {
  /** Corrections in so many days, by what was usual before them and by what was found to be ordinary in them. */
  const usual = (days: readonly DayOfWork[]): number => {
    const today = days.at(-1)?.date;
    if (today === undefined) return 0;
    const first = addDays(today, -withinDays);
    const known = days.reduce(
      (sum, { date, corrections, ordinary }) => sum + (date < first ? corrections : ordinary),
      0,
    );
    return (known * withinDays) / usualOverDays;
  };
  const isSpread = (upward: readonly SeenCorrection[]): boolean => {
    const pages = pagesIn(upward).length;
    return pages >= enough.pages || (pages > 1 && daysIn(upward) >= enough.days);
  };
  return {
    name: 'changes-in-pages-of-others',
    learns: true,
    initial: { upward: [], days: [] },

    evolve({ upward, days }, correction) {
      if (correction.ownPage) return { upward, days };
      const recent = upward.filter((each) => daysBetween(each, correction) <= withinDays);
      return {
        upward: correction.upward && !correction.ordinary ? lastOf(recent, correction, MOST) : recent,
        days: withDay(days, correction, withinDays + usualOverDays),
      };
    },

    evidence({ upward, days }) {
      const ofOnePupil = upward.filter(
        ({ pupilId }) => pagesIn(upward.filter((each) => each.pupilId === pupilId)).length >= pagesOfOnePupil,
      );
      if (ofOnePupil.length > 0) return ofOnePupil;
      const corrections = Math.max(enough.corrections, Math.ceil(timesUsual * usual(days)));
      return upward.length >= corrections && isSpread(upward) ? upward : [];
    },
  };
};

const daysIn = (corrections: readonly SeenCorrection[]): number =>
  new Set(corrections.map(({ local }) => dateAndTime(local).date)).size;

const withDay = (
  days: readonly DayOfWork[],
  { local, ordinary }: SeenCorrection,
  most: number,
): readonly DayOfWork[] => {
  const { date } = dateAndTime(local);
  const known = days.find((day) => day.date === date) ?? { date, corrections: 0, ordinary: 0 };
  const day = {
    date,
    corrections: known.corrections + 1,
    ordinary: known.ordinary + (ordinary ? 1 : 0),
  };
  const first = addDays(date, -most);
  return [...days.filter((each) => each.date !== date && each.date >= first), day];
};
