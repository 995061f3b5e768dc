import { classes, classesOfSchool } from '../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import type { Stored } from '../eventing/projecting/projection-store.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Runners } from '../runners.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { membersOn } from '../school/membership.values.js';
import type { OfMeeting } from './meeting.events.js';

/**
 * The pupils whose guardians are invited to a meeting on a day. Who is in a class is asked of the class itself; of a
 * whole school, what its classes are known to be.
 */
export const pupilsInvited = async (
  { classId, schoolId }: Omit<OfMeeting, 'meetingId'>,
  day: CivilDate,
  runners: Pick<Runners, 'classes'>,
  reader: FreshReader,
): Promise<readonly string[]> => {
  if (classId !== undefined) return membersOn((await runners.classes.load(classId)).pupils, day);
  const homes = await homesOfSchool(schoolId, reader);
  return [...new Set(homes.flatMap(({ pupils }) => membersOn(pupils, day)))];
};

/** The classes of a school, without teaching groups. */
export const homesOfSchool = async (
  schoolId: string,
  reader: FreshReader,
): Promise<readonly (ClassDocument & Stored)[]> => {
  const listed = (await reader.get(classesOfSchool, schoolId))?.classIds ?? [];
  return [...(await reader.getMany(classes, listed)).values()].filter(isHome);
};

export const isHome = ({ subjectId }: ClassDocument): boolean => subjectId === undefined;
