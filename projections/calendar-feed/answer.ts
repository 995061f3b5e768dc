import type { LocalTime } from '../../src/school/local-time.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { DaysOff } from '../../src/timetable/school-days.values.js';
import type { Revision } from '../diary-week/read-model.js';
import type { HomeworkRow } from '../homework-board/answer.js';
import type { AsOf } from '../performance/answer.js';
import type { LessonTime } from '../timetable/planned-lessons.js';

/** What stands in somebody's calendar. None of it says anything about a pupil, but for homework for single pupils. */
export interface CalendarFeed {
  readonly asOf: AsOf;
  readonly name: string;
  /** The class that a pupil is in today. */
  readonly className?: string;
  /** Titles of the schools. */
  readonly schools: readonly string[];
  /** Each in the order of its days. */
  readonly lessons: readonly FeedLesson[];
  readonly homework: readonly FeedHomework[];
  readonly daysOff: readonly FeedDaysOff[];
  readonly meetings: readonly FeedMeeting[];
  readonly activities: readonly FeedActivity[];
  readonly consultations: readonly FeedConsultation[];
}

export interface FeedLesson {
  readonly lessonId: string;
  readonly date: CivilDate;
  /** In the day. */
  readonly number: number;
  /** As far as the timetable says it. */
  readonly time?: LessonTime & { readonly timeZone: string };
  readonly room?: string;
  readonly subject: string;
  readonly group: string;
  /** Who gives it, as far as that is known: the substitute, where there is one. */
  readonly teacher?: string;
  /** None while the lesson is only planned. */
  readonly topic?: string;
  /** What is to be tested in it. */
  readonly test?: string;
  readonly cancelled?: { readonly reason?: string };
  readonly revision: Revision;
}

export interface FeedHomework extends HomeworkRow {
  readonly revision: Revision;
}

/** Its revision is that of whatever was said of the days of the school. */
export interface FeedDaysOff extends DaysOff {
  readonly revision: Revision;
}

export interface FeedMeeting {
  readonly meetingId: string;
  /** None where all parents of the school meet. */
  readonly className?: string;
  readonly title: string;
  readonly startsAt: LocalTime;
  readonly timeZone: string;
  readonly place: string;
  readonly agenda?: string;
  readonly calledOff?: { readonly reason?: string };
  readonly revision: Revision;
}

export interface FeedActivity {
  readonly activityId: string;
  /** None where it is for the whole school. */
  readonly className?: string;
  readonly title: string;
  readonly startsAt: LocalTime;
  readonly endsAt?: LocalTime;
  readonly timeZone: string;
  readonly place: string;
  readonly text?: string;
  readonly calledOff?: { readonly reason?: string };
  readonly revision: Revision;
}

/** A time that a guardian booked with a teacher. Why it is called off is told in the journal alone. */
export interface FeedConsultation {
  readonly consultationId: string;
  readonly startsAt: LocalTime;
  readonly minutes: number;
  readonly timeZone: string;
  readonly place: string;
  /** The teacher, for a guardian; for the teacher the pupil's class. */
  readonly with: string;
  readonly cancelled: boolean;
  readonly revision: Revision;
}
