import type { DayAbsenceRecorded } from '../../src/attendance/attendance.events.js';
import type { Position } from '../../src/eventing/position.js';
import type { AttachedFile, RemarkAudience, RemarkKind } from '../../src/journal/page/page.events.js';
import type { SignatureKind } from '../../src/diary/signatures/signature.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { SpecialDay } from '../../src/timetable/school-days.values.js';
import type { CountedAbsence } from '../attendance/queries.js';
import type { ExemptDays } from '../exemptions/queries.js';
import type { LessonTime } from '../timetable/planned-lessons.js';

/** A pupil's diary from one day to another, as it is answered. */
export interface Diary {
  readonly position: Position;
  readonly pupil: { readonly id: string; readonly name: string; readonly className?: string };
  readonly timeZone: string;
  /** A guardian's signature under the week, where exactly one is asked for and somebody has signed it. */
  readonly acknowledgement?: DiaryAcknowledgement;
  readonly days: readonly DiaryDay[];
}

/** Who reads a diary: a guardian sees more than the pupil. */
export type DiaryAudience = 'guardian' | 'pupil';

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface DiaryAcknowledgement {
  readonly guardian: Person;
  readonly at: string;
  /** Whether something changed after what was signed, so that it has to be signed anew. */
  readonly open: boolean;
  /** Where it is an electronic one. */
  readonly signature?: SignatureKind;
}

/** With what is special about it in the pupil's school. */
export interface DiaryDay extends SpecialDay {
  /** What the pupil's absence for the whole day counts as. */
  readonly absence?: DayAbsenceRecorded['data']['code'];
  readonly lessons: readonly DiaryLesson[];
}

export interface DiaryLesson {
  readonly lessonId: string;
  readonly pageId: string;
  /** None where nothing but homework stands on the day. */
  readonly number?: number;
  /** When and where, as far as the timetable says it. */
  readonly time?: LessonTime;
  readonly room?: string;
  readonly subject: { readonly id: string; readonly title: string };
  /** Who gives the lesson: the substitute, where there is one. */
  readonly teacher?: Person;
  /** Where a substitute gives it; with whom the timetable has for it. */
  readonly substitution?: { readonly insteadOf?: Person };
  /** None while the lesson is only planned. */
  readonly topic?: string;
  /** What is to be tested in it. */
  readonly test?: LessonTest;
  /** Planned and not recorded yet. */
  readonly planned: boolean;
  readonly cancelled: boolean;
  readonly cancelReason?: string;
  readonly homeworkDue: readonly DiaryHomework[];
  readonly homeworkSet: readonly DiaryHomework[];
  readonly grades: readonly DiaryGrade[];
  readonly debts: readonly DiaryDebt[];
  readonly absence?: DiaryAbsence;
  /** The days around it on which the pupil is exempt from the subject. */
  readonly exempt?: ExemptDays;
  readonly remarks: readonly DiaryRemark[];
}

export interface LessonTest {
  readonly testId: string;
  readonly title: string;
}

export interface DiaryHomework {
  readonly homeworkId: string;
  readonly text: string;
  readonly setOn: CivilDate;
  readonly dueOn: CivilDate;
  /** How long it should take. */
  readonly minutes?: number;
  /** For this pupil, and others perhaps, but not for the whole group. */
  readonly personal: boolean;
  readonly amendedAt?: string;
  readonly files: readonly AttachedFile[];
}

interface DiaryWork {
  readonly title: string;
  readonly abbreviation: string;
  readonly weight: number;
}

export interface DiaryGrade {
  readonly gradeId: string;
  /** What it is, or was before it was annulled. */
  readonly value: string;
  readonly work: DiaryWork;
  readonly status: 'given' | 'corrected' | 'annulled';
  readonly givenAt: string;
  readonly comment?: string;
  /** The day on which the work was made up for. */
  readonly madeUpOn?: CivilDate;
  /** Given after the edit window. */
  readonly late?: true;
  /** Oldest first; an annulment has no `to`. */
  readonly changes: readonly {
    readonly from: string;
    readonly to?: string;
    readonly reason: string;
    readonly at: string;
    /** After the edit window. */
    readonly late?: true;
  }[];
}

/** A point in place of a grade, which waits for the pupil's work. */
export interface DiaryDebt {
  readonly debtId: string;
  readonly work: DiaryWork;
  readonly dueOn?: CivilDate;
  readonly comment?: string;
  readonly markedAt: string;
}

export interface DiaryAbsence extends CountedAbsence {
  readonly reason?: string;
}

export interface DiaryRemark {
  readonly remarkId: string;
  readonly kind: RemarkKind;
  readonly text: string;
  readonly visibleTo: RemarkAudience;
  readonly author: Person;
  readonly madeAt: string;
  readonly acknowledgements: readonly {
    readonly guardian: Person;
    readonly at: string;
    readonly signature?: SignatureKind;
  }[];
  /** For guardians only. */
  readonly answers: readonly { readonly guardian: Person; readonly text: string; readonly at: string }[];
}
