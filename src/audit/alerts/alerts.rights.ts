import { leads } from '../../access/permissions.js';
import { hasRole, type Viewer } from '../../access/viewer.js';
import { placeOfAlert } from './alert-ids.values.js';

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
