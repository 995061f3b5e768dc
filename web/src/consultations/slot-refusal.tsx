import { Alert } from '@mantine/core';
import { ProblemError } from '../api/request.js';
import { Refusal } from '../shell/refusal.js';
import { useConsultationTexts } from './texts/consultation-texts.js';

const known = [
  'slot-taken',
  'slot-unknown',
  'slot-booked-already',
  'slot-begun',
  'consultation-called-off',
  'consultation-not-found',
  'booking-not-found',
] as const;

/** Why a time was not booked or given back, in the reader's language. */
export function SlotRefusal({ error }: { readonly error: unknown }) {
  const { t } = useConsultationTexts();
  const code = error instanceof ProblemError ? known.find((each) => each === error.problem.code) : undefined;
  if (code === undefined) return <Refusal error={error} />;
  return (
    <Alert color="red" role="alert" mb="xs">
      {t(`refused.${code}`)}
    </Alert>
  );
}
