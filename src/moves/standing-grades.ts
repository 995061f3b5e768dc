import type { TakenOverGrade } from '../journal/page/grade.events.js';
import type { Page } from '../journal/page/page.state.js';

/** A pupil's grades on a page, as they count in another one; by their ids, so that the same is told alike each time. */
export const standingGrades = ({ lessons }: Pick<Page, 'lessons'>, pupilId: string): TakenOverGrade[] =>
  Object.values(lessons)
    .flatMap(({ date, grades }) =>
      Object.entries(grades).flatMap(([gradeId, grade]) =>
        grade.pupilId === pupilId && !grade.annulled
          ? [{ gradeId, date, work: grade.work, value: grade.value }]
          : [],
      ),
    )
    .sort((a, b) => (a.gradeId < b.gradeId ? -1 : 1));
