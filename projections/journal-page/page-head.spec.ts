import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import {
  editWindowExtended,
  gradesTakenOver,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  lessonRecorded,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  oral,
  PAGE,
  pageClosed,
  pageDaysChanged,
  pageOpened,
  pageReopened,
  pupilDelisted,
  pupilListed,
  RECOUNTED,
  substituteAssigned,
  substituteReleased,
  teacherAssigned,
  teacherReleased,
  TERM,
  termGradeCorrected,
  termGradeGiven,
  TUESDAY,
  workKindSet,
  written,
} from '../../src/journal/page/page.examples.js';
import { pageHead } from './page-head.projection.js';

const { given } = projectionSpec(pageHead);
const empty = {
  opened: pageOpened().data,
  teachers: {},
  substitutes: {},
  pupils: {},
  works: [
    { from: TERM.from, work: oral },
    { from: TERM.from, work: written },
  ],
  lessonIds: [],
  takenOver: [],
  termGrades: {},
  closed: false,
};

describe("a journal page's head", () => {
  test('says what the page is for', () => {
    given().on(pageOpened()).expect(PAGE, empty);
  });

  test('has the pupils and teachers with the days on which they are there', () => {
    given(pageOpened(), pupilListed('anna'), pupilListed('boris'), teacherAssigned())
      .on(pupilDelisted('anna', MONDAY))
      .expect(PAGE, {
        ...empty,
        pupils: { anna: [{ from: TERM.from, until: MONDAY }], boris: [{ from: TERM.from }] },
        teachers: { petrova: [{ from: TERM.from }] },
      });
    given(pageOpened(), teacherAssigned())
      .on(teacherReleased('petrova', MONDAY))
      .expect(PAGE, { ...empty, teachers: { petrova: [{ from: TERM.from, until: MONDAY }] } });
  });

  test('has substitutes with the lessons that they give', () => {
    const tuesdays = { lessonId: NEXT_LESSON, date: TUESDAY, number: 1 };
    given(pageOpened(), substituteAssigned())
      .on(substituteAssigned(tuesdays))
      .expect(PAGE, {
        ...empty,
        lessonIds: [LESSON, NEXT_LESSON],
        substitutes: { sidorov: [LESSON, NEXT_LESSON] },
      });
    given(pageOpened(), substituteAssigned(), substituteAssigned(tuesdays))
      .on(substituteReleased())
      .expect(PAGE, {
        ...empty,
        lessonIds: [LESSON, NEXT_LESSON],
        substitutes: { sidorov: [NEXT_LESSON] },
      });
    given(pageOpened(), substituteAssigned())
      .on(substituteReleased())
      .expect(PAGE, { ...empty, lessonIds: [LESSON] });
  });

  test('lists each lesson once, whether it is planned, held or cancelled', () => {
    given(pageOpened(), lessonPlanned(), nextLessonRecorded(), lessonCancelled())
      .on(lessonRecorded())
      .expect(PAGE, { ...empty, lessonIds: [NEXT_LESSON, LESSON] });
  });

  test('has every version of a kind of work', () => {
    const heavier = { ...oral, weight: 2 };
    given(pageOpened())
      .on(workKindSet(heavier, TUESDAY))
      .expect(PAGE, { ...empty, works: [...empty.works, { from: TUESDAY, work: heavier }] });
  });

  test('has the days of its term, and what counted from the first one on counts from an earlier one', () => {
    const heavier = { ...oral, weight: 2 };
    given(pageOpened(), workKindSet(heavier, TUESDAY))
      .on(pageDaysChanged('2026-10-30', '2026-12-30'))
      .expect(PAGE, {
        ...empty,
        opened: { ...empty.opened, from: '2026-10-30', to: '2026-12-30' },
        works: [
          ...empty.works.map(({ work }) => ({ from: '2026-10-30', work })),
          { from: TUESDAY, work: heavier },
        ],
      });
  });

  test('says how long the edit window is extended, and whether the page is closed', () => {
    given(pageOpened(), editWindowExtended('2026-12-20'))
      .on(editWindowExtended('2026-12-24'))
      .expect(PAGE, { ...empty, windowExtendedUntil: '2026-12-24' });
    given(pageOpened())
      .on(pageClosed)
      .expect(PAGE, { ...empty, closed: true });
    given(pageOpened(), pageClosed).on(pageReopened).expect(PAGE, empty);
  });

  test('has the grades that count from other pages, as they were taken over last', () => {
    const grade = { gradeId: 'g1', date: MONDAY, work: oral, value: '4' };
    const better = { ...grade, value: '5' };
    given(pageOpened(), gradesTakenOver([grade]), gradesTakenOver([grade], { pupilId: 'boris' }))
      .on(gradesTakenOver([better]))
      .expect(PAGE, {
        ...empty,
        takenOver: [
          { pupilId: 'boris', fromPageId: '7a.math.q2', grades: [grade] },
          { pupilId: 'anna', fromPageId: '7a.math.q2', grades: [better] },
        ],
      });
  });

  test('has the term grades beside what was proposed, and what they were before', () => {
    given(pageOpened(), termGradeGiven('anna', '4', { average: 3.6, proposed: '4' }))
      .on(termGradeGiven('boris', '5'))
      .expect(PAGE, {
        ...empty,
        termGrades: {
          anna: { value: '4', average: 3.6, proposed: '4', changes: [] },
          boris: { value: '5', changes: [] },
        },
      });
    given(pageOpened(), termGradeGiven('anna', '4', { average: 3.6, proposed: '4' }))
      .on(termGradeCorrected('4', '5', { average: 4.5, proposed: '5' }))
      .expect(PAGE, {
        ...empty,
        termGrades: {
          anna: {
            ...{ value: '5', average: 4.5, proposed: '5' },
            changes: [{ from: '4', to: '5', reason: RECOUNTED, at: instantOf(3) }],
          },
        },
      });
  });

  test('comes before everything on it, and a term grade before its correction', () => {
    for (const event of [teacherAssigned(), pupilListed('anna'), lessonRecorded(), pageClosed]) {
      given()
        .on(event)
        .fails(/came before the page/);
    }
    given(pageOpened())
      .on(termGradeCorrected('4', '5'))
      .fails(/was corrected before it was given/);
  });
});
