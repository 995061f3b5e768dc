/** What facts are about, coarsely. */
export const AUDIT_KINDS = [
  'grade',
  'absence',
  'lesson',
  'homework',
  'remark',
  'termGrade',
  'finalGrade',
  'closing',
  'signature',
  'access',
  'person',
  'class',
  'school',
  'meeting',
  'activity',
  'announcement',
  'blog',
  'message',
  'consultation',
  'jointGroup',
  'notices',
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What a school's lessons bring every day: there is so much of it that a search by its kind soon has what it wants. */
const EVERYDAY: readonly AuditKind[] = ['grade', 'absence', 'lesson', 'homework'];

export const isEveryday = (kind: AuditKind): boolean => EVERYDAY.includes(kind);
