import type { Role } from '../access/role-groups.values.js';

/** Who answers: the administrators of the school, or whoever runs the system. */
export type Support = 'school' | 'operator';

/** Who answers school questions by office, and who oversees schools, turns to whoever runs the system. */
const ASK_THE_OPERATOR: readonly Role[] = ['admin', 'authority', 'operator'];

/** Whom somebody asks who uses the journal in a role. */
export const supportOf = (role: Role): Support => (ASK_THE_OPERATOR.includes(role) ? 'operator' : 'school');
