import { jointGroups } from '../../projections/joint-groups/projection.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { leadersOf, pupilsOf } from '../joint-groups/members.js';
import type { Recipient } from './addressed.js';
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
    const members = [...leadersOf(group), ...(await pupilsOf(group, at, reads))];
    found.set(audience, members.filter(({ personId }) => personId !== audience.without).map(asListener));
  }
  return found;
};

const asListener = ({ personId, role, schoolId }: ReturnType<typeof leadersOf>[number]): JointListener =>
  role === 'teacher'
    ? { personId, as: 'staff', schoolId }
    : { personId, as: 'pupil', pupilId: personId, schoolId };
