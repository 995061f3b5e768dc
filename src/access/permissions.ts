import type { PageHead } from '../../projections/journal-page/read-model.js';
import { people } from '../../projections/people/projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import {
  GUARDIAN_LIMITS,
  isInForce,
  limitsWith,
  type GuardianLimit,
} from '../people/guardian-limits.values.js';
import { todayIn } from '../reports/today.js';
import { isStillPupil } from './leaving.js';
import { hasRole, type Viewer } from './viewer.js';

// What the table of rights asks for, and who may see parts of what is shown.

/** A pupil reads the own diary, a guardian those of the linked children; nobody else does. */
export const mayReadDiary = async (
  viewer: Viewer,
  pupilId: string,
  reader: FreshReader,
): Promise<boolean> => {
  if (hasRole(viewer, 'pupil') && viewer.personId === pupilId) return true;
  return isGuardianOf(viewer, pupilId, reader);
};

/** Whether somebody is a guardian of a pupil, who sees what concerns the child. */
export const isGuardianOf = async (viewer: Viewer, pupilId: string, reader: FreshReader): Promise<boolean> =>
  (await childrenOf(viewer, reader, ['no-access'], pupilId)).length > 0;

/** Whether somebody acts for a pupil as a guardian: signs, answers and writes in the pupil's matters. */
export const isActingGuardianOf = async (
  viewer: Viewer,
  pupilId: string,
  reader: FreshReader,
): Promise<boolean> => (await childrenOf(viewer, reader, GUARDIAN_LIMITS, pupilId)).length > 0;

/** The pupils whose diaries somebody reads: the own one, and those of the linked children. */
export const diariesReadBy = async (viewer: Viewer, reader: FreshReader): Promise<readonly string[]> => {
  const own = hasRole(viewer, 'pupil') ? [viewer.personId] : [];
  return [...own, ...(await childrenOf(viewer, reader, ['no-access']))];
};

/**
 * The children of a guardian, or the one who is asked about, who have not left, from whom no court keeps the guardian so
 * today.
 */
const childrenOf = async (
  viewer: Viewer,
  reader: FreshReader,
  keeping: readonly GuardianLimit[],
  asked?: string,
): Promise<readonly string[]> => {
  if (!hasRole(viewer, 'guardian')) return [];
  const { children: all = [], limits = {} } = (await reader.get(people, viewer.personId)) ?? {};
  const children = all.filter((pupilId) => asked === undefined || pupilId === asked);
  const at = new Date().toISOString();
  const isOpen = async (pupilId: string): Promise<boolean> => {
    const kept = limitsWith(limits, pupilId).filter(({ what }) => keeping.includes(what));
    for (const limit of kept) {
      if (isInForce(limit, await todayIn(limit.schoolId, at, reader))) return false;
    }
    return isStillPupil(pupilId, at, reader);
  };
  const open = await Promise.all(children.map(isOpen));
  return children.filter((_, index) => open[index]);
};

/** A school is led by its deputy heads and administrators. */
export const leads = (viewer: Viewer, schoolId: string): boolean =>
  hasRole(viewer, 'deputyHead', schoolId) || hasRole(viewer, 'admin', schoolId);

/**
 * A page is read by the teachers who have or had it, by the substitutes of its lessons, and by the deputy heads of
 * its school.
 */
export const mayReadPage = (viewer: Viewer, page: PageHead): boolean => {
  const { schoolId } = page.opened;
  if (hasRole(viewer, 'deputyHead', schoolId)) return true;
  const place = page.teachers[viewer.personId] ?? page.substitutes[viewer.personId];
  return hasRole(viewer, 'teacher', schoolId) && place !== undefined;
};
