import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import russian from './ru.json';

// A text that is missing in one language is a compile error.
const ru: typeof en = russian;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

export type Language = 'en' | 'ru';

/** Each language as its readers call it. */
export const languages: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

const memory = 'school-journal.language';

/** Starts in the language chosen last, else in the browser's first one that there is. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: [localStorage.getItem(memory), ...navigator.languages].map(languageOf).find(Boolean) ?? 'en',
    resources: { en: { translation: en }, ru: { translation: ru } },
    interpolation: { escapeValue: false }, // React escapes
    showSupportNotice: false,
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(memory, language);
  await i18next.changeLanguage(language);
}

/** The language that a tag such as "ru-RU" stands for, if it is one of ours. */
export function languageOf(tag: string | null): Language | undefined {
  const language = tag?.slice(0, 2);
  return language === 'en' || language === 'ru' ? language : undefined;
}
