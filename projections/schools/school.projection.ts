import type { Projection } from '../../src/eventing/projection.js';
import { USUAL_RATINGS } from '../../src/school/ratings.values.js';
import { HALF_UP } from '../../src/school/rounding.values.js';
import type {
  ProxiesLimited,
  SchoolConnected,
  SchoolEvent,
  TestLimitsSet,
} from '../../src/school/school.events.js';
import { withVersion } from '../../src/school/work-kinds.values.js';
import { afterDayChange, ORDINARY_DAYS } from '../../src/timetable/school-days.values.js';
import type { ConnectedSchools, SchoolDocument } from './read-model.js';

export const schools: Projection<SchoolDocument, Exclude<SchoolEvent, TestLimitsSet | ProxiesLimited>> = {
  name: 'schools',
  version: 5,
  handles: [
    'SchoolConnected',
    'SchoolRenamed',
    'SchoolPlaced',
    'AcademicYearOpened',
    'AcademicYearChanged',
    'TermDefined',
    'SubjectAdded',
    'ScaleDefined',
    'WorkKindDefined',
    'RoundingSet',
    'EditWindowSet',
    'RatingsSet',
    'CorrectionReasonListed',
    'CorrectionReasonDelisted',
    'DaysOffSet',
    'DaysOffAmended',
    'DaysOffWithdrawn',
    'DayShifted',
    'DayShiftWithdrawn',
  ],

  idsOf: ({ data }) => [data.schoolId],

  evolve(document, event, id) {
    if (event.type === 'SchoolConnected') {
      const { title, timeZone, editWindowDays } = event.data;
      return {
        ...{ _id: id, title, timeZone, editWindowDays, years: {}, terms: {}, subjects: {} },
        ...{ scalesBySubject: {}, works: {}, rounding: HALF_UP, reasons: {}, delistedReasons: [] },
        ...{ ratings: USUAL_RATINGS, days: ORDINARY_DAYS },
      };
    }
    if (!document) throw new Error(`${event.type} came before the school ${id} was connected.`);
    switch (event.type) {
      case 'SchoolRenamed':
        return { ...document, title: event.data.title };
      case 'SchoolPlaced': {
        const { municipality, region } = event.data;
        const { municipality: _municipality, region: _region, ...unplaced } = document;
        return { ...unplaced, ...(municipality ? { municipality } : {}), ...(region ? { region } : {}) };
      }
      case 'AcademicYearOpened':
      case 'AcademicYearChanged':
        return { ...document, years: { ...document.years, [event.data.yearId]: event.data } };
      case 'TermDefined':
        return { ...document, terms: { ...document.terms, [event.data.termId]: event.data } };
      case 'SubjectAdded':
        return { ...document, subjects: { ...document.subjects, [event.data.subjectId]: event.data.title } };
      case 'ScaleDefined': {
        const { scale, subjectId } = event.data;
        if (subjectId === undefined) return { ...document, scale };
        return { ...document, scalesBySubject: { ...document.scalesBySubject, [subjectId]: scale } };
      }
      case 'WorkKindDefined':
        return { ...document, works: withVersion(document.works, event.data) };
      case 'RoundingSet':
        return { ...document, rounding: event.data.rounding };
      case 'EditWindowSet':
        return { ...document, editWindowDays: event.data.days };
      case 'RatingsSet':
        return { ...document, ratings: event.data.ratings };
      case 'CorrectionReasonListed': {
        const { code, title } = event.data;
        const delistedReasons = document.delistedReasons.filter((other) => other !== code);
        return { ...document, reasons: { ...document.reasons, [code]: title }, delistedReasons };
      }
      case 'CorrectionReasonDelisted':
        return { ...document, delistedReasons: [...document.delistedReasons, event.data.code] };
      case 'DaysOffSet':
      case 'DaysOffAmended':
      case 'DaysOffWithdrawn':
      case 'DayShifted':
      case 'DayShiftWithdrawn': {
        const times = (document.daysRevision?.times ?? 0) + 1;
        const daysRevision = { times, at: event.metadata.recordedAt };
        return { ...document, days: afterDayChange(document.days, event), daysRevision };
      }
    }
  },
};

/** The id of the one document that lists every school. */
export const ALL_SCHOOLS = 'all';

export const connectedSchools: Projection<ConnectedSchools, SchoolConnected> = {
  name: 'connectedSchools',
  version: 1,
  handles: ['SchoolConnected'],
  spansSchools: true,
  idsOf: () => [ALL_SCHOOLS],
  evolve: (document, { data }, id) => ({
    _id: id,
    schoolIds: [...(document?.schoolIds ?? []), data.schoolId],
  }),
};
