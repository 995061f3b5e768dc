import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import type { Class, Person, Roster } from '../../src/oneroster/roster.js';
import type { RunningSchool } from './running-school.js';
import { sampleRosterOf } from './sample-school.js';
import { letIn, type SchoolDay } from './school-day.js';
import { read, type Visitor } from './visitor.js';

/** Somebody who is in a role at another school than the sample's example of it, once signed in. */
export const letInElsewhere = async (school: RunningSchool, role: AccountRole): Promise<Visitor> => {
  const { people } = await sampleRosterOf(school);
  const { login } = school.signInOf(role);
  const own = people.find(({ username }) => username === login)?.roles.map(({ schoolId }) => schoolId) ?? [];
  const other = people.find(({ roles }) =>
    roles.some((held) => held.role === role && !own.includes(held.schoolId)),
  );
  if (!other) throw new Error(`The sample has no ${role} of another school`);
  return letIn(school, other.username);
};

/** The class of the sample's example of a pupil, with everybody who is in it as a pupil or its teacher. */
export const exampleClassIn = (
  { people, classes, enrolments }: Roster,
  school: RunningSchool,
): { readonly homeroom: Class; readonly members: ReadonlySet<string> } => {
  const { login } = school.signInOf('pupil');
  const child = people.find(({ username }) => username === login)?.sourcedId;
  const membersOf = (id: string) =>
    new Set(enrolments.filter(({ classId }) => classId === id).map(({ personId }) => personId));
  for (const homeroom of classes.filter(({ kind }) => kind === 'homeroom')) {
    const members = membersOf(homeroom.sourcedId);
    if (child !== undefined && members.has(child)) return { homeroom, members };
  }
  throw new Error('The example of a pupil is in no class');
};

/** Somebody who teaches groups of that class and is not its class teacher, once signed in. */
export const letInSubjectTeacher = async (school: RunningSchool): Promise<Visitor> => {
  const roster = await sampleRosterOf(school);
  const { homeroom, members } = exampleClassIn(roster, school);
  const groups = new Set(
    roster.classes
      .filter(({ homeroomId }) => homeroomId === homeroom.sourcedId)
      .map(({ sourcedId }) => sourcedId),
  );
  const teaches = ({ sourcedId }: Person) =>
    roster.enrolments.some(
      ({ role, personId, classId }) => role === 'teacher' && personId === sourcedId && groups.has(classId),
    );
  const teacher = roster.people.find((person) => teaches(person) && !members.has(person.sourcedId));
  if (!teacher) throw new Error('Nobody but the class teacher teaches the class');
  return letIn(school, teacher.username);
};

/** A guardian, once signed in, and the pupil whose guardian it is. */
export interface GuardianInClass {
  readonly guardian: Visitor;
  readonly pupilId: string;
}

/** Somebody else's guardian in the class of the sample's example of a pupil. */
export const letInGuardianInClass = async (
  school: RunningSchool,
  day: SchoolDay,
): Promise<GuardianInClass> => {
  const roster = await sampleRosterOf(school);
  const { members } = exampleClassIn(roster, school);
  const own = school.signInOf('guardian').login;
  const classmates = roster.people.filter(({ sourcedId }) => members.has(sourcedId));
  for (const { guardians } of classmates) {
    const found = roster.people.find(
      ({ sourcedId, username }) => guardians.includes(sourcedId) && username !== '' && username !== own,
    );
    if (!found) continue;
    const guardian = await letIn(school, found.username);
    const pupilId = (await read(guardian.get<Me>('/api/me'))).children[0]?.id ?? '';
    if (day.pupilIds.includes(pupilId) && pupilId !== day.child.id) return { guardian, pupilId };
  }
  throw new Error('Nobody else in the class has a guardian');
};

/** A guardian of the example's school who has nobody in the class of its example of a pupil. */
export const letInGuardianOfAnotherClass = async (school: RunningSchool): Promise<Visitor> => {
  const roster = await sampleRosterOf(school);
  const { homeroom, members } = exampleClassIn(roster, school);
  const family = new Set(
    roster.people.filter(({ sourcedId }) => members.has(sourcedId)).flatMap(({ guardians }) => guardians),
  );
  const guardian = roster.people.find(
    ({ sourcedId, roles }) =>
      roles.some(({ role, schoolId }) => role === 'guardian' && schoolId === homeroom.schoolId) &&
      !family.has(sourcedId),
  );
  return letIn(school, guardian?.username ?? '');
};
