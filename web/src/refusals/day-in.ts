import type { Language } from '../i18n/i18n.js';

const formats = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  ru: new Intl.DateTimeFormat('ru-RU', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A civil date, as the language writes it. */
export const dayIn = (language: Language, date: string): string =>
  formats[language].format(new Date(`${date}T00:00:00Z`));
