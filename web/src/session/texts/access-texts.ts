import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en.json';
import russian from './ru.json';

// A text that is missing in one language is a compile error.
const ru: typeof en = russian;

// They come with the pages that need them: whoever reads a diary doesn't wait for them.
i18next.addResourceBundle('en', 'access', en);
i18next.addResourceBundle('ru', 'access', ru);

/** The texts on accounts: how they are taken over, signed in to and kept safe. */
export const useAccessTexts = () => useTranslation('access');
