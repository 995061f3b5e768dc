import { people } from '../../../projections/people/projection.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Directory } from '../../people/directory.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { Members } from '../../school/membership.values.js';

export type Whose = 'pupils' | 'guardians';

/** A pupil of a class, or a guardian of some. */
export interface Person {
  readonly personId: string;
  readonly name: string;
  readonly as: 'pupil' | 'guardian';
  /** Names of the guardian's children in the class. */
  readonly children: readonly string[];
  /** The same children, whom names alone need not tell apart. */
  readonly childIds: readonly string[];
}

/** The pupils by their names, each before the own guardians; a guardian of several comes with the first. */
export const peopleAround = async (
  pupilIds: readonly string[],
  whose: readonly Whose[],
  { reads, directory }: { readonly reads: Reads; readonly directory: Pick<Directory, 'names'> },
): Promise<readonly Person[]> => {
  const pupils = await reads.getMany(people, pupilIds);
  const guardiansOf = (pupilId: string) => pupils.get(pupilId)?.guardians ?? [];
  const nameOf = await directory.names([...pupilIds, ...pupilIds.flatMap(guardiansOf)], reads);
  const byName = pupilIds.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const around = new Map<string, Person>();
  for (const pupilId of byName) {
    const name = nameOf(pupilId);
    if (whose.includes('pupils'))
      around.set(pupilId, { personId: pupilId, name, as: 'pupil', children: [], childIds: [] });
    if (!whose.includes('guardians')) continue;
    for (const personId of guardiansOf(pupilId)) {
      const known = around.get(personId);
      const children = [...(known?.children ?? []), name];
      const childIds = [...(known?.childIds ?? []), pupilId];
      around.set(personId, { personId, name: nameOf(personId), as: 'guardian', children, childIds });
    }
  }
  return [...around.values()];
};

export const presentOrToCome = (members: Members, today: CivilDate): string[] =>
  Object.entries(members)
    .filter(([, periods]) => periods.some(({ until }) => until === undefined || until >= today))
    .map(([pupilId]) => pupilId);
