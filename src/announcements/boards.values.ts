/** Roles that something may be announced to. */
export const ADDRESSED_ROLES = [
  'guardian',
  'pupil',
  'teacher',
  'healthWorker',
  'secretary',
  'deputyHead',
  'admin',
] as const;

export type AddressedRole = (typeof ADDRESSED_ROLES)[number];

/** Where what is for those who hold a role in a school hangs. */
export const boardOfRole = (schoolId: string, role: string): string => `${schoolId}.${role}`;

/** Where everything that was ever announced in a school hangs, for those who lead it and for auditors. */
export const boardOfAll = (schoolId: string): string => `${schoolId}.all`;

interface Addressed {
  readonly to: 'school' | 'roles' | 'class';
  readonly roles?: readonly string[];
  readonly classId?: string;
}

/** The boards that an announcement hangs on for those whom it is for: of the school, of roles, or of a class. */
export const boardsFor = (schoolId: string, { to, roles = [], classId }: Addressed): readonly string[] => {
  switch (to) {
    case 'school':
      return [schoolId];
    case 'roles':
      return roles.map((role) => boardOfRole(schoolId, role));
    case 'class':
      return classId === undefined ? [] : [classId];
  }
};
