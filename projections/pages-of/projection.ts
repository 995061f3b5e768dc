import type { Projection } from '../../src/eventing/projection.js';
import type {
  PageOpened,
  PupilDelisted,
  PupilListed,
  TeacherAssigned,
  TeacherReleased,
} from '../../src/journal/page/page.events.js';
import { periodToEnd } from '../../src/school/membership.values.js';
import type { PagesOf } from './read-model.js';

type Handled = PageOpened | TeacherAssigned | TeacherReleased | PupilListed | PupilDelisted;

export const pagesOf: Projection<PagesOf, Handled> = {
  name: 'pagesOf',
  version: 1,
  handles: ['PageOpened', 'TeacherAssigned', 'TeacherReleased', 'PupilListed', 'PupilDelisted'],

  idsOf(event) {
    switch (event.type) {
      case 'PageOpened':
        return [event.data.schoolId];
      case 'TeacherAssigned':
      case 'TeacherReleased':
        return [event.data.teacherId];
      case 'PupilListed':
      case 'PupilDelisted':
        return [event.data.pupilId];
    }
  },

  evolve(document, event, id) {
    const { pageId } = event.data;
    const pages = document?.pages ?? [];
    if ('from' in event.data) return { _id: id, pages: [...pages, { pageId, from: event.data.from }] };
    const { until } = event.data;
    const ending = periodToEnd(
      pages.filter((page) => page.pageId === pageId),
      until,
    );
    return { _id: id, pages: pages.map((page) => (page === ending ? { ...page, until } : page)) };
  },
};
