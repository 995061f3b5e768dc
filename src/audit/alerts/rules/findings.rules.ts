import { accountThatNeverWroteBefore } from './account-that-never-wrote-before.rule.js';
import { changesInPagesOfOthers } from './changes-in-pages-of-others.rule.js';
import { correctionsOutsideTeachingHours } from './corrections-outside-teaching-hours.rule.js';
import { manyCorrectionsInAShortTime } from './many-corrections-in-a-short-time.rule.js';
import type { Rule, RuleName } from './rule.values.js';
import type { SeenCorrection } from './seen-correction.values.js';
import type { Thresholds } from './thresholds.values.js';
import { upwardCorrectionsBeforeClosing } from './upward-corrections-before-closing.rule.js';

/** A rule, and the corrections that look suspicious by it, oldest first. */
export interface FoundBy {
  readonly rule: RuleName;
  readonly corrections: readonly SeenCorrection[];
}

/** What every rule finds in the corrections of one account, oldest first; nothing where all of them look ordinary. */
export const findingsIn = (
  corrections: readonly SeenCorrection[],
  thresholds: Thresholds,
): readonly FoundBy[] => [
  ...foundBy(manyCorrectionsInAShortTime(thresholds), corrections),
  ...foundBy(correctionsOutsideTeachingHours(thresholds), corrections),
  ...foundBy(accountThatNeverWroteBefore(thresholds), corrections),
  ...foundBy(upwardCorrectionsBeforeClosing(thresholds), corrections),
  ...foundBy(changesInPagesOfOthers(thresholds), corrections),
];

const foundBy = <State>(rule: Rule<State>, corrections: readonly SeenCorrection[]): readonly FoundBy[] => {
  const shown = rule.learns ? corrections : corrections.filter(({ ordinary }) => !ordinary);
  const evidence = rule.evidence(shown.reduce((state, each) => rule.evolve(state, each), rule.initial));
  return evidence.length === 0 ? [] : [{ rule: rule.name, corrections: evidence }];
};
