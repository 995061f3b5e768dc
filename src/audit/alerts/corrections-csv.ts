import { harmless } from '../../http/csv-cell.js';
import type { Language } from '../../notices/preferences/preferences.values.js';
import { formatCsv } from '../../oneroster/csv.js';
import { localTimeIn } from '../../school/local-time.values.js';
import type { AlertReport, CorrectionTold } from './alerts.answer.js';

interface Words {
  readonly header: readonly string[];
  readonly what: Readonly<Record<CorrectionTold['what'], string>>;
  readonly yes: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    header: [
      ...['When', 'Pupil', 'Class or group', 'Subject', 'Lesson of', 'What', 'Work', 'Was', 'Is', 'Reason'],
      ...['Late', 'In place of', 'Log position', 'Event'],
    ],
    what: {
      grade: 'Grade corrected',
      annulledGrade: 'Grade annulled',
      withdrawnDebt: 'Debt withdrawn',
      termGrade: 'Term grade corrected',
      finalGrade: 'Final grade corrected',
    },
    yes: 'yes',
  },
  ru: {
    header: [
      ...[
        'Когда',
        'Ученик',
        'Класс или группа',
        'Предмет',
        'Урок',
        'Что',
        'Работа',
        'Было',
        'Стало',
        'Причина',
      ],
      ...['С опозданием', 'Вместо кого', 'Место в журнале событий', 'Событие'],
    ],
    what: {
      grade: 'Оценка исправлена',
      annulledGrade: 'Оценка аннулирована',
      withdrawnDebt: 'Долг снят',
      termGrade: 'Оценка за период исправлена',
      finalGrade: 'Годовая оценка исправлена',
    },
    yes: 'да',
  },
};

/** Spreadsheets take a file without it for one of another encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What the account of an alert corrected, a line each, as CSV for spreadsheets; times are the school's. */
export const correctionsCsv = (
  { corrections }: Pick<AlertReport, 'corrections'>,
  timeZone: string,
  language: Language,
): string => {
  const { header, what, yes } = WORDS[language];
  const rows = corrections.map((each) => [
    ...[localTimeIn(timeZone, each.at).replace('T', ' '), each.pupil.name, each.group, each.subject],
    ...[each.lessonOf, what[each.what], each.work, each.from, each.to, each.reason],
    ...[each.late ? yes : '', each.onBehalfOf?.name, each.logPosition, each.eventId],
  ]);
  return BYTE_ORDER_MARK + formatCsv([header, ...rows.map((row) => row.map((cell = '') => harmless(cell)))]);
};
