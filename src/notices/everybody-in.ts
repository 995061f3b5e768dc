import type { AccountRole } from '../access/account.events.js';
import { ADDRESSED_ROLES } from '../announcements/boards.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { Audience } from './policy.js';

type Everybody = Extract<Audience, { who: 'holdersOfRoles' | 'everybodyOfClass' }>;

interface Addressed {
  readonly schoolId: string;
  /** A class or teaching group; none where it is for the school. */
  readonly classId?: string;
  /** Those in the school whom it is for; everybody where none are named. */
  readonly roles?: readonly AccountRole[];
}

/** Families and staff of a school or a class, as they are on a day, without whoever tells them. */
export const everybodyIn = (
  { schoolId, classId, roles = ADDRESSED_ROLES }: Addressed,
  without: string,
  on: CivilDate,
): Everybody =>
  classId === undefined
    ? { who: 'holdersOfRoles', schoolId, roles, on, without }
    : { who: 'everybodyOfClass', classId, on, without };
