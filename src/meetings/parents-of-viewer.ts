import type { OfParents } from '../../projections/meetings/appointed.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { wardsOf } from '../messages/participants.js';
import { groupsOfToday, todayIn } from '../reports/today.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { homesOfSchool, isHome } from './invited.js';
import { homesOfWards, wasInvitedOn } from './invited-then.js';
import { callerOf, leaderIn } from './meetings.rights.js';

/** The classes and schools to whose meetings somebody is invited as a guardian today, or was, and whose somebody leads. */
export interface ParentsOfViewer {
  readonly invited: readonly OfParents[];
  readonly before: readonly OfParents[];
  readonly led: readonly OfParents[];
  /** Whether somebody was invited to a meeting of those parents on a day. */
  readonly wasInvited: (of: OfParents, day: CivilDate) => boolean;
}

export const parentsOfViewer = async (
  viewer: Viewer,
  at: string,
  reader: FreshReader,
): Promise<ParentsOfViewer> => {
  const wards = await wardsOf(viewer, reader);
  const groups = (await Promise.all(wards.map((pupilId) => groupsOfToday(pupilId, at, reader)))).flat();
  const homes = groups.map(({ group }) => group).filter(isHome);
  const attended = await homesOfWards(viewer, reader);
  const once = attended.map(({ home }) => home);
  const roleSchools = [...new Set(viewer.roles.map(({ schoolId }) => schoolId))];
  const led = await Promise.all(roleSchools.map((schoolId) => ledIn(schoolId, viewer, at, reader)));
  return {
    invited: [...ofClasses(homes), ...(await ofSchools(schoolsIn(homes), reader))],
    before: [...ofClasses(once), ...(await ofSchools(schoolsIn(once), reader))],
    wasInvited: (of, day) =>
      wasInvitedOn(attended, of.class ? { classId: of.class.id } : { schoolId: of.school.id }, day),
    led: [
      ...ofClasses(led.flat()),
      ...(await ofSchools(
        roleSchools.filter((schoolId) => leaderIn(viewer, schoolId)),
        reader,
      )),
    ],
  };
};

const ledIn = async (
  schoolId: string,
  viewer: Viewer,
  at: string,
  reader: FreshReader,
): Promise<readonly ClassDocument[]> => {
  const today = await todayIn(schoolId, at, reader);
  const homes = await homesOfSchool(schoolId, reader);
  return homes.filter((home) => callerOf(viewer, { ...home, classId: home._id }, today) !== undefined);
};

const schoolsIn = (homes: readonly ClassDocument[]): readonly string[] => [
  ...new Set(homes.map(({ schoolId }) => schoolId)),
];

const ofClasses = (homes: readonly ClassDocument[]): readonly OfParents[] =>
  homes.map(({ _id: id, title }) => ({ class: { id, title } }));

const ofSchools = async (ids: readonly string[], reader: FreshReader): Promise<readonly OfParents[]> =>
  [...(await reader.getMany(schools, ids)).values()].map(({ _id: id, title }) => ({ school: { id, title } }));
