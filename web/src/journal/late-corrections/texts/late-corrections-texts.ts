import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en.json';
import russian from './ru.json';

// A text that is missing in one language is a compile error.
const ru: typeof en = russian;

// They come with the page that needs them.
i18next.addResourceBundle('en', 'lateCorrections', en);
i18next.addResourceBundle('ru', 'lateCorrections', ru);

/** The texts on what is corrected after the edit window. */
export const useLateCorrectionsTexts = () => useTranslation('lateCorrections');
