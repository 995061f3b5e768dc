import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type {
  AbsenceEvent,
  DebtMarked,
  DebtWithdrawn,
  GradeAnnulled,
  GradeCorrected,
  GradeGiven,
  HomeworkEvent,
  LessonCancelled,
  LessonPlanned,
  LessonRecorded,
  LessonReinstated,
  RemarkEvent,
  TermGradeCorrected,
  TermGradeGiven,
  TopicChanged,
} from '../../src/journal/page/page.events.js';
import type { LessonProgress, PageProgress } from './read-model.js';

type OfLesson = LessonPlanned | LessonRecorded | LessonCancelled | LessonReinstated;
type Entry =
  | TopicChanged
  | HomeworkEvent
  | GradeGiven
  | GradeCorrected
  | GradeAnnulled
  | DebtMarked
  | DebtWithdrawn
  | AbsenceEvent
  | RemarkEvent
  | TermGradeGiven
  | TermGradeCorrected;

export const pageProgress: Projection<PageProgress, OfLesson | Entry> = {
  name: 'pageProgress',
  version: 1,
  handles: [
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
    const known = document ?? {
      _id: id,
      lessons: {},
      grades: 0,
      corrections: 0,
      annulments: 0,
      lateEntries: 0,
    };
    const isLate = 'late' in event.data && event.data.late;
    return {
      ...known,
      ...changeBy(event, known),
      lateEntries: known.lateEntries + (isLate ? 1 : 0),
      lastEntryAt: event.metadata.recordedAt,
    };
  },
};

const changeBy = (event: Recorded<OfLesson | Entry>, known: PageProgress): Partial<PageProgress> => {
  switch (event.type) {
    case 'LessonPlanned':
    case 'LessonRecorded':
    case 'LessonCancelled':
    case 'LessonReinstated':
      return { lessons: lessonsAfter(known.lessons, event) };
    case 'GradeGiven':
      return { grades: known.grades + 1 };
    case 'GradeCorrected':
    case 'TermGradeCorrected':
      return { corrections: known.corrections + 1 };
    case 'GradeAnnulled':
      return { annulments: known.annulments + 1 };
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
