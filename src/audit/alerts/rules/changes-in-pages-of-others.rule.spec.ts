import { describe, it } from '@jest/globals';
import { ruleSpec } from '../../../../test/support/rule-spec.js';
import { changesInPagesOfOthers } from './changes-in-pages-of-others.rule.js';
import { seenAt, seenEvery } from './seen-correction.examples.js';
import type { SeenCorrection } from './seen-correction.values.js';
import { USUAL_THRESHOLDS } from './thresholds.values.js';

const { given } = ruleSpec(changesInPagesOfOthers(USUAL_THRESHOLDS));
const DAY = 24 * 60;

/** So many, day by day, each of another pupil in another page. */
const dayByDay = (number: number, from = '2026-11-02T11:00', more: Partial<SeenCorrection> = {}) =>
  seenEvery(DAY, from, number, (index) => ({
    page: `page${index.toString()}`,
    pupilId: `pupil${index.toString()}`,
    ...more,
  }));

describe('Changes in pages of others', () => {
  it('are five better grades in four pages, in a month', () => {
    const five = dayByDay(5);
    given(...five).suspects(...five);
    given(...dayByDay(4)).suspectsNothing();
  });

  it('are five in two pages, where somebody comes back for them on a third day', () => {
    const inPages = (pages: number, every: number, number: number) =>
      seenEvery(every, '2026-11-02T11:00', number, (index) => ({
        page: `page${(index % pages).toString()}`,
        pupilId: `pupil${index.toString()}`,
      }));
    given(...inPages(2, DAY / 2, 5)).suspectsFrom(5);
    given(...inPages(3, 10, 12)).suspectsNothing();
    given(...inPages(1, DAY, 12)).suspectsNothing();
    const [first, second, third, fourth] = inPages(2, DAY / 2, 4);
    if (!first || !second || !third || !fourth) throw new Error('There are four.');
    given(first, second, third, fourth, { ...third, pupilId: 'egor' }).suspectsNothing();
  });

  it('are better grades of one pupil in four pages, and no others are held against the account', () => {
    const ofAnna = dayByDay(4, '2026-11-02T11:00', { pupilId: 'anna' });
    given(...ofAnna).suspects(...ofAnna);
    const ofBoris = seenAt('2026-11-03T12:00', { pupilId: 'boris', page: 'page1' });
    const [first, second, third, fourth] = ofAnna;
    if (!first || !second || !third || !fourth) throw new Error('There are four.');
    given(first, second, ofBoris, third).suspectsNothing();
    given(first, second, ofBoris, third, fourth).suspects(...ofAnna);
  });

  it('are forgotten after a month', () => {
    given(
      ...seenEvery(8 * DAY, '2026-11-02T11:00', 12, (index) => ({
        page: `page${index.toString()}`,
        pupilId: 'anna',
      })),
    ).suspectsFrom(4);
    given(
      ...seenEvery(11 * DAY, '2026-11-02T11:00', 12, (index) => ({
        page: `page${index.toString()}`,
        pupilId: 'anna',
      })),
    ).suspectsNothing();
  });

  it('are not a deputy head’s afternoon, nor worse grades, nor anything in the own pages', () => {
    given(
      seenAt('2026-11-24T14:05'),
      seenAt('2026-11-24T14:12', { pupilId: 'boris' }),
      seenAt('2026-11-24T14:15', { page: '8a.math.q2', pupilId: 'clara' }),
      seenAt('2026-11-24T14:40', { page: '8a.math.q2', pupilId: 'dora', upward: false }),
      seenAt('2026-11-24T15:30', { page: '9c.music.q2', pupilId: 'egor' }),
    ).suspectsNothing();
    given(...dayByDay(20, '2026-11-02T11:00', { upward: false })).suspectsNothing();
    given(...dayByDay(20, '2026-11-02T11:00', { ownPage: true })).suspectsNothing();
  });

  it('are twice as many as in other months, for an account that is asked often', () => {
    // Twelve in the ninety days before, four a month.
    const asked = seenEvery(7 * DAY, '2026-08-17T11:00', 12, () => ({ upward: false }));
    given(...asked, ...dayByDay(8, '2026-12-07T11:00')).suspectsFrom(20);
    given(...asked, ...dayByDay(7, '2026-12-07T11:00')).suspectsNothing();
  });

  it('are more than what was found to be ordinary work before, even if that was yesterday', () => {
    const known = dayByDay(12, '2026-11-02T11:00', { ordinary: true });
    given(...known).suspectsNothing();
    given(...known, ...dayByDay(7, '2026-11-16T11:00')).suspectsNothing();
    given(...known, ...dayByDay(8, '2026-11-16T11:00')).suspectsFrom(20);
  });
});
