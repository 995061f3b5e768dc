/** Who is let in on the same terms. */
export type RoleGroup = 'leaders' | 'staff' | 'families';

/** Of every role of an account. */
const GROUPS = {
  deputyHead: 'leaders',
  admin: 'leaders',
  secretary: 'leaders',
  operator: 'leaders',
  teacher: 'staff',
  healthWorker: 'staff',
  auditor: 'staff',
  authority: 'staff',
  guardian: 'families',
  pupil: 'families',
} as const satisfies Readonly<Record<string, RoleGroup>>;

export type Role = keyof typeof GROUPS;

export const ROLES = Object.keys(GROUPS) as readonly Role[];

/** Whether it is held for others' sake: not as a pupil, or for one's own child. */
export const isOffice = (role: Role): boolean => GROUPS[role] !== 'families';

/**
 * Whether two persons have to give it: it leads to the accounts of others, or to the data of a whole school. A teacher's
 * leads to no more than the pages and classes that somebody else assigns.
 */
export const takesTwo = (role: Role): boolean => isOffice(role) && role !== 'teacher';

/** The group of the role that may do most: it is on its terms that an account of several roles is let in. */
export const roleGroupOf = (roles: readonly { readonly role: Role }[]): RoleGroup => {
  const groups = new Set<RoleGroup>(roles.map(({ role }) => GROUPS[role]));
  return groups.has('leaders') ? 'leaders' : groups.has('staff') ? 'staff' : 'families';
};
