import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MemoryGenerations } from '../../../test/support/memory-generations.js';
import { MemoryLog } from '../../../test/support/memory-log.js';
import { MemoryProjectionStore } from '../../../test/support/memory-projection-store.js';
import { positionOf, recorded } from '../../../test/support/recorded.js';
import { until } from '../../../test/support/until.js';
import type { Recorded } from '../envelope.js';
import { comparePositions, formatPosition } from '../position.js';
import { versionOf, type Projection, type ReadModel } from '../projection.js';
import { ProjectionEngine } from './projection-engine.js';
import { ALL_RANGES, rangeOf } from './ranges.js';

type Dropped = {
  readonly type: 'CoinDropped';
  readonly data: { readonly boxes: readonly string[]; readonly coin: number };
};

interface Box extends ReadModel {
  readonly coins: readonly number[];
}

const FORGED = 13;
const boxes: Projection<Box, Dropped> = {
  name: 'boxes',
  version: 1,
  handles: ['CoinDropped'],
  idsOf: ({ data }) => data.boxes,
  evolve(box, { data: { coin } }, id) {
    if (coin === FORGED && id === 'red') throw new Error('a forged coin');
    return { _id: id, coins: [...(box?.coins ?? []), coin] };
  },
};
const boxesOfSchools: Projection<Box, Dropped> = { ...boxes, name: 'boxesOfSchools', spansSchools: true };

const drop = (number: number, ...into: readonly string[]): Recorded =>
  recorded<Dropped>({ type: 'CoinDropped', data: { boxes: into, coin: number } }, number);

let log: MemoryLog;
let documents: MemoryProjectionStore;
let generations: MemoryGenerations;
let skips: Set<string>;
let now: number;
let engines: ProjectionEngine[];

beforeEach(() => {
  log = new MemoryLog();
  documents = new MemoryProjectionStore();
  generations = new MemoryGenerations();
  skips = new Set();
  now = 0;
  engines = [];
});
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
});

const start = async (
  projections: readonly Projection<Box, Dropped>[] = [boxes],
  ranges: () => ReadonlySet<number> = () => ALL_RANGES,
): Promise<ProjectionEngine> => {
  const engine = new ProjectionEngine({
    store: log,
    documents,
    generations,
    projections,
    skipsOf: () => Promise.resolve(skips),
    leases: { renew: () => Promise.resolve(ranges()), release: () => Promise.resolve() },
    log: () => undefined,
    now: () => now,
    checkpointEveryMs: 5,
    tendEveryMs: 5,
  });
  await engine.start();
  engines.push(engine);
  return engine;
};
const stateOf = async (projection = boxes) => (await generations.all()).get(versionOf(projection));
const isLive = (number: number, projection = boxes) =>
  until(async () => (await stateOf(projection))?.live === number);
const hasReached = (number: number, generation = 0, projection = boxes) =>
  until(async () => {
    const { position } = await documents.checkpointOf({ projection, number: generation });
    return comparePositions(position, positionOf(number)) >= 0;
  });
const coinsIn = (id: string, generation = 0) => {
  const box = documents.documentsOf(boxes, generation).get(id);
  return box && 'coins' in box ? box.coins : undefined;
};

describe('The first generation', () => {
  test('is read as soon as it has come to the head', async () => {
    log.write(drop(1, 'red'), drop(2, 'red'));
    await start();
    await isLive(0);
    expect(coinsIn('red')).toEqual([1, 2]);
  });
});

describe('A rebuild', () => {
  test('fills the next generation beside the one that is read, and takes over at the head', async () => {
    log.write(drop(1, 'red'), drop(2, 'blue'));
    const engine = await start();
    await isLive(0);
    await generations.rebuild(boxes);
    await isLive(1);
    expect([...documents.documentsOf(boxes, 1)]).toEqual([...documents.documentsOf(boxes, 0)]);
    await until(() => engine.status().some(({ state }) => state === 'retiring'));
  });

  test('leaves the one before for those who read it still, up to date, and then removes it', async () => {
    log.write(drop(1, 'red'));
    await start();
    await isLive(0);
    await generations.rebuild(boxes);
    await isLive(1);
    log.write(drop(2, 'red'));
    await hasReached(2, 0);
    await hasReached(2, 1);
    expect([coinsIn('red', 0), coinsIn('red', 1)]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    now = 20_000;
    await until(() => !documents.names.includes('boxes.v1'));
    expect(await stateOf()).toEqual({ newest: 1, live: 1 });
    log.write(drop(3, 'red'));
    await hasReached(3, 1);
    expect(documents.names).toEqual(['boxes.v1.g1']);
  });

  test('that was killed goes on where it was', async () => {
    log.write(drop(1, 'red'), drop(2, 'red'));
    const engine = await start();
    await isLive(0);
    await engine.stop();
    await generations.rebuild(boxes);
    documents.documentsOf(boxes, 1).set('red', { ...{ _id: 'red', coins: [1] }, position: positionOf(1) });
    documents.reached(boxes, positionOf(1), undefined, 1);
    await start();
    await isLive(1);
    expect(coinsIn('red', 1)).toEqual([1, 2]);
    expect(log.subscriptions.slice(-2)).toEqual([positionOf(1), positionOf(2)]);
  });

  test('that is asked for again while it is under way is the same one', async () => {
    await start();
    await isLive(0);
    expect([await generations.rebuild(boxes), await generations.rebuild(boxes)]).toEqual([1, 1]);
  });

  test('while others write makes the same documents', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.subarray(['red', 'blue', 'green'], { minLength: 1 }), { minLength: 1 }), {
          minLength: 2,
          maxLength: 8,
        }),
        fc.nat(6),
        async (batches, rebuiltAfter) => {
          log = new MemoryLog();
          documents = new MemoryProjectionStore();
          generations = new MemoryGenerations();
          const engine = await start();
          let number = FORGED;
          for (const [index, batch] of batches.entries()) {
            log.write(...batch.map((into) => drop(++number, ...into)));
            if (index === rebuiltAfter) {
              await isLive(0);
              await generations.rebuild(boxes);
            }
          }
          if (rebuiltAfter >= batches.length) {
            await isLive(0);
            await generations.rebuild(boxes);
          }
          await isLive(1);
          await hasReached(number, 0);
          await hasReached(number, 1);
          expect([...documents.documentsOf(boxes, 1)].sort()).toEqual(
            [...documents.documentsOf(boxes)].sort(),
          );
          expect(allCoins(1)).toEqual(coinsOf(batches, FORGED));
          await engine.stop();
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('An event that can’t be folded', () => {
  const failureOf = async () => (await documents.checkpointOf({ projection: boxes, number: 0 })).failure;

  test('is told to other processes', async () => {
    log.write(drop(1, 'red'), drop(FORGED, 'red', 'blue'));
    await start();
    await until(async () => (await failureOf()) !== undefined);
    expect(await failureOf()).toMatchObject({
      position: formatPosition(positionOf(FORGED)),
      error: 'a forged coin',
    });
  });

  test('is passed once it is skipped, and stands in the documents that it can be folded into', async () => {
    log.write(drop(1, 'red'), drop(FORGED, 'red', 'blue'), drop(14, 'red', 'blue'));
    await start();
    await until(async () => (await failureOf()) !== undefined);
    skips.add(formatPosition(positionOf(FORGED)));
    await hasReached(14);
    expect([coinsIn('red'), coinsIn('blue')]).toEqual([
      [1, 14],
      [FORGED, 14],
    ]);
    expect(await failureOf()).toBeUndefined();
    await isLive(0);
  });

  test('is skipped by a rebuild as well', async () => {
    skips.add(formatPosition(positionOf(FORGED)));
    log.write(drop(1, 'red'), drop(FORGED, 'red', 'blue'));
    await start();
    await isLive(0);
    await generations.rebuild(boxes);
    await isLive(1);
    expect([...documents.documentsOf(boxes, 1)]).toEqual([...documents.documentsOf(boxes)]);
  });

  test('keeps a rebuild from taking over', async () => {
    skips.add(formatPosition(positionOf(FORGED)));
    log.write(drop(1, 'red'), drop(FORGED, 'red'));
    await start();
    await isLive(0);
    skips.clear();
    await generations.rebuild(boxes);
    await until(
      async () => (await documents.checkpointOf({ projection: boxes, number: 1 })).failure !== undefined,
    );
    log.write(drop(14, 'red'));
    await hasReached(14, 0);
    expect(await stateOf()).toMatchObject({ live: 0, building: 1 });
  });
});

describe('Ranges that are handed from process to process', () => {
  test('lose nothing, double nothing and keep the order, whoever has them and though writes fail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            batch: fc.array(fc.subarray(['red', 'blue', 'green', 'black'], { minLength: 1 }), {
              minLength: 1,
            }),
            // Bit by bit, to which of two processes a range belongs from then on; both, where it is disputed.
            first: fc.nat(65_535),
            second: fc.nat(65_535),
            fails: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (steps) => {
          log = new MemoryLog();
          documents = new MemoryProjectionStore();
          generations = new MemoryGenerations();
          let owned = [65_535, 0];
          const rangesOf = (process: number) =>
            new Set([...ALL_RANGES].filter((range) => ((owned[process] ?? 0) >> range) % 2 === 1));
          const pair = [0, 1].map((process) => start([boxesOfSchools, boxes], () => rangesOf(process)));
          await Promise.all(pair);
          let number = FORGED;
          for (const { batch, first, second, fails } of steps) {
            documents.beforeWrite = fails ? failsOnce() : () => Promise.resolve();
            log.write(...batch.map((into) => drop(++number, ...into)));
            owned = [first, second | (65_535 ^ first)];
          }
          await hasReached(number, 0, boxes);
          await hasReached(number, 0, boxesOfSchools);
          const expected = coinsOf(
            steps.map(({ batch }) => batch),
            FORGED,
          );
          expect(allCoins(0, boxes)).toEqual(expected);
          expect(allCoins(0, boxesOfSchools)).toEqual(expected);
          await Promise.all(engines.splice(0).map((engine) => engine.stop()));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('are those of a school, or of a document that belongs to several', () => {
    const event = drop(1, 'red', 'blue');
    expect(rangeOf(boxes, event, 'red')).toBe(rangeOf(boxes, event, 'blue'));
    expect(rangeOf(boxesOfSchools, event, 'red')).not.toBe(rangeOf(boxesOfSchools, event, 'blue'));
  });
});

const allCoins = (generation: number, projection = boxes): Record<string, unknown> =>
  Object.fromEntries(
    [...documents.documentsOf(projection, generation).values()].map((box) => [
      box._id,
      'coins' in box ? box.coins : [],
    ]),
  );

/** One write finds no store; whatever comes after it does. */
const failsOnce = (): (() => Promise<void>) => {
  let failures = 1;
  return () => (failures-- > 0 ? Promise.reject(new Error('no connection')) : Promise.resolve());
};

/** What is to be in each box, by the plainest of loops. */
const coinsOf = (batches: readonly (readonly (readonly string[])[])[], before = 0) => {
  const coins: Record<string, number[]> = {};
  for (const [index, into] of batches.flat().entries()) {
    for (const box of into) coins[box] = [...(coins[box] ?? []), before + index + 1];
  }
  return coins;
};
