import type { Projection } from '../../src/eventing/projection.js';
import type { SchoolEvent } from '../../src/school/school.events.js';
import type { SchoolDocument } from './read-model.js';

export const schools: Projection<SchoolDocument, SchoolEvent> = {
  name: 'schools',
  version: 1,
  handles: [
    'SchoolConnected',
    'AcademicYearOpened',
    'TermDefined',
    'SubjectAdded',
    'ScaleDefined',
    'WorkKindDefined',
  ],

  idsOf: ({ data }) => [data.schoolId],

  evolve(document, event, id) {
    if (event.type === 'SchoolConnected') {
      const { title, timeZone, editWindowDays } = event.data;
      return { _id: id, title, timeZone, editWindowDays, years: {}, terms: {}, subjects: {}, works: {} };
    }
    if (!document) throw new Error(`${event.type} came before the school ${id} was connected.`);
    switch (event.type) {
      case 'AcademicYearOpened':
        return { ...document, years: { ...document.years, [event.data.yearId]: event.data } };
      case 'TermDefined':
        return { ...document, terms: { ...document.terms, [event.data.termId]: event.data } };
      case 'SubjectAdded':
        return { ...document, subjects: { ...document.subjects, [event.data.subjectId]: event.data.title } };
      case 'ScaleDefined':
        return { ...document, scale: event.data.scale };
      case 'WorkKindDefined':
        return { ...document, works: { ...document.works, [event.data.work.code]: event.data.work } };
    }
  },
};
