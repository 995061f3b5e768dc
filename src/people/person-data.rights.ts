import { hasRole, type Viewer } from '../access/viewer.js';
import type { PersonPlace } from './person-place.js';

/** Of those who have the right to erase, only whoever administers every school that has the person's data does it. */
export const mayErase = (viewer: Viewer, { schoolIds }: Pick<PersonPlace, 'schoolIds'>): boolean =>
  schoolIds.length > 0 && schoolIds.every((schoolId) => hasRole(viewer, 'admin', schoolId));
