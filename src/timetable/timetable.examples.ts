import type { GroupToPlace } from './timetable.command.js';
import type {
  BellsSet,
  OccasionCalledOff,
  OccasionSet,
  RoomDelisted,
  RoomListed,
  TimetableEntriesPlaced,
  TimetableEntriesRemoved,
  TimetableEvent,
  TimetablePublished,
  WeekPatternSet,
} from './timetable.events.js';
import type { Bell, TimetableEntry } from './timetable.values.js';

export const TIMETABLE = { schoolId: 'school1', termId: 'q2' };
/** A Monday, and the Sunday on which the term ends. */
export const TERM_DAYS = { from: '2026-11-09', to: '2026-12-27' };
export const BELLS: readonly Bell[] = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:25', to: '10:10' },
];

/** Mathematics of 7B in its first lesson on Mondays. */
export const math: TimetableEntry = {
  weekday: 1,
  number: 1,
  weeks: 'every',
  groupId: '7bm',
  subjectId: 'math',
  teacherId: 'petrova',
  room: '12',
};

/** The whole of 7B, its halves in English, and 7A. */
export const GROUPS: Readonly<Record<string, GroupToPlace>> = {
  '7bm': { subjectId: 'math', teachers: ['petrova', 'orlova'], sharing: ['7bm', '7be1', '7be2'] },
  '7be1': { subjectId: 'english', teachers: ['smith', 'petrova'], sharing: ['7be1', '7bm'] },
  '7be2': { subjectId: 'english', teachers: ['jones', 'smith'], sharing: ['7be2', '7bm'] },
  '7am': { subjectId: 'math', teachers: ['petrova', 'orlova'], sharing: ['7am'] },
};

export const bellsSet = (bells = BELLS): BellsSet => ({
  type: 'BellsSet',
  data: { ...TIMETABLE, weekdays: [1, 2], bells },
});
export const weeksAlternate = (first: 'A' | 'B' = 'A'): WeekPatternSet => ({
  type: 'WeekPatternSet',
  data: { ...TIMETABLE, first },
});
export const roomListed = (code = '12', title = 'Room 12'): RoomListed => ({
  type: 'RoomListed',
  data: { ...TIMETABLE, code, title },
});
export const roomDelisted = (code = '12'): RoomDelisted => ({
  type: 'RoomDelisted',
  data: { ...TIMETABLE, code },
});
export const placed = (...entries: readonly TimetableEntry[]): TimetableEntriesPlaced => ({
  type: 'TimetableEntriesPlaced',
  data: { ...TIMETABLE, entries },
});
export const removed = (...entries: readonly TimetableEntry[]): TimetableEntriesRemoved => ({
  type: 'TimetableEntriesRemoved',
  data: { ...TIMETABLE, entries },
});

const { groupId, subjectId, weekday, number, weeks, teacherId } = math;
export const publishedMath = { weekday, number, weeks, teacherId, room: 'Room 12' };
export const DAYS: TimetablePublished['data']['days'] = [
  { weekday: 1, bells: BELLS },
  { weekday: 2, bells: BELLS },
];
export const published = (
  from = TERM_DAYS.from,
  more: Partial<TimetablePublished['data']> = {},
): TimetablePublished => ({
  type: 'TimetablePublished',
  data: {
    ...{ ...TIMETABLE, from, to: TERM_DAYS.to, days: DAYS },
    pages: [{ groupId, subjectId, lessons: [publishedMath] }],
    changed: [{ groupId, subjectId }],
    ...more,
  },
});

const sportsDay: OccasionSet['data'] = {
  ...{ ...TIMETABLE, occasionId: 'o1', date: '2026-11-16', title: 'Sports day' },
  lessons: [{ groupId, subjectId, number: 1 }],
};
export const occasionSet = (more: Partial<OccasionSet['data']> = {}): OccasionSet => ({
  type: 'OccasionSet',
  data: { ...sportsDay, ...more },
});
export const occasionCalledOff = (): OccasionCalledOff => ({ type: 'OccasionCalledOff', data: sportsDay });

/** A plan from its bells to what becomes of it later. */
export const whole: readonly TimetableEvent[] = [
  bellsSet(),
  weeksAlternate(),
  roomListed(),
  roomListed('13', 'Room 13'),
  roomDelisted('13'),
  placed(math),
  published(TERM_DAYS.from, { weekA: '2026-11-09' }),
  removed(math),
  occasionSet(),
  occasionCalledOff(),
];
