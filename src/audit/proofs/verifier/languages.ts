import type { Language } from './bundle-format.js';
import { en } from './en.js';
import { ru } from './ru.js';
import type { Statement } from './statements.js';
import type { Words } from './words.js';

export const WORDS: Readonly<Record<Language, Words>> = { en, ru };

/** A statement as a sentence. */
export const sentenceOf = (statement: Statement, words: Words): string => {
  const sentences: Readonly<Record<string, (about: never) => string>> = words[statement.mark];
  return sentences[statement.code]?.(statement.about as never) ?? statement.code;
};
