import { expect, it } from '@jest/globals';
import { entryOf } from './grid.examples.js';
import { isAboutGrade, isAbsenceOf, isUndoable, type Step } from './steps.js';

const given = entryOf({ kind: 'grade', value: '5' }, { saved: { position: '7/7', gradeId: 'g1' } });
const absent = entryOf({ kind: 'absence', code: 'absent' });
const correction = { gradeId: 'g1', from: '5', to: '4' };
const corrected: Step = { key: 'k2', pageId: 'p1', lessonId: 'l1', pupilId: 'anna', correction };

it('Corrections and entries are undone, but no grade that the journal had from somebody else', () => {
  expect([given, absent, corrected].map(isUndoable)).toEqual([true, true, true]);
  expect(isUndoable({ ...given, saved: { position: '7/7' } })).toBe(false);
});

it('A grade that is taken out takes along what was done with it', () => {
  expect([given, absent, corrected].map((step) => isAboutGrade(step, 'g1'))).toEqual([true, false, true]);
  expect(isAboutGrade(given, 'g2')).toBe(false);
});

it('An absence that is taken out takes along that it was entered', () => {
  const where = { pupilId: 'anna', lessonId: 'l1' };
  expect([given, absent, corrected].map((step) => isAbsenceOf(step, where))).toEqual([false, true, false]);
  expect(isAbsenceOf(absent, { ...where, lessonId: 'l2' })).toBe(false);
});
