/** Between a teacher and a guardian of a pupil, about the pupil. */
export interface AmongTwo {
  readonly kind: 'personal';
  readonly teacherId: string;
  readonly guardianId: string;
  readonly pupilId: string;
}

/** Those of a class, as they are on the day: its class teacher and the guardians, the guardians, or the pupils. */
export interface AmongClass {
  readonly kind: 'class' | 'guardians' | 'pupils';
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
export type Among = AmongTwo | AmongMany;
