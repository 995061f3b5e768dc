import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type {
  AbsenceEvent,
  DebtMarked,
  DebtWithdrawn,
  GradeAnnulled,
  GradeCorrected,
  GradeGiven,
  GradesTakenOver,
  HomeworkEvent,
  LessonCancelled,
  LessonPlanned,
  LessonRecorded,
  LessonReinstated,
  PageOpened,
  RemarkEvent,
  TermGradeCorrected,
  TermGradeGiven,
  TopicChanged,
} from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { weekOf, type CivilDate } from '../../src/school/civil-date.values.js';
import {
  NO_SUMS,
  withGrade,
  withoutGrade,
  type CountedGrade,
  type SumsByWeek,
} from '../../src/school/grade-sums.values.js';
import { own } from '../../src/school/plain-data.values.js';
import { numberOn, type Numbers, type WorkKind } from '../../src/school/scale.values.js';
import type { LessonProgress, PageProgress } from './read-model.js';

type OfLesson = LessonPlanned | LessonRecorded | LessonCancelled | LessonReinstated;
type OfGrades = GradeGiven | GradeCorrected | GradeAnnulled;
type Entry =
  | TopicChanged
  | HomeworkEvent
  | OfGrades
  | DebtMarked
  | DebtWithdrawn
  | AbsenceEvent
  | RemarkEvent
  | TermGradeGiven
  | TermGradeCorrected;

export const pageProgress: Projection<PageProgress, PageOpened | GradesTakenOver | OfLesson | Entry> = {
  name: 'pageProgress',
  version: 2,
  handles: [
    'PageOpened',
    'LessonPlanned',
    'LessonRecorded',
    'TopicChanged',
    'LessonCancelled',
    'LessonReinstated',
    'HomeworkSet',
    'HomeworkAmended',
    'HomeworkWithdrawn',
    'GradeGiven',
    'GradeCorrected',
    'GradeAnnulled',
    'GradesTakenOver',
    'DebtMarked',
    'DebtWithdrawn',
    'AbsenceRecorded',
    'AbsenceReasonSet',
    'AbsenceWithdrawn',
    'RemarkMade',
    'RemarkWithdrawn',
    'TermGradeGiven',
    'TermGradeCorrected',
  ],

  idsOf: ({ data }) => [data.pageId],

  evolve(document, event, id) {
    if (event.type === 'PageOpened') return opened(event, id);
    if (!document) throw new Error(`${event.type} came before the page ${id} was opened.`);
    // Nobody writes this: it follows from a move.
    if (event.type === 'GradesTakenOver') return { ...document, takenOver: takenOverAfter(document, event) };
    const isLate = 'late' in event.data && event.data.late;
    return {
      ...document,
      ...changeBy(event, document),
      lateEntries: document.lateEntries + (isLate ? 1 : 0),
      lastEntryAt: event.metadata.recordedAt,
    };
  },
};

const opened = ({ data: { scale } }: PageOpened, id: string): PageProgress => ({
  _id: id,
  scale: { min: scale.min, max: scale.max, ...(scale.names ? { names: scale.names } : {}) },
  lessons: {},
  grades: 0,
  corrections: 0,
  annulments: 0,
  lateEntries: 0,
  sums: {},
  takenOver: {},
});

const changeBy = (event: Recorded<OfLesson | Entry>, known: PageProgress): Partial<PageProgress> => {
  switch (event.type) {
    case 'LessonPlanned':
    case 'LessonRecorded':
    case 'LessonCancelled':
    case 'LessonReinstated':
      return { lessons: lessonsAfter(known.lessons, event) };
    case 'GradeGiven':
      return { grades: known.grades + 1, sums: sumsAfter(known, event) };
    case 'GradeCorrected':
      return { corrections: known.corrections + 1, sums: sumsAfter(known, event) };
    case 'GradeAnnulled':
      return { annulments: known.annulments + 1, sums: sumsAfter(known, event) };
    case 'TermGradeCorrected':
      return { corrections: known.corrections + 1 };
    default:
      return {};
  }
};

const lessonsAfter = (
  lessons: PageProgress['lessons'],
  { type, data: { lessonId, date } }: OfLesson,
): PageProgress['lessons'] => {
  const place = lessonId.split('.').at(-1) ?? '';
  const before = lessons[place] ?? { date, stage: 'expected', cancelled: false };
  return { ...lessons, [place]: { ...before, ...lessonChangeBy(type) } };
};

const lessonChangeBy = (type: OfLesson['type']): Partial<LessonProgress> => {
  switch (type) {
    case 'LessonPlanned':
      return { stage: 'planned' };
    case 'LessonRecorded':
      return { stage: 'held' };
    case 'LessonCancelled':
      return { cancelled: true };
    case 'LessonReinstated':
      return { cancelled: false };
  }
};

const sumsAfter = ({ sums, scale }: PageProgress, event: OfGrades): PageProgress['sums'] => {
  const { pupilId, date, work } = event.data;
  const field = fieldOf(pupilId);
  const counted = (value: string | undefined) => countedOn(scale, date, work, value);
  const gone = counted(goneWith(event));
  const come = counted(comeWith(event));
  if (!gone && !come) return sums;
  const before = own(sums, field) ?? NO_SUMS;
  const without = gone ? withoutGrade(before, gone) : before;
  return { ...sums, [field]: come ? withGrade(without, come) : without };
};

const goneWith = (event: OfGrades): string | undefined => {
  if (event.type === 'GradeGiven') return undefined;
  return event.type === 'GradeCorrected' ? event.data.from : event.data.value;
};

const comeWith = (event: OfGrades): string | undefined => {
  if (event.type === 'GradeAnnulled') return undefined;
  return event.type === 'GradeCorrected' ? event.data.to : event.data.value;
};

/** A grade as it counts in the average; undefined where it doesn't, for what it says or for its weight. */
const countedOn = (
  scale: Numbers,
  date: CivilDate,
  { weight }: WorkKind,
  value: string | undefined,
): CountedGrade | undefined => {
  const number = value === undefined ? undefined : numberOn(scale, value);
  return number === undefined || weight <= 0 ? undefined : { number, weight, week: weekOf(date) };
};

const takenOverAfter = (
  { takenOver, scale }: PageProgress,
  { data: { pupilId, fromPageId, grades } }: GradesTakenOver,
): PageProgress['takenOver'] => {
  const sums = grades
    .flatMap(({ date, work, value }) => countedOn(scale, date, work, value) ?? [])
    .reduce<SumsByWeek>(withGrade, NO_SUMS);
  const field = fieldOf(pupilId);
  return { ...takenOver, [field]: { ...own(takenOver, field), [fieldOf(fromPageId)]: sums } };
};
