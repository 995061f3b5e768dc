import { addDays, mondayOf, type CivilDate, type Weekday } from '../school/civil-date.values.js';

/** In which weeks a lesson is given, where weeks alternate. */
export type Weeks = 'every' | 'A' | 'B';

/** A time of day on the clocks of the school, `HH:MM`; such texts order as the times do. */
export type ClockTime = string;

/** When the lesson with a number in the day begins and ends. */
export interface Bell {
  readonly number: number;
  readonly from: ClockTime;
  readonly to: ClockTime;
}

/** Where in a week a lesson stands. */
export interface Slot {
  readonly weekday: Weekday;
  /** Number of the lesson in the day. */
  readonly number: number;
  readonly weeks: Weeks;
}

/** A lesson of every week, or of every other one. */
export interface TimetableEntry extends Slot {
  readonly groupId: string;
  readonly subjectId: string;
  readonly teacherId: string;
  /** Code of the room. */
  readonly room?: string;
}

/** Characters, at most. */
export const LONGEST = { room: 16, title: 100, occasion: 200, daysOff: 200 } as const;

/** Lessons in a term's timetable, at most: all that one command may place and remove fits into an append. */
export const MOST_ENTRIES = 2500;

/** `{group}-{weekday}-{number}-{weeks}`: a group is in one lesson at a time. */
export const entryIdOf = ({ groupId, weekday, number, weeks }: Slot & { readonly groupId: string }): string =>
  `${groupId}-${weekday.toString()}-${number.toString()}-${weeks}`;

/** Whether some week has both. */
export const meets = (a: Slot, b: Slot): boolean =>
  a.weekday === b.weekday &&
  a.number === b.number &&
  (a.weeks === b.weeks || a.weeks === 'every' || b.weeks === 'every');

/** The Monday of the first week A of a term, where its first week is this one. */
export const firstWeekA = (termFrom: CivilDate, first: 'A' | 'B'): CivilDate => {
  const monday = mondayOf(termFrom);
  return first === 'A' ? monday : addDays(monday, 7);
};

const WEEK_MS = 7 * 86_400_000;

/** Whether a day lies in a week A or B, counted from the Monday of some week A on. */
export const letterOf = (date: CivilDate, weekA: CivilDate): 'A' | 'B' => {
  const weeks = (Date.parse(mondayOf(date)) - Date.parse(weekA)) / WEEK_MS;
  return weeks % 2 === 0 ? 'A' : 'B';
};

/** `{school}.{term}`, the name of the timetable's stream. */
export const timetableIdOf = ({
  schoolId,
  termId,
}: {
  readonly schoolId: string;
  readonly termId: string;
}): string => `${schoolId}.${termId}`;
