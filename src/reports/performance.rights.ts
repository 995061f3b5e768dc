import { classes } from '../../projections/schools/class.projection.js';
import { leads } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';
import { todayIn } from './today.js';

// Figures name no pupil, and are for whoever leads the school; lists and sheets are for whoever may read its pages.

/** @throws DomainError `school-not-found`: who may not ask learns no more than of one that isn't there. */
export const mustLead = (viewer: Viewer, schoolIds: readonly string[]): void => {
  if (schoolIds.every((schoolId) => leads(viewer, schoolId))) return;
  throw new DomainError('school-not-found', 'There is no such school among those you lead.', 'not-found');
};

/** @throws DomainError `school-not-found`. */
export const mustSeePupils = (viewer: Viewer, schoolId: string): void => {
  if (hasRole(viewer, 'deputyHead', schoolId)) return;
  throw new DomainError('school-not-found', 'There is no such school among those you may see.', 'not-found');
};

/**
 * A class's report is for those who are its class teachers today, and for the school's deputy heads.
 * @returns today where the class is. @throws DomainError `class-not-found`.
 */
export const mustReportClass = async (
  viewer: Viewer,
  classId: string,
  at: string,
  reader: FreshReader,
): Promise<CivilDate> => {
  const found = await reader.get(classes, classId);
  if (found && found.subjectId === undefined) {
    const { schoolId, teachers } = found;
    const today = await todayIn(schoolId, at, reader);
    if (hasRole(viewer, 'deputyHead', schoolId)) return today;
    if (hasRole(viewer, 'teacher', schoolId) && isMemberOn(teachers, viewer.personId, today)) return today;
  }
  throw new DomainError('class-not-found', 'There is no such class among those you report on.', 'not-found');
};
