import { describe, expect, it } from '@jest/globals';
import type { Diary, DiaryGrade, GradeChange } from '../api/diary.js';
import { newIn, NOTHING_NEW, newsBetween } from './news.js';

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

describe('What is marked as new', () => {
  const marked = newIn([{ gradeId: 'g', change: 1 }, { gradeId: 'h' }]);

  it('are the grades to which anything happened', () => {
    expect(['g', 'h', 'i'].map(marked.isGradeNew)).toEqual([true, true, false]);
  });

  it('are those of their changes that are new', () => {
    expect([0, 1].map((change) => marked.isChangeNew('g', change))).toEqual([false, true]);
    expect(marked.isChangeNew('h', 0)).toBe(false);
  });

  it('is nothing where nothing is', () => {
    expect(NOTHING_NEW.isGradeNew('g') || NOTHING_NEW.isChangeNew('g', 0)).toBe(false);
  });
});
