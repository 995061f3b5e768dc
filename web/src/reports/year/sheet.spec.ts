import { describe, expect, it } from '@jest/globals';
import { SCALE_PRESETS } from '../../../../src/school/scale-presets.values.js';
import type { GradeOfYear, PartOfYear } from '../../api/year-sheet.js';
import { missingByPart, missingIn, partOf, subjectsOf, titleOf } from './sheet.js';

const part = (subject: string, group: string): PartOfYear => ({
  subject: { id: subject, title: subject },
  group: { id: group, title: group },
  scale: SCALE_PRESETS.fivePoint,
  rounding: { kind: 'halfUp' },
  mayGive: true,
});
const grade = (subjectId: string, groupId: string, more: Partial<GradeOfYear> = {}): GradeOfYear => ({
  ...{ subjectId, groupId, terms: [], needed: true },
  ...more,
});
const english1 = part('English', '7B-1');
const english2 = part('English', '7B-2');
const math = part('Mathematics', '7B');
const sheet = {
  parts: [english1, english2, math],
  pupils: [
    {
      id: 'anna',
      name: 'Anna',
      grades: [grade('English', '7B-1'), grade('Mathematics', '7B', { value: '5' })],
    },
    { id: 'boris', name: 'Boris', grades: [grade('English', '7B-2'), grade('Mathematics', '7B')] },
    { id: 'vera', name: 'Vera', grades: [grade('Mathematics', '7B', { needed: false })] },
  ],
};

describe('The sheet of a class’s year', () => {
  it('has a column for each subject, though two groups learn it', () => {
    expect(subjectsOf(sheet).map(({ title }) => title)).toEqual(['English', 'Mathematics']);
  });

  it('lacks a grade of whoever learned the subject until the end and has none', () => {
    const names = (of: PartOfYear) => missingIn(sheet, of).map(({ pupil }) => pupil.name);
    expect([names(english1), names(english2), names(math)]).toEqual([['Anna'], ['Boris'], ['Boris']]);
    expect(missingByPart(sheet).map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it('tells a group where there are several in the subject', () => {
    expect(titleOf(sheet, english2)).toBe('English, 7B-2');
    expect(titleOf(sheet, math)).toBe('Mathematics');
  });

  it('knows the group that a grade was given in', () => {
    expect(partOf(sheet, grade('English', '7B-2'))).toBe(english2);
    expect(partOf(sheet, grade('Art', '7B'))).toBeUndefined();
  });
});
