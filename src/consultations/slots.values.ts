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
