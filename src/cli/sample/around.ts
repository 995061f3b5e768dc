import type { CommandContext } from '../../eventing/command-runner.js';
import { uuidV5 } from '../../eventing/envelope.js';
import type { Importing } from '../../oneroster/importing.js';
import { addDays, weekdayOf, type CivilDate } from '../../school/civil-date.values.js';
import { localTimeIn, type LocalTime } from '../../school/local-time.values.js';
import { castOf, type Cast } from './cast.js';

/** A command of a name is the same command each time: an attempt that broke off is gone on with. */
const SAMPLE = '0ad2ef1c-6d4f-4c1b-9a55-4a6e6a1d3f27';

/** What all that surrounds the sample's journal is made with. */
export interface Around extends Pick<Importing['tools'], 'runners' | 'vault' | 'timeZone'> {
  readonly cast: Cast;
  readonly today: CivilDate;
  /** What the clocks of the schools show. */
  readonly now: LocalTime;
  /** The id of a thing that has a name in the sample. */
  readonly id: (kind: string, name: string) => string;
  readonly context: (name: string) => CommandContext;
  /** A time on the day that is some school days after today. */
  readonly at: (schoolDays: number, time: string) => LocalTime;
}

export const aroundSample = (importing: Importing): Around => {
  const { runners, vault, ids, timeZone, at } = importing.tools;
  const { today } = importing;
  const cast = castOf(importing);
  return {
    ...{ runners, vault, timeZone, cast, today },
    now: localTimeIn(timeZone, at),
    id: (kind, name) => ids.of(kind, 'sample', name),
    context: (name) => {
      const commandId = uuidV5(SAMPLE, name);
      return { ...importing.context(cast.schoolId), commandId, correlationId: commandId };
    },
    at: (schoolDays, time) => `${schoolDaysAfter(today, schoolDays)}T${time}`,
  };
};

/** The day some school days after another, from Monday to Friday. */
const schoolDaysAfter = (date: CivilDate, count: number): CivilDate => {
  const next = addDays(date, 1);
  if (weekdayOf(next) > 5) return schoolDaysAfter(next, count);
  return count === 1 ? next : schoolDaysAfter(next, count - 1);
};
