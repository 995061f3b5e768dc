import { describe, expect, test } from '@jest/globals';
import { exemptIn, exemptionChanges, exemptOn } from './queries.js';
import type { KeptExemption } from './read-model.js';

const kept = (from: string, to: string, other: Partial<KeptExemption> = {}): KeptExemption => ({
  ...{ subjectId: 'sport', from, to, earliest: from, latest: to },
  ...{ withdrawn: false, changedAt: '1/1', changes: [], ...other },
});
const anna = {
  exemptions: {
    second: kept('2026-12-07', '2026-12-18', { changedAt: '5/5' }),
    first: kept('2026-11-23', '2026-11-27', { latest: '2026-12-04', changedAt: '4/4' }),
    math: kept('2026-11-23', '2026-11-27', { subjectId: 'math', changedAt: '3/3' }),
    gone: kept('2026-11-23', '2026-11-27', { withdrawn: true, changedAt: '2/2' }),
  },
};

describe('the days on which a pupil is exempt', () => {
  test('are those of the subject that touch some days, the earliest first', () => {
    const [first, second] = [
      { from: '2026-11-23', to: '2026-11-27' },
      { from: '2026-12-07', to: '2026-12-18' },
    ];
    expect(exemptIn(anna, 'sport', '2026-11-27', '2026-12-07')).toEqual([first, second]);
    expect(exemptIn(anna, 'sport', '2026-11-28', '2026-12-06')).toEqual([]);
    expect(exemptIn(undefined, 'sport', '2026-11-01', '2026-12-31')).toEqual([]);
  });

  test('have the first and the last one in them', () => {
    const days = exemptIn(anna, 'sport', '2026-11-01', '2026-12-31');
    const isExempt = (date: string) => exemptOn(days, date) !== undefined;
    expect(['2026-11-22', '2026-11-23', '2026-11-27', '2026-11-28'].map(isExempt)).toEqual([
      ...[false, true, true, false],
    ]);
  });
});

test('what was said of a week by an exemption changes it, also where it holds there no longer', () => {
  expect(exemptionChanges(anna, '2026-11-30', '2026-12-06')).toEqual(['4/4']);
  expect(exemptionChanges(anna, '2026-11-23', '2026-11-29')).toEqual(['4/4', '3/3', '2/2']);
});
