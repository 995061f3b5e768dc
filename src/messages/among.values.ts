/** Between a teacher and a guardian of a pupil, about the pupil. */
export interface AmongTwo {
  readonly kind: 'personal';
  readonly teacherId: string;
  readonly guardianId: string;
  readonly pupilId: string;
}

/** Between two guardians of a class, whoever began to write first. */
export interface AmongTwoGuardians {
  readonly kind: 'twoGuardians';
  readonly classId: string;
  readonly guardianIds: readonly [string, string];
}

/** Between two people, who stay the same. */
export type AmongPair = AmongTwo | AmongTwoGuardians;

/** Those of a class, as they are on the day: who of them is in a thread of which kind, `CLASS_THREADS` says. */
export interface AmongClass {
  readonly kind: 'class' | 'guardians' | 'pupils' | 'pupilsAndTeacher' | 'everybody';
  readonly classId: string;
}

/** The pupils of a school, as they are on the day. */
export interface AmongPupilsOfSchool {
  readonly kind: 'schoolPupils';
  readonly schoolId: string;
}

/** Those of a group of several schools: its leaders and pupils, as they are on the day. */
export interface AmongJointGroup {
  readonly kind: 'jointGroup';
  readonly jointGroupId: string;
}

/** More than two, who come and go. */
export type AmongMany = AmongClass | AmongPupilsOfSchool | AmongJointGroup;

/** Who writes and reads in a thread. */
export type Among = AmongPair | AmongMany;

export const isPair = (among: Among): among is AmongPair =>
  among.kind === 'personal' || among.kind === 'twoGuardians';

export const pairIn = (among: AmongPair): readonly [string, string] =>
  among.kind === 'personal' ? [among.teacherId, among.guardianId] : among.guardianIds;
