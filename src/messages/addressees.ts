import { classes, classesOfSchool } from '../../projections/schools/class.projection.js';
import { pagesOf } from '../../projections/pages-of/projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { groupsOf as jointGroupsOf } from '../joint-groups/members.js';
import { goesOn } from '../joint-groups/taking-part.values.js';
import { groupOf } from '../journal/page/page-ids.values.js';
import type { Directory } from '../people/directory.js';
import { groupsOfToday, todayIn } from '../reports/today.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isMemberOn, membersOn } from '../school/membership.values.js';
import type { AmongMany } from './among.values.js';
import { CLASS_KINDS, CLASS_THREADS } from './class-threads.values.js';
import { schoolsAsPupil, wardsOf, writerRoleIn } from './participants.js';
import { isLetWrite, rulesOf } from './rules-of-school.js';

/** Those of a class, of a school, or of a group of several schools, to whom somebody may write. */
export type Circle = AmongMany & { readonly title: string };

/** A pupil about whom somebody may write. */
export interface Subject {
  readonly id: string;
  readonly name: string;
}

export interface Addressees {
  readonly circles: readonly Circle[];
  /** The classes to another guardian of which somebody may write alone. */
  readonly guardiansOf: readonly { readonly classId: string; readonly title: string }[];
  readonly pupils: readonly Subject[];
}

/**
 * To those of which classes, and about which pupils, somebody may write today.
 * @param atLeast what schools allowed by then is known of.
 */
export const addresseesOf = async (
  viewer: Viewer,
  at: string,
  { reader, directory }: { readonly reader: FreshReader; readonly directory: Directory },
  atLeast: Position | undefined,
): Promise<Addressees> => {
  const taught = await taughtBy(viewer, at, reader);
  const children = await wardsOf(viewer, reader);
  const homes = new Map<string, ClassDocument>();
  for (const pupilId of [viewer.personId, ...children]) {
    for (const { group } of await groupsOfToday(pupilId, at, reader)) homes.set(group._id, group);
  }
  for (const { group } of taught) homes.set(group._id, group);
  const circles: Circle[] = [];
  const guardiansOf: { classId: string; title: string }[] = [];
  for (const { _id: classId, title, schoolId } of homes.values()) {
    const rules = await rulesOf(schoolId, reader, atLeast);
    for (const kind of CLASS_KINDS) {
      const role = await writerRoleIn(viewer, { kind, classId }, at, reader);
      if (role !== CLASS_THREADS[kind].opener) continue;
      if (isLetWrite(kind, rules)) circles.push({ kind, classId, title });
      if (kind === 'guardians' && isLetWrite('twoGuardians', rules)) guardiansOf.push({ classId, title });
    }
  }
  const schoolIds = await schoolsAsPupil(viewer, at, reader);
  for (const { _id: schoolId, title } of (await reader.getMany(schools, schoolIds)).values()) {
    const { pupilsOfSchoolWrite } = await rulesOf(schoolId, reader, atLeast);
    if (pupilsOfSchoolWrite === true) circles.push({ kind: 'schoolPupils', schoolId, title });
  }
  for (const { group, belonging } of await jointGroupsOf(viewer, at, reader)) {
    const { pupilsWrite } = await rulesOf(belonging.schoolId, reader, atLeast);
    const { _id: jointGroupId, title } = group;
    if (goesOn(group) && pupilsWrite) circles.push({ kind: 'jointGroup', jointGroupId, title });
  }
  const ids = new Set([...children, ...taught.flatMap(({ group, today }) => membersOn(group.pupils, today))]);
  const nameOf = await directory.names(ids);
  return {
    circles: circles.toSorted((a, b) => a.title.localeCompare(b.title)),
    guardiansOf: guardiansOf.toSorted((a, b) => a.title.localeCompare(b.title)),
    pupils: [...ids].map((id) => ({ id, name: nameOf(id) })).toSorted((a, b) => a.name.localeCompare(b.name)),
  };
};

/** The classes that somebody has, and the groups that somebody teaches, each with the day that it is there. */
const taughtBy = async (
  { personId, roles }: Viewer,
  at: string,
  reader: FreshReader,
): Promise<readonly { readonly group: ClassDocument; readonly today: CivilDate }[]> => {
  const groups: { group: ClassDocument; today: CivilDate }[] = [];
  const pages = (await reader.get(pagesOf, personId))?.pages ?? [];
  for (const { role, schoolId } of roles) {
    if (role !== 'teacher') continue;
    const today = await todayIn(schoolId, at, reader);
    const listed = (await reader.get(classesOfSchool, schoolId))?.classIds ?? [];
    const ids = new Set([...listed, ...pages.map(({ pageId }) => groupOf(pageId))]);
    for (const group of (await reader.getMany(classes, [...ids])).values()) {
      if (group.schoolId === schoolId && isMemberOn(group.teachers, personId, today)) {
        groups.push({ group, today });
      }
    }
  }
  return groups;
};
