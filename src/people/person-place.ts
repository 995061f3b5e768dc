import { accountsOfPerson } from '../../projections/accounts/of-person.projection.js';
import { accounts } from '../../projections/accounts/projection.js';
import type { AccountDocument } from '../../projections/accounts/read-model.js';
import { people } from '../../projections/people/projection.js';
import { recipients } from '../../projections/recipients/projection.js';
import { classes, classesOfPupil } from '../../projections/schools/class.projection.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';

/** Where a person belongs, and to whom. */
export interface PersonPlace {
  readonly personId: string;
  readonly guardians: readonly string[];
  readonly accounts: readonly AccountDocument[];
  /** Every school that the person ever belonged to. */
  readonly schoolIds: readonly string[];
}

/**
 * @param atLeast an account that was issued just before is one of those that are held.
 * @returns undefined where nobody was ever known by this id.
 */
export const placeOfPerson = async (
  personId: string,
  reads: Reads,
  atLeast?: Position,
): Promise<PersonPlace | undefined> => {
  const person = await reads.get(people, personId, atLeast);
  if (!person) return undefined;
  const { accountIds = [] } = (await reads.get(accountsOfPerson, personId, atLeast)) ?? {};
  const held = [...(await reads.getMany(accounts, accountIds.toSorted(), atLeast)).values()];
  const members = (await reads.get(classesOfPupil, personId))?.classes ?? {};
  const known = await reads.getMany(classes, Object.keys(members));
  const registeredIn = (await reads.get(recipients, personId))?.schoolId;
  const schoolIds = [
    ...[...known.values()].map(({ schoolId }) => schoolId),
    ...held.flatMap(({ roles }) => roles.map(({ schoolId }) => schoolId)),
    ...(registeredIn === undefined ? [] : [registeredIn]),
  ];
  return { personId, guardians: person.guardians, accounts: held, schoolIds: [...new Set(schoolIds)] };
};
