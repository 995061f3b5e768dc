import type { Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Directory } from '../people/directory.js';
import { guardiansOf, teachersOf } from './participants.js';

/** Whom somebody may write to about a pupil. */
export interface Correspondent {
  readonly id: string;
  readonly name: string;
  readonly as: 'teacher' | 'guardian';
}

/** Of a pupil: to whoever teaches the pupil the guardians, to a guardian those who teach. */
export const correspondentsAbout = async (
  pupilId: string,
  { personId }: Viewer,
  at: string,
  { reader, directory }: { readonly reader: FreshReader; readonly directory: Directory },
): Promise<readonly Correspondent[]> => {
  const [teachers, guardians] = await Promise.all([
    teachersOf(pupilId, at, reader),
    guardiansOf(pupilId, at, reader),
  ]);
  const found = [
    ...(guardians.includes(personId) ? teachers.map((id) => ({ id, as: 'teacher' as const })) : []),
    ...(teachers.includes(personId) ? guardians.map((id) => ({ id, as: 'guardian' as const })) : []),
  ].filter(({ id }) => id !== personId);
  const nameOf = await directory.names(found.map(({ id }) => id));
  return found
    .map(({ id, as }) => ({ id, name: nameOf(id), as }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
};
