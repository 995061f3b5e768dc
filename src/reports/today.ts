import { schools } from '../../projections/schools/school.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';

/** The day that an instant is on where a school is; in UTC where there is no such school. */
export const todayIn = async (schoolId: string, at: string, reader: FreshReader): Promise<CivilDate> =>
  dateIn((await reader.get(schools, schoolId))?.timeZone ?? 'UTC', at);
