import { hasRole, type Viewer } from '../access/viewer.js';
import type { HelpQuestion } from './question.decider.js';
import type { Support } from './support.values.js';

/** What somebody is to a question: who asked it, or of those who answer it. */
export type Part = 'asker' | Support;

/**
 * What somebody is to a question. The administrators of a school go on reading what they passed on; they read nothing
 * that was asked of whoever runs the system in the first place, and those nothing that is with a school.
 */
export const partsIn = (viewer: Viewer, { asked, with: support }: HelpQuestion): readonly Part[] => {
  if (!asked) return [];
  return [
    ...(asked.askerId === viewer.personId ? (['asker'] as const) : []),
    ...(asked.with === 'school' && hasRole(viewer, 'admin', asked.schoolId) ? (['school'] as const) : []),
    ...(support === 'operator' && hasRole(viewer, 'operator') ? (['operator'] as const) : []),
  ];
};

/** For whom somebody answers questions: for some schools, and for whoever runs the system. */
export interface Answers {
  readonly schoolIds: readonly string[];
  readonly operator: boolean;
}

export const answeredBy = (roles: Viewer['roles']): Answers => ({
  schoolIds: roles.filter(({ role }) => role === 'admin').map(({ schoolId }) => schoolId),
  operator: roles.some(({ role }) => role === 'operator'),
});
