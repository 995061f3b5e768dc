import { IsDate, MayBeId } from '../http/fields.dto.js';

/** As long as a term, and a month with the days of other months in its first and last weeks. */
export const LONGEST_CALENDAR_DAYS = 100;

export class SchoolCalendarQuery {
  @IsDate()
  from!: string;

  @IsDate()
  to!: string;

  /** Of what concerns classes, only what concerns this one. */
  @MayBeId('a class')
  class?: string;
}
