import type { Db } from '../document-store.js';
import { versionOf, type AnyProjection } from '../projection.js';
import { collectionNamed, Generations } from './generations.js';
import { ProjectionStore } from './projection-store.js';

/**
 * Removes the documents of versions that none of these projections has any more: whoever still reads them would find
 * nothing. What was begun and broke off is ended when it is called again.
 * @returns those versions.
 */
export const removeOldVersions = async (
  db: Db,
  projections: readonly AnyProjection[],
): Promise<readonly string[]> => {
  const [generations, documents] = [new Generations(db), new ProjectionStore(db)];
  const kept = new Set(projections.map(versionOf));
  const old = [...(await generations.all())].filter(([version]) => !kept.has(version));
  for (const [version, { newest }] of old) {
    for (let number = 0; number <= newest; number++) {
      await documents.dropCollection(collectionNamed(version, number));
    }
    await generations.forget(version);
  }
  return old.map(([version]) => version);
};
