import type { Report } from '../../src/clinics/report.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';

/** A clinic from whose system a school takes reports. `_id`: the clinic. */
export interface ClinicDocument {
  readonly _id: string;
  readonly schoolId: string;
  readonly title: string;
  readonly sportIds: readonly string[];
  readonly admittedAt: string;
  readonly dismissed: boolean;
  /** By id, in the order in which they were registered. */
  readonly keys: Readonly<Record<string, ClinicKey>>;
}

export interface ClinicKey {
  /** In PEM. */
  readonly publicKey: string;
  readonly registeredAt: string;
  readonly revoked: boolean;
}

/** The clinics of a school. `_id`: the school. */
export interface ClinicsOfSchool {
  readonly _id: string;
  readonly clinicIds: readonly string[];
}

/** Reports that wait for a health worker. `_id`: the school. */
export interface ReportsLeft {
  readonly _id: string;
  /** By id, in the order in which they came; those that are not looked at by the journal itself yet, too. */
  readonly reports: Readonly<Record<string, KeptReport>>;
}

export interface KeptReport {
  readonly clinicId: string;
  readonly report: Report;
  readonly words: Sealed;
  readonly receivedAt: string;
  /** Why it was left: none while the journal itself has yet to look at it. */
  readonly why?: string;
}
