import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './news/en.json';
import russian from './news/ru.json';

// A text that is missing in one language is a compile error.
const ru: typeof en = russian;

// They come with the first news.
i18next.addResourceBundle('en', 'diaryNews', en);
i18next.addResourceBundle('ru', 'diaryNews', ru);

/** The texts on what is new in a diary since the last visit. */
export const useNewsTexts = () => useTranslation('diaryNews');
