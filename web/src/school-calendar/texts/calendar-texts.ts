import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en.json';
import russian from './ru.json';

// A text that is missing in one language is a compile error.
const ru: typeof en = russian;

// They come with the page that needs them.
i18next.addResourceBundle('en', 'schoolCalendar', en);
i18next.addResourceBundle('ru', 'schoolCalendar', ru);

/** The texts on the calendar of a school. */
export const useCalendarTexts = () => useTranslation('schoolCalendar');
