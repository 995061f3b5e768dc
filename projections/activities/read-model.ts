import type { ActivityAnnounced } from '../../src/activities/activity.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { Revision } from '../diary-week/read-model.js';

/** What takes place in a school or class, with who is signed up. `_id`: the activity. */
export type ActivityDocument = Omit<ActivityAnnounced['data'], 'activityId'> & {
  readonly _id: string;
  /** In the order in which they were signed up. */
  readonly pupilIds: readonly string[];
  /** By pupil, what whoever organises it did last in the family's stead, and why. */
  readonly bySchool?: Readonly<Record<string, DoneBySchool>>;
  /** Of the arrangement: not of who is signed up. */
  readonly revision: Revision;
  readonly calledOff?: {
    /** Instant, ISO 8601 in UTC. */
    readonly at: string;
    readonly reason?: string;
  };
};

export interface DoneBySchool {
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly reason: Sealed;
}

/** The activities that were ever announced in a school. `_id`: the school. */
export interface ActivitiesOf {
  readonly _id: string;
  readonly activityIds: readonly string[];
}
