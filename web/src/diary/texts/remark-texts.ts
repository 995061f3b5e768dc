import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en.json';
import russian from './ru.json';

// A text that is missing in one language is a compile error.
const ru: typeof en = russian;

// They come with what guardians do about a remark.
i18next.addResourceBundle('en', 'remark', en);
i18next.addResourceBundle('ru', 'remark', ru);

/** The texts on signing and answering remarks. */
export const useRemarkTexts = () => useTranslation('remark');
