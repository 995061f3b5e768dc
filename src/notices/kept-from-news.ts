import type { PersonDocument } from '../../projections/people/read-model.js';
import { isInForce, limitsWith } from '../people/guardian-limits.values.js';
import type { CivilDate } from '../school/civil-date.values.js';

/** The guardians of a pupil whom no court keeps from news of the child on a day. */
export const guardiansToTell = (
  pupil: Pick<PersonDocument, 'guardians' | 'limits'> | undefined,
  date: CivilDate,
): readonly string[] => {
  const { guardians = [], limits = {} } = pupil ?? {};
  const isKept = (guardianId: string) =>
    limitsWith(limits, guardianId).some((limit) => limit.what === 'no-access' && isInForce(limit, date));
  return guardians.filter((guardianId) => !isKept(guardianId));
};
