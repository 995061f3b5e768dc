import type { OccasionSet, TimetableEvent, TimetablePublished } from './timetable.events.js';
import { entryIdOf, type Bell, type TimetableEntry } from './timetable.values.js';

export interface Timetable {
  /** By weekday. */
  readonly bells: Readonly<Record<string, readonly Bell[]>>;
  /** What the first week is, where weeks A and B alternate. */
  readonly first: 'A' | 'B' | undefined;
  /** Titles by code. */
  readonly rooms: Readonly<Record<string, string>>;
  /** By id. */
  readonly entries: Readonly<Record<string, TimetableEntry>>;
  /** What was published last. */
  readonly published: TimetablePublished['data'] | undefined;
  /** What holds from when on, in the order of the days. */
  readonly publications: readonly TimetablePublished['data'][];
  /** What takes place instead of lessons, by id. */
  readonly occasions: Readonly<Record<string, OccasionSet['data']>>;
}

export const noTimetable = (): Timetable => ({
  bells: {},
  first: undefined,
  rooms: {},
  entries: {},
  published: undefined,
  publications: [],
  occasions: {},
});

export const evolveTimetable = (timetable: Timetable, event: TimetableEvent): Timetable => {
  switch (event.type) {
    case 'BellsSet': {
      const { weekdays, bells } = event.data;
      const set = Object.fromEntries(weekdays.map((weekday) => [weekday.toString(), bells]));
      return { ...timetable, bells: { ...timetable.bells, ...set } };
    }
    case 'WeekPatternSet':
      return { ...timetable, first: event.data.first };
    case 'RoomListed':
      return { ...timetable, rooms: { ...timetable.rooms, [event.data.code]: event.data.title } };
    case 'RoomDelisted': {
      const { [event.data.code]: _delisted, ...rooms } = timetable.rooms;
      return { ...timetable, rooms };
    }
    case 'TimetableEntriesPlaced': {
      const placed = event.data.entries.map((entry) => [entryIdOf(entry), entry] as const);
      return { ...timetable, entries: { ...timetable.entries, ...Object.fromEntries(placed) } };
    }
    case 'TimetableEntriesRemoved': {
      const removed = new Set(event.data.entries.map(entryIdOf));
      const kept = Object.entries(timetable.entries).filter(([id]) => !removed.has(id));
      return { ...timetable, entries: Object.fromEntries(kept) };
    }
    case 'TimetablePublished':
      return {
        ...timetable,
        published: event.data,
        // What was to hold from the same day on, or a later one, never does.
        publications: [...timetable.publications.filter(({ from }) => from < event.data.from), event.data],
      };
    case 'OccasionSet':
      return { ...timetable, occasions: { ...timetable.occasions, [event.data.occasionId]: event.data } };
    case 'OccasionCalledOff': {
      const { [event.data.occasionId]: _calledOff, ...occasions } = timetable.occasions;
      return { ...timetable, occasions };
    }
    default:
      return timetable;
  }
};
