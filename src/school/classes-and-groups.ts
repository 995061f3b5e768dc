import { pagesOf } from '../../projections/pages-of/projection.js';
import { classes, classesOfSchool } from '../../projections/schools/class.projection.js';
import { groupIdsOfAll } from '../../projections/schools/group-ids.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { groupOf } from '../journal/page/page-ids.values.js';

/**
 * The classes such as 7B that were ever formed in a school, and its teaching groups: those of a class by the class, and
 * those of none, of which nothing else tells, by their pages.
 */
export const classesAndGroupsOf = async (
  schoolId: string,
  reads: Reads,
): Promise<{ readonly classes: readonly ClassDocument[]; readonly groups: readonly ClassDocument[] }> => {
  const classIds = (await reads.get(classesOfSchool, schoolId))?.classIds ?? [];
  const pages = (await reads.get(pagesOf, schoolId))?.pages ?? [];
  const groupIds = [...(await groupIdsOfAll(classIds, reads)), ...pages.map(({ pageId }) => groupOf(pageId))];
  const found = await reads.getMany(classes, [...new Set([...classIds, ...groupIds])]);
  const all = [...found.values()].sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }));
  return {
    classes: all.filter(({ subjectId }) => subjectId === undefined),
    groups: all.filter(({ subjectId }) => subjectId !== undefined),
  };
};
