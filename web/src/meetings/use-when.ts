import { useDates } from '../i18n/dates.js';
import { useMeetingTexts } from './texts/meeting-texts.js';

/** Says a time of the school's clocks: "Mon 23 Nov, 10:00". */
export function useWhen(): (at: string) => string {
  const { t } = useMeetingTexts();
  const dates = useDates();
  return (at) => t('when', { date: dates.short(at.slice(0, 10)), time: at.slice(11) });
}
