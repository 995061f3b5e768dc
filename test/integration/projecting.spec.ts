import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { projections } from '../../projections/all.js';
import type { DocumentStore } from '../../src/eventing/document-store.js';
import type { EventStore } from '../../src/eventing/event-store.js';
import { comparePositions } from '../../src/eventing/position.js';
import { collectionOf, Generations, type Generation } from '../../src/eventing/projecting/generations.js';
import { ProjectionStore } from '../../src/eventing/projecting/projection-store.js';
import { RangeLeases } from '../../src/eventing/projecting/range-leases.js';
import { RANGES } from '../../src/eventing/projecting/ranges.js';
import { verifyProjection } from '../../src/eventing/projecting/verify-projection.js';
import { versionOf } from '../../src/eventing/projection.js';
import { BusySchools } from '../support/busy-schools.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';
import { eventually } from '../support/eventually.js';
import { positionOf } from '../support/recorded.js';

const CHILD = fileURLToPath(new URL('../../dist/test/integration/projecting.child.js', import.meta.url));
const SCHOOLS = 12;
const LESSONS = 12;

let stores: EmbeddedStores;
let store: EventStore;
let documents: DocumentStore;

beforeEach(async () => {
  stores = await startStores();
  ({ store, documents } = stores);
});
afterEach(async () => {
  await stores.close();
});

describe('Projectors', () => {
  const running: ChildProcess[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((child) => killed(child)));
  });

  const start = async (): Promise<void> => {
    const child = fork(CHILD, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...stores.addresses },
    });
    running.push(child);
    const said: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(said.join('')))),
    ]);
  };
  const killed = async (child: ChildProcess): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };

  const liveOf = async (): Promise<Generation[]> => {
    const states = await new Generations(documents.readModels).all();
    return projections.flatMap((projection) => {
      const number = states.get(versionOf(projection))?.live;
      return number === undefined ? [] : [{ projection, number }];
    });
  };
  /** The first read model that is not projected up to the head, with its ranges; or that one has no generation yet. */
  const behind = async (): Promise<object | undefined> => {
    const head = await store.lastPosition();
    const models = new ProjectionStore(documents.readModels);
    const live = await liveOf();
    // One after the other: whoever waits asks over and over, and the stores are in this process too.
    for (const generation of live) {
      const { positions, failure } = await models.checkpointOf(generation);
      const ranges = positions.flatMap((position, range) =>
        comparePositions(position, head) < 0 ? [{ range, position }] : [],
      );
      if (failure || ranges.length > 0)
        return { collection: collectionOf(generation), head, ranges, failure };
    }
    return live.length < projections.length ? { live } : undefined;
  };
  const comeToHead = async (): Promise<void> => {
    await eventually(async () => (await behind()) === undefined);
    expect(await behind()).toBeUndefined();
  };
  /** The first document of each read model that is not what the events make of it. */
  const differences = async (): Promise<object[]> => {
    const models = new ProjectionStore(documents.readModels);
    const found = await Promise.all(
      (await liveOf()).map((generation) =>
        verifyProjection({
          projection: generation.projection,
          skips: new Set(),
          events: (after, upTo) => store.readAll(after, upTo),
          head: () => store.lastPosition(),
          reached: () => Promise.resolve(),
          documents: (ids) => models.all(generation, ids),
        }),
      ),
    );
    return found.flatMap((difference) => difference ?? []);
  };

  it.each([1, 2, 4])(
    'lose nothing, double nothing and keep the order while they are killed: %i of them',
    async (processes) => {
      const schools = new BusySchools(store, SCHOOLS);
      await Promise.all(Array.from({ length: processes }, () => start()));
      for (let lesson = 0; lesson <= LESSONS; lesson++) {
        await schools.writeOnce();
        if (lesson % 4 !== 2) continue;
        const [victim] = running.splice(lesson % running.length, 1);
        if (victim) await killed(victim);
        await Promise.all([schools.writeOnce(), start()]);
      }
      await comeToHead();
      expect(await differences()).toEqual([]);
      expect(schools.events).toBeGreaterThan(2_000);
    },
  );

  it('build a generation anew together, while they are killed and schools write on', async () => {
    const schools = new BusySchools(store, SCHOOLS);
    for (let lesson = 0; lesson <= LESSONS; lesson++) await schools.writeOnce();
    await Promise.all([start(), start()]);
    await comeToHead();
    const generations = new Generations(documents.readModels);
    for (const projection of projections) await generations.rebuild(projection);
    await schools.writeOnce();
    const [victim] = running.splice(0, 1);
    if (victim) await killed(victim);
    await Promise.all([schools.writeOnce(), start()]);
    const haveTakenOver = async () => (await liveOf()).every(({ number }) => number === 1);
    expect(await eventually(haveTakenOver)).toBe(true);
    await schools.writeOnce();
    await comeToHead();
    expect(await differences()).toEqual([]);
  });
});

describe('A checkpoint', () => {
  it('is not moved back by whoever is late with where a range was', async () => {
    const models = new ProjectionStore(documents.readModels);
    const [projection] = projections;
    if (!projection) throw new Error('There is no projection.');
    const generation = { projection, number: 0 };
    const save = (number: number, events: number, ...ranges: readonly number[]) =>
      models.saveCheckpoints([
        { generation, positions: new Map(ranges.map((range) => [range, positionOf(number)])), events },
      ]);
    await save(5, 4, 1, 2);
    await save(9, 8, 2);
    await save(7, 6, 1, 2);
    const { positions, events } = await models.checkpointOf(generation);
    expect([positions[1], positions[2], events]).toEqual([positionOf(7), positionOf(9), 8]);
  });
});

describe('Leases', () => {
  let now: number;
  const dead = new Set<number>();
  beforeEach(() => {
    now = 0;
    dead.clear();
  });
  const leasesOf = (pid: number, host = 'here') =>
    new RangeLeases({
      db: documents.readModels,
      self: { host, pid },
      isRunning: (one) => !dead.has(one),
      now: () => now,
    });
  const counts = async (...all: readonly RangeLeases[]): Promise<number[]> => {
    const ranges = [];
    for (const leases of all) ranges.push(await leases.renew());
    expect(new Set(ranges.flatMap((own) => [...own])).size).toBe(
      ranges.reduce((sum, { size }) => sum + size, 0),
    );
    return ranges.map(({ size }) => size);
  };

  it('give everything to one, and a fair part to each of several', async () => {
    const [first, second, third] = [leasesOf(1), leasesOf(2), leasesOf(3)];
    expect(await counts(first)).toEqual([RANGES]);
    await second.renew();
    expect(await counts(first, second)).toEqual([8, 8]);
    await third.renew();
    await counts(first, second, third);
    expect(await counts(first, second, third)).toEqual([6, 5, 5]);
  });

  it('pass from one that says nothing any more, when its time is over', async () => {
    const [first, second] = [leasesOf(1, 'elsewhere'), leasesOf(2)];
    await first.renew();
    await second.renew();
    await first.renew();
    now += 4_000;
    expect((await second.renew()).size).toBe(8);
    now += 4_000;
    expect((await second.renew()).size).toBe(RANGES);
  });

  it('pass at once from one that is known to be dead, or says that it goes', async () => {
    const [first, second, third] = [leasesOf(1), leasesOf(2), leasesOf(3)];
    await first.renew();
    dead.add(1);
    expect(await counts(second)).toEqual([RANGES]);
    await second.release();
    expect(await counts(third)).toEqual([RANGES]);
  });

  it('are found again by a process that was started anew in the same place', async () => {
    await leasesOf(1).renew();
    expect(await counts(leasesOf(1))).toEqual([RANGES]);
  });
});
