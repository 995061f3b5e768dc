import type { Viewer } from '../../access/viewer.js';
import { DomainError } from '../../eventing/domain-error.js';

/** The schools whose notices somebody sees: those that one administers. @throws DomainError `not-an-admin` where none. */
export const administeredBy = ({ roles }: Pick<Viewer, 'roles'>): readonly string[] => {
  const schoolIds = roles.filter(({ role }) => role === 'admin').map(({ schoolId }) => schoolId);
  if (schoolIds.length > 0) return [...new Set(schoolIds)];
  throw new DomainError('not-an-admin', 'Only an administrator sees what a school sends.', 'forbidden');
};
