import type { AbsenceCode, RemarkKind } from '../journal/page/page.events.js';
import type { Language } from '../notices/preferences/preferences.values.js';
import { EXEMPT, NOT_ASSESSED } from '../school/scale.values.js';

/** What printed papers say in one language. Names and texts of people come in as they are. */
export interface PrintWords {
  readonly diary: string;
  readonly journal: string;
  readonly summary: string;
  readonly lessons: string;
  readonly className: (title: string) => string;
  readonly week: (number: number) => string;
  readonly noLessons: string;
  /** @param weekday whose plan a shifted day goes by. */
  readonly byPlan: (weekday: string, week: 'A' | 'B' | undefined) => string;
  readonly cancelled: string;
  readonly planned: string;
  readonly homework: string;
  readonly setFor: (day: string) => string;
  readonly forSome: string;
  readonly awayAllDay: (what: string) => string;
  readonly toBeMadeUp: (work: string, day: string | undefined) => string;
  readonly corrected: (from: string, to: string) => string;
  readonly annulled: (grade: string) => string;
  readonly reason: string;
  readonly substitute: (names: string) => string;
  readonly teachers: (names: string) => string;
  readonly classTeacher: string;
  readonly guardian: string;
  readonly signed: (name: string, at: string) => string;
  /** @param position of the log. */
  readonly asOf: (at: string, position: string) => string;
  readonly pupil: string;
  readonly date: string;
  readonly number: string;
  readonly test: string;
  readonly topic: string;
  readonly average: string;
  readonly termGrade: string;
  readonly missed: string;
  readonly finalGrades: string;
  readonly absence: Readonly<Record<AbsenceCode, string>>;
  /** One letter, for a cell. */
  readonly absenceMark: Readonly<Record<AbsenceCode, string>>;
  readonly minutes: (what: string, minutes: number) => string;
  readonly remark: Readonly<Record<RemarkKind, string>>;
  readonly exempt: string;
  readonly exemptOn: (from: string, to: string) => string;
  readonly notAssessed: string;
  /** Above the marks of a page. @param marks each with what it stands for. */
  readonly legend: (marks: string) => string;
}

export const PRINT_WORDS: Readonly<Record<Language, PrintWords>> = {
  en: {
    diary: 'Diary',
    journal: 'Journal page',
    summary: 'Summary sheet',
    lessons: 'Lessons',
    className: (title) => `class ${title}`,
    week: (number) => `week ${number}`,
    noLessons: 'No lessons',
    byPlan: (weekday, week) => `by the plan of ${weekday}${week === undefined ? '' : `, week ${week}`}`,
    cancelled: 'cancelled',
    planned: 'planned',
    homework: 'Homework',
    setFor: (day) => `Set for ${day}`,
    forSome: 'for single pupils',
    awayAllDay: (what) => `${what} all day`,
    toBeMadeUp: (work, day) => `To be made up for${day === undefined ? '' : ` by ${day}`}: ${work}`,
    corrected: (from, to) => `${from} corrected to ${to}`,
    annulled: (grade) => `${grade} annulled`,
    reason: 'Reason',
    substitute: (names) => `Substitute: ${names}`,
    teachers: (names) => `Teachers: ${names}`,
    classTeacher: 'Class teacher',
    guardian: 'Guardian',
    signed: (name, at) => `Signed by ${name}, ${at}`,
    asOf: (at, position) => `As of ${at}, log position ${position}`,
    pupil: 'Pupil',
    date: 'Date',
    number: 'No.',
    test: 'Test',
    topic: 'Topic',
    average: 'Average',
    termGrade: 'Term',
    missed: 'Missed',
    finalGrades: 'Final grades',
    absence: { absent: 'absent', excused: 'excused', ill: 'ill', late: 'late' },
    absenceMark: { absent: 'a', excused: 'e', ill: 'i', late: 'l' },
    minutes: (what, minutes) => `${what}, ${minutes} min`,
    remark: { praise: 'Praise', reprimand: 'Reprimand', note: 'Note' },
    exempt: 'ex.',
    exemptOn: (from, to) => `Exempt: ${from} – ${to}`,
    notAssessed: 'n/a',
    legend: (marks) => `Absences: ${marks}. Waits for work: •`,
  },
  ru: {
    diary: 'Дневник',
    journal: 'Страница журнала',
    summary: 'Сводная ведомость',
    lessons: 'Уроки',
    className: (title) => `класс ${title}`,
    week: (number) => `${number}-я неделя`,
    noLessons: 'Уроков нет',
    byPlan: (weekday, week) =>
      `по расписанию дня «${weekday}»${week === undefined ? '' : `, неделя ${week}`}`,
    cancelled: 'отменён',
    planned: 'по плану',
    homework: 'Домашнее задание',
    setFor: (day) => `Задано на ${day}`,
    forSome: 'не для всех',
    awayAllDay: (what) => `весь день: ${what}`,
    toBeMadeUp: (work, day) => `Нужно сдать${day === undefined ? '' : ` до ${day}`}: ${work}`,
    corrected: (from, to) => `${from} исправлена на ${to}`,
    annulled: (grade) => `${grade} аннулирована`,
    reason: 'Причина',
    substitute: (names) => `Замена: ${names}`,
    teachers: (names) => `Учителя: ${names}`,
    classTeacher: 'Классный руководитель',
    guardian: 'Родитель (законный представитель)',
    signed: (name, at) => `Подпись: ${name}, ${at}`,
    asOf: (at, position) => `По состоянию на ${at}, позиция в журнале событий ${position}`,
    pupil: 'Ученик',
    date: 'Дата',
    number: '№',
    test: 'Контрольная',
    topic: 'Тема',
    average: 'Средний',
    termGrade: 'Итог',
    missed: 'Пропуски',
    finalGrades: 'Годовые оценки',
    absence: { absent: 'не был(а)', excused: 'уважит. причина', ill: 'болезнь', late: 'опоздание' },
    absenceMark: { absent: 'н', excused: 'у', ill: 'б', late: 'о' },
    minutes: (what, minutes) => `${what}, ${minutes} мин`,
    remark: { praise: 'Похвала', reprimand: 'Замечание', note: 'Сообщение' },
    exempt: 'осв.',
    exemptOn: (from, to) => `Освобождение: ${from} – ${to}`,
    notAssessed: 'н/а',
    legend: (marks) => `Пропуски: ${marks}. Ждёт сдачи работы: •`,
  },
};

/** A grade as it is printed: short where it is none of the scale. */
export const gradePrinted = (value: string, { exempt, notAssessed }: PrintWords): string => {
  if (value === EXEMPT) return exempt;
  return value === NOT_ASSESSED ? notAssessed : value;
};
