import {
  consultations,
  consultationsBookedBy,
  consultationsOf,
} from '../../projections/consultations/projection.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { addDays } from '../school/civil-date.values.js';
import { dateAndTime, instantOfLocal, localTimeIn, type LocalTime } from '../school/local-time.values.js';
import { streamOf } from './consultation-ids.js';
import { engagementsIn, type Engagement } from './slots.values.js';

/** Rows of a person that are looked at: what is to come is among the newest. */
const MOST = 100;

/** A stream that knows of itself what is in it, and the zone that its times are in. */
interface Day {
  readonly dayId: string;
  readonly timeZone: string;
}

/**
 * When somebody offers or has booked times that are not of this school’s day, on the clocks of this school: as the read
 * models know it.
 */
export const engagedElsewhere = async (
  personId: string,
  { dayId, timeZone }: Day,
  reader: Pick<Reads, 'get' | 'getMany'>,
): Promise<readonly Engagement[]> => {
  const [offered, booked] = await Promise.all([
    reader.get(consultationsOf, personId),
    reader.get(consultationsBookedBy, personId),
  ]);
  const ids = [offered, booked].flatMap((each) => (each?.consultationIds ?? []).slice(-MOST));
  const elsewhere = ids.filter((id) => streamOf(id) !== dayId);
  const rows = [...(await reader.getMany(consultations, elsewhere)).values()];
  return rows
    .filter(({ calledOff }) => !calledOff)
    .flatMap((row) =>
      engagementsIn({ offered: row, bookings: row.bookings }, personId).map(({ from, until, place }) => ({
        from: onClocksOf(timeZone, row.timeZone, from),
        until: onClocksOf(timeZone, row.timeZone, until),
        place,
      })),
    );
};

const onClocksOf = (timeZone: string, of: string, local: LocalTime): LocalTime => {
  const { date, time } = dateAndTime(local);
  const shown = time === '24:00' ? `${addDays(date, 1)}T00:00` : local;
  return localTimeIn(timeZone, instantOfLocal(of, shown));
};
