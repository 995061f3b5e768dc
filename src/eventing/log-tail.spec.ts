import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { recorded } from '../../test/support/recorded.js';
import { ToldStore } from '../../test/support/told-store.js';
import { until } from '../../test/support/until.js';
import type { Recorded } from './envelope.js';
import { START, type Position } from './position.js';
import { LogTail } from './log-tail.js';

const at = (number: number): Position => ({ commit: BigInt(number), prepare: BigInt(number) });
const numbered = (from: number, to: number): readonly Recorded[] =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    recorded({ type: 'Something', data: {} }, from + index),
  );
const numbersOf = (events: readonly Recorded[]) => events.map(({ position }) => Number(position.commit));

describe('The tail of the log', () => {
  let tail: LogTail | undefined;
  afterEach(() => tail?.stop());

  const following = async (store: ToldStore, most = 10): Promise<LogTail> => {
    tail = new LogTail({ store, log: () => undefined, most, atOnce: 2 });
    await tail.start();
    return tail;
  };
  const arrived = (log: LogTail, number: number) =>
    log.beyond(at(number - 1), new AbortController().signal, 5_000);

  it('reads what was there before from the store, and what comes from memory', async () => {
    const store = new ToldStore(numbered(1, 5));
    const log = await following(store);
    const older = await log.read(START, 3);
    expect([numbersOf(older.events), older.atHead]).toEqual([[1, 2, 3], false]);
    expect(await log.read(at(5), 3)).toEqual({ events: [], upTo: at(5), atHead: true });
    const { times } = store.readers;
    store.append(numbered(6, 9));
    await arrived(log, 6);
    const newer = await log.read(at(6), 2);
    expect([numbersOf(newer.events), newer.atHead, newer.upTo]).toEqual([[7, 8], false, at(8)]);
    expect((await log.read(at(7), 9)).atHead).toBe(true);
    expect(store.readers.times).toBe(times);
  });

  it('keeps the newest alone, and misses none of the others', async () => {
    const store = new ToldStore([]);
    const log = await following(store, 10);
    for (let from = 1; from <= 96; from += 5) store.append(numbered(from, from + 4));
    await arrived(log, 100);
    const all: number[] = [];
    for (let [place, atHead] = [START, false]; !atHead;) {
      const part = await log.read(place, 7);
      all.push(...numbersOf(part.events));
      [place, atHead] = [part.upTo, part.atHead];
    }
    expect(all).toEqual(numbersOf(numbered(1, 100)));
    expect(store.readers.times).toBeGreaterThan(0);
  });

  it('wakes those who wait for the first event at once, and for those close behind it together', async () => {
    const store = new ToldStore([]);
    const log = await following(store, 100);
    const { signal } = new AbortController();
    let place = at(0);
    const taken: number[][] = [];
    store.append(numbered(1, 1));
    while ((taken.at(-1)?.at(-1) ?? 0) < 40) {
      await log.beyond(place, signal, 5_000);
      const part = await log.read(place, 100);
      taken.push(numbersOf(part.events));
      place = part.upTo;
      if (taken.length === 1) for (let next = 2; next <= 40; next++) store.append(numbered(next, next));
    }
    expect(taken.flat()).toEqual(numbersOf(numbered(1, 40)));
    expect(taken[0]).toEqual([1]);
    // One by one they would be forty; a busy machine may take the batches over several beats.
    expect(taken.length).toBeLessThan(20);
  });

  it('lets few read from the store at once, and everybody in the end', async () => {
    const store = new ToldStore(numbered(1, 20));
    const log = await following(store);
    const parts = await Promise.all(Array.from({ length: 9 }, (_, index) => log.read(at(index), 1)));
    expect(parts.flatMap(({ events }) => numbersOf(events))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(store.readers.most).toBe(2);
  });

  it('waits for what comes, or for the end of the waiting', async () => {
    const store = new ToldStore(numbered(1, 1));
    const log = await following(store);
    const ended = new AbortController();
    const waiting = log.beyond(at(1), ended.signal, 60_000);
    ended.abort();
    expect(await waiting).toBe(false);
    expect(await log.beyond(at(1), new AbortController().signal, 1)).toBe(false);
    const comes = arrived(log, 2);
    store.append(numbered(2, 2));
    expect(await comes).toBe(true);
    expect(log.newest).toEqual(at(2));
  });

  it('tells of a subscription that drops, and goes on where it was', async () => {
    const store = new ToldStore(numbered(1, 1));
    const log = await following(store);
    const { dropping } = log;
    store.drop(new Error('The store is away'));
    await once(dropping, 'abort');
    expect(dropping.reason).toEqual(new Error('The store is away'));
    expect(log.dropping.aborted).toBe(false);
    await until(() => store.isFollowed);
    store.append(numbered(2, 3));
    expect(await arrived(log, 3)).toBe(true);
    expect(numbersOf((await log.read(at(1), 9)).events)).toEqual([2, 3]);
  });
});
