import type { CivilDate, Weekday } from '../school/civil-date.values.js';
import type { SchoolDays } from './school-days.values.js';
import type { Bell, TimetableEntry } from './timetable.values.js';

export interface TimetableId {
  readonly schoolId: string;
  readonly termId: string;
}

export type EntryToPlace = Omit<TimetableEntry, 'subjectId'>;

/** What is to be known of a teaching group in order to place its lessons. */
export interface GroupToPlace {
  readonly subjectId: string;
  /** Who teaches it in the term. */
  readonly teachers: readonly string[];
  /** Every group that has a pupil in common with it, and itself. */
  readonly sharing: readonly string[];
}

export interface Room {
  readonly code: string;
  readonly title: string;
}

export type TimetableCommand = { readonly of: TimetableId } & (
  | { readonly kind: 'SetBells'; readonly weekdays: readonly Weekday[]; readonly bells: readonly Bell[] }
  | { readonly kind: 'SetWeekPattern'; readonly first: 'A' | 'B' | undefined }
  | { readonly kind: 'ListRooms'; readonly rooms: readonly Room[] }
  | {
      readonly kind: 'PlaceEntries';
      readonly entries: readonly EntryToPlace[];
      /** Those of the entries that there are in the school. */
      readonly groups: Readonly<Record<string, GroupToPlace>>;
      /** Whether nothing else stays in the plan. */
      readonly insteadOfAll?: true;
    }
  | { readonly kind: 'RemoveEntries'; readonly entryIds: readonly string[] }
  | {
      readonly kind: 'PublishTimetable';
      readonly from: CivilDate;
      readonly term: { readonly from: CivilDate; readonly to: CivilDate };
      readonly today: CivilDate;
    }
  | {
      readonly kind: 'SetOccasion';
      readonly occasion: Occasion;
      /** Of whom it is; of everybody, where nobody is named. */
      readonly groupIds: readonly string[] | undefined;
      readonly today: CivilDate;
      readonly days: SchoolDays;
    }
  | { readonly kind: 'CallOffOccasion'; readonly occasionId: string; readonly today: CivilDate }
);

/** Something that takes place instead of the lessons from one number in the day to another. */
export interface Occasion {
  readonly occasionId: string;
  readonly date: CivilDate;
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

export type CommandOf<Kind extends TimetableCommand['kind']> = Extract<TimetableCommand, { kind: Kind }>;
