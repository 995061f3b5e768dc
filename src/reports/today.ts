import { schools } from '../../projections/schools/school.projection.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { classes, classesOfPupil } from '../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { notFound } from '../access/rights/not-found.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';

/** The time zone where a school is; UTC where there is no such school. */
export const timeZoneOf = async (schoolId: string, reader: Reads): Promise<string> =>
  (await reader.get(schools, schoolId))?.timeZone ?? 'UTC';

/** The day that an instant is on where a school is. */
export const todayIn = async (schoolId: string, at: string, reader: Reads): Promise<CivilDate> =>
  dateIn(await timeZoneOf(schoolId, reader), at);

/** The same where a class is. @throws DomainError `class-not-found`, for teaching groups too. */
export const todayOfClass = async (classId: string, at: string, reader: Reads): Promise<CivilDate> => {
  const found = await reader.get(classes, classId);
  if (!found || found.subjectId !== undefined) throw notFound('class');
  return todayIn(found.schoolId, at, reader);
};

/** The same of a class or one of its teaching groups, with what they belong to. @throws DomainError `class-not-found`. */
export const schoolDayOfClass = async (
  named: string,
  at: string,
  reader: Reads,
): Promise<{ readonly classId: string; readonly schoolId: string; readonly today: CivilDate }> => {
  const found = await reader.get(classes, named);
  if (!found) throw notFound('class');
  const { schoolId, partOf: classId = named } = found;
  return { classId, schoolId, today: await todayIn(schoolId, at, reader) };
};

/** The same where a page is kept. @throws DomainError `page-not-found`. */
export const todayOfPage = async (pageId: string, at: string, reader: Reads): Promise<CivilDate> => {
  const head = await reader.get(pageHead, pageId);
  if (!head) throw notFound('page');
  return dateIn(head.opened.timeZone, at);
};

/** The classes and groups that a pupil is in on the day that it is where each is, with that day. */
export const groupsOfToday = async (
  pupilId: string,
  at: string,
  reader: Reads,
): Promise<readonly { readonly group: ClassDocument; readonly today: CivilDate }[]> => {
  const members = (await reader.get(classesOfPupil, pupilId))?.classes ?? {};
  const found = [...(await reader.getMany(classes, Object.keys(members))).values()];
  const dated = await Promise.all(
    found.map(async (group) => ({ group, today: await todayIn(group.schoolId, at, reader) })),
  );
  return dated.filter(({ group, today }) => isMemberOn(members, group._id, today));
};

/** The same where the class is that a pupil is in; in UTC before the first and after the last day at school. */
export const todayOfPupil = async (pupilId: string, at: string, reader: Reads): Promise<CivilDate> => {
  const homes = (await groupsOfToday(pupilId, at, reader)).filter(
    ({ group }) => group.subjectId === undefined,
  );
  return homes[0]?.today ?? dateIn('UTC', at);
};
