import type { Days } from '../all-grades/span.js';

/** What a school's calendar has beside what the whole school knows: years, terms, days off and shifted days. */
export type Part =
  'occasions' | 'tests' | 'activities' | 'schoolActivities' | 'meetings' | 'schoolMeetings' | 'consultations';

/** What of a school's calendar somebody knows beside that. */
export interface KnownOfSchool {
  /** Of these parts whatever there is. */
  readonly whole: ReadonlySet<Part>;
  /** The classes that somebody has to do with, such as 7B. */
  readonly classIds: ReadonlySet<string>;
  /** Those among them whose meetings somebody knows of. */
  readonly meetingClassIds: ReadonlySet<string>;
  /** Those among them whose parents somebody calls to meetings, or is one of. */
  readonly ownMeetingClassIds: ReadonlySet<string>;
  /** Whether somebody is one of the parents of the school. */
  readonly isParent: boolean;
  /** The classes and groups whose activities, and occasions instead of whose lessons, concern somebody. */
  readonly groupIds: ReadonlySet<string>;
  /** The groups whose tests somebody knows of as a teacher. */
  readonly taughtGroupIds: ReadonlySet<string>;
  /** The pupils whose diaries somebody reads, each with the classes and groups that the pupil is in today. */
  readonly pupils: readonly { readonly pupilId: string; readonly groupIds: readonly string[] }[];
  /** The teachers whose consultations somebody offers, or may book. */
  readonly teacherIds: ReadonlySet<string>;
  /** Whoever asks: what somebody announced is known to them. */
  readonly personId: string;
}

/** Which part of a calendar is asked for. */
export interface CalendarAsked {
  readonly schoolId: string;
  readonly days: Days;
  /** Of what concerns classes, what concerns this one. */
  readonly classId: string | undefined;
}
