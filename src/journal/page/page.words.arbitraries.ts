import fc from 'fast-check';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { AbsenceCode } from './absence.events.js';
import type { HomeworkTask } from './homework.events.js';
import type { Writer } from './page.command.js';
import {
  absenceRecorded,
  admin,
  classTeacher,
  debtMarked,
  deputyHead,
  essay,
  gradeGiven,
  healthWorker,
  homeworkSet,
  lateCorrectionRequested,
  lessonCancelled,
  lessonRecorded,
  oral,
  PAGE,
  pageOpened,
  petrova,
  pupilListed,
  RECOUNTED,
  remarkMade,
  stranger,
  substitute,
  substituteAssigned,
  teacherAssigned,
  TERM,
  termGradeGiven,
  theImport,
  theSystem,
  written,
} from './page.examples.js';
import type { PageEvent } from './page.events.js';
import { idInLesson, lessonIdOf } from './page-ids.values.js';

// What commands to one small page are made of: so few lessons, pupils and ids that most meet what others made.

type At = { readonly date: CivilDate; readonly number: number };
export const FIRST: At = { date: '2026-11-03', number: 1 };
const SECOND: At = { date: '2026-11-04', number: 1 };
export const THIRD: At = { date: '2026-11-05', number: 2 };
export const AHEAD: At = { date: '2026-11-12', number: 1 };
export const idOf = ({ date, number }: At) => lessonIdOf(PAGE, date, number);
export const EVERYBODY: readonly Writer[] = [
  ...[petrova, substitute, stranger, classTeacher, healthWorker, deputyHead, admin, theImport, theSystem],
  { ...deputyHead, onBehalfOf: 'petrova' },
  { ...deputyHead, onBehalfOf: 'stranger' },
];

const inFirst = { lessonId: idOf(FIRST), date: FIRST.date };
export const inFirstAs = (key: string) => idInLesson(idOf(FIRST), key);

/** The page on which the commands are tried: three pupils, a lesson full of entries, one without, one cancelled. */
export const aPage: readonly PageEvent[] = [
  pageOpened({ works: [oral, written, essay] }),
  teacherAssigned(),
  ...['anna', 'boris', 'vera'].map((id) => pupilListed(id)),
  ...[FIRST, SECOND].map((at) => lessonRecorded({ ...at, lessonId: idOf(at) })),
  substituteAssigned({ ...SECOND, lessonId: idOf(SECOND) }),
  lessonCancelled({ ...THIRD, lessonId: idOf(THIRD) }),
  gradeGiven('4', { ...inFirst, gradeId: inFirstAs('g1') }),
  gradeGiven('5', { ...inFirst, gradeId: inFirstAs('g2'), pupilId: 'boris' }),
  debtMarked({ ...inFirst, debtId: inFirstAs('d1'), work: written }),
  absenceRecorded('vera', 'absent', inFirst),
  homeworkSet({ ...inFirst, homeworkId: inFirstAs('h1'), dueOn: '2026-11-12' }),
  remarkMade({ ...inFirst, remarkId: inFirstAs('r1') }),
  lateCorrectionRequested({
    ...{ ...inFirst, requestId: inFirstAs('q1'), gradeId: inFirstAs('g2') },
    ...{ pupilId: 'boris', from: '5', to: '4' },
  }),
  ...['anna', 'boris'].map((id) => termGradeGiven(id, '4')),
];

export const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 24, arbitrary: usual }, { weight: 1, arbitrary: odd });

// Names that every JavaScript object has: ids come from outside, and nothing may be found under these.
const inEveryObject = fc.constantFrom('constructor', 'toString', '__proto__', '');

export const lessonAt = mostly(
  fc.constantFrom(FIRST, SECOND, THIRD),
  fc.constantFrom(AHEAD, { ...FIRST, date: '2026-10-30' }),
);
export const lessonId = mostly(
  fc.constantFrom(FIRST, FIRST, SECOND, SECOND, THIRD, AHEAD).map(idOf),
  inEveryObject,
);
const idIn = (...keys: readonly string[]) =>
  mostly(
    fc.tuple(lessonId, fc.constantFrom(...keys)).map(([lesson, key]) => idInLesson(lesson, key)),
    inEveryObject,
  );
export const gradeKey = fc.constantFrom('g1', 'g2', 'g3', 'g4');
export const gradeId = idIn('g1', 'g2', 'g3');
export const debtId = idIn('d1', 'd2');
export const homeworkId = idIn('h1', 'h2');
export const remarkId = idIn('r1', 'r2');
/** Most of them are in the first lesson, so that what is decided on is mostly there. */
export const requestId = mostly(fc.constantFrom('q1', 'q2', 'q3').map(inFirstAs), inEveryObject);
export const pupilId = mostly(fc.constantFrom('anna', 'boris', 'vera'), inEveryObject);
export const teacherId = fc.constantFrom('sidorov', 'ivanov', 'petrova');
export const value = mostly(
  fc.constantFrom('2', '3', '4', '5', 'exempt'),
  fc.constantFrom('1', '04', 'five', ''),
);
export const work = mostly(fc.constantFrom(oral.code, written.code, essay.code), fc.constant('quiz'));
export const text = fc.constantFrom('Fractions', 'Decimals', 'Powers');
export const code = fc.constantFrom<AbsenceCode>('absent', 'excused', 'ill', 'late');
export const awayCode = mostly(fc.constantFrom<AbsenceCode>('absent', 'excused', 'ill'), fc.constant('late'));
export const reason = fc.constant(RECOUNTED);
export const date = fc.constantFrom('2026-11-03', '2026-11-04', '2026-11-05', '2026-11-12');
export const today = mostly(
  fc.constantFrom('2026-11-05', '2026-11-06', '2026-11-10'),
  fc.constantFrom('2026-11-02', '2026-12-24'),
);
const period = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ from: TERM.from }) },
  { weight: 1, arbitrary: fc.record({ from: date }) },
  {
    weight: 1,
    arbitrary: fc.record({ from: date, until: date }).filter(({ from, until }) => from <= until),
  },
);
export const membership = (personId: fc.Arbitrary<string>) =>
  fc.tuple(personId, period).map(([id, when]) => ({ personId: id, ...when }));
export const some = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { minLength: 1, maxLength: 2 });

export const task: fc.Arbitrary<HomeworkTask> = fc.record(
  {
    text,
    dueOn: mostly(fc.constantFrom('2026-11-12', '2026-11-13'), fc.constantFrom('2026-11-02', '2028-01-01')),
    minutes: fc.constantFrom(10, 20),
    pupilIds: fc.array(pupilId, { maxLength: 2 }),
  },
  { requiredKeys: ['text', 'dueOn'] },
);

export const workKind = fc.oneof(
  fc.constantFrom(oral, written, essay, { ...oral, weight: 2 }, { ...oral, grades: 2 }),
  fc.constantFrom({ ...essay, grades: 1 }, { ...oral, code: 'quiz', title: 'Quiz', abbreviation: 'Q' }),
);

export const takenOver = fc.tuple(fc.constantFrom('x', 'y'), value).map(([key, of]) => ({
  gradeId: `7a.math.q2.20261102-1.${key}`,
  date: '2026-11-02',
  work: oral,
  value: of,
}));
