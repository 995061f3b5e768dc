import { describe, expect, test } from '@jest/globals';
import { SCALE_PRESETS } from '../scale-presets.values.js';
import { checklistOf, type SchoolSettingUp, type SetUpStepName } from './checklist.js';

const schoolId = 'school1';
const year = { schoolId, yearId: 'y1', title: '2026/27', from: '2026-09-01', to: '2027-06-30' };
const term = (termId: string, from: string, to: string) => ({
  ...{ schoolId, yearId: 'y1', termId, title: termId, from, to },
});
const terms = {
  t1: term('t1', '2026-09-01', '2026-12-20'),
  t2: term('t2', '2027-01-08', '2027-06-30'),
};
const from = '2026-09-01';
const oral = { code: 'oral', title: 'Oral answer', abbreviation: 'O', weight: 1 };
const nothing: SchoolSettingUp['school'] = {
  ...{ years: {}, terms: {}, subjects: {}, works: {}, reasons: {}, delistedReasons: [] },
};
const complete: SchoolSettingUp = {
  today: '2026-11-24',
  school: {
    years: { y1: year },
    terms,
    subjects: { math: 'Mathematics' },
    scale: SCALE_PRESETS.fivePoint,
    works: { oral: [{ from, work: oral }] },
    reasons: { recounted: 'Recounted' },
    delistedReasons: [],
  },
  rosterCame: true,
  termsWithBells: ['t1', 't2'],
  classes: [{ _id: '7b', title: '7B', teachers: { petrova: [{ from }] }, pupils: { anna: [{ from }] } }],
  groups: [
    {
      ...{ _id: '7bm', title: '7B maths', partOf: '7b' },
      ...{ teachers: { petrova: [{ from }] }, pupils: { anna: [{ from }] } },
    },
  ],
  withoutSignIn: () => 0,
  withoutSecondFactor: 0,
};
const stepOf = (step: SetUpStepName, changed: Partial<SchoolSettingUp>) =>
  checklistOf({ ...complete, ...changed }).find((each) => each.step === step);

describe('what is missing before a school uses the journal', () => {
  test('is nothing where everything is there', () => {
    expect(checklistOf(complete).filter(({ done }) => !done)).toEqual([]);
  });

  test('is everything but second factors, of which nobody needs one yet, where a school was just connected', () => {
    const steps = checklistOf({ ...complete, school: nothing, rosterCame: false, classes: [], groups: [] });
    expect(steps.filter(({ done }) => done).map(({ step }) => step)).toEqual(['secondFactors']);
    expect(steps.map(({ toDo }) => toDo).slice(0, 3)).toEqual([
      ...['bring-in-a-roster', 'open-a-year', 'define-terms-that-cover-the-year'],
    ]);
  });

  test('is a year where the last one is over, and not where one is to come', () => {
    expect(stepOf('year', { today: '2027-07-01' })?.done).toBe(false);
    expect(stepOf('year', { today: '2026-08-01' })?.done).toBe(true);
    expect(stepOf('classTeachers', { today: '2026-08-01' })?.done).toBe(true);
  });

  test('are terms for days that are too many to be holidays', () => {
    const without = (left: SchoolSettingUp['school']['terms']) => ({
      school: { ...complete.school, terms: left },
    });
    expect(stepOf('terms', without({ t1: terms.t1 }))).toEqual({
      ...{ step: 'terms', done: false, toDo: 'define-terms-that-cover-the-year' },
      days: [{ from: '2026-12-21', to: '2027-06-30' }],
    });
    expect(stepOf('terms', without({ t2: terms.t2 }))?.days).toEqual([
      { from: '2026-09-01', to: '2027-01-07' },
    ]);
    const ofAnother = { t1: { ...terms.t1, yearId: 'y0' }, t2: terms.t2 };
    expect(stepOf('terms', without(ofAnother))?.done).toBe(false);
  });

  test('is a reason for corrections where all are delisted', () => {
    const school = { ...complete.school, delistedReasons: ['recounted'] };
    expect(stepOf('correctionReasons', { school })?.done).toBe(false);
  });

  test('are pupils of a class that never had any, and not of one whose pupils have left', () => {
    const [homeroom] = complete.classes;
    const empty = { _id: '8a', title: '8A', teachers: {}, pupils: {} };
    const left = { ...empty, _id: '9a', pupils: { boris: [{ from, until: '2026-09-30' }] } };
    const classes = homeroom ? [homeroom, empty, left] : [];
    expect(stepOf('pupils', { classes })?.where).toEqual([{ id: '8a', title: '8A' }]);
    expect(stepOf('classTeachers', { classes })?.done).toBe(true);
  });

  test('are class teachers, groups and their teachers, by class and group', () => {
    const classes = complete.classes.map((each) => ({ ...each, teachers: {} }));
    expect(stepOf('classTeachers', { classes })).toEqual({
      ...{ step: 'classTeachers', done: false, toDo: 'assign-class-teachers' },
      ...{ missing: 1, where: [{ id: '7b', title: '7B' }] },
    });
    expect(stepOf('groups', { groups: [] })?.where).toEqual([{ id: '7b', title: '7B' }]);
    const groups = complete.groups.map((each) => ({ ...each, teachers: {} }));
    expect(stepOf('teachers', { groups })?.where).toEqual([{ id: '7bm', title: '7B maths' }]);
  });

  test('is a roster where none was ever brought in', () => {
    expect(stepOf('roster', { rosterCame: false })).toEqual({
      ...{ step: 'roster', done: false, toDo: 'bring-in-a-roster' },
    });
  });

  test('are bells, by the terms of the year that are not over', () => {
    expect(stepOf('bells', { termsWithBells: ['t2'] })).toEqual({
      ...{ step: 'bells', done: false, toDo: 'set-bells', missing: 1 },
      where: [{ id: 't1', title: 't1' }],
    });
    expect(stepOf('bells', { today: '2027-02-01', termsWithBells: ['t2'] })?.done).toBe(true);
  });

  test('are sign-ins of guardians and second factors of leaders, by how many', () => {
    const withoutSignIn = (pupilIds: readonly string[]) => pupilIds.length;
    expect(stepOf('signIns', { withoutSignIn })).toMatchObject({ done: false, missing: 1 });
    expect(stepOf('secondFactors', { withoutSecondFactor: 2 })).toMatchObject({ done: false, missing: 2 });
  });
});
