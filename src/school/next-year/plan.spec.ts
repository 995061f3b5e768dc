import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../../test/support/decider-spec.js';
import { nextYearOf, type Changes, type EndingYear, type Group } from './plan.js';

const schoolId = 'school1';
const from = '2026-09-01';
const group = (_id: string, title: string, more: Partial<Group> = {}): Group => ({
  ...{ _id, title, teachers: { petrova: [{ from }] }, pupils: { anna: [{ from }] } },
  ...more,
});
const term = (termId: string, first: string, last: string) => ({
  ...{ schoolId, yearId: 'y1', termId, title: termId, from: first, to: last },
});
const ending: EndingYear = {
  schoolId,
  year: { schoolId, yearId: 'y1', title: '2026/27', from, to: '2027-06-30' },
  terms: {
    t1: term('t1', from, '2026-12-20'),
    t2: term('t2', '2027-01-08', '2027-06-30'),
    t0: { ...term('t0', '2025-09-01', '2026-06-30'), yearId: 'y0' },
  },
  classes: [
    group('7b', '7B', {
      pupils: { anna: [{ from }], boris: [{ from }], left: [{ from, until: '2026-10-01' }] },
    }),
    group('11a', '11A', { pupils: { vera: [{ from }] } }),
  ],
  groups: [
    group('7bm', '7B maths', { subjectId: 'math', partOf: '7b' }),
    group('11am', '11A maths', { subjectId: 'math', partOf: '11a' }),
    group('choir', 'Choir', { subjectId: 'music' }),
  ],
  idOf: (kind, oldId) => `${kind}-after-${oldId}`,
};
const faultsOf = (changes: Changes) => {
  const { code, fields } = refusalOf(() => nextYearOf(ending, changes));
  expect(code).toBe('bad-next-year');
  return fields.map(({ field }) => field);
};

describe('the next year', () => {
  test('is a year later, with its terms', () => {
    const { year, terms, lastDay } = nextYearOf(ending);
    expect(lastDay).toBe('2027-06-30');
    expect(year).toEqual({
      ...{ schoolId, yearId: 'year-after-y1', title: '2027/28', from: '2027-09-01', to: '2028-06-30' },
    });
    expect(terms.map((each) => [each.termId, each.yearId, each.from, each.to])).toEqual([
      ['term-after-t1', 'year-after-y1', '2027-09-01', '2027-12-20'],
      ['term-after-t2', 'year-after-y1', '2028-01-08', '2028-06-30'],
    ]);
  });

  test('has every class a grade higher with its teachers, but for the highest, which leaves', () => {
    expect(nextYearOf(ending).classes).toEqual([
      { classId: '7b', next: { classId: 'class-after-7b', title: '8B', teacherIds: ['petrova'] } },
      { classId: '11a' },
    ]);
  });

  test('has the groups of those classes, called after them, and those of no class', () => {
    expect(
      nextYearOf(ending).groups.map(({ groupId, next }) => [groupId, next?.title, next?.partOf]),
    ).toEqual([
      ['7bm', '8B maths', 'class-after-7b'],
      ['11am', undefined, undefined],
      ['choir', 'Choir', undefined],
    ]);
  });

  test('is otherwise where it is told so', () => {
    const plan = nextYearOf(ending, {
      year: { from: '2027-09-02' },
      terms: [{ termId: 't1', from: '2027-09-02', title: 'Autumn' }],
      classes: [
        { classId: '7b', title: '8V', teacherIds: ['ivanov'] },
        { classId: '11a', leaves: false, title: '12A' },
      ],
      groups: [
        { groupId: '7bm', teacherIds: ['sidorov'] },
        { groupId: 'choir', renewed: false },
      ],
      leavers: ['boris'],
    });
    expect(plan.year).toMatchObject({ from: '2027-09-02', to: '2028-06-30', title: '2027/28' });
    expect(plan.terms[0]).toMatchObject({ from: '2027-09-02', to: '2027-12-20', title: 'Autumn' });
    expect(plan.classes.map(({ next }) => [next?.title, next?.teacherIds])).toEqual([
      ['8V', ['ivanov']],
      ['12A', ['petrova']],
    ]);
    expect(plan.groups.map(({ next }) => [next?.title, next?.teacherIds])).toEqual([
      ['8V maths', ['sidorov']],
      ['12A maths', ['petrova']],
      [undefined, undefined],
    ]);
    expect(plan.leavers).toEqual(['boris']);
  });

  test('names every field at fault', () => {
    expect(faultsOf({ year: { from: '2027-06-30', to: '2027-06-01' } })).toEqual([
      ...['year.from', 'year.to', 'terms.0', 'terms.1'],
    ]);
    expect(faultsOf({ terms: [{ termId: 't2', from: '2027-12-20', to: '2027-12-01' }] })).toEqual([
      ...['terms.1.to', 'terms.1.from'],
    ]);
    expect(
      faultsOf({
        terms: [{ termId: 'none' }],
        classes: [{ classId: 'none' }],
        groups: [{ groupId: 'none' }],
        leavers: ['left', 'anna'],
      }),
    ).toEqual(['terms.0.termId', 'classes.0.classId', 'groups.0.groupId', 'leavers.0']);
    expect(faultsOf({ classes: [{ classId: '11a', title: ' 8B' }] })).toEqual(['classes.0.title']);
  });
});
