import { schools } from '../../projections/schools/school.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';

/** The time zone where a school is; UTC where there is no such school. */
export const timeZoneOf = async (schoolId: string, reader: FreshReader): Promise<string> =>
  (await reader.get(schools, schoolId))?.timeZone ?? 'UTC';

/** The day that an instant is on where a school is. */
export const todayIn = async (schoolId: string, at: string, reader: FreshReader): Promise<CivilDate> =>
  dateIn(await timeZoneOf(schoolId, reader), at);
