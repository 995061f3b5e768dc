import { describe, it } from '@jest/globals';
import { ruleSpec } from '../../../../test/support/rule-spec.js';
import { accountThatNeverWroteBefore } from './account-that-never-wrote-before.rule.js';
import { seenAt } from './seen-correction.examples.js';
import { USUAL_THRESHOLDS } from './thresholds.values.js';

const { given } = ruleSpec(accountThatNeverWroteBefore(USUAL_THRESHOLDS));
const first = seenAt('2026-11-23T11:00', { newcomer: true });
const second = seenAt('2026-11-25T11:00', { newcomer: true, page: '8a.math.q2' });
const third = seenAt('2026-11-30T11:00', { newcomer: true, page: '9c.music.q2' });

describe('An account that never wrote before', () => {
  it('is suspicious with corrections in three pages of others', () => {
    given(first, second, third).suspects(first, second, third);
    given(first, second, seenAt('2026-11-25T11:05', { newcomer: true }), third).suspectsFrom(4);
  });

  it('is a new deputy head’s, who puts right a few grades in a page or two', () => {
    given(
      first,
      seenAt('2026-11-23T11:05', { newcomer: true }),
      seenAt('2026-11-23T11:30', { newcomer: true }),
      second,
      seenAt('2026-11-25T11:10', { newcomer: true, page: '8a.math.q2' }),
    ).suspectsNothing();
  });

  it('is a new teacher’s, in the own pages', () => {
    given(...[first, second, third].map((each) => ({ ...each, ownPage: true }))).suspectsNothing();
  });

  it('is not one that has written something else, or is no longer new', () => {
    given(...[first, second, third].map((each) => ({ ...each, newcomer: false }))).suspectsNothing();
    given(first, second, { ...third, newcomer: false }).suspectsNothing();
  });
});
