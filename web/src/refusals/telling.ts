import i18next from 'i18next';
import type { FieldFault, Refused } from '../api/request.js';
import { languageOf, type Language } from '../i18n/i18n.js';
import { dayIn } from './day-in.js';
import { kindOfFault } from './faults.js';
import { filled } from './filled.js';

interface Texts {
  readonly codes: Readonly<Record<string, string>>;
  readonly fields: Fields;
}

interface Fields {
  readonly names: Readonly<Record<string, string>>;
  /** None in English: there the server's own words say more. */
  readonly kinds?: Readonly<Record<string, string>>;
}

const sources: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => ({
    codes: (await import('./en.json')).default,
    fields: (await import('./fields.en.json')).default,
  }),
  ru: async () => ({
    codes: (await import('./ru.json')).default,
    fields: (await import('./fields.ru.json')).default,
  }),
};

const loaded = new Map<Language, Texts>();

const chosen = (): Language => languageOf(i18next.language) ?? 'en';

export async function loadTexts(language = chosen()): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await sources[language]());
}

/** Refusals of what was entered, of which each field is worth a word. */
const OF_FIELDS =
  /^(invalid|bad)-|^(?!roster|timetable-file|passkey|portal|signature|recovery|activation).*-refused$/;

export function textOf({ code, detail, errors = [] }: Refused): string | undefined {
  const text = loaded.get(chosen())?.codes[code];
  if (text === undefined) return undefined;
  const said = filled(text, detail, (date) => dayIn(chosen(), date));
  return OF_FIELDS.test(code) ? [said, ...errors.map((fault) => `${faultOf(fault)}.`)].join(' ') : said;
}

export function faultOf({ field, message }: FieldFault): string {
  const fields = loaded.get(chosen())?.fields;
  if (fields === undefined) return `${field}: ${message}`;
  const parts = field.split('.');
  const row = parts.find((part) => /^\d+$/.test(part));
  const last = parts.findLast((part) => !/^\d+$/.test(part)) ?? field;
  const name = fields.names[last] ?? last;
  const place = row === undefined ? name : `${name} (${(Number(row) + 1).toString()})`;
  const told = fields.kinds?.[kindOfFault(message)] ?? message;
  return `${place}: ${filled(told, message, (date) => dayIn(chosen(), date))}`;
}
