import { classes } from '../../projections/schools/class.projection.js';
import { notFound } from '../access/rights/not-found.js';
import type { Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import type { Directory } from '../people/directory.js';
import { guardiansIn, guardiansOf } from './guardians.js';
import { teachersOf } from './participants.js';
import { notLetWrite } from './place-to-open.js';
import { isLetWrite, rulesOf } from './rules-of-school.js';

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
  return named(found, directory);
};

/**
 * The other guardians of a class, by their names alone: whose guardians they are is not told.
 * @param atLeast what the school allowed by then is known of.
 * @throws DomainError `class-not-found`, `not-let-write`.
 */
export const guardiansBeside = async (
  classId: string,
  { personId }: Viewer,
  at: string,
  { reader, directory }: { readonly reader: FreshReader; readonly directory: Directory },
  atLeast: Position | undefined,
): Promise<readonly Correspondent[]> => {
  const found = await reader.get(classes, classId);
  if (!found || found.subjectId !== undefined) throw notFound('class');
  if (!isLetWrite('twoGuardians', await rulesOf(found.schoolId, reader, atLeast))) throw notLetWrite();
  const others = (await guardiansIn(found, at, reader)).filter((id) => id !== personId);
  return named(
    others.map((id) => ({ id, as: 'guardian' })),
    directory,
  );
};

const named = async (
  found: readonly Omit<Correspondent, 'name'>[],
  directory: Directory,
): Promise<readonly Correspondent[]> => {
  const nameOf = await directory.names(found.map(({ id }) => id));
  return found
    .map(({ id, as }) => ({ id, name: nameOf(id), as }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
};
