import type { AccountDocument } from '../../projections/accounts/read-model.js';
import { people } from '../../projections/people/projection.js';
import { classes, classesOfPupil } from '../../projections/schools/class.projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { todayIn } from '../reports/today.js';
import { dateIn } from '../school/civil-date.values.js';
import type { Entitlement } from './account.events.js';
import { lastDayOfAccess, lastPlaceOf } from './leaving.values.js';
import type { Viewer } from './viewer.js';

// Access ends by the date, without anything having to happen then: it is asked for with every request.

/**
 * Whether a pupil has not left yet: of whoever has, it is the last class's school whose clocks and years tell.
 * @param at instant, ISO 8601 in UTC.
 */
export const isStillPupil = async (pupilId: string, at: string, reads: Reads): Promise<boolean> => {
  const { classes: places = {}, transferredTo } = (await reads.get(classesOfPupil, pupilId)) ?? {};
  const last = lastPlaceOf(places);
  const group = last && (await reads.get(classes, last.classId));
  const school = group && (await reads.get(schools, group.schoolId));
  if (!last || !school) return true;
  const isUnderWay = transferredTo !== undefined;
  return dateIn(school.timeZone, at) <= lastDayOfAccess(last.until, Object.values(school.years), isUnderWay);
};

/** Who signs in with an account, in the roles that hold on the day; undefined where none does any more. */
export const viewerWith = async (
  account: AccountDocument,
  reads: Reads,
  at = new Date().toISOString(),
): Promise<Viewer | undefined> => {
  if (account.ended) return undefined;
  const held = await Promise.all(account.roles.map((role) => holds(role, account.personId, at, reads)));
  const roles = account.roles.filter((_, index) => held[index]);
  if (roles.length === 0 && account.roles.length > 0) return undefined;
  return { accountId: account._id, personId: account.personId, roles };
};

/** A guardian's role ends with the last child's leaving. */
const holds = async (
  { role, schoolId, until }: Entitlement,
  personId: string,
  at: string,
  reads: Reads,
): Promise<boolean> => {
  if (until !== undefined && (await todayIn(schoolId, at, reads)) > until) return false;
  if (role === 'pupil') return isStillPupil(personId, at, reads);
  if (role !== 'guardian') return true;
  const children = (await reads.get(people, personId))?.children ?? [];
  const still = await Promise.all(children.map((pupilId) => isStillPupil(pupilId, at, reads)));
  return children.length === 0 || still.includes(true);
};
