import type { PupilsOfGroup, SchoolOfGroup } from '../../src/joint-groups/taking-part.values.js';

/** A group of several schools. `_id`: the group. */
export interface JointGroupDocument {
  readonly _id: string;
  /** Where it is at home. */
  readonly schoolId: string;
  readonly proposerId: string;
  readonly title: string;
  readonly purpose: string;
  /** Instant at which it was proposed. */
  readonly at: string;
  readonly schools: Readonly<Record<string, StandingOfSchool>>;
  readonly pupils: PupilsOfGroup;
  readonly closed: boolean;
}

export interface StandingOfSchool extends SchoolOfGroup {
  /** Why it refused or left. */
  readonly reason?: string;
}

/** The groups that ever concerned a school, or that somebody proposed, led, or was asked into. `_id`: the school, or the person. */
export interface JointGroupsOf {
  readonly _id: string;
  readonly groupIds: readonly string[];
}
