import { ProblemError } from '../../api/request.js';

/** What is told of a field at fault, by the refusal that names it. */
const FAULTS = [
  ['days-off-refused', 'title', 'reason'],
  ['days-off-refused', 'to', 'lastDay'],
  ['day-shift-refused', 'date', 'shiftDate'],
  ['day-shift-refused', 'weekday', 'shiftPlan'],
  ['occasion-refused', 'title', 'occasion'],
  ['occasion-refused', 'date', 'past'],
  ['occasion-refused', 'to', 'lastLesson'],
] as const;

export type DaysFault = (typeof FAULTS)[number][2];

const problemOf = (error: unknown) => (error instanceof ProblemError ? error.problem : undefined);

/** Whether a field was refused, so that it is marked. */
export const isAtFault = (error: unknown, field: string): boolean =>
  problemOf(error)?.errors?.some((fault) => fault.field === field) ?? false;

export const daysFaultsIn = (error: unknown): readonly DaysFault[] =>
  FAULTS.filter(([code, field]) => problemOf(error)?.code === code && isAtFault(error, field)).map(
    ([, , fault]) => fault,
  );
