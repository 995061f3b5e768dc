import { hasRole, type Viewer } from '../viewer.js';

/** In what capacity somebody keeps the papers of a school's families; undefined for whoever doesn't. */
export const registrarOf = (viewer: Viewer, schoolId: string): 'admin' | 'secretary' | undefined =>
  (['admin', 'secretary'] as const).find((role) => hasRole(viewer, role, schoolId));
