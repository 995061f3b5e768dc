import { accountsOfPerson } from '../../projections/accounts/of-person.projection.js';
import { accounts } from '../../projections/accounts/projection.js';
import { notFound } from '../access/rights/not-found.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { teachesPupil } from '../messages/participants.js';
import { groupsOfToday } from '../reports/today.js';
import type { Runners } from '../runners.js';
import { own } from '../school/plain-data.values.js';
import type { JointGroup } from './joint-group.decider.js';

type RoleForPupils = 'teacher' | 'deputyHead';

/**
 * As whom somebody changes who of a school is in a group.
 * @throws DomainError `pupils-of-another-school` for whoever leads it only in another school.
 */
export const roleForPupils = (
  viewer: Viewer,
  { schools }: Pick<JointGroup, 'schools'>,
  schoolId: string,
): RoleForPupils => {
  if (hasRole(viewer, 'deputyHead', schoolId)) return 'deputyHead';
  const leaderIds = own(schools, schoolId)?.leaderIds ?? [];
  if (leaderIds.includes(viewer.personId) && hasRole(viewer, 'teacher', schoolId)) return 'teacher';
  const message = 'Each school says itself who of its pupils is in the group.';
  throw new DomainError('pupils-of-another-school', message, 'forbidden');
};

/** @throws DomainError `pupil-not-found` where the pupil goes elsewhere, or a teacher does not teach the pupil. */
export const mustGoTo = async (
  schoolId: string,
  pupilId: string,
  { viewer, at, role }: { readonly viewer: Viewer; readonly at: string; readonly role: RoleForPupils },
  reader: FreshReader,
): Promise<void> => {
  const groups = await groupsOfToday(pupilId, at, reader);
  const isThere = groups.some(({ group }) => group.schoolId === schoolId);
  const mayAsk = role === 'deputyHead' || (await teachesPupil(viewer.personId, pupilId, at, reader));
  if (!isThere || !mayAsk) throw notFound('pupil');
};

/** @throws DomainError `pupils-do-not-write`. */
export const mustLetPupilsWrite = async (
  schoolId: string,
  { messagingRules }: Pick<Runners, 'messagingRules'>,
): Promise<void> => {
  if ((await messagingRules.load(schoolId)).pupilsWrite) return;
  const message =
    'The school does not let its pupils write to each other. An administrator changes that among its messages.';
  throw new DomainError('pupils-do-not-write', message, 'conflict');
};

/** @throws DomainError `leader-unknown`. */
export const mustBeTeachers = async (
  personIds: readonly string[],
  schoolId: string,
  reader: FreshReader,
): Promise<void> => {
  const held = await reader.getMany(accountsOfPerson, personIds);
  const found = await reader.getMany(
    accounts,
    [...held.values()].flatMap(({ accountIds }) => accountIds),
  );
  const teachers = new Set(
    [...found.values()]
      .filter(({ ended }) => !ended)
      .filter(({ roles }) => roles.some((each) => each.role === 'teacher' && each.schoolId === schoolId))
      .map(({ personId }) => personId),
  );
  if (personIds.every((id) => teachers.has(id))) return;
  throw new DomainError('leader-unknown', 'Those who lead the group teach at the school.', 'rule', [
    { field: 'leaderIds', message: 'must be teachers of the school' },
  ]);
};
