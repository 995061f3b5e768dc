import { Alert } from '@mantine/core';
import { ProblemError } from '../../api/request.js';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import { PlanRefusal } from './plan-refusal.js';

const TOLD = [
  'bells-refused',
  'day-shift-not-found',
  'days-off-not-found',
  'days-off-overlap',
  'days-off-refused',
  'group-busy',
  'no-lessons-then',
  'occasion-not-found',
  'occasion-over',
  'occasion-refused',
  'teacher-busy',
  'weeks-in-use',
] as const;

/** Why nothing was changed, in the reader's language. */
export function DaysRefusal({ error }: { readonly error: unknown }) {
  const { t } = useTimetableTexts();
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const fields = (problem?.errors ?? []).map(({ field }) => field);
  const code = TOLD.find((each) => each === problem?.code);
  const shift = problem?.code === 'day-shift-refused';
  if (code === undefined && !shift) return <PlanRefusal error={error} />;
  return (
    <Alert color="red" role="alert">
      {code !== undefined && t(`days.refused.${code}`)}
      {shift && t(fields.includes('date') ? 'days.refused.shiftDate' : 'days.refused.shiftPlan')}
    </Alert>
  );
}
