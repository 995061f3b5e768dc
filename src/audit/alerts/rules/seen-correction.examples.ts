import type { SeenCorrection } from './seen-correction.values.js';

// Words for specs: what a deputy head corrects, or whoever has the sign-in. The school's clocks show UTC.

let count = 0;

/** @param local what the school's clocks show, `YYYY-MM-DDTHH:MM`. */
export const seenAt = (local: string, more: Partial<SeenCorrection> = {}): SeenCorrection => {
  const eventId = `event-${(++count).toString()}`;
  return {
    eventId,
    at: `${local}:00.000Z`,
    local,
    page: '7b.math.q2',
    pupilId: 'anna',
    work: eventId,
    upward: true,
    ownPage: false,
    daysToClosing: 40,
    newcomer: false,
    ordinary: false,
    ...more,
  };
};

const MINUTE_MS = 60_000;

/** So many, one after another. */
export const seenEvery = (
  minutes: number,
  from: string,
  number: number,
  more: (index: number) => Partial<SeenCorrection> = () => ({}),
): SeenCorrection[] =>
  Array.from({ length: number }, (_, index) => {
    const at = Date.parse(`${from}:00.000Z`) + index * minutes * MINUTE_MS;
    return seenAt(new Date(at).toISOString().slice(0, 16), more(index));
  });
