import type { Relation } from '../../src/access/issuing/applications/application.events.js';

/** The applications of guardians to a school, by application, without who applies. `_id`: the school. */
export interface ApplicationsOfSchool {
  readonly _id: string;
  readonly applications: Readonly<Record<string, ApplicationListed>>;
}

export interface ApplicationListed {
  readonly pupilId: string;
  readonly relation: Relation;
  /** Instant. */
  readonly filedAt: string;
  readonly status: 'filed' | 'accepted' | 'refused' | 'lapsed';
  /** Instant. */
  readonly decidedAt?: string;
}
