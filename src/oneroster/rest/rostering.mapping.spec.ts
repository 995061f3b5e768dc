import { describe, expect, it } from '@jest/globals';
import type { ClassDocument, SchoolDocument } from '../../../projections/schools/read-model.js';
import {
  classesOf,
  coursesOf,
  enrollmentsOf,
  isThereStill,
  orgOf,
  sessionsOf,
  type SchoolRoster,
} from './rostering.mapping.js';
import { refsAt } from './wire.js';

const to = refsAt('https://school.example');
const year = (yearId: string, from: string, last: string) => ({
  ...{ schoolId: 'school1', yearId, title: yearId, from, to: last },
});
const term = (termId: string, yearId: string) => ({
  ...{ schoolId: 'school1', yearId, termId, title: termId, from: '2026-09-01', to: '2026-12-20' },
});
const school = {
  ...{ _id: 'school1', title: 'Hill School', timeZone: 'Europe/Lisbon', subjects: { math: 'Mathematics' } },
  years: { y0: year('y0', '2025-09-01', '2026-06-30'), y1: year('y1', '2026-09-01', '2027-06-30') },
  terms: { q0: term('q0', 'y0'), q1: term('q1', 'y1'), q2: term('q2', 'y1') },
} as unknown as SchoolDocument;
const sevenB: ClassDocument = {
  ...{ _id: '7b', schoolId: 'school1', title: '7B' },
  teachers: { petrova: [{ from: '2026-09-01' }] },
  pupils: { anna: [{ from: '2026-09-01', until: '2026-10-31' }, { from: '2026-11-20' }] },
};
const group: ClassDocument = {
  ...{ _id: '7bm', schoolId: 'school1', title: '7B Mathematics', subjectId: 'math', partOf: '7b' },
  ...{ teachers: {}, pupils: {} },
};
const roster: SchoolRoster = {
  ...{ school, classes: [sevenB, group] },
  termsOf: new Map([['7bm', ['q2']]]),
  changed: new Map([
    ['school1', { _id: 'school1', at: 't1', parts: { q2: 't2', math: 't3' } }],
    ['7b', { _id: '7b', at: 't4', parts: { anna: 't5' } }],
  ]),
};

describe('A school', () => {
  it('is an org', () => {
    expect(orgOf(roster)).toEqual({
      ...{ sourcedId: 'school1', status: 'active', dateLastModified: 't1' },
      ...{ name: 'Hill School', type: 'school', identifier: 'school1' },
    });
  });

  it('has years with their terms, which end the day after the last one', () => {
    const sessions = sessionsOf(roster, to);
    expect(sessions.map(({ sourcedId, type }) => [sourcedId, type])).toEqual([
      ...[
        ['school1.y0', 'schoolYear'],
        ['school1.y1', 'schoolYear'],
      ],
      ...[
        ['school1.q0', 'term'],
        ['school1.q1', 'term'],
        ['school1.q2', 'term'],
      ],
    ]);
    expect(sessions[1]).toMatchObject({ startDate: '2026-09-01', endDate: '2027-07-01', schoolYear: '2027' });
    expect(sessions[1]?.children?.map(({ sourcedId }) => sourcedId)).toEqual(['school1.q1', 'school1.q2']);
    expect(sessions[4]).toMatchObject({ dateLastModified: 't2', endDate: '2026-12-21', schoolYear: '2027' });
    expect(sessions[4]?.parent).toEqual({
      href: 'https://school.example/ims/oneroster/rostering/v1p2/academicSessions/school1.y1',
      ...{ sourcedId: 'school1.y1', type: 'academicSession' },
    });
  });

  it('has a course for each subject, and one for classes that are taught none', () => {
    expect(coursesOf(roster, to)).toMatchObject([
      { sourcedId: 'school1.homeroom', title: 'Homeroom', dateLastModified: 't1' },
      { sourcedId: 'school1.math', title: 'Mathematics', subjects: ['Mathematics'], dateLastModified: 't3' },
    ]);
  });
});

describe('A class', () => {
  it('is a homeroom, or a group that is taught a subject, in the terms of its pages', () => {
    const [homeroom, scheduled] = classesOf(roster, to);
    expect(homeroom).toMatchObject({ sourcedId: '7b', classType: 'homeroom', dateLastModified: 't4' });
    expect(homeroom?.course.sourcedId).toBe('school1.homeroom');
    expect(scheduled).toMatchObject({ classType: 'scheduled', metadata: { homeroom: '7b' } });
    expect(scheduled?.course.sourcedId).toBe('school1.math');
    for (const one of [homeroom, scheduled]) {
      expect(one?.terms.map(({ sourcedId }) => sourcedId)).toEqual(['school1.q2']);
    }
    const [early] = classesOf({ ...roster, termsOf: new Map() }, to);
    expect(early?.terms.map(({ sourcedId }) => sourcedId)).toEqual(['school1.q1', 'school1.q2']);
  });

  it('has an enrollment for each time that somebody belongs to it', () => {
    const enrollments = enrollmentsOf(roster, to);
    expect(
      enrollments.map(({ sourcedId, role, primary, beginDate, endDate, dateLastModified }) => [
        ...[sourcedId, role, primary, beginDate, endDate, dateLastModified],
      ]),
    ).toEqual([
      ['7b.petrova.20260901', 'teacher', 'true', '2026-09-01', undefined, 't4'],
      ['7b.anna.20260901', 'student', 'false', '2026-09-01', '2026-11-01', 't5'],
      ['7b.anna.20261120', 'student', 'false', '2026-11-20', undefined, 't5'],
    ]);
  });
});

describe('Somebody', () => {
  it('is there still up to the last day, and before the first one', () => {
    expect(isThereStill([{ from: '2026-09-01', until: '2026-10-31' }], '2026-10-31')).toBe(true);
    expect(isThereStill([{ from: '2026-09-01', until: '2026-10-31' }], '2026-11-01')).toBe(false);
    expect(isThereStill([{ from: '2026-12-01' }], '2026-11-01')).toBe(true);
    expect(isThereStill([], '2026-11-01')).toBe(false);
  });
});
