import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import type { DomainEvent } from '../../src/eventing/decider.js';
import type { AnyProjection, Projection, ReadModel } from '../../src/eventing/projection.js';
import {
  FIVE_POINT,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  gradesTakenOver,
  lessonRecorded,
  MONDAY,
  NEXT_LESSON,
  oral,
  PAGE,
  pageOpened,
  TERM,
  TUESDAY,
  written,
} from '../../src/journal/page/page.examples.js';
import type { PageEvent } from '../../src/journal/page/page.events.js';
import { lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import { averageOf } from '../../src/school/average.values.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { SCALE_PRESETS } from '../../src/school/scale-presets.values.js';
import { pupilWeek } from '../diary-week/pupil-week.projection.js';
import { averageNow } from '../journal-page/averages.js';
import { lessonColumn } from '../journal-page/lesson-column.projection.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { countedOf, courseOf, gradesIn, gradesListed } from './counted.js';
import type { Days } from './span.js';

const documentsOf = <Doc extends ReadModel, Event extends DomainEvent>(
  projection: Projection<Doc, Event>,
  events: readonly PageEvent[],
): Doc[] => {
  const history = events.map((event, index) => recorded(event, index + 1));
  return [...folded(projection as unknown as AnyProjection, history).values()] as unknown as Doc[];
};

/** What is listed for Anna, of the subject of the page that is opened last. */
const listed = (events: readonly PageEvent[], days: Days = TERM) => {
  const weeks = documentsOf(pupilWeek, events).filter(({ pupilId }) => pupilId === 'anna');
  const heads = documentsOf(pageHead, events);
  const subjectId = heads.at(-1)?.opened.subjectId;
  const pages = heads.filter(({ opened }) => opened.subjectId === subjectId);
  return gradesListed(pages, 'anna', gradesIn(weeks, days));
};
const tuesdays = (value: string, work = written) =>
  gradeGiven(value, { lessonId: NEXT_LESSON, date: TUESDAY, work });

const ELSEWHERE = '7a.math.q2';
const openedElsewhere = (data: Partial<ReturnType<typeof pageOpened>['data']> = {}) =>
  pageOpened({ pageId: ELSEWHERE, groupId: '7a', ...data });
const ELSEWHERES_LESSON = lessonIdOf(ELSEWHERE, MONDAY, 3);
const THERE = { pageId: ELSEWHERE, lessonId: ELSEWHERES_LESSON } as const;
const theirs = gradeIdOf('anna', oral, ELSEWHERES_LESSON);
const takenOverAs = (value: string) =>
  gradesTakenOver([{ gradeId: theirs, date: MONDAY, work: oral, value }]);

describe('a pupil’s grades in a subject', () => {
  test('come to the weighted average, which has a course', () => {
    const grades = listed([pageOpened(), gradeGiven('3'), tuesdays('5')]);
    expect(averageOf(countedOf(grades))).toBe(4.5);
    expect(courseOf(grades)).toEqual([
      { date: MONDAY, average: 3 },
      { date: TUESDAY, average: 4.5 },
    ]);
  });

  test('count as they were corrected, and not once they are annulled or where they are no number', () => {
    const onTuesday = { gradeId: gradeIdOf('anna', oral, NEXT_LESSON), lessonId: NEXT_LESSON, date: TUESDAY };
    const grades = listed([
      pageOpened(),
      gradeGiven('2'),
      gradeCorrected('2', '4'),
      gradeGiven('exempt', { work: written }),
      tuesdays('2', oral),
      gradeCorrected('2', '3', onTuesday),
      gradeAnnulled('3', onTuesday),
    ]);
    expect(
      grades.map(({ value, corrections, annulled, number }) => [value, corrections, annulled, number]),
    ).toEqual([
      ['4', 1, false, 4],
      ['exempt', 0, false, undefined],
      ['3', 1, true, undefined],
    ]);
    expect(courseOf(grades)).toEqual([{ date: MONDAY, average: 4 }]);
  });

  test('tell their work, their day, and the day on which the work was made up for', () => {
    const [grade] = listed([pageOpened(), gradeGiven('4', { madeUpOn: TUESDAY })]);
    expect(grade).toEqual({
      ...{ gradeId: gradeIdOf('anna'), pageId: PAGE, date: MONDAY, work: oral, value: '4', number: 4 },
      ...{ corrections: 0, annulled: false, madeUpOn: TUESDAY },
    });
  });

  test('are those of the days that are asked for, and nobody else’s', () => {
    const events = [pageOpened(), gradeGiven('3'), tuesdays('5'), gradeGiven('2', { pupilId: 'boris' })];
    expect(listed(events, { from: TUESDAY, to: TUESDAY }).map(({ value }) => value)).toEqual(['5']);
    expect(listed(events, { from: MONDAY, to: MONDAY }).map(({ value }) => value)).toEqual(['3']);
  });

  test('are none of another subject', () => {
    expect(listed([openedElsewhere({ subjectId: 'art' }), gradeGiven('3')])).toEqual([]);
    expect(listed([])).toEqual([]);
  });

  test('are one where another page took them over, and stand as in the page where they were given', () => {
    const given = [gradeGiven('3', THERE), gradeCorrected('3', '5', { ...THERE, gradeId: theirs })];
    for (const opened of [
      [openedElsewhere(), pageOpened()],
      [pageOpened(), openedElsewhere()],
    ]) {
      const grades = listed([...opened, ...given, takenOverAs('3')]);
      expect(grades.map(({ pageId, number }) => [pageId, number])).toEqual([[ELSEWHERE, 5]]);
    }
    const annulled = gradeAnnulled('5', { ...THERE, gradeId: theirs });
    expect(countedOf(listed([pageOpened(), ...given, takenOverAs('5'), annulled]))).toEqual([]);
  });

  test('count in the page that took them over from one of another subject, on its scale', () => {
    const given = [gradeGiven('5', THERE), takenOverAs('5')];
    expect(listed([pageOpened(), ...given]).map(({ number }) => number)).toEqual([5]);
    const opened = [openedElsewhere({ scale: SCALE_PRESETS.tenPoint }), pageOpened()];
    expect(listed([...opened, ...given]).map(({ number }) => number)).toEqual([5]);
  });

  test('that another pupil took along are not this one’s', () => {
    const taken = { gradeId: theirs, date: MONDAY, work: oral, value: '5' };
    expect(
      listed([pageOpened(), gradeGiven('5', THERE), gradesTakenOver([taken], { pupilId: 'boris' })]),
    ).toEqual([]);
  });

  test('on a scale that is used no longer are listed and do not count', () => {
    const now = pageOpened({ pageId: '7b.math.q3', scale: SCALE_PRESETS.tenPoint });
    expect(listed([pageOpened(), now, gradeGiven('5')]).map(({ value, number }) => [value, number])).toEqual([
      ['5', undefined],
    ]);
  });

  test('of no weight do not count', () => {
    expect(countedOf(listed([pageOpened(), gradeGiven('2', { work: { ...oral, weight: 0 } })]))).toEqual([]);
  });

  test('come to the average of the page, with what it took over, where the days cover the term', () => {
    const entry = fc.record({
      isThere: fc.boolean(),
      day: fc.integer({ min: 0, max: 55 }),
      pupilId: fc.constantFrom('anna', 'anna', 'boris'),
      value: fc.constantFrom('2', '3', '4', '5', 'exempt'),
      weight: fc.integer({ min: 0, max: 5 }),
      then: fc.constantFrom('stands', 'corrected', 'annulled'),
    });
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 20 }),
        fc.constantFrom('math', 'mathematics'),
        fc.constantFrom(FIVE_POINT, SCALE_PRESETS.tenPoint),
        (entries, subjectId, scale) => {
          const lessons = entries.map(({ isThere, day, pupilId, value, weight, then }, index) => {
            const [pageId, date, number] = [isThere ? ELSEWHERE : PAGE, addDays(TERM.from, day), index + 1];
            const lessonId = lessonIdOf(pageId, date, number);
            const work = { ...oral, weight };
            const gradeId = gradeIdOf(pupilId, work, lessonId);
            const place = { pageId, lessonId, date };
            const events: PageEvent[] = [
              lessonRecorded({ ...place, number }),
              gradeGiven(value, { ...place, pupilId, work }),
            ];
            if (then === 'corrected') events.push(gradeCorrected(value, '4', { ...place, pupilId, gradeId }));
            if (then === 'annulled') events.push(gradeAnnulled(value, { ...place, pupilId, gradeId }));
            const isTaken = isThere && pupilId === 'anna' && then !== 'annulled';
            const stands = { gradeId, date, work, value: then === 'corrected' ? '4' : value };
            return { events, taken: isTaken ? [stands] : [] };
          });
          const written = lessons.flatMap(({ events }) => events);
          const taken = gradesTakenOver(lessons.flatMap((lesson) => lesson.taken));
          const opened = [openedElsewhere({ subjectId, scale }), pageOpened()];
          const [here] = documentsOf(pageHead, [pageOpened(), taken]);
          if (!here) throw new Error('The page was not opened');
          const columns = documentsOf(lessonColumn, written).filter(({ _id }) => _id.startsWith(PAGE));
          expect(averageOf(countedOf(listed([...opened, ...written, taken])))).toBe(
            averageNow(here, columns, 'anna').average,
          );
        },
      ),
    );
  });
});
