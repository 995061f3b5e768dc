import type { Rule } from './rule.values.js';
import { daysBetween, lastOf, pagesIn, type SeenCorrection } from './seen-correction.values.js';
import type { Thresholds } from './thresholds.values.js';

interface Upward {
  readonly inPagesOfOthers: readonly SeenCorrection[];
  readonly inOwnPages: readonly SeenCorrection[];
}

/** However many pages there are: no more is kept of either kind. */
const MOST = 200;

/**
 * Better grades in the days in which they decide the term's, and in which nobody looks at them again. Holds the upward
 * corrections of such days.
 */
export const upwardCorrectionsBeforeClosing = ({
  upwardBeforeClosing: { daysBefore, daysAfter, inPagesOfOthers, worksInOwnPage },
}: Pick<Thresholds, 'upwardBeforeClosing'>): Rule<Upward> => {
  const isOfTheseDays = ({ daysToClosing }: SeenCorrection) =>
    daysToClosing <= daysBefore && daysToClosing >= -daysAfter;
  const lately = (earlier: readonly SeenCorrection[], correction: SeenCorrection) =>
    lastOf(
      earlier.filter((each) => daysBetween(each, correction) <= daysBefore + daysAfter),
      correction,
      MOST,
    );
  return {
    name: 'upward-corrections-before-closing',
    initial: { inPagesOfOthers: [], inOwnPages: [] },

    evolve(upward, correction) {
      if (!correction.upward || !isOfTheseDays(correction)) return upward;
      return correction.ownPage
        ? { ...upward, inOwnPages: lately(upward.inOwnPages, correction) }
        : { ...upward, inPagesOfOthers: lately(upward.inPagesOfOthers, correction) };
    },

    evidence({ inPagesOfOthers: others, inOwnPages }) {
      const isEnough =
        others.length >= inPagesOfOthers.corrections && pagesIn(others).length >= inPagesOfOthers.pages;
      if (isEnough) return others;
      return pagesIn(inOwnPages)
        .map((page) => inOwnPages.filter((each) => each.page === page))
        .filter(({ length }) => length >= worksInOwnPage)
        .flat();
    },
  };
};
