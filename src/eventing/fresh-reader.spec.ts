import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryLog } from '../../test/support/memory-log.js';
import { MemoryProjectionStore } from '../../test/support/memory-projection-store.js';
import { positionOf, recorded } from '../../test/support/recorded.js';
import { until } from '../../test/support/until.js';
import { FreshReader, type Reads } from './fresh-reader.js';
import { comparePositions } from './position.js';
import type { Projection, ReadModel } from './projection.js';

type Dropped = { readonly type: 'CoinDropped'; readonly data: { readonly box: string } };

const boxes: Projection<ReadModel & { readonly coins: number }, Dropped> = {
  name: 'boxes',
  version: 1,
  handles: ['CoinDropped'],
  idsOf: ({ data: { box } }) => [box.trim()],
  evolve: (box, _, id) => ({ _id: id, coins: (box?.coins ?? 0) + 1 }),
};

const drop = (number: number, box: string) =>
  recorded<Dropped>({ type: 'CoinDropped', data: { box } }, number);

let log: MemoryLog;
let documents: MemoryProjectionStore;
let reads: string[][];
let reader: FreshReader;

beforeEach(async () => {
  log = new MemoryLog();
  documents = new MemoryProjectionStore();
  reads = [];
  reader = readerOf();
  await reader.start();
});
afterEach(async () => {
  await reader.stop();
});

const readerOf = (longestWaitMs = 10_000): FreshReader =>
  new FreshReader({
    store: log,
    documents: {
      checkpointOf: async (projection) => (await documents.checkpointOf({ projection, number: 0 })).position,
      read: (projection, ids) => {
        reads.push([...ids]);
        return documents.read({ projection, number: 0 }, ids);
      },
    },
    projections: [boxes],
    log: () => undefined,
    longestWaitMs,
  });
/** What the projector does some time after the event was written. */
const project = (number: number, box: string, coins: number) => {
  documents.documentsOf(boxes).set(box, { ...{ _id: box, coins }, position: positionOf(number) });
  documents.reached(boxes, positionOf(number));
};
const write = async (number: number, box: string) => {
  log.write(drop(number, box));
  await until(() => comparePositions(reader.position, positionOf(number)) >= 0);
};
const coinsOf = async (box: string, atLeast?: number) =>
  (await reader.get(boxes, box, atLeast === undefined ? undefined : positionOf(atLeast)))?.coins;

describe('A fresh reader', () => {
  test('reads a document once, however often it is asked for', async () => {
    project(1, 'red', 1);
    expect(await coinsOf('red')).toBe(1);
    expect(await coinsOf('red')).toBe(1);
    expect(reads).toEqual([['red']]);
  });

  test('remembers that there is no such document', async () => {
    expect(await coinsOf('blue')).toBeUndefined();
    expect(await coinsOf('blue')).toBeUndefined();
    expect(reads).toEqual([['blue']]);
  });

  test('answers in the order of the ids, whichever of them it had in memory', async () => {
    project(1, 'red', 1);
    project(2, 'blue', 2);
    project(3, 'green', 3);
    await coinsOf('green');
    const found = await reader.getMany(boxes, ['red', 'blue', 'green', 'red', 'missing']);
    expect([...found.keys()]).toEqual(['red', 'blue', 'green']);
  });

  test('reads a document again after an event that concerns it, and no other', async () => {
    project(1, 'red', 1);
    project(1, 'blue', 1);
    await reader.getMany(boxes, ['red', 'blue']);
    await write(2, 'red');
    project(2, 'red', 2);
    expect(await coinsOf('red')).toBe(2);
    expect(await coinsOf('blue')).toBe(1);
    expect(reads).toEqual([['red', 'blue'], ['red']]);
  });

  test('does not keep what the projector has not brought up to date yet', async () => {
    project(1, 'red', 1);
    await write(2, 'red');
    expect(await coinsOf('red')).toBe(1);
    project(2, 'red', 2);
    expect(await coinsOf('red')).toBe(2);
  });

  test('waits for the projector where a position is asked for', async () => {
    project(1, 'red', 1);
    await write(2, 'red');
    const asked = coinsOf('red', 2);
    await until(() => reads.length > 1);
    project(2, 'red', 2);
    expect(await asked).toBe(2);
  });

  test('waits for an event of which it has not heard yet', async () => {
    const asked = coinsOf('red', 1);
    project(1, 'red', 1);
    await write(1, 'red');
    expect(await asked).toBe(1);
  });

  test('goes on where a projection does not know whom an event concerns', async () => {
    project(1, 'red', 1);
    await coinsOf('red');
    log.write({ ...drop(2, 'red'), data: {} });
    await write(3, 'red');
    project(3, 'red', 2);
    expect(await coinsOf('red', 3)).toBe(2);
  });

  test('waits for no document that an event was skipped for', async () => {
    project(1, 'red', 1);
    await write(2, 'red');
    documents.reached(boxes, positionOf(2));
    expect(await coinsOf('red', 2)).toBe(1);
    expect(await coinsOf('red', 2)).toBe(1);
    expect(reads.length).toBeLessThan(12);
  });

  test('says which position is out of reach', async () => {
    await reader.stop();
    reader = readerOf(0);
    await reader.start();
    await expect(coinsOf('red', 7)).rejects.toMatchObject({ code: 'position-not-reached' });
  });

  test('keeps nothing from before its start until the projector is past it', async () => {
    await reader.stop();
    log.write(drop(5, 'red'));
    reader = readerOf();
    await reader.start();
    project(4, 'red', 1);
    expect(await coinsOf('red')).toBe(1);
    project(5, 'red', 2);
    expect(await coinsOf('red')).toBe(2);
    expect(await coinsOf('red')).toBe(2);
    expect(reads).toHaveLength(2);
  });
});

describe('An answer made of documents', () => {
  let made: number;
  beforeEach(() => {
    made = 0;
  });
  const sum = () =>
    reader.remembered(
      'red and blue',
      undefined,
      async (from: Reads) => {
        made++;
        const found = await from.getMany(boxes, ['red', 'blue']);
        return { coins: [...found.values()].reduce((coins, box) => coins + box.coins, 0) };
      },
      () => 1,
    );

  test('is made once while the documents stay as they are', async () => {
    project(1, 'red', 1);
    expect(await sum()).toEqual({ coins: 1 });
    expect(await sum()).toEqual({ coins: 1 });
    expect(made).toBe(1);
  });

  test('is made anew when one of them changes, or comes to be', async () => {
    project(1, 'red', 1);
    await sum();
    await write(2, 'blue');
    project(2, 'blue', 5);
    expect(await sum()).toEqual({ coins: 6 });
    expect(made).toBe(2);
  });

  test('is not kept when one of them was not up to date', async () => {
    project(1, 'red', 1);
    await write(2, 'red');
    expect(await sum()).toEqual({ coins: 1 });
    project(2, 'red', 2);
    expect(await sum()).toEqual({ coins: 2 });
  });
});
