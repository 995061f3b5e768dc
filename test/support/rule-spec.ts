import { expect } from '@jest/globals';
import type { Rule } from '../../src/audit/alerts/rules/rule.values.js';
import type { SeenCorrection } from '../../src/audit/alerts/rules/seen-correction.values.js';

/**
 * Specs of a rule over corrections as sentences: `given(…corrections).suspects(…corrections)`, or `.suspectsNothing()`
 * neither after the last of them nor after any before.
 */
export const ruleSpec = <State>(rule: Rule<State>) => ({
  given: (...corrections: readonly SeenCorrection[]) => {
    const evidences: (readonly SeenCorrection[])[] = [];
    let state = rule.initial;
    for (const correction of corrections) {
      state = rule.evolve(state, correction);
      evidences.push(rule.evidence(state));
    }
    return {
      suspects: (...suspected: readonly SeenCorrection[]): void =>
        expect(evidences.at(-1)).toEqual(suspected),
      suspectsNothing: (): void => expect(evidences.filter(({ length }) => length > 0)).toEqual([]),
      /** From which correction on, the first being 1. */
      suspectsFrom: (number: number): void => {
        const suspicious = evidences.map(({ length }) => length > 0);
        expect(suspicious.indexOf(true) + 1).toBe(number);
      },
    };
  },
});
