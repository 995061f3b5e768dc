import { dateAndTime, type LocalTime } from '../school/local-time.values.js';

const MINUTES_OF_DAY = 24 * 60;

/** A row of times, one right after another; undefined where the last of them would end after midnight. */
export const rowOfSlots = (
  startsAt: LocalTime,
  minutes: number,
  count: number,
): readonly LocalTime[] | undefined => {
  const { date, time } = dateAndTime(startsAt);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const first = hour * 60 + minute;
  if (first + minutes * count > MINUTES_OF_DAY) return undefined;
  return Array.from({ length: count }, (_, index) => `${date}T${timeOf(first + minutes * index)}`);
};

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => part.toString().padStart(2, '0')).join(':');

/** When somebody is with somebody else, and where. */
export interface Engagement {
  readonly from: LocalTime;
  /** `T24:00` where it ends with the day. */
  readonly until: LocalTime;
  readonly place: string;
}

/** All along times of so many minutes that follow one another. */
export const engagementOver = (slots: readonly LocalTime[], minutes: number, place: string): Engagement => {
  const [from = ''] = slots;
  const { date, time } = dateAndTime(slots.at(-1) ?? from);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { from, until: `${date}T${timeOf(hour * 60 + minute + minutes)}`, place };
};

interface Row {
  readonly teacherId: string;
  readonly slots: readonly LocalTime[];
  readonly minutes: number;
  readonly place: string;
}

interface Taken {
  readonly slot: LocalTime;
  readonly guardianId: string;
}

/** Of one row: all of it for its teacher, and for a guardian what is booked. */
export const engagementsIn = (
  { offered, bookings }: { readonly offered: Row; readonly bookings: readonly Taken[] },
  personId: string,
): readonly Engagement[] => {
  const { teacherId, slots, minutes, place } = offered;
  if (teacherId === personId) return [engagementOver(slots, minutes, place)];
  return bookings
    .filter(({ guardianId }) => guardianId === personId)
    .map(({ slot }) => engagementOver([slot], minutes, place));
};

export const overlapping = (
  { from, until }: Engagement,
  engagements: readonly Engagement[],
): readonly Engagement[] => engagements.filter((each) => each.from < until && from < each.until);
