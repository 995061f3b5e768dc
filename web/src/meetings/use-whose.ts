import type { OfParents } from '../api/meetings.js';
import { useMeetingTexts } from './texts/meeting-texts.js';

/** Whose parents meet, in words. */
export const useWhose = () => {
  const { t } = useMeetingTexts();
  return (of: OfParents): string =>
    of.class ? t('of', { title: of.class.title }) : t('ofSchool', { title: of.school?.title ?? '' });
};
