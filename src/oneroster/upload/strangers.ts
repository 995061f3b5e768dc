import type { FieldError } from '../../eventing/domain-error.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { placeOfPerson } from '../../people/person-place.js';
import { fault } from '../faults.js';
import type { Importing } from '../importing.js';

type StrangersFault = 'person-of-other-school' | 'username-of-other' | 'class-of-other-school';

/**
 * Whom and what a roster names that belongs to another school, or whose sign-in is somebody else's. Ids follow from those
 * of the bundle alone: without this, one school could write about another one's pupils.
 */
export const strangersIn = async (
  importing: Importing,
  schoolId: string,
  reader: Reads,
): Promise<readonly FieldError[]> => {
  const { people, enrolments, classes } = importing.roster;
  const { runners } = importing.tools;
  const faults: FieldError[] = [];
  const find = (field: string, code: StrangersFault, id: string) =>
    faults.push({ field, ...fault(code, { id }) });
  // Whom a roster named without a role is of no school.
  const isAnySchool = async (schoolIds: readonly string[]): Promise<boolean> => {
    const found = await Promise.all(schoolIds.map((id) => runners.schools.known(id)));
    return found.some(({ connected }) => connected !== undefined);
  };
  const named = people.flatMap(({ sourcedId, guardians }) => [sourcedId, ...guardians]);
  const members = enrolments.map(({ personId }) => personId);
  await importing.each([...new Set([...named, ...members])], async (sourcedId) => {
    const { schoolIds = [] } = (await placeOfPerson(importing.id('person', sourcedId), reader)) ?? {};
    if (!schoolIds.includes(schoolId) && (await isAnySchool(schoolIds))) {
      find('users.csv', 'person-of-other-school', sourcedId);
    }
  });
  await importing.each(people, async ({ sourcedId, username }) => {
    const { issued } = await runners.accounts.load(importing.accountId(username));
    if (issued && issued.personId !== importing.id('person', sourcedId)) {
      find('users.csv', 'username-of-other', sourcedId);
    }
  });
  await importing.each(classes, async ({ sourcedId }) => {
    const { classId, schoolId: at } = await runners.classes.load(importing.id('class', sourcedId));
    if (classId !== undefined && at !== schoolId) find('classes.csv', 'class-of-other-school', sourcedId);
  });
  return faults;
};
