import { queryOptions } from '@tanstack/react-query';
import { kept } from './freshness.js';
import { request } from './request.js';
import type { DaysOff, ShiftedDay } from './school-days.js';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** What some days of a school have. Times are on its clocks: `YYYY-MM-DDTHH:MM`. */
export interface SchoolCalendar {
  readonly timeZone: string;
  /** The classes that may be asked for. */
  readonly classes: readonly Titled[];
  readonly terms: readonly {
    readonly termId: string;
    readonly title: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly daysOff: readonly DaysOff[];
  readonly shiftedDays: readonly CalendarShiftedDay[];
  readonly occasions: readonly CalendarOccasion[];
  readonly tests: readonly CalendarTest[];
  readonly activities: readonly CalendarActivity[];
  readonly meetings: readonly CalendarMeeting[];
  readonly consultations: readonly CalendarConsultation[];
}

export type CalendarShiftedDay = Omit<ShiftedDay, 'bells'> & { readonly otherBells: boolean };

/** What takes place instead of lessons. */
export interface CalendarOccasion {
  readonly occasionId: string;
  readonly date: string;
  readonly title: string;
}

export interface CalendarTest {
  readonly testId: string;
  readonly pageId: string;
  readonly date: string;
  /** Of the lesson in the day. */
  readonly number: number;
  readonly title: string;
  readonly subject: Titled;
  readonly group: Titled;
  readonly classId?: string;
  /** The children of the reader for whom it is. */
  readonly pupilIds?: readonly string[];
}

export interface CalendarActivity {
  readonly activityId: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly place: string;
  /** None where it is for the whole school. */
  readonly class?: Titled;
  readonly signUp?: { readonly places: number; readonly until: string; readonly taken: number };
  readonly calledOff: boolean;
  readonly pupilIds?: readonly string[];
}

export interface CalendarMeeting {
  readonly meetingId: string;
  readonly title: string;
  readonly startsAt: string;
  readonly place: string;
  readonly class?: Titled;
  readonly calledOff: boolean;
  /** Whether the reader may open its page. */
  readonly mayOpen: boolean;
}

export interface CalendarConsultation {
  readonly consultationId: string;
  readonly teacher: { readonly id: string; readonly name: string };
  readonly startsAt: string;
  /** `T24:00` at the end of the day. */
  readonly endsAt: string;
  readonly place: string;
  readonly calledOff: boolean;
}

const calendarPath = (schoolId: string): string => `/api/schools/${encodeURIComponent(schoolId)}/calendar`;

/** Where days off and shifted days of a school are told of. */
export const liveCalendarPath = (schoolId: string): string => `${calendarPath(schoolId)}/live`;

/** By what a school's calendars are known among what was asked for. */
export const calendarsOf = (schoolId: string): string => `calendar-of-${schoolId}`;

export const SCHOOL_CALENDAR = 'school-calendar';

export const schoolCalendarQuery = (
  schoolId: string,
  { from, to }: { readonly from: string; readonly to: string },
  classId: string | undefined,
) =>
  queryOptions({
    queryKey: [SCHOOL_CALENDAR, calendarsOf(schoolId), from, to, classId],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ from, to, ...(classId === undefined ? {} : { class: classId }) });
      return (await request(`${calendarPath(schoolId)}?${asked.toString()}`, { signal })) as SchoolCalendar;
    },
    ...kept,
    // Only days off and shifted days are told at once.
    refetchInterval: 60_000,
  });
