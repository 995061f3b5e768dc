import { pagesWithin } from '../../projections/all-grades/span.js';
import { pagesOf } from '../../projections/pages-of/projection.js';
import { classes } from '../../projections/schools/class.projection.js';
import { groupIdsOf } from '../../projections/schools/group-ids.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Runners } from '../runners.js';
import { daysOfWeek, weekOf, type CivilDate } from '../school/civil-date.values.js';
import type { TestOfGroup, TestWarning } from './test-warnings.values.js';
import { warningsOn } from './test-warnings.values.js';

/**
 * What is to be said of the tests that a group's class has on a day and in its week. Read models tell only which pages
 * there are; which tests are planned is asked of the plans themselves, since others may have planned some just now.
 */
export const warningsFor = async (
  groupId: string,
  date: CivilDate,
  reader: FreshReader,
  { testPlans, schools }: Pick<Runners, 'testPlans' | 'schools'>,
): Promise<readonly TestWarning[]> => {
  const group = await reader.get(classes, groupId);
  const days = daysOfWeek(weekOf(date));
  if (!group || !days) return [];
  const { testLimits, terms } = await schools.known(group.schoolId);
  const classId = group.partOf ?? groupId;
  const owners = [...new Set([groupId, classId, ...(await groupIdsOf(classId, reader))])];
  const lists = await reader.getMany(pagesOf, owners);
  const pageIds = [...lists.values()].flatMap(({ pages }) => pages.map(({ pageId }) => pageId));
  const plans = await Promise.all(
    pagesWithin(pageIds, [{ terms }], days).map(async (pageId) => {
      const [ofGroup = '', subjectId = ''] = pageId.split('.');
      const { tests } = await testPlans.load(pageId);
      return Object.values(tests).flatMap((test): TestOfGroup[] =>
        test.withdrawn ? [] : [{ groupId: ofGroup, subjectId, date: test.date }],
      );
    }),
  );
  return warningsOn(date, plans.flat(), testLimits);
};
