import { isDate } from '../diary/week.js';
import { textsIn } from '../shell/search-text.js';

/** A moment as it stands in an address: a place in the log, or the end of a day. */
export interface AsOfSearch {
  readonly position?: string | undefined;
  readonly day?: string | undefined;
}

/** What an address asks for; what is no day is left out. */
export function asOfSearchIn(fields: Readonly<Record<string, unknown>>): AsOfSearch {
  const { position, day } = textsIn(fields, ['position', 'day']);
  return { position, day: day !== undefined && isDate(day) ? day : undefined };
}
