import type {
  CalendarActivity,
  CalendarConsultation,
  CalendarMeeting,
  CalendarOccasion,
  CalendarTest,
  SchoolCalendar,
} from '../api/school-calendar.js';

/** What can be shown alone, in the order in which it stands on a day unless its time says otherwise. */
export const KINDS = ['occasions', 'tests', 'activities', 'meetings', 'consultations'] as const;

export type Kind = (typeof KINDS)[number];

export const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text);

/** What stands on a day, and on some after it where it lasts longer. */
export type Entry = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** On the school's clocks; none where it is for the day. */
  readonly time?: string;
} & (
  | { readonly kind: 'occasions'; readonly of: CalendarOccasion }
  | { readonly kind: 'tests'; readonly of: CalendarTest }
  | { readonly kind: 'activities'; readonly of: CalendarActivity }
  | { readonly kind: 'meetings'; readonly of: CalendarMeeting }
  | { readonly kind: 'consultations'; readonly of: CalendarConsultation }
);

/** What stands in a calendar: first what is for the day, tests in the order of their lessons, then by time. */
export function entriesIn(calendar: SchoolCalendar, only: Kind | undefined): readonly Entry[] {
  const { occasions, tests, activities, meetings, consultations } = calendar;
  const entries: readonly Entry[] = [
    ...occasions.map((of): Entry => ({ kind: 'occasions', id: of.occasionId, ...onDay(of.date), of })),
    ...tests.map((of): Entry => ({ kind: 'tests', id: of.testId, ...onDay(of.date), of })),
    ...activities.map((of): Entry => ({ kind: 'activities', id: of.activityId, ...over(of), of })),
    ...meetings.map((of): Entry => ({ kind: 'meetings', id: of.meetingId, ...over(of), of })),
    ...consultations.map((of): Entry => ({ kind: 'consultations', id: of.consultationId, ...over(of), of })),
  ];
  return entries
    .filter(({ kind }) => only === undefined || kind === only)
    .toSorted((a, b) => (a.time ?? '').localeCompare(b.time ?? ''));
}

export const entriesOn = (entries: readonly Entry[], date: string): readonly Entry[] =>
  entries.filter(({ from, to }) => from <= date && date <= to);

const onDay = (date: string) => ({ from: date, to: date });

const over = ({ startsAt, endsAt = startsAt }: { readonly startsAt: string; readonly endsAt?: string }) => ({
  ...{ from: startsAt.slice(0, 10), to: endsAt.slice(0, 10), time: startsAt.slice(11) },
});

/** What the whole school knows of a day. */
export function dayIn({ daysOff, shiftedDays }: SchoolCalendar, date: string) {
  return {
    off: daysOff.find(({ from, to }) => from <= date && date <= to)?.title,
    shifted: shiftedDays.find((day) => day.date === date),
  };
}
