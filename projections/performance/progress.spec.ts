import { expect, test } from '@jest/globals';
import { progressOn } from './progress.js';
import type { PageProgress } from './read-model.js';

const progress: PageProgress = {
  ...{ _id: '7b.math.q2', scale: { min: 2, max: 5 }, sums: {}, takenOver: {} },
  lessons: {
    '20261124-1': { date: '2026-11-24', stage: 'planned', cancelled: false },
    '20261123-2': { date: '2026-11-23', stage: 'planned', cancelled: false },
    '20261120-2': { date: '2026-11-20', stage: 'planned', cancelled: true },
    '20261119-2': { date: '2026-11-19', stage: 'held', cancelled: false },
    '20261118-2': { date: '2026-11-18', stage: 'held', cancelled: false },
  },
  ...{ grades: 8, corrections: 2, annulments: 1, lateEntries: 3, lastEntryAt: '2026-11-23T10:00:00.000Z' },
};

test('a planned lesson whose day is past lacks its topic; one of today or one that was cancelled does not', () => {
  expect(progressOn(progress, 2, '2026-11-24')).toMatchObject({
    lessons: { held: 2, planned: 2, cancelled: 1 },
    topicsMissing: [{ date: '2026-11-23', number: 2 }],
  });
});

test('the density is of the grades that count, for each pupil and lesson', () => {
  expect(progressOn(progress, 2, '2026-11-24').density).toBe(1.75);
});

test('where there are no lessons or no pupils there is no density', () => {
  const nothing = { lessons: { held: 0, planned: 0, cancelled: 0 }, topicsMissing: [] };
  expect(progressOn(undefined, 2, '2026-11-24')).toEqual({
    ...nothing,
    ...{ grades: 0, corrections: 0, annulments: 0, lateEntries: 0 },
  });
  expect(progressOn(progress, 0, '2026-11-24')).not.toHaveProperty('density');
});
