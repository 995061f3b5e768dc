import type { Rule } from './rule.values.js';
import type { SeenCorrection } from './seen-correction.values.js';
import type { Thresholds } from './thresholds.values.js';

/**
 * An account that had written nothing in any journal begins with corrections, in one page of others after another.
 * Holds the last correction in each of the last pages.
 */
export const accountThatNeverWroteBefore = ({
  neverWroteBefore: { pages },
}: Pick<Thresholds, 'neverWroteBefore'>): Rule<readonly SeenCorrection[]> => ({
  name: 'account-that-never-wrote-before',
  initial: [],

  evolve(last, correction) {
    if (!correction.newcomer || correction.ownPage) return last;
    return [...last.filter(({ page }) => page !== correction.page), correction].slice(-pages);
  },

  evidence: (last) => (last.length < pages ? [] : last),
});
