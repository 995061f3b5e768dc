import type { JournalPage, PageLesson } from '../../projections/journal-page/answer.js';
import type { AbsenceCode } from '../journal/page/page.events.js';
import { gradePrinted } from './print-words.js';
import { gradeCell, type Cell, type Sheet } from './sheet.js';
import type { Writing } from './writing.js';

/** As much of a journal page as is put on paper. */
export type PrintedPage = Pick<
  JournalPage,
  | 'subject'
  | 'group'
  | 'term'
  | 'teachers'
  | 'pupils'
  | 'lessons'
  | 'grades'
  | 'debts'
  | 'absences'
  | 'termGrades'
>;

/** A journal page as on paper: on the left pupils by lessons, on the right what the lessons were about. */
export const pageSheets = (page: PrintedPage, writing: Writing): Sheet[] => [
  gridOf(page, writing),
  lessonsOf(page, writing),
];

const leadOf = ({ term, teachers }: PrintedPage, { words, dates }: Writing): string[] => [
  `${term.title}, ${dates.full(term.from)} – ${dates.full(term.to)}`,
  words.teachers(teachers.map(({ name }) => name).join(', ')),
];

const titleOf = ({ subject, group }: PrintedPage): string => `${subject.title}, ${group.title}`;

const gridOf = (page: PrintedPage, writing: Writing): Sheet => {
  const { words, dates } = writing;
  const lessons = page.lessons.filter((lesson) => isWrittenIn(lesson, page));
  const marks = (Object.keys(words.absenceMark) as AbsenceCode[]).map(
    (code) => `${words.absenceMark[code]} – ${words.absence[code]}`,
  );
  return {
    title: titleOf(page),
    lead: [...leadOf(page, writing), words.legend(marks.join(', '))],
    columns: [
      { title: words.number, widest: 4 },
      { title: words.pupil, widest: 36 },
      ...lessons.map(({ date, number }) => ({
        title: `${dates.short(date)} ${number.toString()}`,
        widest: 12,
      })),
      ...[words.missed, words.average, words.termGrade].map((title) => ({ title, widest: 12 })),
    ],
    rows: page.pupils.map(({ id, name, average }, index) => [
      ...[index + 1, name],
      ...lessons.map(({ lessonId }) => cellOf(page, id, lessonId, writing)),
      page.absences.filter(({ pupilId, code }) => pupilId === id && code !== 'late').length,
      average,
      termGradeOf(page, id, writing),
    ]),
  };
};

/** A lesson that is only planned, or cancelled, has no column until something is written in it. */
const isWrittenIn = (
  { lessonId, planned, cancelled }: PageLesson,
  { grades, debts, absences }: PrintedPage,
) => (!planned && !cancelled) || [...grades, ...debts, ...absences].some((one) => one.lessonId === lessonId);

const cellOf = (
  { grades, debts, absences }: PrintedPage,
  pupilId: string,
  lessonId: string,
  { words }: Writing,
): Cell => {
  const isHere = (one: { readonly pupilId: string; readonly lessonId: string }) =>
    one.pupilId === pupilId && one.lessonId === lessonId;
  const marks = [
    ...grades
      .filter((grade) => isHere(grade) && grade.status !== 'annulled')
      .map(({ value }) => gradePrinted(value, words)),
    ...debts.filter(isHere).map(() => '•'),
    ...absences.filter(isHere).map(({ code }) => words.absenceMark[code]),
  ];
  return marks.length === 0 ? undefined : gradeCell(marks.join(' '));
};

const termGradeOf = ({ termGrades }: PrintedPage, pupilId: string, { words }: Writing): Cell => {
  const given = termGrades.find((one) => one.pupilId === pupilId);
  return given && gradeCell(gradePrinted(given.value, words));
};

const lessonsOf = (page: PrintedPage, writing: Writing): Sheet => {
  const { words, dates } = writing;
  return {
    title: `${words.lessons}: ${titleOf(page)}`,
    lead: leadOf(page, writing),
    columns: [
      { title: words.date, widest: 10 },
      { title: words.number, widest: 4 },
      { title: words.topic, widest: 85 },
      { title: words.homework, widest: 85 },
    ],
    rows: page.lessons
      .filter((lesson) => !lesson.planned || lesson.cancelled || lesson.homeworkSet.length > 0)
      .map((lesson) => [
        dates.short(lesson.date),
        lesson.number,
        topicOf(lesson, writing),
        lesson.homeworkSet
          .map(({ dueOn, text }) => `${words.setFor(dates.short(dueOn))}: ${text}`)
          .join('\n'),
      ]),
  };
};

const topicOf = ({ topic, cancelled, cancelReason, substitutes }: PageLesson, { words }: Writing): string =>
  [
    ...(cancelled
      ? [[words.cancelled, ...(cancelReason === undefined ? [] : [cancelReason])].join(': ')]
      : []),
    ...(topic === '' ? [] : [topic]),
    ...(substitutes.length === 0 ? [] : [words.substitute(substitutes.map(({ name }) => name).join(', '))]),
  ].join('\n');
