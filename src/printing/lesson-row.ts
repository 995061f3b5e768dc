import type {
  DiaryAbsence,
  DiaryGrade,
  DiaryHomework,
  DiaryLesson,
} from '../../projections/diary-week/answer.js';
import type { Content } from '../pdf/document.js';
import { gradePrinted } from './print-words.js';
import type { Writing } from './writing.js';

/** A line of the printed diary: number, subject, what was and is to be done, grades and absence. */
export const lessonRow = (lesson: DiaryLesson, writing: Writing): Content[] => [
  lesson.number?.toString() ?? '',
  { stack: subjectOf(lesson, writing) },
  { stack: notesOn(lesson, writing) },
  { stack: marksOf(lesson, writing), alignment: 'center' },
];

const subjectOf = (
  { subject, time, room, teacher, cancelled, planned }: DiaryLesson,
  { words }: Writing,
): Content[] => {
  const state = cancelled ? words.cancelled : planned ? words.planned : undefined;
  const place = [...(time === undefined ? [] : [`${time.from}–${time.to}`]), room ?? []].flat().join(', ');
  return [
    { text: subject.title, bold: true, ...(cancelled ? { decoration: 'lineThrough' as const } : {}) },
    ...[state ?? [], place === '' ? [] : place, teacher?.name ?? []]
      .flat()
      .map((text) => ({ text, fontSize: 6.5, color: '#444444' })),
  ];
};

const notesOn = (lesson: DiaryLesson, writing: Writing): Content[] => {
  const { words, dates } = writing;
  const { exempt, test, topic, cancelReason, homeworkDue, homeworkSet, grades, debts, absence, remarks } =
    lesson;
  return [
    ...(exempt ? [words.exemptOn(dates.short(exempt.from), dates.short(exempt.to))] : []),
    ...(test ? [labelled(words.test, test.title)] : []),
    ...homeworkDue.map((task) => labelled(words.homework, taskOf(task, writing))),
    ...(topic === undefined || topic === '' ? [] : [labelled(words.topic, topic)]),
    ...(cancelReason === undefined ? [] : [labelled(words.reason, cancelReason)]),
    ...homeworkSet.map((task) => labelled(words.setFor(dates.short(task.dueOn)), taskOf(task, writing))),
    ...debts.map(({ work, dueOn, comment }) => {
      const due = words.toBeMadeUp(work.title, dueOn === undefined ? undefined : dates.short(dueOn));
      return comment === undefined ? due : `${due} (${comment})`;
    }),
    ...(absence?.reason === undefined ? [] : [labelled(words.reason, absence.reason)]),
    ...grades.flatMap((grade) => changesOf(grade, writing)),
    ...remarks.map(({ kind, text, author }) => labelled(words.remark[kind], `${text} (${author.name})`)),
  ];
};

const labelled = (label: string, text: string): Content => ({
  text: [{ text: `${label}: `, color: '#444444', italics: true }, text],
});

const taskOf = ({ text, personal, files }: DiaryHomework, { words }: Writing): string =>
  [`${text}${personal ? ` (${words.forSome})` : ''}`, ...files.map(({ name }) => name)].join('; ');

/** What is told of a grade in words: its comment, and what it was before and why. */
const changesOf = ({ comment, changes }: DiaryGrade, { words }: Writing): string[] => [
  ...(comment === undefined ? [] : [comment]),
  ...changes.map(({ from, to, reason }) => {
    const was = gradePrinted(from, words);
    const what = to === undefined ? words.annulled(was) : words.corrected(was, gradePrinted(to, words));
    return `${what}: ${reason}`;
  }),
];

const marksOf = ({ grades, debts, absence }: DiaryLesson, writing: Writing): Content[] => [
  ...grades.map((grade) => gradeMark(grade, writing)),
  ...debts.map(({ work }) => ({ text: [{ text: '• ', bold: true }, small(work.abbreviation)] })),
  ...(absence === undefined ? [] : [small(absenceOf(absence, writing))]),
];

/** A grade with what it was corrected from, struck through. */
const gradeMark = ({ value, status, changes, work }: DiaryGrade, { words }: Writing): Content => {
  const replaced = changes.map(({ from }) => from);
  const old = status === 'annulled' && replaced.length === 0 ? [value] : replaced;
  return {
    text: [
      ...old.flatMap((was): Content[] => [
        { text: gradePrinted(was, words), decoration: 'lineThrough' },
        ' ',
      ]),
      ...(status === 'annulled' ? [] : [{ text: gradePrinted(value, words), bold: true, fontSize: 11 }]),
      small(` ${work.abbreviation}`),
    ],
  };
};

const small = (text: string): Content => ({ text, fontSize: 6, color: '#444444' });

const absenceOf = ({ code, minutes }: DiaryAbsence, { words }: Writing): string =>
  minutes === undefined ? words.absence[code] : words.minutes(words.absence[code], minutes);
