import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { USUAL_RATINGS } from '../../src/school/ratings.values.js';
import { HALF_UP } from '../../src/school/rounding.values.js';
import { SCALE_PRESETS } from '../../src/school/scale-presets.values.js';
import type { SchoolEvent } from '../../src/school/school.events.js';
import { ORDINARY_DAYS } from '../../src/timetable/school-days.values.js';
import {
  daysOffSet,
  daysOffWithdrawn,
  dayShifted,
  dayShiftWithdrawn,
  holidays,
  monday,
} from '../../src/school/school-days.examples.js';
import { instantOf } from '../../test/support/recorded.js';
import { schools } from './school.projection.js';

const { given } = projectionSpec(schools);

const schoolId = 'school1';
const { fivePoint, twentyPoint, letters } = SCALE_PRESETS;
const described = { title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 14 };
const connected: SchoolEvent = { type: 'SchoolConnected', data: { schoolId, ...described } };
const year = { schoolId, yearId: 'y1', title: '2026/27', from: '2026-09-01', to: '2027-06-30' };
const term = { ...year, termId: 'q1', title: 'First quarter', to: '2026-10-30' };
const oral = { code: 'oral', title: 'Oral answer', abbreviation: 'O', weight: 1 };
const empty = {
  ...described,
  years: {},
  terms: {},
  subjects: {},
  scalesBySubject: {},
  works: {},
  rounding: HALF_UP,
  reasons: {},
  delistedReasons: [],
  ...{ ratings: USUAL_RATINGS, days: ORDINARY_DAYS },
};

describe('a school', () => {
  test('is what it was connected as, with the newest title', () => {
    given().on(connected).expect(schoolId, empty);
    given(connected)
      .on({ type: 'SchoolRenamed', data: { schoolId, title: 'Hill Lyceum' } })
      .expect(schoolId, { ...empty, title: 'Hill Lyceum' });
  });

  test('is where it was placed last', () => {
    const municipality = { sourcedId: 'hills', title: 'Hills' };
    const region = { sourcedId: 'north', title: 'North' };
    given(connected)
      .on({ type: 'SchoolPlaced', data: { schoolId, municipality, region } })
      .expect(schoolId, { ...empty, municipality, region });
    given(connected, { type: 'SchoolPlaced', data: { schoolId, municipality } })
      .on({ type: 'SchoolPlaced', data: { schoolId, region } })
      .expect(schoolId, { ...empty, region });
  });

  test('has its years, terms and subjects as they were defined last', () => {
    given(
      connected,
      { type: 'AcademicYearOpened', data: year },
      { type: 'AcademicYearChanged', data: { ...year, to: '2027-07-10' } },
      { type: 'TermDefined', data: { ...term, to: '2026-10-31' } },
      { type: 'TermDefined', data: term },
      { type: 'SubjectAdded', data: { schoolId, subjectId: 'math', title: 'Maths' } },
    )
      .on({ type: 'SubjectAdded', data: { schoolId, subjectId: 'math', title: 'Mathematics' } })
      .expect(schoolId, {
        ...empty,
        years: { y1: { ...year, to: '2027-07-10' } },
        terms: { q1: term },
        subjects: { math: 'Mathematics' },
      });
  });

  test('has its scales, its rounding and its edit window as they were set last', () => {
    const rounding = { kind: 'thresholds', least: { '10': 9.6 } } as const;
    given(
      connected,
      { type: 'ScaleDefined', data: { schoolId, scale: fivePoint } },
      { type: 'ScaleDefined', data: { schoolId, scale: letters, subjectId: 'music' } },
      { type: 'ScaleDefined', data: { schoolId, scale: twentyPoint } },
      { type: 'RoundingSet', data: { schoolId, rounding } },
    )
      .on({ type: 'EditWindowSet', data: { schoolId, days: 5 } })
      .expect(schoolId, {
        ...{ ...empty, scale: twentyPoint, scalesBySubject: { music: letters } },
        ...{ rounding, editWindowDays: 5 },
      });
  });

  test('ranks its pupils as it said last', () => {
    const ratings = { on: false, least: { inSubject: 4, overall: 10 } };
    given(connected, { type: 'RatingsSet', data: { schoolId, ratings: USUAL_RATINGS } })
      .on({ type: 'RatingsSet', data: { schoolId, ratings } })
      .expect(schoolId, { ...empty, ratings });
  });

  test('has every version of its kinds of work, those to come among them', () => {
    const heavier = { ...oral, weight: 2 };
    given(connected, { type: 'WorkKindDefined', data: { schoolId, work: oral, from: '2026-09-01' } })
      .on({ type: 'WorkKindDefined', data: { schoolId, work: heavier, from: '2026-12-01' } })
      .expect(schoolId, {
        ...empty,
        works: {
          oral: [
            { from: '2026-09-01', work: oral },
            { from: '2026-12-01', work: heavier },
          ],
        },
      });
  });

  test('keeps the titles of reasons that it has delisted', () => {
    const listed: SchoolEvent = {
      type: 'CorrectionReasonListed',
      data: { schoolId, code: 'recounted', title: 'Recounted' },
    };
    const delisted: SchoolEvent = { type: 'CorrectionReasonDelisted', data: { schoolId, code: 'recounted' } };
    const reasons = { recounted: 'Recounted' };
    given(connected, listed)
      .on(delisted)
      .expect(schoolId, { ...empty, reasons, delistedReasons: ['recounted'] });
    given(connected, listed, delisted)
      .on(listed)
      .expect(schoolId, { ...empty, reasons });
  });

  test('is connected first', () => {
    given()
      .on({ type: 'AcademicYearOpened', data: year })
      .fails(/came before the school/);
  });

  test('has the days off and shifted days that were set last, and how often something was said of them', () => {
    given(connected, daysOffSet())
      .on(dayShifted())
      .expect(schoolId, {
        ...empty,
        days: { off: { d1: holidays }, shifted: { [monday.date]: monday } },
        daysRevision: { times: 2, at: instantOf(3) },
      });
    given(connected, daysOffSet(), dayShifted(), daysOffWithdrawn())
      .on(dayShiftWithdrawn())
      .expect(schoolId, { ...empty, daysRevision: { times: 4, at: instantOf(5) } });
  });
});
