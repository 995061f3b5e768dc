import { jointGroups, jointGroupsOf } from '../../projections/joint-groups/projection.js';
import type { JointGroupDocument } from '../../projections/joint-groups/read-model.js';
import { classes, classesOfPupil } from '../../projections/schools/class.projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { dateIn } from '../school/civil-date.values.js';
import { membersOn } from '../school/membership.values.js';
import { own } from '../school/plain-data.values.js';
import { takingPart } from './taking-part.values.js';

/** As whom somebody belongs to a group, and by which of its schools. */
export interface Belonging {
  readonly personId: string;
  readonly role: 'teacher' | 'pupil';
  readonly schoolId: string;
}

type Group = Pick<JointGroupDocument, 'schools' | 'pupils'>;

/** Who leads a group, in the schools that take part. */
export const leadersOf = (group: Pick<Group, 'schools'>): readonly Belonging[] =>
  takingPart(group).flatMap((schoolId) =>
    (group.schools[schoolId]?.leaderIds ?? []).map((personId) => ({ personId, role: 'teacher', schoolId })),
  );

/** The pupils in a group, or those of some, who go today to the school that they are in it for. */
export const pupilsOf = async (
  group: Group,
  at: string,
  reads: Pick<Reads, 'getMany'>,
  among = Object.keys(group.pupils),
): Promise<readonly Belonging[]> => {
  const open = takingPart(group);
  const joined = among.flatMap((personId): Belonging[] => {
    const pupil = own(group.pupils, personId);
    const isIn = pupil?.joined && open.includes(pupil.schoolId);
    return isIn ? [{ personId, role: 'pupil', schoolId: pupil.schoolId }] : [];
  });
  const memberships = await reads.getMany(
    classesOfPupil,
    joined.map(({ personId }) => personId),
  );
  const classIds = [...memberships.values()].flatMap((each) => Object.keys(each.classes));
  const [places, found] = await Promise.all([
    reads.getMany(schools, open),
    reads.getMany(classes, [...new Set(classIds)]),
  ]);
  return joined.filter(({ personId, schoolId }) => {
    const today = dateIn(places.get(schoolId)?.timeZone ?? 'UTC', at);
    const current = membersOn(memberships.get(personId)?.classes ?? {}, today);
    return current.some((classId) => found.get(classId)?.schoolId === schoolId);
  });
};

/** As whom somebody belongs to a group today; undefined for whoever does not. */
export const belongingTo = async (
  viewer: Viewer,
  group: Group,
  at: string,
  reads: Pick<Reads, 'getMany'>,
): Promise<Belonging | undefined> => {
  const leading = leadersOf(group).find(
    ({ personId, schoolId }) => personId === viewer.personId && hasRole(viewer, 'teacher', schoolId),
  );
  if (leading || !hasRole(viewer, 'pupil')) return leading;
  return (await pupilsOf(group, at, reads, [viewer.personId]))[0];
};

/** The groups that somebody belongs to today. */
export const groupsOf = async (
  viewer: Viewer,
  at: string,
  reads: Reads,
): Promise<readonly { readonly group: JointGroupDocument; readonly belonging: Belonging }[]> => {
  const { groupIds = [] } = (await reads.get(jointGroupsOf, viewer.personId)) ?? {};
  const found = [...(await reads.getMany(jointGroups, groupIds)).values()];
  const held = await Promise.all(
    found.map(async (group) => ({ group, belonging: await belongingTo(viewer, group, at, reads) })),
  );
  return held.flatMap(({ group, belonging }) => (belonging ? [{ group, belonging }] : []));
};

/** The groups whose threads whoever leads a school answers for: those at home there, and those that it takes part in. */
export const groupIdsOfSchool = async (schoolId: string, reads: Reads): Promise<readonly string[]> => {
  const { groupIds = [] } = (await reads.get(jointGroupsOf, schoolId)) ?? {};
  return [...(await reads.getMany(jointGroups, groupIds)).values()]
    .filter((group) => answeringFor(group).includes(schoolId))
    .map(({ _id }) => _id);
};

/** The schools whose leaders answer for what is written in a group: its home always, since its threads are kept there. */
export const answeringFor = (group: Pick<JointGroupDocument, 'schoolId' | 'schools'>): readonly string[] => [
  ...new Set([group.schoolId, ...takingPart(group)]),
];
