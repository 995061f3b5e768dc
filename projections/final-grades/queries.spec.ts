import { describe, expect, test } from '@jest/globals';
import { pageIdOf } from '../../src/journal/page/page-ids.values.js';
import { sealed } from '../../src/journal/page/page.examples.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { yearsOf } from './queries.js';
import type { FinalGradeInSubject, FinalGrades, TermGradeInSubject } from './read-model.js';

const GIVEN = '2026-12-24T10:00:00.000Z';
const termOf = (termId: string, title: string, from: string, yearId = 'y1') => ({
  ...{ schoolId: 'school1', termId, yearId, title },
  ...{ from, to: from },
});
const yearFrom = (yearId: string, title: string, from: string) => ({
  ...{ schoolId: 'school1', yearId, title },
  ...{ from, to: from },
});
const school: Pick<SchoolDocument, 'years' | 'terms' | 'subjects' | 'reasons'> = {
  years: { y1: yearFrom('y1', '2026/27', '2026-09-01'), y0: yearFrom('y0', '2025/26', '2025-09-01') },
  terms: {
    q2: termOf('q2', 'Second quarter', '2026-11-02'),
    q1: termOf('q1', 'First quarter', '2026-09-01'),
    p4: termOf('p4', 'Fourth quarter', '2026-04-01', 'y0'),
  },
  subjects: { math: 'Mathematics', art: 'Art' },
  reasons: { recounted: 'Recounted' },
};
const term = (subjectId: string, termId: string, value: string): TermGradeInSubject => ({
  ...{ pageId: pageIdOf('7b', subjectId, termId), subjectId, termId },
  ...{ value, givenAt: GIVEN, changes: [] },
});
const final: FinalGradeInSubject = {
  ...{ classId: '7b', yearId: 'y1', subjectId: 'math', value: '5', average: 4.5, proposed: '5' },
  givenAt: GIVEN,
  changes: [
    { from: '4', to: '5', late: false, at: GIVEN, reason: { code: 'recounted', text: sealed('Task 3') } },
  ],
};
const grades: FinalGrades = {
  _id: 'anna',
  schoolId: 'school1',
  terms: {
    a: term('math', 'q2', '5'),
    b: term('math', 'q1', '4'),
    c: term('art', 'q1', '5'),
    d: term('math', 'p4', '3'),
  },
  finals: { a: final },
};
const open = ({ sealed: text }: { readonly sealed: string }) => Promise.resolve(text);

describe("a pupil's term and final grades", () => {
  test('are told by year, subject and term, each in its order', async () => {
    const years = await yearsOf(grades, school, open);
    const told = years.map(({ title, subjects }) => [
      title,
      ...subjects.map((subject) => [subject.title, ...subject.terms.map((each) => [each.title, each.value])]),
    ]);
    expect(told).toEqual([
      ['2025/26', ['Mathematics', ['Fourth quarter', '3']]],
      [
        '2026/27',
        ['Art', ['First quarter', '5']],
        ['Mathematics', ['First quarter', '4'], ['Second quarter', '5']],
      ],
    ]);
  });

  test('are told with what stood beside the final grade, and why it was corrected', async () => {
    const [, year] = await yearsOf(grades, school, open);
    expect(year?.subjects.find(({ id }) => id === 'math')?.finals).toEqual([
      {
        ...{ value: '5', average: 4.5, proposed: '5', givenAt: GIVEN },
        changes: [{ from: '4', to: '5', reason: 'Recounted: Task 3', late: false, at: GIVEN }],
      },
    ]);
  });
});
