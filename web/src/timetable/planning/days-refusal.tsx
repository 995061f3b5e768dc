import { Alert } from '@mantine/core';
import { ProblemError } from '../../api/request.js';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import { daysFaultsIn } from './days-faults.js';
import { PlanRefusal } from './plan-refusal.js';

const TOLD = [
  'bells-refused',
  'day-shift-not-found',
  'days-off-not-found',
  'days-off-overlap',
  'group-busy',
  'no-lessons-then',
  'occasion-not-found',
  'occasion-over',
  'teacher-busy',
  'weeks-in-use',
] as const;

/** Why nothing was changed, in the reader's language: a line for each field at fault. */
export function DaysRefusal({ error }: { readonly error: unknown }) {
  const { t } = useTimetableTexts();
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const code = TOLD.find((each) => each === problem?.code);
  const faults = daysFaultsIn(error);
  if (code === undefined && faults.length === 0) return <PlanRefusal error={error} />;
  return (
    <Alert color="red" role="alert">
      {code !== undefined && t(`days.refused.${code}`)}
      {faults.map((fault) => (
        <div key={fault}>{t(`days.faults.${fault}`)}</div>
      ))}
    </Alert>
  );
}
