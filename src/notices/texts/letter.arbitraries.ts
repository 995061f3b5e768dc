import fc from 'fast-check';
import type { Language } from '../preferences/preferences.values.js';
import type { Letter, Told } from './told.js';
import { letterOf, toldOfEveryKind } from './samples.js';

export const LANGUAGES = ['en', 'ru'] as const satisfies readonly Language[];

/** Every example, in a language. */
export const everythingTold = (language: Language): readonly Told[] =>
  Object.values(toldOfEveryKind(language)).flat();

/** What is no text of anybody's: words of the journal, dates and addresses. */
const SET = new Set([
  ...['kind', 'what', 'channel', 'roles', 'remark', 'digest'],
  ...['date', 'dueOn', 'movedFrom', 'until', 'week', 'time', 'link', 'preferences', 'unsubscribe'],
]);

/** The same with every text that is somebody's put into other words; what is left out stays left out. */
export const reworded = <T>(value: T, words: () => string, key = ''): T => {
  if (SET.has(key)) return value;
  if (typeof value === 'string') return words() as T;
  if (Array.isArray(value)) return value.map((item) => reworded(item as unknown, words)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, reworded(part as unknown, words, name)]),
  ) as T;
};

/** Texts that try to be more than texts: tags, entities, further lines, and marks of direction. */
const hostileTexts = fc.string({
  unit: fc.constantFrom(
    ...['<', '>', '&', '"', "'", '<b>', '&lt;', '-- ', 'a: b', 'Я', ' ', 'constructor'],
    ...['\n', '\r', '\r\n', '\t', '\0', '\v', '\u0085', '\u2028', '\u200f', '\u202e', '\u2066'],
  ),
  minLength: 1,
  maxLength: 12,
});

export interface Rewording {
  readonly language: Language;
  readonly letter: Letter;
  /** The same letter with other texts. */
  readonly other: Letter;
}

/** Letters on any of the examples, and what they become when every text in them is hostile. */
export const rewordings: fc.Arbitrary<Rewording> = fc
  .record({
    language: fc.constantFrom(...LANGUAGES),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
    digest: fc.constantFrom('daily', 'weekly', undefined),
    texts: fc.array(hostileTexts, { minLength: 1, maxLength: 20 }),
  })
  .map(({ language, picks, digest, texts }) => {
    let used = 0;
    const all = everythingTold(language);
    const told = picks.flatMap((pick) => all[pick % all.length] ?? []);
    const letter = { ...letterOf(language, ...told), ...(digest === undefined ? {} : { digest }) };
    return { language, letter, other: reworded(letter, () => texts[used++ % texts.length] ?? '') };
  });
