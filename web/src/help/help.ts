import type { Role } from '../api/me.js';
import { hasWords } from '../i18n/has-words.js';
import type { Language } from '../i18n/i18n.js';
import type english from './content/en.json';

/** For whom something is written. */
export type Reader = keyof typeof english;

export interface Question {
  readonly ask: string;
  readonly answer: string;
  /** Where it may be another than the page's. */
  readonly lang?: Language;
}

/** What somebody does first, and what is often asked. */
export interface Chapter {
  readonly steps: readonly string[];
  readonly questions: readonly Question[];
}

export type Help = Readonly<Record<Reader, Chapter>>;

/** In the order in which the chapters stand. */
export const READERS: readonly Reader[] = [
  'everybody',
  'guardian',
  'pupil',
  'teacher',
  'classTeacher',
  'healthWorker',
  'secretary',
  'deputyHead',
  'auditor',
  'admin',
  'authority',
  'operator',
];

/** What somebody is shown first: the own role's chapter before what holds for everybody. */
export function chaptersFor(role: Role): readonly Reader[] {
  const own: readonly Reader[] =
    role === 'teacher' ? ['teacher', 'classTeacher'] : READERS.filter((one) => one === role);
  return [...own, 'everybody'];
}

/** A chapter with what of it has every word, in whatever case and however ё is written; undefined where nothing has. */
export function foundIn(chapter: Chapter, words: string): Chapter | undefined {
  const steps = chapter.steps.filter((step) => hasWords(step, words));
  const questions = chapter.questions.filter(({ ask, answer }) => hasWords(`${ask} ${answer}`, words));
  return steps.length + questions.length === 0 ? undefined : { steps, questions };
}
