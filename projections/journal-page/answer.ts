import type { Position } from '../../src/eventing/position.js';
import type { RemarkAudience, RemarkKind, TakenOverGrade } from '../../src/journal/page/page.events.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';
import type { CountedAbsence } from '../attendance/queries.js';
import type { ExemptDays } from '../exemptions/queries.js';
import type { LateRequestTold } from '../late-requests/answer.js';
import type { TestOfPage } from '../planned-tests/read-model.js';
import type { LessonTime } from '../timetable/planned-lessons.js';
import type { Average } from './averages.js';
import type { ColumnDebt, ColumnGrade, LessonColumn, PageHead } from './read-model.js';

interface Named {
  readonly id: string;
  readonly title: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** A journal page, as it is answered to those who may read it. */
export interface JournalPage {
  readonly position: Position;
  readonly head: PageHead;
  readonly pageId: string;
  readonly schoolId: string;
  /** Where the school is. */
  readonly timeZone: string;
  readonly subject: Named;
  readonly group: Named;
  readonly term: Named & { readonly from: CivilDate; readonly to: CivilDate };
  readonly closed: boolean;
  /** The last day on which the teachers may write about all of the page, where the window was extended. */
  readonly windowExtendedUntil?: CivilDate;
  /** Days after a lesson in which its teachers may write about it. */
  readonly editWindowDays: number;
  readonly scale: PageHead['opened']['scale'];
  /** How a term grade is proposed from an average. */
  readonly rounding: PageHead['opened']['rounding'];
  /** The kinds of work as they are today. */
  readonly works: readonly WorkKind[];
  readonly teachers: readonly Person[];
  readonly pupils: readonly PageMember[];
  readonly lessons: readonly PageLesson[];
  /** Those that are planned, in the order of their days. */
  readonly tests: readonly (TestOfPage & { readonly testId: string })[];
  readonly grades: readonly (Omit<ColumnGrade, 'at'> & { readonly lessonId: string })[];
  /** What waits for a deputy head, in the order in which it was asked for. */
  readonly lateRequests: readonly LateRequestTold[];
  readonly debts: readonly (ColumnDebt & { readonly lessonId: string })[];
  readonly absences: readonly PageAbsence[];
  readonly remarks: readonly PageRemark[];
  /** Grades of other pages that count here. */
  readonly takenOver: readonly (TakenOverGrade & { readonly pupilId: string; readonly fromPageId: string })[];
  readonly termGrades: readonly PageTermGrade[];
  /** Pupils who have to get one before the page can be closed. */
  readonly withoutTermGrade: readonly string[];
}

export interface PageMember extends Person, Average {
  readonly from: CivilDate;
  readonly to?: CivilDate;
  /** When the pupil is exempt from the subject, where that touches the term. */
  readonly exempt?: readonly ExemptDays[];
}

export interface PageLesson {
  readonly lessonId: string;
  readonly date: CivilDate;
  readonly number: number;
  /** When and where, as far as the timetable says it. */
  readonly time?: LessonTime;
  readonly room?: string;
  readonly topic: string;
  /** Planned and not recorded yet. */
  readonly planned: boolean;
  readonly cancelled: boolean;
  readonly cancelReason?: string;
  readonly substitutes: readonly Person[];
  readonly homeworkSet: LessonColumn['homework'];
}

export interface PageAbsence extends CountedAbsence {
  readonly pupilId: string;
  readonly lessonId: string;
  /** What was noted with the reason that was set in the lesson. */
  readonly reason?: string;
}

export interface PageRemark {
  readonly remarkId: string;
  readonly pupilId: string;
  readonly lessonId: string;
  readonly kind: RemarkKind;
  readonly text: string;
  readonly visibleTo: RemarkAudience;
  readonly acknowledgements: readonly { readonly guardian: Person; readonly at: string }[];
  readonly answers: readonly { readonly guardian: Person; readonly text: string; readonly at: string }[];
}

export interface PageTermGrade extends Average {
  readonly pupilId: string;
  readonly value: string;
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly at: string;
  }[];
}
