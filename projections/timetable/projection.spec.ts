import { describe, expect, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import {
  BELLS,
  DAYS,
  bellsSet,
  math,
  occasionCalledOff,
  occasionSet,
  placed,
  published,
  publishedMath,
  removed,
  roomDelisted,
  roomListed,
  TERM_DAYS,
  TIMETABLE,
  weeksAlternate,
} from '../../src/timetable/timetable.examples.js';
import type { WeekPatternSet } from '../../src/timetable/timetable.events.js';
import { ORDINARY_DAYS } from '../../src/timetable/school-days.values.js';
import { plannedBetween, timeIn } from './planned-lessons.js';
import { pageTimetable, timetables } from './projection.js';

const PLAN = 'school1.q2';
const PAGE = '7bm.math.q2';

describe('the plan of a term', () => {
  const { given } = projectionSpec(timetables);
  const empty = { bells: {}, rooms: {}, entries: {}, publications: [], occasions: {} };
  const bells = { '1': BELLS, '2': BELLS };

  test('has bells, weeks and rooms as they were set last', () => {
    given()
      .on(bellsSet())
      .expect(PLAN, { ...empty, bells });
    given(bellsSet())
      .on(weeksAlternate('B'))
      .expect(PLAN, { ...empty, bells, first: 'B' });
    const allTheSame: WeekPatternSet = { type: 'WeekPatternSet', data: TIMETABLE };
    given(weeksAlternate()).on(allTheSame).expect(PLAN, empty);
    given(roomListed(), roomListed('13', 'Lab'))
      .on(roomDelisted())
      .expect(PLAN, { ...empty, rooms: { '13': 'Lab' } });
  });

  test('has the lessons that were placed and not removed', () => {
    const second = { ...math, number: 2 };
    given(placed(math, second))
      .on(removed(math))
      .expect(PLAN, { ...empty, entries: { '7bm-1-2-every': second } });
  });

  test('has what takes place instead of lessons, until it is called off', () => {
    const sports = { date: '2026-11-16', title: 'Sports day', lessons: 1, groupIds: ['7bm'] };
    given()
      .on(occasionSet())
      .expect(PLAN, { ...empty, occasions: { o1: sports } });
    given(occasionSet()).on(occasionCalledOff()).expect(PLAN, empty);
  });

  test('says from when on it was published; what was to hold from the same day or later does not', () => {
    given(published(), published('2026-11-30'))
      .on(published('2026-11-23'))
      .expect(PLAN, {
        ...empty,
        publications: [
          { from: TERM_DAYS.from, at: instantOf(1) },
          { from: '2026-11-23', at: instantOf(3) },
        ],
      });
  });
});

describe('the timetable of a page', () => {
  const { given } = projectionSpec(pageTimetable);
  const first = { ...TERM_DAYS, days: DAYS, lessons: [publishedMath] };

  test('is what was published for its group and subject', () => {
    given()
      .on(published())
      .expect(PAGE, { publications: [first], revision: { times: 1, at: instantOf(1) } });
  });

  test('changes from a day on, on which there may be no lessons any more', () => {
    const pages = [{ groupId: '7bm', subjectId: 'math', lessons: [] }];
    given(published())
      .on(published('2026-11-23', { weekA: '2026-11-16', pages }))
      .expect(PAGE, {
        publications: [
          first,
          { from: '2026-11-23', to: TERM_DAYS.to, weekA: '2026-11-16', days: DAYS, lessons: [] },
        ],
        revision: { times: 2, at: instantOf(2) },
      });
  });
});

describe('the lessons that are planned on some days', () => {
  const planned = (publications: Parameters<typeof plannedBetween>[0], from: string, to: string) =>
    plannedBetween(publications, from, to, ORDINARY_DAYS).map(
      ({ date, number }) => `${date} ${number.toString()}`,
    );
  const first = { ...TERM_DAYS, days: DAYS, lessons: [publishedMath] };

  test('are those of the weekday, from the first day to the last', () => {
    const timetable = { publications: [first] };
    expect(planned(timetable, '2026-10-01', '2026-11-17')).toEqual(['2026-11-09 1', '2026-11-16 1']);
    expect(planned(timetable, '2026-12-21', '2027-01-31')).toEqual(['2026-12-21 1']);
    expect(plannedBetween(timetable, '2026-11-09', '2026-11-09', ORDINARY_DAYS)).toEqual([
      { date: '2026-11-09', number: 1, teacherId: 'petrova', room: 'Room 12' },
    ]);
    expect(planned(undefined, '2026-11-09', '2026-11-09')).toEqual([]);
  });

  test('have times, as others have that a page has on the same days', () => {
    const timetable = { publications: [first] };
    expect(timeIn(timetable, '2026-11-10', 2, ORDINARY_DAYS)).toEqual({ from: '09:25', to: '10:10' });
    expect(timeIn(timetable, '2026-11-10', 3, ORDINARY_DAYS)).toBeUndefined();
    expect(timeIn(timetable, '2026-11-11', 2, ORDINARY_DAYS)).toBeUndefined();
    expect(timeIn(timetable, '2026-11-08', 2, ORDINARY_DAYS)).toBeUndefined();
  });

  test('have the bells of the day by whose plan a day goes, or its own', () => {
    const timetable = { publications: [first] };
    const by = (more: object) => ({
      ...ORDINARY_DAYS,
      shifted: { '2026-11-14': { date: '2026-11-14', weekday: 1 as const, ...more } },
    });
    expect(plannedBetween(timetable, '2026-11-14', '2026-11-14', by({}))).toHaveLength(1);
    expect(timeIn(timetable, '2026-11-14', 2, by({}))).toEqual({ from: '09:25', to: '10:10' });
    const bells = [{ number: 2, from: '10:00', to: '10:30' }];
    expect(timeIn(timetable, '2026-11-14', 2, by({ bells }))).toEqual({ from: '10:00', to: '10:30' });
    expect(timeIn(timetable, '2026-11-14', 1, by({ bells }))).toBeUndefined();
  });

  test('are those of the week’s letter', () => {
    const ofWeek = (weeks: 'A' | 'B') => ({
      ...first,
      weekA: '2026-11-16',
      lessons: [{ ...publishedMath, weeks }],
    });
    expect(planned({ publications: [ofWeek('A')] }, '2026-11-09', '2026-12-06')).toEqual([
      '2026-11-16 1',
      '2026-11-30 1',
    ]);
    expect(planned({ publications: [ofWeek('B')] }, '2026-11-09', '2026-12-06')).toEqual([
      '2026-11-09 1',
      '2026-11-23 1',
    ]);
  });

  test('are what was published last, from its day on', () => {
    const later = { ...first, from: '2026-11-17', lessons: [{ ...publishedMath, number: 2 }] };
    expect(planned({ publications: [first, later] }, '2026-11-09', '2026-11-23')).toEqual([
      '2026-11-09 1',
      '2026-11-16 1',
      '2026-11-23 2',
    ]);
  });
});
