import { classes, classesOfPupil } from '../../projections/schools/class.projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';

/** The school in which a pupil is on a day. */
export interface Schooling {
  readonly schoolId: string;
  readonly timeZone: string;
  /** The academic year of which it is a day; none where it lies outside, or the pupil is in no class then. */
  readonly year?: { readonly yearId: string; readonly from: CivilDate; readonly to: CivilDate };
}

/**
 * Where a pupil is on a day, by the class or group that the pupil belongs to then; on a day with none, the school of
 * the one that the pupil entered last. Undefined for whoever was never a pupil of a school.
 */
export const schoolingOf = async (
  reads: Reads,
  pupilId: string,
  date: CivilDate,
): Promise<Schooling | undefined> => {
  const members = (await reads.get(classesOfPupil, pupilId))?.classes ?? {};
  const enteredOn = (classId: string): CivilDate => members[classId]?.at(-1)?.from ?? '';
  const latestFirst = Object.keys(members).toSorted((a, b) => (enteredOn(a) < enteredOn(b) ? 1 : -1));
  const today = latestFirst.find((classId) => isMemberOn(members, classId, date));
  const classId = today ?? latestFirst[0];
  const schoolId = classId === undefined ? undefined : (await reads.get(classes, classId))?.schoolId;
  const school = schoolId === undefined ? undefined : await reads.get(schools, schoolId);
  if (!school) return undefined;
  const { _id, timeZone, years } = school;
  const year = Object.values(years).find(({ from, to }) => from <= date && date <= to);
  return { schoolId: _id, timeZone, ...(today === undefined || !year ? {} : { year }) };
};
