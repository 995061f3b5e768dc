import { lessonColumn } from '../../../projections/journal-page/lesson-column.projection.js';
import type { LessonColumn } from '../../../projections/journal-page/read-model.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { PageEvent } from '../../journal/page/page.events.js';
import type { Sealed } from '../../people/sealed.values.js';
import type { Members } from '../../school/membership.values.js';
import type { FinalGradeHeld, PageHeld } from './holdings.js';
import { Fold } from './fold.js';

/** Everything that stands in a page, and the final grades of its group where it is the last one of the year. */
export interface PageContent extends PageHeld {
  /** By day and number. */
  readonly lessons: readonly LessonColumn[];
  /** The comments on grades and debts by their ids. */
  readonly comments: ReadonlyMap<string, Sealed>;
  /** By pupil. */
  readonly termGrades: ReadonlyMap<string, string>;
  readonly finalGrades: readonly FinalGradeHeld[];
}

/** What the events of a page come to. */
export const contentOf = async (
  page: PageHeld,
  finalGrades: readonly FinalGradeHeld[],
  events: AsyncIterable<Recorded>,
): Promise<PageContent> => {
  const lessons = new Fold(lessonColumn);
  const comments = new Map<string, Sealed>();
  const termGrades = new Map<string, string>();
  for await (const recorded of events) {
    lessons.take(recorded);
    const { type, data } = recorded as Recorded<PageEvent>;
    if (type === 'GradeGiven' && data.comment) comments.set(data.gradeId, data.comment);
    else if (type === 'DebtMarked' && data.comment) comments.set(data.debtId, data.comment);
    else if (type === 'TermGradeGiven') termGrades.set(data.pupilId, data.value);
    else if (type === 'TermGradeCorrected') termGrades.set(data.pupilId, data.to);
  }
  const inOrder = [...lessons.documents.values()].sort(
    (a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)) || a.number - b.number,
  );
  return { ...page, lessons: inOrder, comments, termGrades, finalGrades };
};

/** Who was ever in a class or on a page. */
export const everIn = (members: Members, personId: string): boolean => (members[personId] ?? []).length > 0;
