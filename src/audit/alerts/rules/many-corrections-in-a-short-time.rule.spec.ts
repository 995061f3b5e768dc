import { describe, it } from '@jest/globals';
import { ruleSpec } from '../../../../test/support/rule-spec.js';
import { manyCorrectionsInAShortTime } from './many-corrections-in-a-short-time.rule.js';
import { seenAt, seenEvery } from './seen-correction.examples.js';
import { USUAL_THRESHOLDS } from './thresholds.values.js';

const { given } = ruleSpec(manyCorrectionsInAShortTime(USUAL_THRESHOLDS));

describe('Many corrections in a short time', () => {
  it('are ten within an hour, wherever they are', () => {
    const ten = seenEvery(6, '2026-11-24T14:00', 10);
    given(...ten).suspects(...ten);
    given(...ten).suspectsFrom(10);
    const inOwnPages = seenEvery(6, '2026-11-24T14:00', 10, (index) => ({
      ownPage: true,
      page: `page${(index % 3).toString()}`,
    }));
    given(...inOwnPages).suspectsFrom(10);
  });

  it('are not nine, nor ten in more than an hour', () => {
    given(...seenEvery(6, '2026-11-24T14:00', 9)).suspectsNothing();
    given(...seenEvery(7, '2026-11-24T14:00', 30)).suspectsNothing();
  });

  it('are the last ten, whatever came before', () => {
    const earlier = seenEvery(60, '2026-11-23T08:00', 20);
    const ten = seenEvery(1, '2026-11-24T14:00', 10);
    given(...earlier, ...ten).suspects(...ten);
  });

  it('are not a deputy head’s afternoon', () => {
    given(
      seenAt('2026-11-24T14:05'),
      seenAt('2026-11-24T14:12'),
      seenAt('2026-11-24T14:15', { page: '8a.math.q2' }),
      seenAt('2026-11-24T14:40', { page: '8a.math.q2' }),
      seenAt('2026-11-24T15:30'),
    ).suspectsNothing();
  });

  it('are not a teacher’s who counts the test of a whole class anew, and then of another', () => {
    const recount = (from: string, work: string) =>
      seenEvery(1, from, 30, (index) => ({ ownPage: true, work, pupilId: `pupil${index.toString()}` }));
    given(...recount('2026-11-24T18:00', 'test1'), ...recount('2026-11-24T18:30', 'test2')).suspectsNothing();
  });

  it('are those of a whole class’s test too, where somebody else corrects it', () => {
    given(...seenEvery(1, '2026-11-24T18:00', 30, () => ({ work: 'test1' }))).suspectsFrom(10);
  });
});
