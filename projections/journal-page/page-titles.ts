import type { Reads } from '../../src/eventing/fresh-reader.js';
import { classes } from '../schools/class.projection.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import type { PageHead } from './read-model.js';

type Opened = PageHead['opened'];

export interface PageTitles {
  readonly subject: string;
  readonly group: string;
  readonly term: string;
}

/** What pages' subjects, groups and terms are called; nothing where that isn't known. */
export const pageTitles = async (
  pages: readonly Opened[],
  reads: Reads,
): Promise<(page: Opened) => PageTitles> => {
  const [groups, found] = await Promise.all([
    reads.getMany(
      classes,
      pages.map(({ groupId }) => groupId),
    ),
    reads.getMany(
      schools,
      pages.map(({ schoolId }) => schoolId),
    ),
  ]);
  return ({ schoolId, subjectId, groupId, termId }) => {
    const school: SchoolDocument | undefined = found.get(schoolId);
    return {
      subject: school?.subjects[subjectId] ?? '',
      group: groups.get(groupId)?.title ?? '',
      term: school?.terms[termId]?.title ?? '',
    };
  };
};
