import { isActingGuardianOf } from '../access/permissions.js';
import { hasRole, rolesAt, type Viewer } from '../access/viewer.js';
import type { AccountRole } from '../access/account.events.js';
import { teacherRoleAt, type Place } from '../announcements/announcements.rights.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { childrenOf } from '../messages/participants.js';
import { rulesOf } from '../messages/rules-of-school.js';
import { groupsOfToday } from '../reports/today.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { PostAudience } from './post.events.js';

/** In what capacity somebody writes a post for those there on a day; undefined for whoever may not. */
export const bloggerRoleAt = (
  viewer: Viewer,
  place: Place,
  today: CivilDate,
): 'classTeacher' | 'teacher' | undefined => {
  if (place.to === 'class') return teacherRoleAt(viewer, place, today);
  return hasRole(viewer, 'teacher', place.schoolId) ? 'teacher' : undefined;
};

/** As whom somebody moderates the blogs of a school. */
export const moderatorRoleAt = (viewer: Viewer, schoolId: string): 'deputyHead' | 'admin' | undefined =>
  rolesAt(viewer, schoolId).find(isModerating);

const isModerating = (role: AccountRole): role is 'deputyHead' | 'admin' =>
  role === 'deputyHead' || role === 'admin';

const COMMENTING_STAFF = ['teacher', 'healthWorker', 'secretary', 'deputyHead', 'admin'] as const;

export type CommenterRole = (typeof COMMENTING_STAFF)[number] | 'guardian' | 'pupil';

/**
 * As whom somebody who reads a post comments on it: staff, guardians whom no court keeps from acting for a child whom it
 * is for, and pupils where the school lets pupils write to each other.
 */
export const commenterRoleOf = async (
  viewer: Viewer,
  post: { readonly schoolId: string; readonly audience: PostAudience },
  at: string,
  reader: FreshReader,
  atLeast?: Position,
): Promise<CommenterRole | undefined> => {
  const { schoolId } = post;
  const staff = COMMENTING_STAFF.find((role) => hasRole(viewer, role, schoolId));
  if (staff) return staff;
  const isFor = async (pupilId: string) =>
    (await groupsOfToday(pupilId, at, reader)).some(({ group }) =>
      post.audience.to === 'school' ? group.schoolId === schoolId : group._id === post.audience.classId,
    );
  for (const pupilId of await childrenOf(viewer, reader)) {
    if ((await isFor(pupilId)) && (await isActingGuardianOf(viewer, pupilId, reader))) return 'guardian';
  }
  if (!hasRole(viewer, 'pupil') || !(await rulesOf(schoolId, reader, atLeast)).pupilsWrite) return undefined;
  return (await isFor(viewer.personId)) ? 'pupil' : undefined;
};
