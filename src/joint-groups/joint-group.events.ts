interface OfJointGroup {
  readonly jointGroupId: string;
  /** Whose fact it is: each school's own are stored as its own, and go into its feed and audit trail alone. */
  readonly schoolId: string;
}

/** A school would like pupils of several schools to do something together. Its texts are about that, and about nobody. */
export interface JointGroupProposed {
  readonly type: 'JointGroupProposed';
  readonly data: OfJointGroup & {
    readonly title: string;
    readonly purpose: string;
    /** The schools that it concerns, the own one first: there the group is at home. */
    readonly schoolIds: readonly string[];
    readonly proposerId: string;
  };
}

/** A school takes part from now on, with these of its teachers. */
export interface JointGroupApproved {
  readonly type: 'JointGroupApproved';
  readonly data: OfJointGroup & { readonly leaderIds: readonly string[] };
}

/** A school does not take part, and says why. */
export interface JointGroupRefused {
  readonly type: 'JointGroupRefused';
  readonly data: OfJointGroup & { readonly reason: string };
}

/** A school takes part no more, and with it none of its pupils and teachers. */
export interface JointGroupLeft {
  readonly type: 'JointGroupLeft';
  readonly data: OfJointGroup & { readonly reason: string };
}

/** Other teachers lead the group in their school. */
export interface JointGroupLeadersNamed {
  readonly type: 'JointGroupLeadersNamed';
  readonly data: OfJointGroup & { readonly leaderIds: readonly string[] };
}

/** A school would like one of its pupils to be in the group: the guardians are asked. */
export interface JointGroupPupilAsked {
  readonly type: 'JointGroupPupilAsked';
  readonly data: OfJointGroup & { readonly pupilId: string };
}

/** A guardian agreed: from now on the pupil is in the group. */
export interface JointGroupPupilJoined {
  readonly type: 'JointGroupPupilJoined';
  readonly data: OfJointGroup & { readonly pupilId: string };
}

/** A pupil is in the group no more, or will not be. */
export interface JointGroupPupilLeft {
  readonly type: 'JointGroupPupilLeft';
  readonly data: OfJointGroup & {
    readonly pupilId: string;
    /** Who would have it so. */
    readonly by: 'school' | 'guardian' | 'pupil';
  };
}

/** The school where the group is at home ended it: nothing is written in it any more. */
export interface JointGroupClosed {
  readonly type: 'JointGroupClosed';
  readonly data: OfJointGroup;
}

export type JointGroupEvent =
  | JointGroupProposed
  | JointGroupApproved
  | JointGroupRefused
  | JointGroupLeft
  | JointGroupLeadersNamed
  | JointGroupPupilAsked
  | JointGroupPupilJoined
  | JointGroupPupilLeft
  | JointGroupClosed;
