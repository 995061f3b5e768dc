import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { isMemberOn } from '../../src/school/membership.values.js';
import { classes, classesOfPupil } from './class.projection.js';

/** The title of the class that a pupil is in on a day, such as 7B; undefined where it is in none. */
export const classNameOf = async (
  reads: Reads,
  pupilId: string,
  date: CivilDate,
): Promise<string | undefined> => {
  const members = (await reads.get(classesOfPupil, pupilId))?.classes ?? {};
  const classIds = Object.keys(members).filter((classId) => isMemberOn(members, classId, date));
  const found = await reads.getMany(classes, classIds);
  return [...found.values()].find(({ subjectId }) => subjectId === undefined)?.title;
};
