import { invalidInput } from '../eventing/domain-error.js';
import { addDays, startOfDay } from '../school/civil-date.values.js';
import { MayBeDate } from './fields.dto.js';

/** The first and the last day of what is looked for, on the clocks of a school. */
export class DaysQuery {
  @MayBeDate()
  from?: string;

  @MayBeDate()
  to?: string;
}

/** Instants of ISO 8601 in UTC between which something lies; the last one excluded. */
export interface Instants {
  readonly from?: string;
  readonly until?: string;
}

/** @throws DomainError `invalid-input` where the last day lies before the first. */
export const instantsIn = (timeZone: string, { from, to }: DaysQuery): Instants => {
  if (from !== undefined && to !== undefined && to < from) throw invalidInput('lies before from', 'to');
  return {
    ...(from === undefined ? {} : { from: startOfDay(timeZone, from) }),
    ...(to === undefined ? {} : { until: startOfDay(timeZone, addDays(to, 1)) }),
  };
};
