import type { Language } from '../notices/preferences/preferences.values.js';
import { WORDS } from '../notices/texts/languages.js';
import type { Words } from '../notices/texts/words.js';

/** What calendars say in one language, beside what notices say. Names and texts of people come in as they are. */
export interface CalendarWords extends Pick<Words, 'labels' | 'minutes'> {
  readonly homework: string;
  readonly topic: string;
  readonly test: string;
  readonly teacher: string;
  readonly consultation: string;
  readonly setOn: string;
  readonly forSome: string;
  readonly cancelled: string;
  /** With weekday and year. */
  readonly date: Words['date'];
}

export const CALENDAR_WORDS: Readonly<Record<Language, CalendarWords>> = {
  en: {
    ...WORDS.en,
    homework: 'homework',
    topic: 'Topic',
    test: 'Test',
    teacher: 'Teacher',
    consultation: 'Consultation',
    setOn: 'Set on',
    forSome: 'Not for the whole group',
    cancelled: 'cancelled',
  },
  ru: {
    ...WORDS.ru,
    homework: 'домашнее задание',
    topic: 'Тема',
    test: 'Контрольная',
    teacher: 'Учитель',
    consultation: 'Консультация',
    setOn: 'Задано',
    forSome: 'Не для всей группы',
    // Of a lesson, homework or a meeting alike: it agrees with none of them.
    cancelled: 'отменено',
  },
};
