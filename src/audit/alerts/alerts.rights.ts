import { leads } from '../../access/permissions.js';
import { hasRole, type Viewer } from '../../access/viewer.js';
import { DomainError } from '../../eventing/domain-error.js';
import { placeOfAlert } from './alert-ids.values.js';

/** The schools whose alerts somebody may see. @throws DomainError `not-a-leader` where there are none. */
export const ledBy = (viewer: Viewer): readonly string[] => {
  const schoolIds = viewer.roles
    .map(({ schoolId }) => schoolId)
    .filter((schoolId) => leads(viewer, schoolId));
  if (schoolIds.length > 0) return [...new Set(schoolIds)];
  throw new DomainError('not-a-leader', 'Alerts are seen by those who lead a school.', 'forbidden');
};

/** An alert is seen by whoever leads the school, unless it is about that very person. */
export const maySeeAlert = (
  viewer: Viewer,
  alertId: string,
  about: { readonly personId: string } | undefined,
): boolean => {
  const schoolId = placeOfAlert(alertId)?.schoolId;
  if (schoolId === undefined || about === undefined || about.personId === viewer.personId) return false;
  return leads(viewer, schoolId);
};

/** In which capacity somebody who may see an alert reviews it. */
export const reviewerIn = (viewer: Viewer, schoolId: string): 'deputyHead' | 'admin' =>
  hasRole(viewer, 'deputyHead', schoolId) ? 'deputyHead' : 'admin';
