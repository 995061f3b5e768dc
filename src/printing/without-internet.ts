import { people } from '../../projections/people/projection.js';
import type { PersonDocument } from '../../projections/people/read-model.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { isInForce, limitsWith } from '../people/guardian-limits.values.js';
import type { CivilDate } from '../school/civil-date.values.js';

type Person = Pick<PersonDocument, 'internet' | 'guardians' | 'limits'>;

/**
 * Whether nobody of a pupil's family reads the diary on a screen: no guardian has internet, or, where there is none who
 * may see it, the pupil has not.
 */
export const isWithoutInternet = (
  pupil: Person,
  personOf: (id: string) => Pick<PersonDocument, 'internet'> | undefined,
  today: CivilDate,
): boolean => {
  const mayNotSee = (guardianId: string) =>
    limitsWith(pupil.limits, guardianId).some(
      (limit) => limit.what === 'no-access' && isInForce(limit, today),
    );
  const readers = pupil.guardians.filter((guardianId) => !mayNotSee(guardianId));
  if (readers.length === 0) return !pupil.internet;
  return readers.every((guardianId) => personOf(guardianId)?.internet === false);
};

/** Of some pupils those whose families have no internet. */
export const pupilsWithoutInternet = async (
  pupilIds: readonly string[],
  today: CivilDate,
  reads: Reads,
): Promise<readonly string[]> => {
  const pupils = await reads.getMany(people, pupilIds);
  const guardians = await reads.getMany(
    people,
    [...pupils.values()].flatMap((pupil) => pupil.guardians),
  );
  return pupilIds.filter((id) => {
    const pupil = pupils.get(id);
    return pupil !== undefined && isWithoutInternet(pupil, (guardianId) => guardians.get(guardianId), today);
  });
};
