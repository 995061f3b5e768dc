import type { Position } from '../../src/eventing/position.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { LocalTime } from '../../src/school/local-time.values.js';
import type { AcademicYearOpened, TermDefined } from '../../src/school/school.events.js';
import type { DaysOff, ShiftedDay } from '../../src/timetable/school-days.values.js';

interface Titled {
  readonly id: string;
  readonly title: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** What some days of a school have, as far as whoever asks may know it. Each list is in the order of its days. */
export interface SchoolCalendar {
  readonly position: Position;
  /** On whose clocks times are told. */
  readonly timeZone: string;
  /** The classes that whoever asks may ask for. */
  readonly classes: readonly Titled[];
  readonly years: readonly Pick<AcademicYearOpened['data'], 'yearId' | 'title' | 'from' | 'to'>[];
  readonly terms: readonly Pick<TermDefined['data'], 'termId' | 'title' | 'from' | 'to'>[];
  readonly daysOff: readonly DaysOff[];
  readonly shiftedDays: readonly CalendarShiftedDay[];
  readonly occasions: readonly CalendarOccasion[];
  readonly tests: readonly CalendarTest[];
  readonly activities: readonly CalendarActivity[];
  readonly meetings: readonly CalendarMeeting[];
  readonly consultations: readonly CalendarConsultation[];
}

export interface CalendarShiftedDay extends Omit<ShiftedDay, 'bells'> {
  readonly otherBells: boolean;
}

/** What takes place instead of lessons. */
export interface CalendarOccasion {
  readonly occasionId: string;
  readonly termId: string;
  readonly date: CivilDate;
  readonly title: string;
}

/** What is for some children of whoever asks, by whose pages it is found: none for staff. */
interface ForChildren {
  readonly pupilIds?: readonly string[];
}

export interface CalendarTest extends ForChildren {
  readonly testId: string;
  readonly pageId: string;
  readonly lessonId: string;
  readonly date: CivilDate;
  /** Of the lesson in the day. */
  readonly number: number;
  readonly title: string;
  readonly subject: Titled;
  readonly group: Titled;
  /** The class that the group is, or is a part of; none of a group of no class. */
  readonly classId?: string;
}

export interface CalendarActivity extends ForChildren {
  readonly activityId: string;
  readonly title: string;
  readonly startsAt: LocalTime;
  readonly endsAt?: LocalTime;
  readonly place: string;
  /** None where it is for the whole school. */
  readonly class?: Titled;
  /** Where pupils have to be signed up. */
  readonly signUp?: { readonly places: number; readonly until: LocalTime; readonly taken: number };
  readonly calledOff: boolean;
}

export interface CalendarMeeting {
  readonly meetingId: string;
  readonly title: string;
  readonly startsAt: LocalTime;
  readonly place: string;
  /** None where all parents of the school meet. */
  readonly class?: Titled;
  readonly calledOff: boolean;
  /** Whether whoever asks may read what comes of it, too. */
  readonly mayOpen: boolean;
}

/** That a teacher can be talked to, from the first time to the end of the last; not who booked them. */
export interface CalendarConsultation {
  readonly consultationId: string;
  readonly teacher: Person;
  readonly startsAt: LocalTime;
  /** `T24:00` where they last until the day ends. */
  readonly endsAt: LocalTime;
  readonly place: string;
  readonly calledOff: boolean;
}
