import type { GradeHistory } from '../../projections/grade-history/read-model.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import type { PageHead } from '../../projections/journal-page/read-model.js';
import { people } from '../../projections/people/projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { hasRole, type Viewer } from './viewer.js';

// Who may read what. Who may write is decided by the page itself, from its own history.

/** A pupil reads the own diary, a guardian those of the linked children; nobody else does. */
export const mayReadDiary = async (
  viewer: Viewer,
  pupilId: string,
  reader: FreshReader,
): Promise<boolean> => {
  if (hasRole(viewer, 'pupil') && viewer.personId === pupilId) return true;
  return isGuardianOf(viewer, pupilId, reader);
};

export const isGuardianOf = async (
  viewer: Viewer,
  pupilId: string,
  reader: FreshReader,
): Promise<boolean> => {
  if (!hasRole(viewer, 'guardian')) return false;
  const guardian = await reader.get(people, viewer.personId);
  return guardian?.children.includes(pupilId) ?? false;
};

/** The pupils whose diaries somebody reads: the own one, and those of the linked children. */
export const diariesReadBy = async (viewer: Viewer, reader: FreshReader): Promise<readonly string[]> => {
  const own = hasRole(viewer, 'pupil') ? [viewer.personId] : [];
  if (!hasRole(viewer, 'guardian')) return own;
  return [...own, ...((await reader.get(people, viewer.personId))?.children ?? [])];
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

/** A grade's history is read by whoever reads the diary or the page that it stands in. */
export const mayReadGrade = async (
  viewer: Viewer,
  grade: GradeHistory,
  reader: FreshReader,
): Promise<boolean> => {
  if (await mayReadDiary(viewer, grade.pupilId, reader)) return true;
  const page = await reader.get(pageHead, grade.pageId);
  return page !== undefined && mayReadPage(viewer, page);
};
