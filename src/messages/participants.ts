import { jointGroups } from '../../projections/joint-groups/projection.js';
import { messagingRules } from '../../projections/messages/projection.js';
import { people } from '../../projections/people/projection.js';
import { classes, classesOfSchool } from '../../projections/schools/class.projection.js';
import { diariesReadBy, isActingGuardianOf } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { answeringFor, belongingTo, groupsOf } from '../joint-groups/members.js';
import { goesOn } from '../joint-groups/taking-part.values.js';
import { isInForce, limitsWith } from '../people/guardian-limits.values.js';
import { groupsOfToday, todayIn } from '../reports/today.js';
import { isMemberOn, membersOn } from '../school/membership.values.js';
import { boardOfClass, boardOfJointGroup, boardOfPupilsIn } from './boards.values.js';
import { USUAL_MESSAGING, type MessagingRules } from './messaging-rules.values.js';
import type {
  Among,
  AmongClass,
  AmongJointGroup,
  AmongMany,
  AmongPupilsOfSchool,
  AmongTwo,
} from './among.values.js';

/** What somebody is to a thread today: reads in it, and writes in it. */
export type Part = 'participant' | 'writer';

/** As whom somebody writes. */
export type WriterRole = 'teacher' | 'guardian' | 'pupil';

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

/** Whether a school lets those of its classes write to each other. */
export const isLetWrite = (kind: AmongClass['kind'], rules: MessagingRules): boolean => {
  switch (kind) {
    case 'class':
      return true;
    case 'guardians':
      return rules.guardiansWrite;
    case 'pupils':
      return rules.pupilsWrite;
  }
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

/** As whom somebody belongs to those of a class who have such threads; undefined for whoever does not. */
const roleInClass = async (
  viewer: Viewer,
  { kind, classId }: AmongClass,
  at: string,
  reader: FreshReader,
  childrenOfViewer = childrenOf,
): Promise<WriterRole | undefined> => {
  const found = await reader.get(classes, classId);
  if (!found || found.subjectId !== undefined) return undefined;
  const today = await todayIn(found.schoolId, at, reader);
  const isTeacher = hasRole(viewer, 'teacher', found.schoolId);
  if (kind === 'class' && isTeacher && isMemberOn(found.teachers, viewer.personId, today)) return 'teacher';
  if (kind === 'pupils') {
    const isPupil = hasRole(viewer, 'pupil') && isMemberOn(found.pupils, viewer.personId, today);
    return isPupil ? 'pupil' : undefined;
  }
  const children = await childrenOfViewer(viewer, reader);
  return children.some((pupilId) => isMemberOn(found.pupils, pupilId, today)) ? 'guardian' : undefined;
};

/** The same, of those whom no court keeps from writing in the matters of their children. */
export const writerRoleIn = (
  viewer: Viewer,
  among: AmongClass,
  at: string,
  reader: FreshReader,
): Promise<WriterRole | undefined> => roleInClass(viewer, among, at, reader, wardsOf);

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
    if (among.kind !== 'personal') return true;
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
      if (isMemberOn(teachers, viewer.personId, today)) boards.add(boardOfClass(_id, 'class'));
    }
  }
  for (const pupilId of await diariesReadBy(viewer, reader)) {
    const kinds = pupilId === viewer.personId ? (['pupils'] as const) : (['class', 'guardians'] as const);
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

/** The guardians of a pupil whom no court keeps from the child. */
export const guardiansOf = async (
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<readonly string[]> => {
  const { guardians = [], limits = {} } = (await reader.get(people, pupilId)) ?? {};
  const free = await Promise.all(
    guardians.map(async (guardianId) => {
      for (const limit of limitsWith(limits, guardianId)) {
        if (isInForce(limit, await todayIn(limit.schoolId, at, reader))) return false;
      }
      return true;
    }),
  );
  return guardians.filter((_, index) => free[index]);
};

/** What a school lets be written. */
export const rulesOf = async (
  schoolId: string,
  reader: FreshReader,
  atLeast?: Position,
): Promise<MessagingRules> => (await reader.get(messagingRules, schoolId, atLeast))?.rules ?? USUAL_MESSAGING;
