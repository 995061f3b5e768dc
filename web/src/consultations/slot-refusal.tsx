import { KnownRefusal } from '../shell/refusal.js';
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
  return <KnownRefusal error={error} known={known} wordsOf={(code) => t(`refused.${code}`)} mb="xs" />;
}
