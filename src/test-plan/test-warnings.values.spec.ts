import { describe, expect, test } from '@jest/globals';
import { warningsOn, type TestOfGroup } from './test-warnings.values.js';

const MONDAY = '2026-11-30';
const FRIDAY = '2026-12-04';
const limits = { aDay: 1, aWeek: 2 };
const inGroup = (groupId: string, date = MONDAY, subjectId = groupId): TestOfGroup => ({
  ...{ groupId, subjectId, date },
});

describe('whoever plans a test', () => {
  test('is told nothing as long as the class has no more than its school wants', () => {
    expect(warningsOn(MONDAY, [inGroup('math'), inGroup('physics', FRIDAY)], limits)).toEqual([]);
    expect(warningsOn(MONDAY, [], limits)).toEqual([]);
  });

  test('is told how many there are on the day', () => {
    expect(warningsOn(MONDAY, [inGroup('math'), inGroup('physics')], limits)).toEqual([
      { code: 'too-many-tests-a-day', date: MONDAY, count: 2, most: 1 },
    ]);
  });

  test('is told how many there are in the week, and nothing of other weeks', () => {
    const week = [inGroup('math'), inGroup('physics', FRIDAY), inGroup('history', '2026-12-02')];
    expect(warningsOn(MONDAY, week, limits)).toEqual([
      { code: 'too-many-tests-a-week', week: '2026-W49', count: 3, most: 2 },
    ]);
    expect(warningsOn(MONDAY, [...week.slice(1), inGroup('math', '2026-12-07')], limits)).toEqual([]);
  });

  test('of groups that are taught the same is told of what one pupil has', () => {
    const halves = [inGroup('english1', MONDAY, 'english'), inGroup('english2', MONDAY, 'english')];
    expect(warningsOn(MONDAY, halves, limits)).toEqual([]);
    expect(warningsOn(MONDAY, [...halves, inGroup('math')], limits)).toMatchObject([{ count: 2 }]);
    expect(warningsOn(MONDAY, [...halves, inGroup('english1', MONDAY, 'english')], limits)).toMatchObject([
      { count: 2 },
    ]);
  });
});
