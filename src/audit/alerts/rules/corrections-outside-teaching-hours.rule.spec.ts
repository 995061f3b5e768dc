import { describe, it } from '@jest/globals';
import { ruleSpec } from '../../../../test/support/rule-spec.js';
import { correctionsOutsideTeachingHours } from './corrections-outside-teaching-hours.rule.js';
import { seenAt, seenEvery } from './seen-correction.examples.js';
import { USUAL_THRESHOLDS } from './thresholds.values.js';

const { given } = ruleSpec(correctionsOutsideTeachingHours(USUAL_THRESHOLDS));
const DAY = 24 * 60;
const inOwnPage = () => ({ ownPage: true });

describe('Corrections outside teaching hours', () => {
  it('are three in pages of others at night, in the late evening or at the weekend, in two weeks', () => {
    const three = [
      seenAt('2026-11-21T11:00'),
      seenAt('2026-11-24T20:00', { page: '8a.math.q2' }),
      seenAt('2026-12-02T06:59'),
    ];
    given(...three).suspects(...three);
    given(...three.slice(0, 2)).suspectsNothing();
    given(...seenEvery(30, '2026-11-22T14:00', 3)).suspectsFrom(3);
  });

  it('are not spread over more than two weeks', () => {
    given(...seenEvery(7 * DAY + 1, '2026-11-01T12:00', 12)).suspectsNothing();
    given(...seenEvery(7 * DAY, '2026-11-01T12:00', 3)).suspectsFrom(3);
  });

  it('are by the school’s clocks, whatever the hour is elsewhere', () => {
    const inVladivostok = ['2026-11-24T09:00', '2026-11-24T09:10', '2026-11-24T09:20'].map((local, index) =>
      seenAt(local, { at: `2026-11-23T23:${index.toString()}0:00.000Z` }),
    );
    given(...inVladivostok).suspectsNothing();
  });

  it('are not a deputy head’s work from Monday to Friday, from seven in the morning until eight in the evening', () => {
    const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    given(
      ...week.flatMap((date) => [seenAt(`${date}T07:00`), seenAt(`${date}T14:30`), seenAt(`${date}T19:59`)]),
    ).suspectsNothing();
  });

  it('are not a teacher’s Sunday, nor late evening, in the own pages', () => {
    given(
      ...seenEvery(10, '2026-11-22T16:00', 12, inOwnPage),
      ...seenEvery(10, '2026-11-24T22:00', 12, inOwnPage),
      ...seenEvery(10, '2026-11-26T05:00', 12, inOwnPage),
    ).suspectsNothing();
  });

  it('are those in the own pages in the dead of night', () => {
    given(...seenEvery(1, '2026-11-24T00:00', 3, inOwnPage)).suspectsFrom(3);
    given(...seenEvery(1, '2026-11-24T04:57', 3, inOwnPage)).suspectsFrom(3);
    given(...seenEvery(1, '2026-11-24T04:58', 3, inOwnPage)).suspectsNothing();
  });
});
