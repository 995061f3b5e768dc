import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import type { RunningSchool } from './running-school.js';
import { sampleRosterOf } from './sample-school.js';
import { letIn } from './school-day.js';
import { there } from './there.js';
import { read, type Visitor } from './visitor.js';

/** Those of another school than the sample's examples. */
export interface SchoolElsewhere {
  readonly schoolId: string;
  readonly head: Visitor;
  readonly admin: Visitor;
  readonly teacher: Visitor;
  readonly pupil: Visitor;
  readonly guardian: Visitor;
}

/** Somebody in each of these roles there, once signed in. */
export const letInSchoolElsewhere = async (school: RunningSchool): Promise<SchoolElsewhere> => {
  const { people } = await sampleRosterOf(school);
  const { login } = school.signInOf('deputyHead');
  const own = there(
    people.find(({ username }) => username === login),
    'deputy head',
  ).roles;
  const schoolId = there(
    people
      .flatMap(({ roles }) => roles)
      .find((held) => held.role === 'deputyHead' && own.every((each) => each.schoolId !== held.schoolId)),
    'other school',
  ).schoolId;
  const isThere = (role: AccountRole) => (person: (typeof people)[number]) =>
    person.username !== '' && person.roles.some((held) => held.role === role && held.schoolId === schoolId);
  const someone = (role: AccountRole) =>
    letIn(school, there(people.find(isThere(role)), `${role} of the other school`).username);
  const guardianOf = (person: (typeof people)[number]) =>
    people.find(({ sourcedId, username }) => person.guardians.includes(sourcedId) && username !== '');
  const pupil = there(
    people.filter(isThere('pupil')).find((person) => guardianOf(person)),
    'pupil of the other school',
  );
  const head = await someone('deputyHead');
  return {
    ...{ head, admin: await someone('admin'), teacher: await someone('teacher') },
    pupil: await letIn(school, pupil.username),
    guardian: await letIn(school, there(guardianOf(pupil), 'guardian').username),
    schoolId: there((await read(head.get<Me>('/api/me'))).schools[0], 'school of the deputy head').id,
  };
};
