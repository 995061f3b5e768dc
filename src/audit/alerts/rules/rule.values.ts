import type { SeenCorrection } from './seen-correction.values.js';

export const RULE_NAMES = [
  'many-corrections-in-a-short-time',
  'corrections-outside-teaching-hours',
  'account-that-never-wrote-before',
  'upward-corrections-before-closing',
  'changes-in-pages-of-others',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/**
 * What looks suspicious in what one account corrects, as a pure fold: oldest first, in a state that stays small
 * however much there is.
 */
export interface Rule<State> {
  readonly name: RuleName;
  /** It wants to see what was found to be ordinary work too; any other rule isn't shown that again. */
  readonly learns?: true;
  readonly initial: State;
  evolve(state: State, correction: SeenCorrection): State;
  /** The corrections that it is about, oldest first; none where nothing looks suspicious. */
  evidence(state: State): readonly SeenCorrection[];
}
