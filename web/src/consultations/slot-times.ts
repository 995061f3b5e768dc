const MINUTES_OF_DAY = 24 * 60;

/** "18:00–18:10", of a time that begins at "2026-12-03T18:00". */
export const timesOf = (slot: string, minutes: number): string => {
  const from = slot.slice(11);
  return `${from}–${clockAfter(from, minutes) ?? from}`;
};

/** What the clock shows so many minutes after a time of day; undefined after midnight. */
export function clockAfter(time: string, minutes: number): string | undefined {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  const end = hour * 60 + minute + minutes;
  if (Number.isNaN(end) || end > MINUTES_OF_DAY) return undefined;
  return [Math.floor(end / 60), end % 60].map((part) => part.toString().padStart(2, '0')).join(':');
}
