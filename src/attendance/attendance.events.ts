import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';

/** What an absence counts as for a reason that was filed. */
export type FiledCode = 'excused' | 'ill';

interface OfPupil {
  readonly pupilId: string;
  readonly yearId: string;
}

/** Days, both included, for which absences have a reason, whenever they were or will be recorded. */
interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly code: FiledCode;
}

/** A health worker filed a certificate, or a deputy head did. */
export interface CertificateFiled {
  readonly type: 'CertificateFiled';
  readonly data: OfPupil &
    Days & { readonly filedId: string; readonly filedBy: string; readonly note?: Sealed };
}

/** A guardian filed a note. */
export interface GuardianNoteFiled {
  readonly type: 'GuardianNoteFiled';
  readonly data: OfPupil &
    Days & { readonly filedId: string; readonly guardianId: string; readonly note?: Sealed };
}

/** A certificate or note had been filed by mistake. */
export interface FiledReasonWithdrawn {
  readonly type: 'FiledReasonWithdrawn';
  readonly data: OfPupil & { readonly filedId: string; readonly reason: Sealed };
}

/** A pupil is away for a whole day: from every lesson of it, recorded already or later. */
export interface DayAbsenceRecorded {
  readonly type: 'DayAbsenceRecorded';
  readonly data: OfPupil & {
    readonly date: CivilDate;
    readonly code: 'absent' | FiledCode;
    /** The certificate that it came with, where a clinic reported it. */
    readonly filedId?: string;
  };
}

/** The pupil is not away for the whole day; what stands in lessons already stays there. */
export interface DayAbsenceWithdrawn {
  readonly type: 'DayAbsenceWithdrawn';
  readonly data: OfPupil & { readonly date: CivilDate; readonly reason: Sealed };
}

export type AttendanceEvent =
  CertificateFiled | GuardianNoteFiled | FiledReasonWithdrawn | DayAbsenceRecorded | DayAbsenceWithdrawn;
