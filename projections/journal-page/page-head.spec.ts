import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import {
  LESSON,
  lessonRecorded,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  PAGE,
  pageOpened,
  pupilDelisted,
  pupilListed,
  teacherAssigned,
  teacherReleased,
  TERM,
  termGradeGiven,
} from '../../src/journal/page/page.examples.js';
import { pageHead } from './page-head.projection.js';

const { given } = projectionSpec(pageHead);
const empty = { opened: pageOpened().data, teachers: {}, pupils: {}, lessonIds: [], termGrades: {} };

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

  test('lists the lessons and the term grades', () => {
    given(pageOpened(), lessonRecorded(), nextLessonRecorded(), termGradeGiven('anna', '4'))
      .on(termGradeGiven('boris', '5'))
      .expect(PAGE, { ...empty, lessonIds: [LESSON, NEXT_LESSON], termGrades: { anna: '4', boris: '5' } });
  });

  test('comes before everything on it', () => {
    for (const event of [teacherAssigned(), pupilListed('anna'), lessonRecorded()]) {
      given()
        .on(event)
        .fails(/came before the page/);
    }
  });
});
