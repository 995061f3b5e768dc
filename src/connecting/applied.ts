import type { PersonalData } from '../people/personal-data.js';
import type { Area } from '../school/school.events.js';

export const SCHOOL_KINDS = ['primary', 'secondary', 'combined', 'vocational', 'other'] as const;
export type SchoolKind = (typeof SCHOOL_KINDS)[number];

/** A school as it says of itself that it is: sealed as JSON until an authority has found that it is so. */
export interface AppliedSchool {
  /** In the official register; by it rosters name the school. */
  readonly code: string;
  /** The official name. */
  readonly title: string;
  readonly kind: SchoolKind;
  readonly municipality: Area;
  readonly region?: Area;
  readonly address: string;
  readonly timeZone: string;
}

/** The person who is responsible for the journal at the school, and is to administer it. */
export interface Applicant extends PersonalData {
  readonly office: string;
  readonly email: string;
  readonly phone: string;
}
