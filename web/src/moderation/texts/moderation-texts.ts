import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en.json';
import russian from './ru.json';

// A text that is missing in one language is a compile error.
const ru: typeof en = russian;

// They come with the pages that need them.
i18next.addResourceBundle('en', 'moderation', en);
i18next.addResourceBundle('ru', 'moderation', ru);

/** The texts on what was reported. */
export const useModerationTexts = () => useTranslation('moderation');
