import { describe, expect, it } from '@jest/globals';
import type { Diary, DiaryGrade, GradeChange } from '../api/diary.js';
import { countNewSince, isNewSince, newsBetween } from './news.js';

const grade = (gradeId: string, value: string, ...changes: GradeChange[]): DiaryGrade => ({
  ...{ gradeId, value, changes, status: changes.length > 0 ? 'corrected' : 'given' },
  work: { title: 'Test', abbreviation: 'T', weight: 2 },
  givenAt: '2026-11-23T08:00:00.000Z',
});
const corrected = { from: '3', to: '5', reason: 'Recounted', at: '2026-11-24T08:00:00.000Z' };
const annulled = { from: '5', reason: 'Another pupil’s', at: '2026-11-25T08:00:00.000Z' };

const weekWith = (...grades: readonly DiaryGrade[]): Diary => ({
  ...{ pupil: { id: 'p', name: 'Ada' }, from: '2026-11-23', to: '2026-11-29' },
  ...{ timeZone: 'UTC', position: '1/1' },
  days: [
    {
      date: '2026-11-23',
      lessons: [
        {
          ...{ lessonId: 'l', pageId: 'q', number: 1, subject: { id: 'art', title: 'Art' } },
          ...{ planned: false, cancelled: false, homeworkDue: [], homeworkSet: [], debts: [], remarks: [] },
          grades,
        },
      ],
    },
  ],
});

describe('News of a week that is shown', () => {
  it('are grades given, corrected and annulled since', () => {
    expect(newsBetween(weekWith(), weekWith(grade('g', '3')))).toEqual([
      { kind: 'given', subject: 'Art', from: '', value: '3' },
    ]);
    expect(newsBetween(weekWith(grade('g', '3')), weekWith(grade('g', '5', corrected)))).toEqual([
      { kind: 'corrected', subject: 'Art', from: '3', value: '5' },
    ]);
    const [before, after] = [grade('g', '5', corrected), grade('g', '5', corrected, annulled)];
    expect(newsBetween(weekWith(before), weekWith(after))).toEqual([
      { kind: 'annulled', subject: 'Art', from: '5', value: '5' },
    ]);
  });

  it('are none while nothing changes', () => {
    const week = weekWith(grade('g', '5', corrected), grade('h', '4'));
    expect(newsBetween(week, week)).toEqual([]);
  });
});

describe('A grade', () => {
  it('is new where it was given or changed after the last visit', () => {
    const one = grade('g', '5', corrected);
    expect(isNewSince('2026-11-23T07:00:00.000Z', grade('g', '3'))).toBe(true);
    expect(isNewSince('2026-11-23T09:00:00.000Z', grade('g', '3'))).toBe(false);
    expect(isNewSince('2026-11-23T09:00:00.000Z', one)).toBe(true);
    expect(isNewSince('2026-11-24T09:00:00.000Z', one)).toBe(false);
  });

  it('is not new to whoever looks for the first time', () => {
    expect(countNewSince(undefined, weekWith(grade('g', '3')))).toBe(0);
    expect(countNewSince('2026-11-23T07:00:00.000Z', weekWith(grade('g', '3')))).toBe(1);
  });
});
