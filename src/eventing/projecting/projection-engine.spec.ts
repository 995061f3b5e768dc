import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryGenerations } from '../../../test/support/memory-generations.js';
import { MemoryLog } from '../../../test/support/memory-log.js';
import { MemoryProjectionStore } from '../../../test/support/memory-projection-store.js';
import { positionOf, recorded } from '../../../test/support/recorded.js';
import { until } from '../../../test/support/until.js';
import type { Recorded } from '../envelope.js';
import { comparePositions, formatPosition } from '../position.js';
import { ProjectionEngine } from './projection-engine.js';
import type { AnyProjection, Projection, ReadModel } from '../projection.js';

type Dropped = {
  readonly type: 'CoinDropped';
  readonly data: { readonly boxes: string[]; readonly coin: string };
};

interface Box extends ReadModel {
  readonly coins: readonly string[];
}

const boxes: Projection<Box, Dropped> = {
  name: 'boxes',
  version: 1,
  handles: ['CoinDropped'],
  idsOf: ({ data }) => data.boxes,
  evolve(box, { data }, id) {
    if (data.coin === 'forged') throw new Error('a forged coin');
    return { _id: id, coins: [...(box?.coins ?? []), data.coin] };
  },
};
const counts: Projection<ReadModel & { readonly count: number }, Dropped> = {
  name: 'counts',
  version: 2,
  handles: ['CoinDropped'],
  idsOf: () => ['all'],
  evolve: (document, _, id) => ({ _id: id, count: (document?.count ?? 0) + 1 }),
};

const drop = (number: number, coin: string, ...into: string[]): Recorded =>
  recorded<Dropped>({ type: 'CoinDropped', data: { boxes: into, coin } }, number);
const ignored = (number: number): Recorded => recorded({ type: 'SomethingElse', data: {} }, number);

let log: MemoryLog;
let documents: MemoryProjectionStore;
let generations: MemoryGenerations;
let skips: Set<string>;
let messages: string[];
let engines: ProjectionEngine[];

beforeEach(() => {
  log = new MemoryLog();
  documents = new MemoryProjectionStore();
  generations = new MemoryGenerations();
  skips = new Set();
  messages = [];
  engines = [];
});
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
});

const start = async (...projections: readonly AnyProjection[]): Promise<ProjectionEngine> => {
  const engine = new ProjectionEngine({
    store: log,
    documents,
    generations,
    skipsOf: () => Promise.resolve(skips),
    projections,
    log: (message) => messages.push(message),
    now: () => 0,
    tendEveryMs: 5,
    // Checkpoints are saved when the engine stops; a spec that crashes one just leaves it.
    checkpointEveryMs: 1_000_000,
  });
  await engine.start();
  engines.push(engine);
  return engine;
};
const statusOf = (engine: ProjectionEngine, { name }: AnyProjection) =>
  engine.status().find((status) => status.name === name);
const reached = (engine: ProjectionEngine, projection: AnyProjection, number: number) =>
  until(() => {
    const position = statusOf(engine, projection)?.position;
    return position !== undefined && comparePositions(position, positionOf(number)) >= 0;
  });
const coinsIn = (id: string) => {
  const box = documents.documentsOf(boxes).get(id);
  return box && 'coins' in box ? box.coins : undefined;
};

describe('a batch', () => {
  test('is folded into each document and written at once, with the last event that it has seen', async () => {
    log.write(drop(1, 'a', 'x'), drop(2, 'b', 'x', 'y'), drop(3, 'c', 'x'));
    await reached(await start(boxes), boxes, 3);
    expect(Object.fromEntries(documents.documentsOf(boxes))).toEqual({
      x: { _id: 'x', coins: ['a', 'b', 'c'], position: positionOf(3) },
      y: { _id: 'y', coins: ['b'], position: positionOf(2) },
    });
    expect(documents.writes).toEqual([{ collection: 'boxes.v1', ids: ['x', 'y'] }]);
  });

  test('finds the indexes made that its documents are looked for by', async () => {
    const indexed = { ...boxes, indexes: [{ coins: 1 }] as const };
    log.write(drop(1, 'a', 'x'));
    await reached(await start(indexed), indexed, 1);
    expect(documents.prepared).toEqual([{ collection: 'boxes.v1', writes: 0 }]);
  });

  test('is followed by the next one', async () => {
    const engine = await start(boxes, counts);
    log.write(drop(1, 'a', 'x'));
    await reached(engine, boxes, 1);
    log.write(drop(2, 'b', 'x'));
    await reached(engine, boxes, 2);
    await reached(engine, counts, 2);
    expect(coinsIn('x')).toEqual(['a', 'b']);
    expect(documents.documentsOf(counts).get('all')).toMatchObject({ count: 2 });
  });
});

describe('a checkpoint', () => {
  test('moves on over events that nobody handles, and is saved when the engine stops', async () => {
    log.write(drop(1, 'a', 'x'), ignored(2), ignored(3));
    const engine = await start(boxes);
    await reached(engine, boxes, 3);
    await engine.stop();
    expect(await documents.checkpointOf({ projection: boxes, number: 0 })).toMatchObject({
      position: positionOf(3),
      events: 3,
    });
  });

  test('moves on to where the store says that nothing more lies', async () => {
    log.idle = positionOf(9);
    log.write(ignored(1));
    await reached(await start(boxes), boxes, 9);
  });

  test('is where the next engine goes on, each projection from its own', async () => {
    documents.reached(boxes, positionOf(2));
    documents.reached(counts, positionOf(1));
    log.write(drop(1, 'a', 'x'), drop(2, 'b', 'x'), drop(3, 'c', 'x'));
    const engine = await start(boxes, counts);
    await reached(engine, boxes, 3);
    await reached(engine, counts, 3);
    expect(log.subscriptions).toEqual([positionOf(1), positionOf(2)]);
    expect(coinsIn('x')).toEqual(['c']);
    expect(documents.documentsOf(counts).get('all')).toMatchObject({ count: 2 });
  });

  test('that was never saved costs a replay which changes nothing', async () => {
    log.write(drop(1, 'a', 'x'), drop(2, 'b', 'y'));
    log.write(drop(3, 'c', 'x'));
    await reached(await start(boxes), boxes, 3);
    const before = structuredClone(documents.documentsOf(boxes));
    const writes = documents.writes.length;
    await reached(await start(boxes), boxes, 3);
    expect(documents.documentsOf(boxes)).toEqual(before);
    expect(documents.writes).toHaveLength(writes);
  });
});

describe('a poison event', () => {
  test('stops its projection there, is reported, and the others go on', async () => {
    log.write(drop(1, 'a', 'x'), drop(2, 'forged', 'x'), drop(3, 'b', 'x'));
    log.write(drop(4, 'c', 'x'));
    const engine = await start(boxes, counts);
    await reached(engine, counts, 4);
    expect(statusOf(engine, boxes)).toEqual({
      name: 'boxes',
      version: 1,
      state: 'building',
      position: positionOf(1),
      failure: {
        position: formatPosition(positionOf(2)),
        eventId: drop(2, '').id,
        eventType: 'CoinDropped',
        error: 'a forged coin',
      },
    });
    expect(coinsIn('x')).toEqual(['a']);
    expect(documents.documentsOf(counts).get('all')).toMatchObject({ count: 4 });
    expect(statusOf(engine, counts)).not.toHaveProperty('failure');
    expect(messages).toContainEqual(expect.stringContaining('boxes stopped at CoinDropped'));
  });

  test('is met again by the next engine, since the checkpoint stays before it', async () => {
    log.write(drop(1, 'a', 'x'), drop(2, 'forged', 'x'));
    const engine = await start(boxes);
    await until(() => statusOf(engine, boxes)?.failure !== undefined);
    await engine.stop();
    expect(await documents.checkpointOf({ projection: boxes, number: 0 })).toMatchObject({
      position: positionOf(1),
    });
    const next = await start({ ...boxes, evolve: (_, __, id) => ({ _id: id }) });
    await reached(next, boxes, 2);
    expect(statusOf(next, boxes)).not.toHaveProperty('failure');
  });

  test('is one too where a projection cannot say which documents it concerns', async () => {
    const lost: AnyProjection = {
      ...boxes,
      idsOf: () => {
        throw new Error('no ids');
      },
    };
    log.write(drop(1, 'a', 'x'));
    const engine = await start(lost);
    await until(() => statusOf(engine, lost)?.failure !== undefined);
    expect(statusOf(engine, lost)?.failure).toMatchObject({ error: 'no ids' });
  });
});

describe('a document that begins with an event', () => {
  const begun: AnyProjection = { ...boxes, begins: ['CoinDropped'] };

  test('is not looked for', async () => {
    log.write(drop(1, 'a', 'x'), drop(2, 'b', 'x'));
    await reached(await start(begun), begun, 2);
    expect(coinsIn('x')).toEqual(['a', 'b']);
    expect(documents.reads).toEqual([]);
  });

  test('is found all the same where it is there already', async () => {
    documents.documentsOf(begun).set('x', { ...{ _id: 'x', coins: ['a'] }, position: positionOf(1) });
    log.write(drop(1, 'a', 'x'), drop(2, 'b', 'x', 'y'));
    await reached(await start(begun), begun, 2);
    expect([coinsIn('x'), coinsIn('y')]).toEqual([['a', 'b'], ['b']]);
    expect(documents.reads).toEqual([['x', 'y']]);
  });
});

describe('a document that somebody else has written', () => {
  test('is read again, and what it has seen already is skipped', async () => {
    const engine = await start(boxes);
    log.write(drop(1, 'a', 'x', 'y'));
    await reached(engine, boxes, 1);
    documents.documentsOf(boxes).set('x', { ...{ _id: 'x', coins: ['a', 'b'] }, position: positionOf(2) });
    log.write(drop(2, 'b', 'x', 'y'), drop(3, 'c', 'x'));
    await reached(engine, boxes, 3);
    expect(coinsIn('x')).toEqual(['a', 'b', 'c']);
    expect(coinsIn('y')).toEqual(['a', 'b']);
  });

  test('is no reason to try without a pause for ever', async () => {
    let position = 10;
    documents.beforeWrite = () => {
      documents
        .documentsOf(boxes)
        .set('x', { _id: 'x', position: { commit: 0n, prepare: BigInt(position++) } });
      return Promise.resolve();
    };
    log.write(drop(1, 'a', 'x'));
    await start(boxes);
    await until(() => messages.some((message) => message.includes('subscription dropped (StaleDocuments')));
    expect(documents.writes).toHaveLength(10);
  });
});

describe('a store that fails', () => {
  test('stops nothing: the events come again and count once', async () => {
    let failures = 2;
    documents.beforeWrite = () =>
      failures-- > 0 ? Promise.reject(new Error('no connection')) : Promise.resolve();
    log.write(drop(1, 'a', 'x'));
    log.write(drop(2, 'b', 'x'));
    const engine = await start(boxes, counts);
    await reached(engine, boxes, 2);
    await reached(engine, counts, 2);
    expect(coinsIn('x')).toEqual(['a', 'b']);
    expect(documents.documentsOf(counts).get('all')).toMatchObject({ count: 2 });
    expect(messages).toContainEqual(expect.stringContaining('no connection'));
    for (const status of engine.status()) expect(status).not.toHaveProperty('failure');
  });
});
