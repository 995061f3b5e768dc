import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projections } from '../../projections/all.js';
import { collectionOf, Generations } from '../../src/eventing/projecting/generations.js';
import { removeOldVersions } from '../../src/eventing/projecting/old-versions.js';
import { ProjectionStore } from '../../src/eventing/projecting/projection-store.js';
import type { AnyProjection } from '../../src/eventing/projection.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';

const [current] = projections;
if (!current) throw new Error('There is no projection.');
const older: AnyProjection = { ...current, version: current.version - 1 };
const POSITION = { commit: 1n, prepare: 1n };

describe('versions that the program has no more', () => {
  let stores: EmbeddedStores;

  beforeAll(async () => {
    stores = await startStores();
    const db = stores.documents.readModels;
    const [generations, documents] = [new Generations(db), new ProjectionStore(db)];
    await generations.begin([current, older]);
    await generations.takeOver({ projection: older, number: 0 }, 0);
    await generations.rebuild(older);
    for (const generation of [
      { projection: current, number: 0 },
      { projection: older, number: 0 },
      { projection: older, number: 1 },
    ]) {
      const after = { _id: 'document', position: POSITION };
      await documents.write(generation, [{ before: undefined, after }]);
      const positions = new Map([[0, POSITION]]);
      await documents.saveCheckpoints([{ generation, positions, events: 1 }]);
    }
  });
  afterAll(() => stores.close());

  it('are removed with every generation and checkpoint, and the others stay', async () => {
    const db = stores.documents.readModels;
    const version = `${older.name}.v${older.version.toString()}`;
    expect(await removeOldVersions(db, projections)).toEqual([version]);
    const kept = collectionOf({ projection: current, number: 0 });
    const names = (await db.listCollections().toArray()).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith(older.name))).toEqual([kept]);
    const checkpoints = await db.collection('projectionCheckpoints').find().toArray();
    expect(checkpoints.map(({ _id }) => _id as unknown)).toEqual([kept]);
    expect([...(await new Generations(db).all()).keys()]).toEqual([kept]);
    expect(await removeOldVersions(db, projections)).toEqual([]);
  });
});
