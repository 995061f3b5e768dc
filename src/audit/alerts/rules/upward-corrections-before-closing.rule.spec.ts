import { describe, it } from '@jest/globals';
import { ruleSpec } from '../../../../test/support/rule-spec.js';
import { seenAt, seenEvery } from './seen-correction.examples.js';
import type { SeenCorrection } from './seen-correction.values.js';
import { USUAL_THRESHOLDS } from './thresholds.values.js';
import { upwardCorrectionsBeforeClosing } from './upward-corrections-before-closing.rule.js';

const { given } = ruleSpec(upwardCorrectionsBeforeClosing(USUAL_THRESHOLDS));
const PAGES = ['7b.math.q2', '8a.math.q2', '9c.music.q2'];
const HOUR = 60;

/** So many, hour by hour, in one of three pages after another. */
const lastDays = (number: number, more: Partial<SeenCorrection> = {}) =>
  seenEvery(HOUR, '2026-12-21T09:00', number, (index) => ({
    page: PAGES[index % 3] ?? '',
    daysToClosing: 5,
    ...more,
  }));

describe('Upward corrections before closing', () => {
  it('are four in three pages of others', () => {
    const four = lastDays(4);
    given(...four).suspects(...four);
    given(...lastDays(3)).suspectsNothing();
    given(...lastDays(6, { page: '7b.math.q2' })).suspectsNothing();
  });

  it('are of the last week of the term, and of the two after it in which pages are closed', () => {
    for (const daysToClosing of [7, 0, -14]) given(...lastDays(4, { daysToClosing })).suspectsFrom(4);
    for (const daysToClosing of [8, -15, Infinity])
      given(...lastDays(8, { daysToClosing })).suspectsNothing();
  });

  it('are of one term’s last days', () => {
    const [first, second, third, fourth] = lastDays(4);
    if (!first || !second || !third || !fourth) throw new Error('There are four.');
    const termBefore = { ...first, at: '2026-10-30T09:00:00.000Z' };
    given(termBefore, second, third, fourth).suspectsNothing();
  });

  it('are better grades', () => {
    given(...lastDays(12, { upward: false })).suspectsNothing();
    const [better, worse] = [lastDays(3), lastDays(9, { upward: false })];
    given(...better, ...worse).suspectsNothing();
  });

  it('are not the few that a deputy head is asked for in the last week', () => {
    given(
      seenAt('2026-12-22T14:00', { daysToClosing: 5 }),
      seenAt('2026-12-22T14:10', { daysToClosing: 5 }),
      seenAt('2026-12-22T14:20', { daysToClosing: 5, upward: false }),
      seenAt('2026-12-22T15:00', { daysToClosing: 5, page: '8a.math.q2' }),
      seenAt('2026-12-23T15:00', { daysToClosing: 4, page: '8a.math.q2' }),
    ).suspectsNothing();
  });

  it('are ten works of a page of one’s own', () => {
    const own = (number: number, page = '7b.math.q2') => lastDays(number, { ownPage: true, page });
    given(...own(10)).suspectsFrom(10);
    given(...own(9), ...own(9, '8a.math.q2')).suspectsNothing();
  });

  it('are not a test that its teacher counts anew for the whole class', () => {
    given(...lastDays(30, { ownPage: true, page: '7b.math.q2', work: 'test1' })).suspectsNothing();
  });
});
