import type { Projection } from '../../src/eventing/projection.js';
import type {
  LessonRecorded,
  PageOpened,
  PupilDelisted,
  PupilListed,
  TeacherAssigned,
  TeacherReleased,
  TermGradeGiven,
} from '../../src/journal/page/page.events.js';
import { enter, leave } from '../../src/school/membership.values.js';
import type { PageHead } from './read-model.js';

type Handled =
  | PageOpened
  | TeacherAssigned
  | TeacherReleased
  | PupilListed
  | PupilDelisted
  | LessonRecorded
  | TermGradeGiven;

export const pageHead: Projection<PageHead, Handled> = {
  name: 'journalPage',
  version: 1,
  handles: [
    'PageOpened',
    'TeacherAssigned',
    'TeacherReleased',
    'PupilListed',
    'PupilDelisted',
    'LessonRecorded',
    'TermGradeGiven',
  ],

  idsOf: ({ data }) => [data.pageId],

  evolve(document, event, id) {
    if (event.type === 'PageOpened') {
      return { _id: id, opened: event.data, teachers: {}, pupils: {}, lessonIds: [], termGrades: {} };
    }
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
      case 'LessonRecorded':
        return { ...document, lessonIds: [...document.lessonIds, event.data.lessonId] };
      case 'TermGradeGiven': {
        const { pupilId, value } = event.data;
        return { ...document, termGrades: { ...document.termGrades, [pupilId]: value } };
      }
    }
  },
};
