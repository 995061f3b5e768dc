import type { Language } from '../notices/preferences/preferences.values.js';
import { PRINT_WORDS, type PrintWords } from './print-words.js';
import { PRINTED_DATES, type PrintedDates } from './printed-dates.js';

/** What papers are written in. */
export interface Writing {
  readonly words: PrintWords;
  readonly dates: PrintedDates;
}

export const writingIn = (language: Language): Writing => ({
  words: PRINT_WORDS[language],
  dates: PRINTED_DATES[language],
});
