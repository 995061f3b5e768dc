import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { What, Whose } from '../../../../src/audit/read-log/opens-data-of.js';
import en from './en.json';
import russian from './ru.json';

// A text that is missing in one language, or of one kind of data, is a compile error.
const ru: typeof en & {
  readonly what: Readonly<Record<What, string>>;
  readonly whose: Readonly<Record<Whose, string>>;
} = russian;

i18next.addResourceBundle('en', 'reads', en);
i18next.addResourceBundle('ru', 'reads', ru);

/** The texts on who opened whose data. */
export const useReadsTexts = () => useTranslation('reads');
