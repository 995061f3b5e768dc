import type { Sealed } from '../../people/sealed.values.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { WorkKind } from '../../school/scale.values.js';
import type { Asked } from './asked.values.js';
import type { InLesson } from './place.values.js';
import type { Reason } from './reason.values.js';

/** A pupil was given a grade for a work in a lesson. */
export interface GradeGiven {
  readonly type: 'GradeGiven';
  readonly data: InLesson & {
    readonly gradeId: string;
    readonly pupilId: string;
    /** The kind of work as it was on the day of the lesson. */
    readonly work: WorkKind;
    readonly value: string;
    readonly comment?: Sealed;
    /** The day on which a pupil who had been away made up for the work. */
    readonly madeUpOn?: CivilDate;
    /** The debt that it settles. */
    readonly settles?: string;
    /** Given after the edit window. */
    readonly late: boolean;
    /** Where a teacher had asked for it, who did, and why. */
    readonly asked?: Asked;
    readonly reason?: Reason;
  };
}

/** A grade was corrected; what it was stays here. */
export interface GradeCorrected {
  readonly type: 'GradeCorrected';
  readonly data: InLesson & {
    readonly gradeId: string;
    readonly pupilId: string;
    /** The work whose grade it is. */
    readonly work: WorkKind;
    readonly from: string;
    readonly to: string;
    readonly reason: Reason;
    /** Corrected after the edit window. */
    readonly late: boolean;
    /** Where a teacher had asked for it. */
    readonly asked?: Asked;
  };
}

/** A grade counts no longer; what it was stays here. */
export interface GradeAnnulled {
  readonly type: 'GradeAnnulled';
  readonly data: InLesson & {
    readonly gradeId: string;
    readonly pupilId: string;
    /** The work whose grade it was. */
    readonly work: WorkKind;
    readonly value: string;
    readonly reason: Reason;
    /** Annulled after the edit window. */
    readonly late: boolean;
    /** Where a teacher had asked for it. */
    readonly asked?: Asked;
  };
}

/** A point in place of a grade, which waits for the pupil's work. */
export interface DebtMarked {
  readonly type: 'DebtMarked';
  readonly data: InLesson & {
    readonly debtId: string;
    readonly pupilId: string;
    readonly work: WorkKind;
    readonly dueOn?: CivilDate;
    readonly comment?: Sealed;
    /** Marked after the edit window. */
    readonly late: boolean;
  };
}

/** A debt was settled by a grade. */
export interface DebtSettled {
  readonly type: 'DebtSettled';
  readonly data: InLesson & {
    readonly debtId: string;
    readonly pupilId: string;
    readonly gradeId: string;
  };
}

/** A debt need not be settled. */
export interface DebtWithdrawn {
  readonly type: 'DebtWithdrawn';
  readonly data: InLesson & {
    readonly debtId: string;
    readonly pupilId: string;
    readonly reason: Reason;
    /** Withdrawn after the edit window. */
    readonly late: boolean;
  };
}

/** A grade of another page, as it counts in this one. */
export interface TakenOverGrade {
  readonly gradeId: string;
  readonly date: CivilDate;
  readonly work: WorkKind;
  readonly value: string;
}

/**
 * A pupil came from another page of the subject and term, whose grades count here by reference from now on. What was
 * taken over from that page before is replaced.
 */
export interface GradesTakenOver {
  readonly type: 'GradesTakenOver';
  readonly data: {
    readonly pageId: string;
    readonly pupilId: string;
    readonly fromPageId: string;
    readonly grades: readonly TakenOverGrade[];
  };
}

export type GradeEvent =
  GradeGiven | GradeCorrected | GradeAnnulled | DebtMarked | DebtSettled | DebtWithdrawn | GradesTakenOver;
