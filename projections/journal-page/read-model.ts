import type { PageOpened } from '../../src/journal/page/page.events.js';
import type { WeekAbsence, WeekHomework } from '../diary-week/read-model.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { Members } from '../../src/school/membership.values.js';

/** The head of a journal page: what it is for, who stands on it, and which lessons it has. `_id`: the page. */
export interface PageHead {
  readonly _id: string;
  readonly opened: PageOpened['data'];
  readonly teachers: Members;
  readonly pupils: Members;
  readonly lessonIds: readonly string[];
  readonly termGrades: Readonly<Record<string, string>>;
}

/** One column of the page: a lesson with everything that was written in it. `_id`: the lesson. */
export interface LessonColumn {
  readonly _id: string;
  readonly date: CivilDate;
  readonly number: number;
  readonly topic: string;
  readonly grades: readonly ColumnGrade[];
  /** By pupil. */
  readonly absences: Readonly<Record<string, WeekAbsence>>;
  readonly homework: readonly (WeekHomework & { readonly homeworkId: string })[];
}

export interface ColumnGrade {
  readonly gradeId: string;
  readonly pupilId: string;
  readonly work: {
    readonly code: string;
    readonly title: string;
    readonly abbreviation: string;
    readonly weight: number;
  };
  readonly value: string;
  readonly corrected: boolean;
}
