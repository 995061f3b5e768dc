import { ProblemError } from '../api/request.js';
import { KnownRefusal } from '../shell/refusal.js';
import { useConsultationTexts } from './texts/consultation-texts.js';

const known = [
  'slot-taken',
  'slot-unknown',
  'slot-booked-already',
  'slot-begun',
  'guardian-busy',
  'teacher-busy',
  'consultation-called-off',
  'consultation-not-found',
  'booking-not-found',
] as const;

/** Why a time was not offered, booked or given back, in the reader's language. */
export function SlotRefusal({ error }: { readonly error: unknown }) {
  const { t } = useConsultationTexts();
  return (
    <KnownRefusal
      error={error}
      known={known}
      wordsOf={(code) => t(`refused.${code}`, { other: otherIn(error) })}
      mb="xs"
    />
  );
}

/** What is taken up already: the time of day and the place, which no language is needed for. */
const otherIn = (error: unknown): string =>
  error instanceof ProblemError ? (error.problem.errors ?? []).map(({ message }) => message).join('; ') : '';
