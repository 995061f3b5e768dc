import type { Projection } from '../../src/eventing/projection.js';
import type {
  PageOpened,
  PupilDelisted,
  PupilListed,
  SubstituteAssigned,
  SubstituteReleased,
  TeacherAssigned,
  TeacherReleased,
} from '../../src/journal/page/page.events.js';
import { ended, periodToEnd } from '../../src/school/membership.values.js';
import type { PagesOf } from './read-model.js';

type Handled =
  | PageOpened
  | TeacherAssigned
  | TeacherReleased
  | SubstituteAssigned
  | SubstituteReleased
  | PupilListed
  | PupilDelisted;

export const pagesOf: Projection<PagesOf, Handled> = {
  name: 'pagesOf',
  version: 2,
  handles: [
    'PageOpened',
    'TeacherAssigned',
    'TeacherReleased',
    'SubstituteAssigned',
    'SubstituteReleased',
    'PupilListed',
    'PupilDelisted',
  ],

  spansSchools: true,
  idsOf(event) {
    switch (event.type) {
      case 'PageOpened':
        return [event.data.schoolId, event.data.groupId];
      case 'TeacherAssigned':
      case 'TeacherReleased':
      case 'SubstituteAssigned':
      case 'SubstituteReleased':
        return [event.data.teacherId];
      case 'PupilListed':
      case 'PupilDelisted':
        return [event.data.pupilId];
    }
  },

  evolve(document, event, id) {
    const { pageId } = event.data;
    const pages = document?.pages ?? [];
    switch (event.type) {
      case 'PageOpened':
      case 'TeacherAssigned':
      case 'PupilListed':
        return { _id: id, pages: [...pages, { pageId, from: event.data.from }] };
      case 'SubstituteAssigned': {
        const { lessonId, date } = event.data;
        return { _id: id, pages: [...pages, { pageId, from: date, until: date, lessonId }] };
      }
      case 'SubstituteReleased':
        return { _id: id, pages: pages.filter(({ lessonId }) => lessonId !== event.data.lessonId) };
      case 'TeacherReleased':
      case 'PupilDelisted': {
        const { until } = event.data;
        const stays = pages.filter((page) => page.pageId === pageId && page.lessonId === undefined);
        const ending = periodToEnd(stays, until);
        return { _id: id, pages: ending ? ended(pages, ending, until) : pages };
      }
    }
  },
};
