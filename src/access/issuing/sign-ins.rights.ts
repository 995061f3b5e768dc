import type { CivilDate } from '../../school/civil-date.values.js';
import { isMemberOn, type Members } from '../../school/membership.values.js';
import { hasRole, type Viewer } from '../viewer.js';

/** In what capacity somebody issues sign-ins to the pupils of a class and their guardians; undefined for whoever may not. */
export const issuerOf = (
  viewer: Viewer,
  { schoolId, teachers }: { readonly schoolId: string; readonly teachers: Members },
  today: CivilDate,
): 'admin' | 'deputyHead' | 'secretary' | 'classTeacher' | undefined => {
  const office = (['admin', 'deputyHead', 'secretary'] as const).find((role) =>
    hasRole(viewer, role, schoolId),
  );
  if (office) return office;
  const isClassTeacher = hasRole(viewer, 'teacher', schoolId) && isMemberOn(teachers, viewer.personId, today);
  return isClassTeacher ? 'classTeacher' : undefined;
};
