import type { DomainEvent } from '../eventing/decider.js';
import type { Policy } from './policy.js';
import { whenGradeCorrectedThenTellGuardians } from './when-grade-corrected-then-tell-guardians.js';
import { whenGradeGivenThenTellGuardians } from './when-grade-given-then-tell-guardians.js';

/** Every rule on who is told what. */
export const policies: readonly Policy<DomainEvent>[] = [
  whenGradeGivenThenTellGuardians,
  whenGradeCorrectedThenTellGuardians,
];
