import type { ApplicationStatus } from '../../src/connecting/application-status.values.js';
import type { SchoolApplied } from '../../src/connecting/school-application.events.js';

/** Schools of a municipality or region that applied to be connected, by application. `_id`: `areaId`. */
export interface SchoolApplicationsOfArea {
  readonly _id: string;
  readonly applications: Readonly<Record<string, SchoolApplicationListed>>;
}

/** Names and contacts of whoever applied are not in it; what the school is called is sealed still. */
export interface SchoolApplicationListed extends Pick<
  SchoolApplied['data'],
  'municipality' | 'region' | 'school'
> {
  /** Instant. */
  readonly filedAt: string;
  readonly status: ApplicationStatus;
  /** Instant. */
  readonly changedAt: string;
}
