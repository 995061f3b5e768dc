import type { Ids } from '../../../people/ids.js';

/** The person that an applicant becomes. */
export const applicantIdOf = (ids: Ids, applicationId: string): string =>
  ids.of('person', 'guardianApplication', applicationId);
