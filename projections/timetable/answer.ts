import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { Position } from '../../src/eventing/position.js';
import type { SpecialDay } from '../../src/timetable/school-days.values.js';
import type { Bell, Slot } from '../../src/timetable/timetable.values.js';
import type { DiaryLesson } from '../diary-week/answer.js';
import type { OccasionDocument } from './read-model.js';

interface Titled {
  readonly id: string;
  readonly title: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** A lesson of the plan, or of what was published. */
export interface TimetableLesson extends Slot {
  readonly group: Titled;
  readonly subject: Titled;
  readonly teacher: Person;
  /** Title of the room. */
  readonly room?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The plan of a term, as it stands now. */
export interface TimetablePlan {
  readonly position: Position;
  /** By weekday. */
  readonly bells: Readonly<Record<string, readonly Bell[]>>;
  readonly first?: 'A' | 'B';
  readonly rooms: readonly { readonly code: string; readonly title: string }[];
  readonly publications: readonly { readonly from: CivilDate; readonly at: string }[];
  /** What takes place instead of lessons, in the order of the days. */
  readonly occasions: readonly (Omit<OccasionDocument, 'groupIds'> & {
    readonly occasionId: string;
  })[];
  readonly entries: readonly (TimetableLesson & { readonly entryId: string })[];
}

/** What holds for a class on a day and in the weeks around it. */
export interface ClassTimetable {
  readonly position: Position;
  readonly date: CivilDate;
  /** Whether the day lies in a week A or B, where weeks alternate. */
  readonly week?: 'A' | 'B';
  /** Where the day does not go by the plan of its day of the week. */
  readonly special?: SpecialDay;
  readonly lessons: readonly TimetableLesson[];
}

/** A lesson as it takes place on its day, or as it was to. */
export interface LessonOfWeek extends Pick<
  DiaryLesson,
  | 'lessonId'
  | 'pageId'
  | 'time'
  | 'room'
  | 'subject'
  | 'teacher'
  | 'substitution'
  | 'test'
  | 'cancelled'
  | 'cancelReason'
> {
  readonly date: CivilDate;
  /** In the day. */
  readonly number: number;
  readonly group: Titled;
}

/** The lessons of a class or teacher in a week, in their order. */
export interface WeekOfLessons {
  readonly position: Position;
  /** In the order of the days, of each school. */
  readonly specialDays: readonly SpecialDay[];
  readonly lessons: readonly LessonOfWeek[];
}
