import { jointGroups } from '../../projections/joint-groups/projection.js';
import { classes, classesOfSchool } from '../../projections/schools/class.projection.js';
import { diariesReadBy, isActingGuardianOf } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { answeringFor, belongingTo, groupsOf } from '../joint-groups/members.js';
import { goesOn } from '../joint-groups/taking-part.values.js';
import { groupsOfToday, todayIn } from '../reports/today.js';
import { isMemberOn, membersOn } from '../school/membership.values.js';
import { boardOfClass, boardOfJointGroup, boardOfPupilsIn } from './boards.values.js';
import {
  isPair,
  type Among,
  type AmongClass,
  type AmongJointGroup,
  type AmongMany,
  type AmongPupilsOfSchool,
  type AmongTwo,
  type AmongTwoGuardians,
} from './among.values.js';
import { CLASS_THREADS, kindsReadAs, type WriterRole } from './class-threads.values.js';
import { isGuardianIn } from './guardians.js';
import { isLetWrite, rulesOf } from './rules-of-school.js';

/** What somebody is to a thread today: reads in it, and writes in it. */
export type Part = 'participant' | 'writer';

export interface Place {
  readonly schoolId: string;
  readonly among: Among;
}

/**
 * What somebody is to a thread on the day that an instant is on.
 * @param atLeast what schools allowed by then is known of.
 */
export const partsIn = async (
  viewer: Viewer,
  { schoolId, among }: Place,
  at: string,
  reader: FreshReader,
  atLeast: Position | undefined,
): Promise<readonly Part[]> => {
  if (among.kind === 'personal') return partsOfTwo(viewer, schoolId, among, at, reader);
  if (among.kind === 'twoGuardians') return partsOfTwoGuardians(viewer, schoolId, among, at, reader, atLeast);
  if (among.kind === 'jointGroup') return partsInJointGroup(viewer, among, at, reader, atLeast);
  if (among.kind === 'schoolPupils') {
    if (!(await roleInSchool(viewer, among, at, reader))) return [];
    const { pupilsOfSchoolWrite } = await rulesOf(schoolId, reader, atLeast);
    return pupilsOfSchoolWrite === true ? ['participant', 'writer'] : ['participant'];
  }
  if (!(await roleInClass(viewer, among, at, reader))) return [];
  const isOpen = isLetWrite(among.kind, await rulesOf(schoolId, reader, atLeast));
  const writes = isOpen && (await writerRoleIn(viewer, among, at, reader)) !== undefined;
  return writes ? ['participant', 'writer'] : ['participant'];
};

const partsOfTwo = async (
  viewer: Viewer,
  schoolId: string,
  { teacherId, guardianId, pupilId }: AmongTwo,
  at: string,
  reader: FreshReader,
): Promise<readonly Part[]> => {
  const isTeacher = viewer.personId === teacherId && hasRole(viewer, 'teacher', schoolId);
  const isGuardian = viewer.personId === guardianId && (await childrenOf(viewer, reader)).includes(pupilId);
  if (!isTeacher && !isGuardian) return [];
  // Where the teacher has the pupil no more, there is nothing to be asked or told.
  const goesOn = await teachesPupil(teacherId, pupilId, at, reader);
  const writes = goesOn && (isTeacher || (await isActingGuardianOf(viewer, pupilId, reader)));
  return writes ? ['participant', 'writer'] : ['participant'];
};

/** What was written to somebody alone stays theirs to read; they write while both have somebody in the class. */
const partsOfTwoGuardians = async (
  viewer: Viewer,
  schoolId: string,
  among: AmongTwoGuardians,
  at: string,
  reader: FreshReader,
  atLeast: Position | undefined,
): Promise<readonly Part[]> => {
  if (!isOneOfTwoGuardians(viewer, among)) return [];
  const found = await reader.get(classes, among.classId);
  const areThere = await Promise.all(
    among.guardianIds.map(async (id) => found !== undefined && isGuardianIn(id, found, at, reader)),
  );
  const isOpen = isLetWrite(among.kind, await rulesOf(schoolId, reader, atLeast));
  return isOpen && areThere.every(Boolean) ? ['participant', 'writer'] : ['participant'];
};

const isOneOfTwoGuardians = (viewer: Viewer, { guardianIds }: AmongTwoGuardians): boolean =>
  guardianIds.includes(viewer.personId) && hasRole(viewer, 'guardian');

const partsInJointGroup = async (
  viewer: Viewer,
  { jointGroupId }: AmongJointGroup,
  at: string,
  reader: FreshReader,
  atLeast: Position | undefined,
): Promise<readonly Part[]> => {
  const group = await reader.get(jointGroups, jointGroupId, atLeast);
  const belonging = group && (await belongingTo(viewer, group, at, reader));
  if (!belonging) return [];
  const writes = goesOn(group) && (await rulesOf(belonging.schoolId, reader, atLeast)).pupilsWrite;
  return writes ? ['participant', 'writer'] : ['participant'];
};

/** The schools whose leaders answer for what is written in a thread. */
export const schoolsOf = async (
  { schoolId, among }: Place,
  reader: FreshReader,
): Promise<readonly string[]> => {
  if (among.kind !== 'jointGroup') return [schoolId];
  const group = await reader.get(jointGroups, among.jointGroupId);
  return group ? answeringFor(group) : [schoolId];
};

/** As whom somebody belongs to those of a class or group; undefined for whoever does not. */
export const roleAmong = async (
  viewer: Viewer,
  among: AmongMany,
  at: string,
  reader: FreshReader,
): Promise<WriterRole | undefined> => {
  if (among.kind === 'schoolPupils') return roleInSchool(viewer, among, at, reader);
  if (among.kind !== 'jointGroup') return roleInClass(viewer, among, at, reader);
  const group = await reader.get(jointGroups, among.jointGroupId);
  return group && (await belongingTo(viewer, group, at, reader))?.role;
};

/** Whoever is a pupil there and in one of its classes today; nobody else. */
const roleInSchool = async (
  viewer: Viewer,
  { schoolId }: AmongPupilsOfSchool,
  at: string,
  reader: FreshReader,
): Promise<'pupil' | undefined> =>
  (await schoolsAsPupil(viewer, at, reader)).includes(schoolId) ? 'pupil' : undefined;

/** The schools of the classes that somebody is in today as a pupil. */
export const schoolsAsPupil = async (
  viewer: Viewer,
  at: string,
  reader: FreshReader,
): Promise<readonly string[]> => {
  if (!hasRole(viewer, 'pupil')) return [];
  const groups = await groupsOfToday(viewer.personId, at, reader);
  return [...new Set(groups.map(({ group }) => group.schoolId))].filter((id) => hasRole(viewer, 'pupil', id));
};

/** As whom somebody belongs to those of a class who read such threads; undefined for whoever does not. */
const roleInClass = (
  viewer: Viewer,
  { kind, classId }: AmongClass,
  at: string,
  reader: FreshReader,
): Promise<WriterRole | undefined> =>
  roleAs(CLASS_THREADS[kind].readers, viewer, classId, at, reader, childrenOf);

/** The same of those who write in them, and whom no court keeps from writing in the matters of their children. */
export const writerRoleIn = (
  viewer: Viewer,
  { kind, classId }: AmongClass,
  at: string,
  reader: FreshReader,
): Promise<WriterRole | undefined> =>
  roleAs(CLASS_THREADS[kind].writers, viewer, classId, at, reader, wardsOf);

/** Which of some roles somebody has in a class today. */
const roleAs = async (
  roles: readonly WriterRole[],
  viewer: Viewer,
  classId: string,
  at: string,
  reader: FreshReader,
  childrenOfViewer: typeof childrenOf,
): Promise<WriterRole | undefined> => {
  const found = await reader.get(classes, classId);
  if (!found || found.subjectId !== undefined) return undefined;
  const { schoolId, teachers, pupils } = found;
  const { personId } = viewer;
  const today = await todayIn(schoolId, at, reader);
  const isTeacher = hasRole(viewer, 'teacher', schoolId) && isMemberOn(teachers, personId, today);
  if (roles.includes('teacher') && isTeacher) return 'teacher';
  const isPupil = hasRole(viewer, 'pupil') && isMemberOn(pupils, personId, today);
  if (roles.includes('pupil') && isPupil) return 'pupil';
  if (!roles.includes('guardian')) return undefined;
  const children = await childrenOfViewer(viewer, reader);
  return children.some((pupilId) => isMemberOn(pupils, pupilId, today)) ? 'guardian' : undefined;
};

/** The children of a guardian whose affairs the guardian sees. */
export const childrenOf = async (viewer: Viewer, reader: FreshReader): Promise<readonly string[]> =>
  (await diariesReadBy(viewer, reader)).filter((pupilId) => pupilId !== viewer.personId);

/** The children for whom a guardian acts. */
export const wardsOf = async (viewer: Viewer, reader: FreshReader): Promise<readonly string[]> => {
  const children = await childrenOf(viewer, reader);
  const acts = await Promise.all(children.map((pupilId) => isActingGuardianOf(viewer, pupilId, reader)));
  return children.filter((_, index) => acts[index]);
};

/** Whether somebody reads what hangs on the own board: a teacher no longer at the school does not. */
export const isOpenTo =
  (viewer: Viewer, children: readonly string[]) =>
  ({ schoolId, among }: Place): boolean => {
    if (!isPair(among)) return true;
    if (among.kind === 'twoGuardians') return isOneOfTwoGuardians(viewer, among);
    if (among.teacherId === viewer.personId && hasRole(viewer, 'teacher', schoolId)) return true;
    return among.guardianId === viewer.personId && children.includes(among.pupilId);
  };

/** The boards that somebody reads: the own one, and those of the classes and groups that somebody belongs to today. */
export const threadBoardsOf = async (
  viewer: Viewer,
  at: string,
  reader: FreshReader,
): Promise<readonly string[]> => {
  const boards = new Set([viewer.personId]);
  for (const { role, schoolId } of viewer.roles) {
    if (role !== 'teacher') continue;
    const today = await todayIn(schoolId, at, reader);
    const listed = (await reader.get(classesOfSchool, schoolId))?.classIds ?? [];
    for (const { _id, teachers } of (await reader.getMany(classes, listed)).values()) {
      if (!isMemberOn(teachers, viewer.personId, today)) continue;
      for (const kind of kindsReadAs('teacher')) boards.add(boardOfClass(_id, kind));
    }
  }
  for (const pupilId of await diariesReadBy(viewer, reader)) {
    const kinds = kindsReadAs(pupilId === viewer.personId ? 'pupil' : 'guardian');
    for (const { group } of await groupsOfToday(pupilId, at, reader)) {
      for (const kind of kinds) boards.add(boardOfClass(group._id, kind));
    }
  }
  for (const schoolId of await schoolsAsPupil(viewer, at, reader)) boards.add(boardOfPupilsIn(schoolId));
  for (const { group } of await groupsOf(viewer, at, reader)) boards.add(boardOfJointGroup(group._id));
  return [...boards];
};

/** Whether somebody has the class of a pupil today, or teaches a group that the pupil is in. */
export const teachesPupil = async (
  teacherId: string,
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<boolean> => (await teachersOf(pupilId, at, reader)).includes(teacherId);

/** Who has the class of a pupil today, and who teaches the groups that the pupil is in. */
export const teachersOf = async (
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<readonly string[]> => {
  const groups = await groupsOfToday(pupilId, at, reader);
  return [...new Set(groups.flatMap(({ group, today }) => membersOn(group.teachers, today)))];
};
