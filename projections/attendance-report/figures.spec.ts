import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AbsenceCode } from '../../src/journal/page/page.events.js';
import { addDays, type CivilDate } from '../../src/school/civil-date.values.js';
import { datesOf, figuresOf, lessonFiguresOf, pupilFiguresOf, sumOf } from './figures.js';
import type { PupilDay, PupilLesson } from './lessons.js';

const FIRST: CivilDate = '2026-11-23';

type Told = 'there' | AbsenceCode;

const lessonOn = (date: CivilDate, told: Told, number: number, minutes?: number): PupilLesson => {
  const lesson = { lessonId: `${date}-${number.toString()}`, subjectId: 'math', date, number };
  if (told === 'there') return lesson;
  const more = minutes === undefined ? {} : { minutes };
  return { ...lesson, absence: { code: told, recorded: told, ...more } };
};

/** Days one after another, each told lesson by lesson. */
const daysOf = (...days: readonly (readonly Told[])[]): PupilDay[] =>
  days.map((lessons, index) => {
    const date = addDays(FIRST, index);
    return { date, lessons: lessons.map((told, at) => lessonOn(date, told, at + 1)) };
  });

describe('the figures of days', () => {
  test('count lessons held and missed, and the share attended; who came late was there', () => {
    const days = daysOf(['there', 'ill', 'absent'], ['late', 'there', 'excused']);
    expect(figuresOf(days).lessons).toEqual({ held: 6, missed: 3, attended: 50 });
    expect(figuresOf(daysOf(['there', 'there', 'ill'])).lessons.attended).toBe(66.67);
  });

  test('count the lessons missed by what they count as', () => {
    const days = daysOf(['absent', 'ill', 'ill'], ['excused', 'absent', 'absent', 'late']);
    expect(figuresOf(days).reasons).toEqual({ absent: 3, excused: 1, ill: 2 });
  });

  test('count how often somebody was late, and the minutes that are known', () => {
    const lessons = [
      lessonOn(FIRST, 'late', 1, 5),
      lessonOn(FIRST, 'late', 2),
      lessonOn(FIRST, 'late', 3, 15),
    ];
    expect(lessonFiguresOf(lessons).late).toEqual({ lessons: 3, minutes: 20 });
  });

  test('tell days missed as a whole from those missed in part', () => {
    const days = daysOf(['absent', 'ill'], ['absent', 'late'], ['there', 'late'], ['excused']);
    expect(figuresOf(days).days).toEqual({ held: 4, missed: 2, partly: 1 });
  });

  test('have no share where no lesson was held', () => {
    expect(pupilFiguresOf([])).toEqual({
      lessons: { held: 0, missed: 0 },
      reasons: { absent: 0, excused: 0, ill: 0 },
      late: { lessons: 0, minutes: 0 },
      days: { held: 0, missed: 0, partly: 0 },
      unexcusedInARow: { lessons: { longest: 0, current: 0 }, days: { longest: 0, current: 0 } },
    });
  });
});

describe('a row of unexcused lessons', () => {
  const rowIn = (...days: readonly (readonly Told[])[]) => pupilFiguresOf(daysOf(...days)).unexcusedInARow;

  test('goes on from one day to the next, and still does after the last', () => {
    expect(rowIn(['there', 'absent'], ['absent', 'absent']).lessons).toEqual({ longest: 3, current: 3 });
  });

  test('is ended by a lesson attended, even late, and by one with a reason', () => {
    for (const ending of ['there', 'late', 'excused', 'ill'] as const) {
      expect(rowIn(['absent', 'absent', ending, 'absent']).lessons).toEqual({ longest: 2, current: 1 });
      expect(rowIn(['absent', ending]).lessons).toEqual({ longest: 1, current: 0 });
    }
  });

  test('is one of days where every lesson of each was missed without a reason', () => {
    const whole = ['absent', 'absent'] as const;
    expect(rowIn(whole, whole).days).toEqual({ longest: 2, current: 2 });
    expect(rowIn(whole, whole, ['absent', 'there'], whole).days).toEqual({ longest: 2, current: 1 });
    expect(rowIn(whole, ['ill', 'ill']).days).toEqual({ longest: 1, current: 0 });
    expect(rowIn(['absent', 'ill']).days).toEqual({ longest: 0, current: 0 });
  });
});

test('several pupils’ days come to figures by date, in order', () => {
  const [anna, boris] = [daysOf(['absent', 'late'], ['ill']), daysOf(['there', 'absent'])];
  expect(datesOf([...anna.toReversed(), ...boris])).toEqual([
    { date: FIRST, held: 4, missed: 2, unexcused: 2, late: 1 },
    { date: addDays(FIRST, 1), held: 1, missed: 1, unexcused: 0, late: 0 },
  ]);
});

describe('whatever a pupil’s days are', () => {
  const told = fc.constantFrom<Told>('there', 'there', 'there', 'absent', 'absent', 'excused', 'ill', 'late');
  const someDays = fc
    .array(fc.array(told, { minLength: 1, maxLength: 6 }), { maxLength: 12 })
    .map((days) => daysOf(...days));

  test('lessons missed are those with one of the three reasons, and all others were attended', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const { lessons, reasons, late } = figuresOf(days);
        const each = days.flatMap((day) => day.lessons);
        const there = each.filter(({ absence }) => absence === undefined).length;
        expect(lessons.held).toBe(each.length);
        expect(lessons.missed).toBe(reasons.absent + reasons.excused + reasons.ill);
        expect(there + late.lessons + lessons.missed).toBe(lessons.held);
        const share = ((there + late.lessons) * 100) / Math.max(each.length, 1);
        expect(Math.abs((lessons.attended ?? 0) - share)).toBeLessThan(0.00501);
      }),
    );
  });

  test('parts of them add up to the whole', () => {
    fc.assert(
      fc.property(someDays, fc.nat(12), (days, at) => {
        const parts = [days.slice(0, at), days.slice(at)];
        expect(sumOf(parts.map(figuresOf))).toEqual(figuresOf(days));
        const sum = (number: (date: ReturnType<typeof datesOf>[number]) => number) =>
          datesOf(days).reduce((total, date) => total + number(date), 0);
        const { lessons, reasons, late } = figuresOf(days);
        expect([
          sum(({ held }) => held),
          sum(({ missed }) => missed),
          sum(({ unexcused }) => unexcused),
          sum((date) => date.late),
        ]).toEqual([lessons.held, lessons.missed, reasons.absent, late.lessons]);
      }),
    );
  });

  test('rows of unexcused lessons are the runs between all others', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const { unexcusedInARow } = pupilFiguresOf(days);
        const rowsIn = (marks: readonly boolean[]) => {
          const runs = marks
            .map((isIn) => (isIn ? 'x' : ' '))
            .join('')
            .split(' ');
          return {
            longest: Math.max(...runs.map(({ length }) => length)),
            current: runs.at(-1)?.length,
          };
        };
        const isAbsent = ({ absence }: PupilLesson) => absence?.code === 'absent';
        const lessons = days.flatMap((day) => day.lessons);
        expect(unexcusedInARow.lessons).toEqual(rowsIn(lessons.map(isAbsent)));
        expect(unexcusedInARow.days).toEqual(rowsIn(days.map((day) => day.lessons.every(isAbsent))));
      }),
    );
  });
});
