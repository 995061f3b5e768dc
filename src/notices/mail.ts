import type { CivilDate } from '../school/civil-date.values.js';
import type { NoticeKind } from './notice.js';

export type Language = 'en' | 'ru';

/** Everything that the text of a mail says, in plain words. */
export interface Letter {
  readonly recipient: string;
  readonly pupil: string;
  readonly subject: string;
  readonly date: CivilDate;
  readonly work: string;
  /** What the grade was, where it was corrected. */
  readonly from?: string;
  readonly grade: string;
  readonly reason?: string;
  readonly comment?: string;
  /** The diary's week. */
  readonly link: string;
}

interface Words {
  readonly subject: Readonly<Record<NoticeKind, string>>;
  readonly lead: Readonly<Record<NoticeKind, (pupil: string) => string>>;
  readonly salutation: (name: string) => string;
  readonly labels: Readonly<Record<'subject' | 'date' | 'work' | 'grade' | 'reason' | 'comment', string>>;
  readonly diary: string;
  readonly signature: string;
  readonly dates: Intl.DateTimeFormat;
}

const datesIn = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    subject: {
      'grade-given': 'A new grade in the diary',
      'grade-corrected': 'A grade in the diary was corrected',
    },
    lead: {
      'grade-given': (pupil) => `${pupil} has a new grade.`,
      'grade-corrected': (pupil) => `A grade of ${pupil} was corrected.`,
    },
    salutation: (name) => `Dear ${name},`,
    labels: {
      subject: 'Subject',
      date: 'Lesson of',
      work: 'Work',
      grade: 'Grade',
      reason: 'Reason',
      comment: 'Comment',
    },
    diary: 'The week in the diary:',
    signature: 'Your school’s journal',
    dates: datesIn('en-GB'),
  },
  ru: {
    subject: {
      'grade-given': 'Новая оценка в дневнике',
      'grade-corrected': 'Оценка в дневнике исправлена',
    },
    lead: {
      'grade-given': (pupil) => `Новая оценка, ученик: ${pupil}.`,
      'grade-corrected': (pupil) => `Исправлена оценка, ученик: ${pupil}.`,
    },
    salutation: (name) => `Здравствуйте, ${name}!`,
    labels: {
      subject: 'Предмет',
      date: 'Урок',
      work: 'Работа',
      grade: 'Оценка',
      reason: 'Причина',
      comment: 'Комментарий',
    },
    diary: 'Неделя в дневнике:',
    signature: 'Журнал вашей школы',
    dates: datesIn('ru-RU'),
  },
};

/** Writes a notice as a mail. The subject line, which anybody may see over a shoulder, names nobody. */
export const writtenAs = (
  kind: NoticeKind,
  letter: Letter,
  language: Language,
): { subject: string; text: string } => {
  const { subject, lead, salutation, labels, diary, signature, dates } = WORDS[language];
  const lines: [string, string | undefined][] = [
    [labels.subject, letter.subject],
    [labels.date, dates.format(new Date(`${letter.date}T00:00:00Z`))],
    [labels.work, letter.work],
    [labels.grade, letter.from === undefined ? letter.grade : `${letter.from} → ${letter.grade}`],
    [labels.reason, letter.reason],
    [labels.comment, letter.comment],
  ];
  const facts = lines.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]));
  const paragraphs = [
    salutation(letter.recipient),
    lead[kind](letter.pupil),
    facts.join('\n'),
    `${diary}\n${letter.link}`,
    `-- \n${signature}`,
  ];
  return { subject: subject[kind], text: `${paragraphs.join('\n\n')}\n` };
};
