/** What schools give; families' roles come with the child, and an operator has no school. */
export const OFFICES = [
  ...(['teacher', 'healthWorker', 'secretary', 'deputyHead', 'admin', 'auditor', 'authority'] as const),
] as const;

export type Office = (typeof OFFICES)[number];
