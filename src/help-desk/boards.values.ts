import type { Support } from './support.values.js';

/** Where the questions of somebody hang. */
export const boardOfAsker = (askerId: string): string => `asker.${askerId}`;

/** Where those hang that the support of a school answers, or passed on. */
export const boardOfSchool = (schoolId: string): string => `school.${schoolId}`;

/** Where those hang that whoever runs the system answers. */
export const BOARD_OF_OPERATOR = 'operator';

/** Where those hang whose it is to answer them. */
export const boardOfSupport = (schoolId: string, support: Support): string =>
  support === 'school' ? boardOfSchool(schoolId) : BOARD_OF_OPERATOR;
