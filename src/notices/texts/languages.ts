import type { Language } from '../preferences/preferences.values.js';
import { en } from './en.js';
import { ru } from './ru.js';
import type { Words } from './words.js';

export const WORDS: Readonly<Record<Language, Words>> = { en, ru };
