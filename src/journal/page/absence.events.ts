import type { Sealed } from '../../people/sealed.values.js';
import type { Written } from './place.values.js';
import type { Reason } from './reason.values.js';

/** Absent: no reason known yet. */
export type AbsenceCode = 'absent' | 'excused' | 'ill' | 'late';

/** A pupil was away from a lesson, or late for it. */
export interface AbsenceRecorded {
  readonly type: 'AbsenceRecorded';
  readonly data: Written & {
    readonly pupilId: string;
    readonly code: AbsenceCode;
    readonly minutes?: number;
  };
}

/** The reason of an absence became known, or another one did; the teacher's record stays as it is. */
export interface AbsenceReasonSet {
  readonly type: 'AbsenceReasonSet';
  readonly data: Written & {
    readonly pupilId: string;
    /** What the absence counted as until now. */
    readonly from: AbsenceCode;
    readonly to: AbsenceCode;
    readonly note?: Sealed;
  };
}

/** An absence had been recorded by mistake. */
export interface AbsenceWithdrawn {
  readonly type: 'AbsenceWithdrawn';
  readonly data: Written & {
    readonly pupilId: string;
    /** What had been recorded. */
    readonly code: AbsenceCode;
    readonly minutes?: number;
    readonly reason: Reason;
  };
}

export type AbsenceEvent = AbsenceRecorded | AbsenceReasonSet | AbsenceWithdrawn;
