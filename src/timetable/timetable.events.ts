import type { CivilDate, Weekday } from '../school/civil-date.values.js';
import type { Bell, Slot, TimetableEntry } from './timetable.values.js';

interface OfTimetable {
  readonly schoolId: string;
  readonly termId: string;
}

/** Lessons begin and end at these times on some days of the week. */
export interface BellsSet {
  readonly type: 'BellsSet';
  readonly data: OfTimetable & { readonly weekdays: readonly Weekday[]; readonly bells: readonly Bell[] };
}

/** Weeks A and B alternate, or all weeks are the same. */
export interface WeekPatternSet {
  readonly type: 'WeekPatternSet';
  readonly data: OfTimetable & {
    /** What the first week of the term is; none where all weeks are the same. */
    readonly first?: 'A' | 'B';
  };
}

/** Lessons can be given in a room, or it has a new title. */
export interface RoomListed {
  readonly type: 'RoomListed';
  readonly data: OfTimetable & { readonly code: string; readonly title: string };
}

/** No lessons are given in a room any more. */
export interface RoomDelisted {
  readonly type: 'RoomDelisted';
  readonly data: OfTimetable & { readonly code: string };
}

/** Lessons were placed in the plan of a term's weeks. */
export interface TimetableEntriesPlaced {
  readonly type: 'TimetableEntriesPlaced';
  readonly data: OfTimetable & { readonly entries: readonly TimetableEntry[] };
}

/** Lessons were taken out of the plan of a term's weeks. */
export interface TimetableEntriesRemoved {
  readonly type: 'TimetableEntriesRemoved';
  readonly data: OfTimetable & { readonly entries: readonly TimetableEntry[] };
}

/** A lesson as it is published. */
export interface PublishedLesson extends Slot {
  readonly teacherId: string;
  /** Title of the room. */
  readonly room?: string;
}

/** The lessons of one journal page. */
export interface PublishedPage {
  readonly groupId: string;
  readonly subjectId: string;
  readonly lessons: readonly PublishedLesson[];
}

/** The plan holds from a day on, for everybody, up to the last day of the term or the next one that is published. */
export interface TimetablePublished {
  readonly type: 'TimetablePublished';
  readonly data: OfTimetable & {
    readonly from: CivilDate;
    readonly to: CivilDate;
    /** The Monday of some week A; none where all weeks are the same. */
    readonly weekA?: CivilDate;
    /** Of the days of the week that have any. */
    readonly days: readonly { readonly weekday: Weekday; readonly bells: readonly Bell[] }[];
    /** With those that had lessons in what was published before, and have none now. */
    readonly pages: readonly PublishedPage[];
    /** Those whose lessons or times are other ones than in what was published before. */
    readonly changed: readonly Omit<PublishedPage, 'lessons'>[];
  };
}

/** One of the lessons that give way to something. */
export interface GivingWay {
  readonly groupId: string;
  readonly subjectId: string;
  readonly number: number;
}

/** Something takes place instead of lessons of a day. */
export interface OccasionSet {
  readonly type: 'OccasionSet';
  readonly data: OfTimetable & {
    readonly occasionId: string;
    readonly date: CivilDate;
    readonly title: string;
    readonly lessons: readonly GivingWay[];
  };
}

/** It does not take place after all, and the lessons do. */
export interface OccasionCalledOff {
  readonly type: 'OccasionCalledOff';
  readonly data: OccasionSet['data'];
}

export type TimetableEvent =
  | BellsSet
  | WeekPatternSet
  | RoomListed
  | RoomDelisted
  | TimetableEntriesPlaced
  | TimetableEntriesRemoved
  | TimetablePublished
  | OccasionSet
  | OccasionCalledOff;
