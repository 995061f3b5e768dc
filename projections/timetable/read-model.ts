import type { PublishedLesson, TimetablePublished } from '../../src/timetable/timetable.events.js';
import type { Bell, TimetableEntry } from '../../src/timetable/timetable.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/** The plan of a term's weeks, and when it was published. `_id`: `{school}.{term}`. */
export interface TimetableDocument {
  readonly _id: string;
  /** By weekday. */
  readonly bells: Readonly<Record<string, readonly Bell[]>>;
  /** What the first week is, where weeks A and B alternate. */
  readonly first?: 'A' | 'B';
  /** Titles by code. */
  readonly rooms: Readonly<Record<string, string>>;
  /** By id. */
  readonly entries: Readonly<Record<string, TimetableEntry>>;
  readonly publications: readonly { readonly from: CivilDate; readonly at: string }[];
  /** What takes place instead of lessons, by id. */
  readonly occasions: Readonly<Record<string, OccasionDocument>>;
}

export interface OccasionDocument {
  readonly date: CivilDate;
  readonly title: string;
  /** How many lessons give way to it. */
  readonly lessons: number;
  /** Those of these groups. */
  readonly groupIds: readonly string[];
}

/** The published lessons of a journal page. `_id`: the page. */
export interface PageTimetable {
  readonly _id: string;
  /** In the order of their first days; one ends where the next begins. */
  readonly publications: readonly Publication[];
  /** How often it was published, and when it was last. */
  readonly revision: { readonly times: number; readonly at: string };
}

export interface Publication {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The Monday of some week A; none where all weeks are the same. */
  readonly weekA?: CivilDate;
  readonly days: TimetablePublished['data']['days'];
  readonly lessons: readonly PublishedLesson[];
}
