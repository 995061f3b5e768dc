import type { FrequentTexts } from '../api/help-desk.js';
import type { Language } from '../i18n/i18n.js';

export const LANGUAGES: readonly Language[] = ['en', 'ru'];

/** A frequent question as it is shown, with the language in which it is. */
export interface ShownText {
  readonly lang: Language;
  readonly ask: string;
  readonly answer: string;
}

/** In the reader's language, or else in that in which it is. */
export const textIn = (texts: FrequentTexts, language: Language): ShownText | undefined => {
  const lang = [language, ...LANGUAGES].find((each) => texts[each]);
  const text = lang && texts[lang];
  return text && { lang, ...text };
};

/** What is typed, each language with what is in it: an empty one is left out. */
export type FrequentDraft = Readonly<Record<Language, { readonly ask: string; readonly answer: string }>>;

export const draftOf = (texts: FrequentTexts = {}): FrequentDraft => {
  const nothing = { ask: '', answer: '' };
  return { en: texts.en ?? nothing, ru: texts.ru ?? nothing };
};

export const textsOf = (draft: FrequentDraft): FrequentTexts =>
  Object.fromEntries(
    LANGUAGES.filter((language) => Object.values(draft[language]).some((text) => text.trim() !== '')).map(
      (language) => [language, draft[language]],
    ),
  );

/** Whether there is something to publish, and nothing by half. */
export const isWhole = (draft: FrequentDraft): boolean => {
  const { en, ru } = textsOf(draft);
  const texts = [en, ru].flatMap((text) => text ?? []);
  return texts.length > 0 && texts.every(({ ask, answer }) => ask.trim() !== '' && answer.trim() !== '');
};
