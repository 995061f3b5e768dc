import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import type { SchoolEvent } from '../../src/school/school.events.js';
import { schools } from './school.projection.js';

const { given } = projectionSpec(schools);

const schoolId = 'school1';
const described = { title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 14 };
const connected: SchoolEvent = { type: 'SchoolConnected', data: { schoolId, ...described } };
const year = { schoolId, yearId: 'y1', title: '2026/27', from: '2026-09-01', to: '2027-06-30' };
const term = { ...year, termId: 'q1', title: 'First quarter', to: '2026-10-30' };
const oral = { code: 'oral', title: 'Oral answer', abbreviation: 'O', weight: 1 };
const empty = { ...described, years: {}, terms: {}, subjects: {}, works: {} };

describe('a school', () => {
  test('is what it was connected as', () => {
    given().on(connected).expect(schoolId, empty);
  });

  test('has its years, terms, subjects, scale and kinds of work as they were defined last', () => {
    given(
      connected,
      { type: 'AcademicYearOpened', data: year },
      { type: 'TermDefined', data: { ...term, to: '2026-10-31' } },
      { type: 'TermDefined', data: term },
      { type: 'SubjectAdded', data: { schoolId, subjectId: 'math', title: 'Maths' } },
      { type: 'SubjectAdded', data: { schoolId, subjectId: 'math', title: 'Mathematics' } },
      { type: 'ScaleDefined', data: { schoolId, scale: { min: 0, max: 20 } } },
    )
      .on({ type: 'WorkKindDefined', data: { schoolId, work: oral } })
      .expect(schoolId, {
        ...described,
        years: { y1: year },
        terms: { q1: term },
        subjects: { math: 'Mathematics' },
        scale: { min: 0, max: 20 },
        works: { oral },
      });
  });

  test('is connected first', () => {
    given()
      .on({ type: 'AcademicYearOpened', data: year })
      .fails(/came before the school/);
  });
});
