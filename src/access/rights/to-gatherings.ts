import { jointGroups } from '../../../projections/joint-groups/projection.js';
import { belongingTo } from '../../joint-groups/members.js';
import { homesOfWards, wasInvitedOn } from '../../meetings/invited-then.js';
import { wardsOf } from '../../messages/participants.js';
import { groupsOfToday } from '../../reports/today.js';
import { dateAndTime } from '../../school/local-time.values.js';
import { rolesAt } from '../viewer.js';
import { AT_SCHOOL, lookFor, once, type Looks } from './looks.js';
import { toClass } from './to-classes.js';

/** What somebody is to a meeting of a class or a school. */
export const toMeeting: Looks = (parts, asked) => {
  const { reader, runners } = parts;
  const { viewer, id, at } = asked;
  const found = once(() => runners.meetings.lookUp(id, ({ called }) => called));
  const classOf = async () => (await found())?.classId;
  const schoolOf = async () => {
    const { schoolId, classId } = (await found()) ?? {};
    return classId === undefined ? schoolId : undefined;
  };
  return [
    ...toClass(parts, asked, classOf),
    lookFor(AT_SCHOOL, async () => rolesAt(viewer, await schoolOf())),
    lookFor(['schoolGuardian'], async () => {
      const schoolId = await schoolOf();
      if (schoolId === undefined) return [];
      const wards = await wardsOf(viewer, reader);
      const groups = await Promise.all(wards.map((pupilId) => groupsOfToday(pupilId, at, reader)));
      return groups.flat().some(({ group }) => group.schoolId === schoolId) ? ['schoolGuardian'] : [];
    }),
    lookFor(['invitedThen'], async () => {
      const called = await found();
      if (!called) return [];
      const { date } = dateAndTime(called.startsAt);
      return wasInvitedOn(await homesOfWards(viewer, reader), called, date) ? ['invitedThen'] : [];
    }),
  ];
};

/** What somebody is to a group of several schools. */
export const toJointGroup: Looks = (parts, { viewer, id, at, atLeast }) => {
  const { reader } = parts;
  const found = () => reader.get(jointGroups, id, atLeast);
  return [
    lookFor(AT_SCHOOL, async () =>
      Object.keys((await found())?.schools ?? {}).flatMap((schoolId) => rolesAt(viewer, schoolId)),
    ),
    lookFor(['author'], async () => ((await found())?.proposerId === viewer.personId ? ['author'] : [])),
    lookFor(['leader', 'member'], async () => {
      const group = await found();
      const belonging = group && (await belongingTo(viewer, group, at, reader));
      if (!belonging) return [];
      return [belonging.role === 'teacher' ? 'leader' : 'member'];
    }),
  ];
};

/** What somebody is to an activity. */
export const toActivity: Looks = (parts, { viewer, id }) => {
  const { activities } = parts.runners;
  return [
    lookFor([...AT_SCHOOL, 'author'], async () => {
      const announced = await activities.lookUp(id, (activity) => activity.announced);
      if (!announced) return [];
      const { schoolId, personId } = announced;
      return [...rolesAt(viewer, schoolId), ...(personId === viewer.personId ? (['author'] as const) : [])];
    }),
  ];
};
