import { pagesOf } from '../../projections/pages-of/projection.js';
import { classes, classesOfSchool } from '../../projections/schools/class.projection.js';
import { groupIdsOfAll } from '../../projections/schools/group-ids.js';
import { diariesReadBy } from '../access/permissions.js';
import { hasRole, rolesAt, type Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { groupOf } from '../journal/page/page-ids.values.js';
import { groupsOfToday, todayIn } from '../reports/today.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isMemberOn, type Members } from '../school/membership.values.js';
import type { Announced, AnnouncementAudience } from './announcement.events.js';
import { ADDRESSED_ROLES, boardOfRole } from './boards.values.js';

/** Boards with the day that it is where each of them hangs. */
export type Boards = ReadonlyMap<string, CivilDate>;

/** In what capacity somebody announces something. */
export type PublisherRole = 'deputyHead' | 'admin' | 'secretary' | 'classTeacher' | 'teacher';

/** Whom it is announced to, with those who teach there. */
export interface Place {
  readonly schoolId: string;
  readonly to: AnnouncementAudience['to'];
  /** Of a teaching group, and of the class that it or its pupils are of. */
  readonly groupTeachers: Members;
  readonly classTeachers: Members;
}

/** In what capacity somebody may announce something there on a day; undefined for whoever may not. */
export const publisherOf = (viewer: Viewer, place: Place, today: CivilDate): PublisherRole | undefined => {
  const { schoolId, to } = place;
  if (hasRole(viewer, 'deputyHead', schoolId)) return 'deputyHead';
  if (hasRole(viewer, 'admin', schoolId)) return 'admin';
  if (to !== 'class') return hasRole(viewer, 'secretary', schoolId) ? 'secretary' : undefined;
  return teacherRoleAt(viewer, place, today);
};

/** As which of those who teach a class or group somebody does so on a day. */
export const teacherRoleAt = (
  viewer: Viewer,
  { schoolId, groupTeachers, classTeachers }: Place,
  today: CivilDate,
): 'classTeacher' | 'teacher' | undefined => {
  if (!hasRole(viewer, 'teacher', schoolId)) return undefined;
  if (isMemberOn(classTeachers, viewer.personId, today)) return 'classTeacher';
  return isMemberOn(groupTeachers, viewer.personId, today) ? 'teacher' : undefined;
};

/** What whoever may not announce something there is told. */
export const notForYourRole = (): DomainError =>
  new DomainError(
    'not-for-your-role',
    'Those who lead the school and its office announce to the school, teachers to the classes and groups they teach.',
    'forbidden',
  );

/** Whether an announcement is shown on a day to those whom it is for; also that it was withdrawn, where they saw it. */
export const isShownOn = (
  { from, until, withdrawnOn }: Pick<Announced, 'from' | 'until'> & { readonly withdrawnOn?: CivilDate },
  today: CivilDate,
): boolean => {
  const neverShown = withdrawnOn !== undefined && withdrawnOn < from;
  return !neverShown && from <= today && (until === undefined || today <= until);
};

/** Who is shown what readers are not any more: its author, whoever leads the school, and auditors. */
export const seesWithdrawn = (
  viewer: Viewer,
  { schoolId, authorId }: { readonly schoolId: string; readonly authorId: string },
): boolean =>
  viewer.personId === authorId ||
  rolesAt(viewer, schoolId).some((role) => role === 'auditor' || role === 'deputyHead' || role === 'admin');

/**
 * The boards that somebody reads: of the own schools and roles, of the classes and groups that the pupils are in today
 * whose diaries the viewer reads, and of those that the viewer teaches.
 * @param at instant, ISO 8601 in UTC.
 */
export const boardsReadBy = async (viewer: Viewer, at: string, reader: FreshReader): Promise<Boards> => {
  const boards = new Map<string, CivilDate>();
  for (const { role, schoolId } of viewer.roles) {
    if (!ADDRESSED_ROLES.some((addressed) => addressed === role)) continue;
    const today = await todayIn(schoolId, at, reader);
    for (const board of [schoolId, boardOfRole(schoolId, role)]) boards.set(board, today);
    if (role !== 'teacher') continue;
    for (const classId of await classesTaught(viewer.personId, schoolId, today, reader))
      boards.set(classId, today);
  }
  for (const pupilId of await diariesReadBy(viewer, reader)) {
    for (const { group, today } of await groupsOfToday(pupilId, at, reader)) boards.set(group._id, today);
  }
  return boards;
};

/** The classes and groups that somebody teaches on a day, with the classes of these groups and the groups of these classes. */
const classesTaught = async (
  teacherId: string,
  schoolId: string,
  today: CivilDate,
  reader: FreshReader,
): Promise<readonly string[]> => {
  const listed = (await reader.get(classesOfSchool, schoolId))?.classIds ?? [];
  const pages = (await reader.get(pagesOf, teacherId))?.pages ?? [];
  const groupIds = pages.map(({ pageId }) => groupOf(pageId));
  const found = [...(await reader.getMany(classes, [...listed, ...groupIds])).values()];
  const taught = found.filter(
    (one) => one.schoolId === schoolId && isMemberOn(one.teachers, teacherId, today),
  );
  const homes = taught.filter(({ subjectId }) => subjectId === undefined);
  const groups = await groupIdsOfAll(
    homes.map(({ _id }) => _id),
    reader,
  );
  return [...taught.flatMap(({ _id, partOf }) => (partOf === undefined ? [_id] : [_id, partOf])), ...groups];
};
