import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en.json';
import russian from './ru.json';

// A text that is missing in one language is a compile error.
const ru: typeof en = russian;

i18next.addResourceBundle('en', 'ownData', en);
i18next.addResourceBundle('ru', 'ownData', ru);

/** The texts on what there is of somebody in the journal, and on calendars elsewhere. */
export const useOwnDataTexts = () => useTranslation('ownData');
