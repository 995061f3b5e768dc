import type { Importing } from '../../oneroster/importing.js';
import { plansOf } from '../../oneroster/page-plan.js';
import type { Person } from '../../oneroster/roster.js';
import { exampleOf } from './people.js';

/** Who is told something in the sample and by whom, around those who have sign-ins. By the journal's ids. */
export interface Cast {
  readonly schoolId: string;
  readonly classId: string;
  /** A page of the class in today's term, which the teacher writes. */
  readonly pageId: string;
  readonly pupilId: string;
  readonly guardianId: string;
  readonly teacherId: string;
  readonly deputyHeadId: string;
  /** A guardian and a pupil of each other family of the class. */
  readonly others: readonly { readonly guardianId: string; readonly pupilId: string }[];
}

export const castOf = (importing: Importing): Cast => {
  const { roster } = importing;
  const example = (role: Parameters<typeof exampleOf>[1]): Person => {
    const person = exampleOf(roster, role);
    if (!person) throw new Error(`The sample has no ${role}`);
    return person;
  };
  const [pupil, guardian, teacher] = [example('pupil'), example('guardian'), example('teacher')];
  const has = (classId: string, { sourcedId }: Person) =>
    roster.enrolments.some((one) => one.classId === classId && one.personId === sourcedId);
  const plan = plansOf(importing).find(
    ({ group, term }) =>
      has(group.sourcedId, pupil) &&
      has(group.sourcedId, teacher) &&
      term.start <= importing.today &&
      importing.today <= term.end,
  );
  if (!plan) throw new Error('The sample’s teacher has no page with the sample’s pupil today');
  const { group, pageId } = plan;
  const classmates = roster.people.filter((one) => one !== pupil && has(group.homeroomId ?? '', one));
  const person = (sourcedId: string) => importing.id('person', sourcedId);
  return {
    schoolId: importing.id('school', group.schoolId),
    classId: importing.id('class', group.homeroomId ?? group.sourcedId),
    pageId,
    pupilId: person(pupil.sourcedId),
    guardianId: person(guardian.sourcedId),
    teacherId: person(teacher.sourcedId),
    deputyHeadId: person(example('deputyHead').sourcedId),
    others: classmates.flatMap(({ sourcedId, guardians: [first] }) =>
      first === undefined || first === guardian.sourcedId
        ? []
        : [{ guardianId: person(first), pupilId: person(sourcedId) }],
    ),
  };
};
