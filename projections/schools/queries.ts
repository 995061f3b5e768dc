import type { FreshReader } from '../../src/eventing/fresh-reader.js';
import { classes, classOfPupil } from './class.projection.js';

/** The title of the class that a pupil is in, such as 7B; undefined for a pupil of teaching groups only. */
export const classNameOf = async (reader: FreshReader, pupilId: string): Promise<string | undefined> => {
  const { classIds = [] } = (await reader.get(classOfPupil, pupilId)) ?? {};
  const found = await reader.getMany(classes, classIds);
  return [...found.values()].findLast(({ subjectId }) => subjectId === undefined)?.title;
};
