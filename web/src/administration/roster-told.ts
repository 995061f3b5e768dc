import type { Trial } from '../api/administration.js';
import type { FieldFault } from '../api/request.js';
import type { Language } from '../i18n/i18n.js';
import { refusalText } from '../shell/refusals.js';
import russian from './texts/roster-faults.ru.json';

interface Texts {
  readonly faults: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

/** None in English: there the server's own words say it. */
const TEXTS: Readonly<Record<Language, Texts | undefined>> = { en: undefined, ru: russian };

const filled = (text: string, params: Readonly<Record<string, string>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '…');

/** What is wrong with a bundle, or what the journal's rules refuse of it. */
export const faultOfRoster = (
  { code = '', message, params, errors }: FieldFault,
  language: Language,
): string => {
  // A refusal names fields of its own, or none.
  if (errors) return refusalText({ code, detail: message, errors });
  const text = TEXTS[language]?.faults[code];
  return text === undefined ? message : filled(text, params);
};

/** What stays in the journal as it is. */
export const keptOf = ({ code, message, params }: Trial['kept'][number], language: Language): string => {
  const text = TEXTS[language]?.kept[code];
  return text === undefined ? message : filled(text, params);
};
