import type { CivilDate } from '../../school/civil-date.values.js';
import type { WorkKind } from '../../school/scale.values.js';
import type { Asked } from './asked.values.js';
import type { InLesson } from './place.values.js';
import type { Reason } from './reason.values.js';

/** What is to become of which grade, and who asks for it. */
interface OfRequest extends InLesson, Asked {
  /** The grade, or the id that it is to have where one is to be given. */
  readonly gradeId: string;
  readonly pupilId: string;
}

/** A teacher, for whom the edit window is over, asked a deputy head to give, correct or annul a grade. */
export interface LateCorrectionRequested {
  readonly type: 'LateCorrectionRequested';
  readonly data: OfRequest & {
    /** The kind of work as it was on the day of the lesson. */
    readonly work: WorkKind;
    /** What the grade was when it was asked for; none where one is to be given. */
    readonly from?: string;
    /** What it is to be; none where it is to be annulled. */
    readonly to?: string;
    /** The day on which a pupil who had been away made up for the work. */
    readonly madeUpOn?: CivilDate;
    /** The debt that the grade is to settle. */
    readonly settles?: string;
    readonly reason: Reason;
  };
}

/** A deputy head wrote what was asked for; the grade's own fact stands right before. */
export interface LateCorrectionApproved {
  readonly type: 'LateCorrectionApproved';
  readonly data: OfRequest;
}

/** A deputy head did not write what was asked for. */
export interface LateCorrectionRefused {
  readonly type: 'LateCorrectionRefused';
  readonly data: OfRequest & { readonly reason: Reason };
}

/** Whoever had asked for it does not ask any more. */
export interface LateCorrectionWithdrawn {
  readonly type: 'LateCorrectionWithdrawn';
  readonly data: OfRequest;
}

export type LateRequestEvent =
  LateCorrectionRequested | LateCorrectionApproved | LateCorrectionRefused | LateCorrectionWithdrawn;
