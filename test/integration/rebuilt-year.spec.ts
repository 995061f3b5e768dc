import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { projections } from '../../projections/all.js';
import type { DocumentStore } from '../../src/eventing/document-store.js';
import type { EventStore } from '../../src/eventing/event-store.js';
import { comparePositions } from '../../src/eventing/position.js';
import { collectionOf, Generations } from '../../src/eventing/projecting/generations.js';
import type { ProjectionEngine } from '../../src/eventing/projecting/projection-engine.js';
import { projectorOn } from '../../src/eventing/projecting/projector.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';
import { eventually } from '../support/eventually.js';
import { PROPERTY_SEED } from '../support/property-seed.js';
import { randomYear, type Appended } from '../support/random-year.js';
import { recorded } from '../support/recorded.js';

let stores: EmbeddedStores;
let store: EventStore;
let documents: DocumentStore;
let projector: ProjectionEngine | undefined;
let written = 0;
const revisions = new Map<string, bigint>();

beforeAll(async () => {
  stores = await startStores();
  ({ store, documents } = stores);
});
afterAll(async () => {
  await projector?.stop();
  await stores.close();
});

const startProjector = async (): Promise<void> => {
  projector = projectorOn(store, documents.readModels, {
    projections,
    log: (line) => void process.stderr.write(`${line}\n`),
    tendEveryMs: 50,
  });
  await projector.start();
};
const isAtHead = async (): Promise<boolean> => {
  const head = await store.lastPosition();
  const status = projector?.status() ?? [];
  return status.every(({ position, failure }) => !failure && comparePositions(position, head) >= 0);
};
const isLive = async (number: number): Promise<boolean> => {
  const states = [...(await new Generations(documents.readModels).all()).values()];
  return states.length === projections.length && states.every(({ live }) => live === number);
};

/** Every document of a generation, byte for byte in hexadecimal digits. */
const storedIn = async (number: number): Promise<readonly string[]> => {
  const stored = projections.map(async (projection) => {
    const collection = documents.readModels.collection(collectionOf({ projection, number }));
    const found = await collection.find({}, { raw: true }).sort({ _id: 1 }).toArray();
    return found.map(
      (bytes) => `${projection.name} ${Buffer.from(bytes as unknown as Buffer).toString('hex')}`,
    );
  });
  return (await Promise.all(stored)).flat();
};
const write = async (year: readonly Appended[]): Promise<void> => {
  for (const { streamName, events } of year) {
    const revision = revisions.get(streamName);
    const next = (revision ?? -1n) + BigInt(events.length);
    await store.append(
      streamName,
      revision,
      events.map((event) => {
        const { id, metadata } = recorded(event, ++written);
        return { id, event, metadata };
      }),
    );
    revisions.set(streamName, next);
  }
};

it('A random school year’s read models are the same after a rebuild, byte for byte', async () => {
  const year = randomYear(PROPERTY_SEED);
  const third = Math.ceil(year.length / 3);
  for (const begin of [0, third, 2 * third]) {
    await projector?.stop();
    await startProjector();
    await write(year.slice(begin, begin + third));
  }
  expect(await eventually(isAtHead)).toBe(true);
  expect(await eventually(() => isLive(0))).toBe(true);
  const before = await storedIn(0);

  const generations = new Generations(documents.readModels);
  for (const projection of projections) await generations.rebuild(projection);
  expect(await eventually(() => isLive(1))).toBe(true);
  expect(await storedIn(1)).toEqual(before);
  expect(before.length).toBeGreaterThan(300);
  expect(written).toBeGreaterThan(500);
});
