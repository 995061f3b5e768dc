import type { Correction } from '../../../projections/account-corrections/read-model.js';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import type { PageHead } from '../../../projections/journal-page/read-model.js';
import { groupsOfClass } from '../../../projections/schools/class.projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { pageIdOf } from '../../journal/page/page-ids.values.js';
import { own } from '../../school/plain-data.values.js';

type OfFinalGrade = Pick<Extract<Correction, { what: 'finalGrade' }>, 'classId' | 'yearId' | 'subjectId'>;

/**
 * The last journal page of the year in each group in which a class is taught a subject: whoever has it gave the final
 * grades.
 */
export const pagesOfFinalGrades = async (
  { classId, yearId, subjectId }: OfFinalGrade,
  schoolId: string,
  reads: Reads,
): Promise<readonly PageHead[]> => {
  const [school, ofClass] = await Promise.all([
    reads.get(schools, schoolId),
    reads.get(groupsOfClass, classId),
  ]);
  const terms = Object.values(school?.terms ?? {}).filter((term) => term.yearId === yearId);
  const groupIds = own(ofClass?.groups ?? {}, subjectId) ?? [];
  const found = await reads.getMany(
    pageHead,
    groupIds.flatMap((groupId) => terms.map(({ termId }) => pageIdOf(groupId, subjectId, termId))),
  );
  const newestFirst = [...found.values()].sort((a, b) => (a.opened.to < b.opened.to ? 1 : -1));
  return groupIds.flatMap((groupId) => {
    const last = newestFirst.find(({ opened }) => opened.groupId === groupId);
    return last ? [last] : [];
  });
};
