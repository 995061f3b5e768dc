import { may } from '../../access/rights/rights.table.js';
import { hasRole, rolesAt, type Viewer } from '../../access/viewer.js';
import { placeOfAlert } from './alert-ids.values.js';

/** An alert is seen by whoever has the right to, unless it is about that very person. */
export const maySeeAlert = (
  viewer: Viewer,
  alertId: string,
  about: { readonly personId: string } | undefined,
): boolean => {
  const schoolId = placeOfAlert(alertId)?.schoolId;
  if (schoolId === undefined || about === undefined || about.personId === viewer.personId) return false;
  return may('alert.read', rolesAt(viewer, schoolId));
};

/** In which capacity somebody who may see an alert reviews it. */
export const reviewerIn = (viewer: Viewer, schoolId: string): 'deputyHead' | 'admin' =>
  hasRole(viewer, 'deputyHead', schoolId) ? 'deputyHead' : 'admin';
