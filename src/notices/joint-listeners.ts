import { jointGroups } from '../../projections/joint-groups/projection.js';
import { people } from '../../projections/people/projection.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { leadersOf, pupilsOf } from '../joint-groups/members.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import type { Recipient } from './addressed.js';
import { guardiansToTell } from './kept-from-news.js';
import type { Audience } from './policy.js';

/** Somebody of a group of several schools, told as one of the own school’s. */
export type JointListener = Pick<Recipient, 'personId' | 'as' | 'pupilId' | 'schoolId'>;

interface Addressing {
  readonly audience: Audience;
  readonly at: string;
}

/** Who belongs to those of the audiences that are of groups of several schools. */
export const jointListeners = async (
  addressings: readonly Addressing[],
  reads: Pick<Reads, 'getMany'>,
): Promise<ReadonlyMap<Audience, readonly JointListener[]>> => {
  const asked = addressings.flatMap(({ audience, at }) =>
    'jointGroupId' in audience ? [{ audience, at }] : [],
  );
  const groups = await reads.getMany(
    jointGroups,
    asked.map(({ audience }) => audience.jointGroupId),
  );
  const found = new Map<Audience, readonly JointListener[]>();
  for (const { audience, at } of asked) {
    const group = groups.get(audience.jointGroupId);
    if (!group) continue;
    if (audience.who === 'proposerOfJointGroup') {
      const { proposerId: personId, schoolId } = group;
      found.set(audience, [{ personId, as: 'staff', schoolId }]);
      continue;
    }
    const isOther = ({ personId }: { readonly personId: string }) => personId !== audience.without;
    if (audience.who === 'leadersOfJointGroup') {
      const leaders = leadersOf(group).filter(({ schoolId }) => schoolId === audience.schoolId);
      const about = { pupilId: audience.aboutPupilId };
      found.set(
        audience,
        leaders.filter(isOther).map((leader) => ({ ...asListener(leader), ...about })),
      );
      continue;
    }
    const pupils = await pupilsOf(group, at, reads);
    const members = [...leadersOf(group), ...pupils].map(asListener);
    const guardians =
      audience.who === 'familiesOfJointGroup' ? await guardiansIn(pupils, dateIn('UTC', at), reads) : [];
    found.set(audience, [...members, ...guardians].filter(isOther));
  }
  return found;
};

/** Whoever has two children in it is told once, as one of the school of the first. */
const guardiansIn = async (
  pupils: Awaited<ReturnType<typeof pupilsOf>>,
  date: CivilDate,
  reads: Pick<Reads, 'getMany'>,
): Promise<readonly JointListener[]> => {
  const known = await reads.getMany(
    people,
    pupils.map(({ personId }) => personId),
  );
  const listeners = pupils.flatMap(({ personId: pupilId, schoolId }) =>
    guardiansToTell(known.get(pupilId), date).map((personId): JointListener => ({
      ...{ personId, as: 'guardian', schoolId },
    })),
  );
  return [...new Map(listeners.toReversed().map((each) => [each.personId, each])).values()].toReversed();
};

const asListener = ({ personId, role, schoolId }: ReturnType<typeof leadersOf>[number]): JointListener =>
  role === 'teacher'
    ? { personId, as: 'staff', schoolId }
    : { personId, as: 'pupil', pupilId: personId, schoolId };
