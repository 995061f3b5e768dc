import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';

/** What a clinic says of somebody: ill, or exempt from sport, on days, both included; or that it said so wrongly. */
export type Report = DaysReported | { readonly kind: 'withdrawal'; /** The report. */ readonly of: string };

export interface DaysReported {
  readonly kind: 'illness' | 'exemption';
  readonly from: CivilDate;
  readonly to: CivilDate;
}

interface OfReport {
  readonly reportId: string;
  readonly clinicId: string;
}

/** A clinic's system reported something, whoever it is about. */
export interface ClinicReportReceived {
  readonly type: 'ClinicReportReceived';
  readonly data: OfReport & {
    readonly schoolId: string;
    readonly report: Report;
    /** By what the pupil is known to the clinic, or why it withdraws; under a key that is destroyed once it is filed. */
    readonly words: Sealed;
  };
}

/** A report stands in the journal of a pupil. */
export interface ClinicReportFiled {
  readonly type: 'ClinicReportFiled';
  readonly data: OfReport & { readonly schoolId: string; readonly pupilId: string };
}

/** A report waits for a health worker: nobody is known by the identifier, or the rules refuse it. */
export interface ClinicReportLeft {
  readonly type: 'ClinicReportLeft';
  readonly data: OfReport & {
    readonly schoolId: string;
    /** `patient-unknown`, `report-unknown`, or the code of the refusal. */
    readonly why: string;
  };
}

/** A health worker found that nothing is to come of a report. */
export interface ClinicReportDismissed {
  readonly type: 'ClinicReportDismissed';
  readonly data: OfReport & { readonly schoolId: string };
}

export type ClinicReportEvent =
  ClinicReportReceived | ClinicReportFiled | ClinicReportLeft | ClinicReportDismissed;
