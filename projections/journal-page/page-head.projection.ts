import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type {
  EditWindowExtended,
  GradesTakenOver,
  LessonCancelled,
  LessonPlanned,
  LessonRecorded,
  PageClosed,
  PageDaysChanged,
  PageOpened,
  PageReopened,
  PupilDelisted,
  PupilListed,
  SubstituteAssigned,
  SubstituteReleased,
  TeacherAssigned,
  TeacherReleased,
  TermGradeCorrected,
  TermGradeGiven,
  WorkKindSet,
} from '../../src/journal/page/page.events.js';
import { enter, leave } from '../../src/school/membership.values.js';
import { fromEarlier } from '../../src/school/work-kinds.values.js';
import type { PageHead, TermGrade } from './read-model.js';

type OfTermGrades = TermGradeGiven | TermGradeCorrected;
type Handled =
  | PageOpened
  | TeacherAssigned
  | TeacherReleased
  | PupilListed
  | PupilDelisted
  | WorkKindSet
  | PageDaysChanged
  | EditWindowExtended
  | LessonPlanned
  | LessonRecorded
  | LessonCancelled
  | SubstituteAssigned
  | SubstituteReleased
  | GradesTakenOver
  | OfTermGrades
  | PageClosed
  | PageReopened;

export const pageHead: Projection<PageHead, Handled> = {
  name: 'journalPage',
  version: 3,
  handles: [
    'PageOpened',
    'TeacherAssigned',
    'TeacherReleased',
    'PupilListed',
    'PupilDelisted',
    'WorkKindSet',
    'PageDaysChanged',
    'EditWindowExtended',
    'LessonPlanned',
    'LessonRecorded',
    'LessonCancelled',
    'SubstituteAssigned',
    'SubstituteReleased',
    'GradesTakenOver',
    'TermGradeGiven',
    'TermGradeCorrected',
    'PageClosed',
    'PageReopened',
  ],

  idsOf: ({ data }) => [data.pageId],

  evolve(document, event, id) {
    if (event.type === 'PageOpened') return openedBy(event, id);
    if (!document) throw new Error(`${event.type} came before the page ${id} was opened.`);
    switch (event.type) {
      case 'TeacherAssigned':
        return { ...document, teachers: enter(document.teachers, event.data.teacherId, event.data.from) };
      case 'TeacherReleased':
        return { ...document, teachers: leave(document.teachers, event.data.teacherId, event.data.until) };
      case 'PupilListed':
        return { ...document, pupils: enter(document.pupils, event.data.pupilId, event.data.from) };
      case 'PupilDelisted':
        return { ...document, pupils: leave(document.pupils, event.data.pupilId, event.data.until) };
      case 'WorkKindSet': {
        const { work, from } = event.data;
        return { ...document, works: [...document.works, { from, work }] };
      }
      case 'PageDaysChanged': {
        const { from, to } = event.data;
        const works = document.works.map(fromEarlier(document.opened.from, from));
        return { ...document, opened: { ...document.opened, from, to }, works };
      }
      case 'EditWindowExtended':
        return { ...document, windowExtendedUntil: event.data.until };
      case 'LessonPlanned':
      case 'LessonRecorded':
      case 'LessonCancelled':
        return withLesson(document, event.data.lessonId);
      case 'SubstituteAssigned':
      case 'SubstituteReleased':
        return withLesson(
          { ...document, substitutes: substitutesAfter(document.substitutes, event) },
          event.data.lessonId,
        );
      case 'GradesTakenOver': {
        const { pupilId, fromPageId, grades } = event.data;
        const others = document.takenOver.filter(
          (taken) => taken.pupilId !== pupilId || taken.fromPageId !== fromPageId,
        );
        return { ...document, takenOver: [...others, { pupilId, fromPageId, grades }] };
      }
      case 'TermGradeGiven':
      case 'TermGradeCorrected': {
        const { pupilId } = event.data;
        const termGrade = termGradeAfter(document.termGrades[pupilId], event);
        return { ...document, termGrades: { ...document.termGrades, [pupilId]: termGrade } };
      }
      case 'PageClosed':
        return { ...document, closed: true };
      case 'PageReopened':
        return { ...document, closed: false };
    }
  },
};

const openedBy = ({ data }: PageOpened, id: string): PageHead => ({
  _id: id,
  opened: data,
  teachers: {},
  substitutes: {},
  pupils: {},
  works: data.works.map((work) => ({ from: data.from, work })),
  lessonIds: [],
  takenOver: [],
  termGrades: {},
  closed: false,
});

const withLesson = (head: PageHead, lessonId: string): PageHead =>
  head.lessonIds.includes(lessonId) ? head : { ...head, lessonIds: [...head.lessonIds, lessonId] };

/** Whoever gives none of the page's lessons any more is none of its substitutes. */
const substitutesAfter = (
  substitutes: PageHead['substitutes'],
  { type, data: { teacherId, lessonId } }: SubstituteAssigned | SubstituteReleased,
): PageHead['substitutes'] => {
  const { [teacherId]: lessons = [], ...others } = substitutes;
  const given = lessons.filter((id) => id !== lessonId);
  const now = type === 'SubstituteAssigned' ? [...given, lessonId] : given;
  return now.length > 0 ? { ...others, [teacherId]: now } : others;
};

const termGradeAfter = (known: TermGrade | undefined, event: Recorded<OfTermGrades>): TermGrade => {
  const { average, proposed } = event.data;
  const beside = {
    ...(average === undefined ? {} : { average }),
    ...(proposed === undefined ? {} : { proposed }),
  };
  if (event.type === 'TermGradeGiven') return { value: event.data.value, ...beside, changes: [] };
  const { pupilId, from, to, reason } = event.data;
  if (!known) throw new Error(`The term grade of ${pupilId} was corrected before it was given.`);
  const change = { from, to, reason, at: event.metadata.recordedAt };
  return { value: to, ...beside, changes: [...known.changes, change] };
};
