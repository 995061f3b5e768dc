import { pagesWithin } from '../../projections/all-grades/span.js';
import { pagesOf } from '../../projections/pages-of/projection.js';
import type { CalendarAsked, KnownOfSchool } from '../../projections/school-calendar/known.js';
import { classes } from '../../projections/schools/class.projection.js';
import { groupIdsOfAll } from '../../projections/schools/group-ids.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import { diariesReadBy } from '../access/permissions.js';
import { hasRole, rolesAt, type Viewer } from '../access/viewer.js';
import { teachersOf } from '../consultations/consultations.rights.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { groupOf } from '../journal/page/page-ids.values.js';
import { homesOfSchool, isHome } from '../meetings/invited.js';
import { callerOf, mayKnowMeetings } from '../meetings/meetings.rights.js';
import { wardsOf } from '../messages/participants.js';
import { groupsOfToday, todayIn } from '../reports/today.js';
import { isMemberOn } from '../school/membership.values.js';
import { partsKnownWhole } from './parts-known.js';

type Asked = Pick<CalendarAsked, 'schoolId' | 'days'>;

/**
 * What of a school's calendar somebody knows by the rights that its parts have: those who lead the school all, teachers
 * what is of their classes, families what is of the children's, and everybody what is for the whole school.
 * @param at instant whose day is today, ISO 8601 in UTC.
 */
export const knownOfSchool = async (
  viewer: Viewer,
  asked: Asked,
  at: string,
  reader: FreshReader,
): Promise<KnownOfSchool> => {
  const { schoolId } = asked;
  const today = await todayIn(schoolId, at, reader);
  const [taught, family] = await Promise.all([
    taughtBy(viewer, asked, today, reader),
    familyOf(viewer, schoolId, at, reader),
  ]);
  const homes = [...taught.homes, ...family.homes];
  const ofMeetings = await Promise.all(
    homes.map((home) => mayKnowMeetings(viewer, { ...home, classId: home._id }, today, reader)),
  );
  const calls = (home: ClassDocument) =>
    callerOf(viewer, { ...home, classId: home._id }, today) !== undefined;
  const idsOf = (groups: readonly ClassDocument[]) => groups.map(({ _id }) => _id);
  const ofFamilies = family.pupils.length > 0 ? (['schoolActivities', 'schoolMeetings'] as const) : [];
  return {
    whole: new Set([...partsKnownWhole(rolesAt(viewer, schoolId)), ...ofFamilies]),
    classIds: new Set(idsOf(homes)),
    meetingClassIds: new Set(idsOf(homes.filter((_, index) => ofMeetings[index]))),
    ownMeetingClassIds: new Set(idsOf([...taught.homes.filter(calls), ...family.homesOfWards])),
    isParent: family.homesOfWards.length > 0,
    groupIds: new Set([...taught.groupIds, ...family.pupils.flatMap(({ groupIds }) => groupIds)]),
    taughtGroupIds: taught.groupIds,
    pupils: family.pupils,
    teacherIds: new Set([...taught.teacherIds, ...family.teacherIds]),
    personId: viewer.personId,
  };
};

/** The classes that somebody is class teacher of today, or teaches a group of, or has a page of in the days asked for. */
const taughtBy = async (viewer: Viewer, { schoolId, days }: Asked, today: string, reader: FreshReader) => {
  if (!hasRole(viewer, 'teacher', schoolId))
    return { homes: [], groupIds: new Set<string>(), teacherIds: [] };
  const { personId } = viewer;
  const [school, own, homes] = await Promise.all([
    reader.get(schools, schoolId),
    reader.get(pagesOf, personId),
    homesOfSchool(schoolId, reader),
  ]);
  // One lesson as a substitute makes nobody a teacher of the class.
  const stays = (own?.pages ?? []).filter(({ lessonId }) => lessonId === undefined);
  const pageIds = stays.map(({ pageId }) => pageId);
  const ofPages = new Set(pagesWithin(pageIds, school ? [school] : [], days).map(groupOf));
  const homeIds = homes.map(({ _id }) => _id);
  const groups = [...(await reader.getMany(classes, await groupIdsOfAll(homeIds, reader))).values()];
  const teaches = ({ _id, teachers }: ClassDocument) =>
    ofPages.has(_id) || isMemberOn(teachers, personId, today);
  const taught = homes.filter(
    (home) => teaches(home) || groups.some((group) => group.partOf === home._id && teaches(group)),
  );
  const taughtIds = new Set(taught.map(({ _id }) => _id));
  const ofTaught = groups.filter(({ partOf }) => partOf !== undefined && taughtIds.has(partOf));
  return {
    homes: taught,
    groupIds: new Set([...taughtIds, ...ofTaught.map(({ _id }) => _id), ...ofPages]),
    teacherIds: [personId],
  };
};

/** The pupils of the school whose diaries somebody reads, and those who can be talked to about them. */
const familyOf = async (viewer: Viewer, schoolId: string, at: string, reader: FreshReader) => {
  const diaries = await diariesReadBy(viewer, reader);
  const attending = await Promise.all(
    diaries.map(async (pupilId) => {
      const groups = (await groupsOfToday(pupilId, at, reader)).map(({ group }) => group);
      return { pupilId, groups: groups.filter((group) => group.schoolId === schoolId) };
    }),
  );
  const there = attending.filter(({ groups }) => groups.length > 0);
  const wards = (await wardsOf(viewer, reader)).filter((id) => there.some(({ pupilId }) => pupilId === id));
  const teachers = await Promise.all(wards.map((pupilId) => teachersOf(pupilId, at, reader)));
  return {
    homes: there.flatMap(({ groups }) => groups.filter(isHome)),
    homesOfWards: there
      .filter(({ pupilId }) => wards.includes(pupilId))
      .flatMap(({ groups }) => groups.filter(isHome)),
    pupils: there.map(({ pupilId, groups }) => ({ pupilId, groupIds: groups.map(({ _id }) => _id) })),
    teacherIds: teachers.flatMap((bySchool) => [...(bySchool.get(schoolId) ?? [])]),
  };
};
