import { SIZE, WORKS, type School, type SchoolPage } from './school.js';
import type { Request } from './load.js';

interface Lesson {
  readonly page: SchoolPage;
  readonly lesson: SchoolPage['openLessons'][number];
  readonly work: string;
}

/** A request that gives one grade, and where it is going to be seen. */
export interface GradeToGive {
  readonly request: Request;
  readonly pupilId: string;
  readonly week: string;
}

/**
 * Requests for one grade each, every one for another page than the one before. No grade is given twice, since a second
 * one for the same work would be refused.
 */
export function* gradesToGive(school: School): Generator<GradeToGive, never> {
  for (const lessons of lessonsByTurn(school)) {
    for (let place = 0; place < SIZE.pupilsInClass; place++) {
      for (const { page, lesson, work } of lessons) {
        const pupilId = page.pupilIds[place];
        if (pupilId === undefined) continue;
        yield { pupilId, week: lesson.week, request: giving({ page, lesson, work }, [pupilId]) };
      }
    }
  }
  throw new Error('Every grade has been given: measure for a shorter time.');
}

/** Requests for the grades of a whole class each. */
export function* classesToGrade(school: School): Generator<{ request: Request; page: SchoolPage }, never> {
  for (const lessons of lessonsByTurn(school)) {
    for (const { page, lesson, work } of lessons) {
      if (page.pupilIds.length < SIZE.pupilsInClass) continue;
      yield { page, request: giving({ page, lesson, work }, page.pupilIds) };
    }
  }
  throw new Error('Every class has been graded: measure for a shorter time.');
}

/** One lesson of each page at a time; all lessons for one kind of work before the next kind. */
function* lessonsByTurn({ pages }: School): Generator<readonly Lesson[]> {
  const most = Math.max(...pages.map(({ openLessons }) => openLessons.length));
  for (const work of WORKS) {
    for (let turn = 0; turn < most; turn++) {
      yield pages.flatMap((page) => {
        const lesson = page.openLessons[turn];
        return lesson ? [{ page, lesson, work }] : [];
      });
    }
  }
}

const giving = ({ page, lesson, work }: Lesson, pupilIds: readonly string[]): Request => ({
  method: 'POST',
  path: `/api/journal/pages/${page.id}/grades`,
  cookie: page.teacherCookie,
  body: JSON.stringify({
    lessonId: lesson.id,
    grades: pupilIds.map((pupilId) => ({ pupilId, work, value: '4' })),
  }),
});
