import { describe, expect, test } from '@jest/globals';
import { gradeIdOf, oral, written } from '../../src/journal/page/page.examples.js';
import type { ColumnGrade } from '../journal-page/read-model.js';
import { overtakenBy } from './overtaken.js';

const gradeId = gradeIdOf('anna');
const correction = { gradeId, pupilId: 'anna', work: oral, from: '4' };
const { from: _, ...missing } = correction;
const grade = (changes: Partial<ColumnGrade> = {}): ColumnGrade => ({
  ...{ gradeId, pupilId: 'anna', work: oral, value: '4', status: 'given', at: '2026-11-23T08:00:00Z' },
  ...changes,
});

describe('what a teacher asked for', () => {
  test('can be written while the grade is what it was', () => {
    expect(overtakenBy(correction, { grades: [grade()] })).toBeUndefined();
    expect(overtakenBy(correction, undefined)).toBeUndefined();
  });

  test('is overtaken by a change of the grade', () => {
    expect(overtakenBy(correction, { grades: [grade({ value: '3', status: 'corrected' })] })).toBe(
      'changed-meanwhile',
    );
    expect(overtakenBy(correction, { grades: [grade({ status: 'annulled' })] })).toBe('grade-annulled');
  });

  test('is overtaken, where it is a new grade, by another one for the work, or when the lesson is cancelled', () => {
    expect(overtakenBy(missing, { grades: [grade({ gradeId: 'another' })] })).toBe('grade-already-given');
    expect(overtakenBy(missing, { grades: [], cancelled: {} })).toBe('lesson-cancelled');
    for (const other of [{ status: 'annulled' }, { work: written }, { pupilId: 'boris' }] as const) {
      expect(overtakenBy(missing, { grades: [grade(other)] })).toBeUndefined();
    }
  });
});
