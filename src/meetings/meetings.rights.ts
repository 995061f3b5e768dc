import { classes } from '../../projections/schools/class.projection.js';
import { groupIdsOf } from '../../projections/schools/group-ids.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { diariesReadBy, leads } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isMemberOn, type Members } from '../school/membership.values.js';

/** A class such as 7B, as a read model has it or as it is itself. */
export interface ClassOfMeeting {
  readonly classId: string;
  readonly schoolId: string;
  /** The class teachers. */
  readonly teachers: Members;
  readonly pupils: Members;
}

/** In what capacity somebody calls parents to meetings. */
export type Caller = 'deputyHead' | 'admin' | 'classTeacher';

/** The same of those who may call all parents of a school; undefined for whoever may not. */
export const leaderIn = (viewer: Viewer, schoolId: string): Caller | undefined =>
  (['deputyHead', 'admin'] as const).find((role) => hasRole(viewer, role, schoolId));

/** The same of those who may call the parents of a class on a day. */
export const callerOf = (
  viewer: Viewer,
  { schoolId, teachers }: ClassOfMeeting,
  today: CivilDate,
): Caller | undefined => {
  const leader = leaderIn(viewer, schoolId);
  if (leader) return leader;
  const isClassTeacher = hasRole(viewer, 'teacher', schoolId) && isMemberOn(teachers, viewer.personId, today);
  return isClassTeacher ? 'classTeacher' : undefined;
};

/**
 * A class's meetings are known to the pupils who are in it today and their guardians, to those who teach the class or
 * a group of it, to whoever leads the school, and to auditors.
 */
export const mayKnowMeetings = async (
  viewer: Viewer,
  { classId, schoolId, teachers, pupils }: ClassOfMeeting,
  today: CivilDate,
  reader: FreshReader,
): Promise<boolean> => {
  if (leads(viewer, schoolId) || hasRole(viewer, 'auditor', schoolId)) return true;
  const diaries = await diariesReadBy(viewer, reader);
  if (diaries.some((pupilId) => isMemberOn(pupils, pupilId, today))) return true;
  if (!hasRole(viewer, 'teacher', schoolId)) return false;
  const teaches = (members: Members) => isMemberOn(members, viewer.personId, today);
  return teaches(teachers) || (await groupsIn(classId, reader)).some((group) => teaches(group.teachers));
};

const groupsIn = async (classId: string, reader: FreshReader): Promise<ClassDocument[]> => [
  ...(await reader.getMany(classes, await groupIdsOf(classId, reader))).values(),
];
