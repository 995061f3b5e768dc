import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import {
  LESSON,
  MONDAY,
  NEXT_LESSON,
  PAGE,
  pageOpened,
  pupilDelisted,
  pupilListed,
  substituteAssigned,
  substituteReleased,
  teacherAssigned,
  teacherReleased,
  TERM,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import { pagesOf } from './projection.js';

const { given } = projectionSpec(pagesOf);
const page = { pageId: PAGE, from: TERM.from };
const mondaysLesson = { pageId: PAGE, from: MONDAY, until: MONDAY, lessonId: LESSON };

describe('the pages of somebody', () => {
  test('are those of a school, a group, a teacher, a pupil', () => {
    given()
      .on(pageOpened())
      .expect('school1', { pages: [page] });
    given()
      .on(pageOpened())
      .expect('7b', { pages: [page] });
    given(pageOpened())
      .on(teacherAssigned())
      .expect('petrova', { pages: [page] });
    given(pageOpened())
      .on(pupilListed('anna'))
      .expect('anna', { pages: [page] });
  });

  test('are those in which a substitute gives a lesson, on its day, until released from it', () => {
    const tuesdays = { lessonId: NEXT_LESSON, date: TUESDAY, number: 1 };
    given(substituteAssigned())
      .on(substituteAssigned(tuesdays))
      .expect('sidorov', {
        pages: [mondaysLesson, { pageId: PAGE, from: TUESDAY, until: TUESDAY, lessonId: NEXT_LESSON }],
      });
    given(substituteAssigned(), substituteAssigned(tuesdays))
      .on(substituteReleased({ lessonId: NEXT_LESSON, date: TUESDAY }))
      .expect('sidorov', { pages: [mondaysLesson] });
  });

  test('end with the day after which somebody is there no longer', () => {
    given(pupilListed('anna'))
      .on(pupilDelisted('anna', MONDAY))
      .expect('anna', { pages: [{ ...page, until: MONDAY }] });
    given(teacherAssigned())
      .on(teacherReleased('petrova', MONDAY))
      .expect('petrova', { pages: [{ ...page, until: MONDAY }] });
  });

  test('end as a teacher’s, and not as the substitute’s that the teacher had been before', () => {
    given(substituteAssigned(), teacherAssigned('sidorov', TUESDAY))
      .on(teacherReleased('sidorov', '2026-12-01'))
      .expect('sidorov', { pages: [mondaysLesson, { pageId: PAGE, from: TUESDAY, until: '2026-12-01' }] });
  });

  test('are named once for each stay, of which the one is ended that began by then', () => {
    given(pupilListed('anna', TUESDAY), pupilListed('anna'))
      .on(pupilDelisted('anna', MONDAY))
      .expect('anna', {
        pages: [
          { ...page, from: TUESDAY },
          { ...page, until: MONDAY },
        ],
      });
  });

  test('are ended one by one', () => {
    const elsewhere = pupilListed('anna');
    const other = { ...elsewhere, data: { ...elsewhere.data, pageId: '7b.physics.q2' } };
    given(pupilListed('anna'), other)
      .on(pupilDelisted('anna', MONDAY))
      .expect('anna', {
        pages: [
          { ...page, until: MONDAY },
          { ...page, pageId: '7b.physics.q2' },
        ],
      });
  });
});
