import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BACKWARDS, END, FORWARDS, START, StreamNotFoundError, type Position } from '@eventstore/db-client';
import {
  all,
  graded,
  gradesTo,
  newStream,
  openStore,
  positionOf,
  refusal,
  valueOf,
  valuesOf,
  type Store,
} from './store.js';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.stop());

describe('reading a stream', () => {
  let stream: string;
  beforeAll(async () => {
    stream = newStream();
    await store.client.appendToStream(stream, gradesTo(10));
  });

  const read = (options: Parameters<typeof store.client.readStream>[1]) =>
    valuesOf(store.client.readStream(stream, options));

  test('forwards from the start, the end and a revision', async () => {
    expect(await read({ fromRevision: START })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await read({ fromRevision: END })).toEqual([]);
    expect(await read({ fromRevision: 7n })).toEqual([7, 8, 9]);
    expect(await read({ fromRevision: 10n })).toEqual([]);
  });

  test('backwards from the start, the end and a revision, which it includes', async () => {
    expect(await read({ direction: BACKWARDS, fromRevision: END })).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(await read({ direction: BACKWARDS, fromRevision: START })).toEqual([0]);
    expect(await read({ direction: BACKWARDS, fromRevision: 2n })).toEqual([2, 1, 0]);
    expect(await read({ direction: BACKWARDS, fromRevision: 99n })).toHaveLength(10);
  });

  test('stops at the limit in both directions', async () => {
    expect(await read({ fromRevision: 3n, maxCount: 2 })).toEqual([3, 4]);
    expect(await read({ direction: BACKWARDS, fromRevision: END, maxCount: 3 })).toEqual([9, 8, 7]);
  });

  test('tells a missing stream by name', async () => {
    const missing = newStream();
    const error = await refusal(store.client.readStream(missing));
    expect(error).toBeInstanceOf(StreamNotFoundError);
    expect(error).toMatchObject({ streamName: missing });
  });

  test('thousands of events, a hundred readers at once', async () => {
    const long = newStream();
    for (let from = 0; from < 4_000; from += 1_000) {
      await store.client.appendToStream(long, gradesTo(1_000, from));
    }
    const expected = Array.from({ length: 4_000 }, (_, n) => n);
    expect(await valuesOf(store.client.readStream(long))).toEqual(expected);
    expect(
      await valuesOf(store.client.readStream(long, { direction: BACKWARDS, fromRevision: END })),
    ).toEqual(expected.toReversed());
    const counts = await Promise.all(
      Array.from(
        { length: 100 },
        async () => (await valuesOf(store.client.readStream(long, { maxCount: 50 }))).length,
      ),
    );
    expect(new Set(counts)).toEqual(new Set([50]));
  });
});

describe('reading $all', () => {
  const written: { value: number; position: Position }[] = [];
  let stream: string;

  beforeAll(async () => {
    stream = newStream('all');
    for (let value = 0; value < 8; value++) {
      const { position } = await store.client.appendToStream(stream, graded(value));
      if (position) written.push({ value, position });
    }
  });

  const at = (index: number): Position => {
    const found = written[index];
    if (!found) throw new Error(`Nothing was written at ${index}.`);
    return found.position;
  };
  const mine = async (options: Parameters<typeof store.client.readAll>[0]): Promise<number[]> =>
    (await all(store.client.readAll(options)))
      .filter(({ event }) => event?.streamId === stream)
      .map(({ event }) => valueOf(event?.data));

  test('answers rising positions that are those of the appends', async () => {
    const events = (await all(store.client.readAll({ fromPosition: at(0) }))).filter(
      ({ event }) => event?.streamId === stream,
    );
    expect(events.map(positionOf)).toEqual(written.map(({ position }) => position));
    for (const [index, { position }] of written.slice(1).entries()) {
      expect(position.commit).toBeGreaterThan(at(index).commit);
      expect(position.prepare).toBeGreaterThan(at(index).prepare);
    }
  });

  test('forwards from a position, which it includes, from the start and from the end', async () => {
    expect(await mine({ fromPosition: at(5) })).toEqual([5, 6, 7]);
    expect(await mine({ fromPosition: START, direction: FORWARDS })).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(await all(store.client.readAll({ fromPosition: END }))).toEqual([]);
  });

  test('backwards from a position, which it excludes, and from the end', async () => {
    expect(await mine({ direction: BACKWARDS, fromPosition: at(3) })).toEqual([2, 1, 0]);
    expect(await mine({ direction: BACKWARDS, fromPosition: END, maxCount: 100 })).toEqual([
      7, 6, 5, 4, 3, 2, 1, 0,
    ]);
    expect(await all(store.client.readAll({ direction: BACKWARDS, fromPosition: START }))).toEqual([]);
  });

  test('stops at the limit', async () => {
    expect(await all(store.client.readAll({ fromPosition: at(0), maxCount: 3 }))).toHaveLength(3);
  });
});
