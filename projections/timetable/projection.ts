import type { Projection } from '../../src/eventing/projection.js';
import { pageIdOf } from '../../src/journal/page/page-ids.values.js';
import type { TimetableEvent, TimetablePublished } from '../../src/timetable/timetable.events.js';
import { entryIdOf, timetableIdOf } from '../../src/timetable/timetable.values.js';
import type { PageTimetable, Publication, TimetableDocument } from './read-model.js';

export const timetables: Projection<TimetableDocument, TimetableEvent> = {
  name: 'timetables',
  version: 2,
  handles: [
    'BellsSet',
    'WeekPatternSet',
    'RoomListed',
    'RoomDelisted',
    'TimetableEntriesPlaced',
    'TimetableEntriesRemoved',
    'TimetablePublished',
    'OccasionSet',
    'OccasionCalledOff',
  ],
  idsOf: ({ data }) => [timetableIdOf(data)],
  evolve(document, event, id) {
    const known: TimetableDocument = document ?? {
      _id: id,
      bells: {},
      rooms: {},
      entries: {},
      publications: [],
      occasions: {},
    };
    switch (event.type) {
      case 'BellsSet': {
        const { weekdays, bells } = event.data;
        const set = Object.fromEntries(weekdays.map((weekday) => [weekday.toString(), bells]));
        return { ...known, bells: { ...known.bells, ...set } };
      }
      case 'WeekPatternSet': {
        const { first: _, ...others } = known;
        const { first } = event.data;
        return { ...others, ...(first === undefined ? {} : { first }) };
      }
      case 'RoomListed':
        return { ...known, rooms: { ...known.rooms, [event.data.code]: event.data.title } };
      case 'RoomDelisted': {
        const { [event.data.code]: _delisted, ...rooms } = known.rooms;
        return { ...known, rooms };
      }
      case 'TimetableEntriesPlaced': {
        const placed = event.data.entries.map((entry) => [entryIdOf(entry), entry] as const);
        return { ...known, entries: { ...known.entries, ...Object.fromEntries(placed) } };
      }
      case 'TimetableEntriesRemoved': {
        const removed = new Set(event.data.entries.map(entryIdOf));
        const kept = Object.entries(known.entries).filter(([entryId]) => !removed.has(entryId));
        return { ...known, entries: Object.fromEntries(kept) };
      }
      case 'TimetablePublished': {
        const { from } = event.data;
        const publication = { from, at: event.metadata.recordedAt };
        return { ...known, publications: [...before(known.publications, from), publication] };
      }
      case 'OccasionSet': {
        const { occasionId, date, title, lessons } = event.data;
        const groupIds = [...new Set(lessons.map(({ groupId }) => groupId))];
        const occasion = { date, title, lessons: lessons.length, groupIds };
        return { ...known, occasions: { ...known.occasions, [occasionId]: occasion } };
      }
      case 'OccasionCalledOff': {
        const { [event.data.occasionId]: _calledOff, ...occasions } = known.occasions;
        return { ...known, occasions };
      }
    }
  },
};

/** Of the lessons of each page what was published: read with the page's week, and never written for each day. */
export const pageTimetable: Projection<PageTimetable, TimetablePublished> = {
  name: 'pageTimetable',
  version: 1,
  handles: ['TimetablePublished'],
  idsOf: ({ data: { pages, termId } }) =>
    pages.map(({ groupId, subjectId }) => pageIdOf(groupId, subjectId, termId)),
  evolve(document, { data, metadata }, id) {
    const { pages, termId, from, to, weekA, days } = data;
    const page = pages.find(({ groupId, subjectId }) => pageIdOf(groupId, subjectId, termId) === id);
    const publication: Publication = {
      ...{ from, to, days, lessons: page?.lessons ?? [] },
      ...(weekA === undefined ? {} : { weekA }),
    };
    return {
      _id: id,
      publications: [...before(document?.publications ?? [], from), publication],
      revision: { times: (document?.revision.times ?? 0) + 1, at: metadata.recordedAt },
    };
  },
};

/** What was to hold from the same day on, or a later one, never does. */
const before = <P extends { readonly from: string }>(publications: readonly P[], from: string): P[] =>
  publications.filter((one) => one.from < from);
