import type { AccountRole } from '../../access/account.events.js';
import type { Person, Roster } from '../../oneroster/roster.js';

/** Somebody whose screen is not empty: a guardian with access to the internet, and people around that child. */
export const exampleOf = (roster: Roster, role: AccountRole): Person | undefined => {
  const enrolled = (personId: string) =>
    roster.enrolments.filter((enrolment) => enrolment.personId === personId).length;
  const pupils = roster.people.filter((person) => person.roles.some((held) => held.role === 'pupil'));
  const reachable = (person: Person) => person.email !== undefined && person.internet;
  const guardianOf = (pupil: Person) =>
    roster.people.find((person) => pupil.guardians.includes(person.sourcedId) && reachable(person));
  const pupil = pupils.find((child) => enrolled(child.sourcedId) > 2 && guardianOf(child) !== undefined);
  if (role === 'pupil') return pupil;
  if (role === 'guardian') return pupil && guardianOf(pupil);
  const groups = roster.enrolments
    .filter(({ personId }) => personId === pupil?.sourcedId)
    .map(({ classId }) => classId);
  if (role === 'teacher') {
    const teaching = roster.enrolments.find((e) => e.role === 'teacher' && groups.includes(e.classId));
    return roster.people.find(({ sourcedId }) => sourcedId === teaching?.personId);
  }
  const schoolId = pupil?.roles[0]?.schoolId;
  return roster.people.find((person) =>
    person.roles.some((held) => held.role === role && held.schoolId === schoolId),
  );
};
