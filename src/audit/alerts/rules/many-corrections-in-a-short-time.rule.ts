import type { Rule } from './rule.values.js';
import { lastOf, minutesBetween, type SeenCorrection } from './seen-correction.values.js';
import type { Thresholds } from './thresholds.values.js';

/** Nobody puts right so many things one after another. Holds the last of them, as many as it takes. */
export const manyCorrectionsInAShortTime = ({
  manyInAShortTime: { corrections, withinMinutes },
}: Pick<Thresholds, 'manyInAShortTime'>): Rule<readonly SeenCorrection[]> => ({
  name: 'many-corrections-in-a-short-time',
  initial: [],

  evolve: (last, correction) => lastOf(last, correction, corrections),

  evidence(last) {
    const [first] = last;
    const newest = last.at(-1);
    if (!first || !newest || last.length < corrections) return [];
    return minutesBetween(first, newest) <= withinMinutes ? last : [];
  },
});
