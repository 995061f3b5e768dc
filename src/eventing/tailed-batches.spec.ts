import { afterEach, describe, expect, it } from '@jest/globals';
import { recorded } from '../../test/support/recorded.js';
import { ToldStore } from '../../test/support/told-store.js';
import type { Recorded } from './envelope.js';
import { LogTail } from './log-tail.js';
import { START, type Position } from './position.js';
import { TailedBatches } from './tailed-batches.js';

const at = (number: number): Position => ({ commit: BigInt(number), prepare: BigInt(number) });
const numbered = (from: number, to: number, type = 'Something'): readonly Recorded[] =>
  Array.from({ length: to - from + 1 }, (_, index) => recorded({ type, data: {} }, from + index));

describe('What follows a position', () => {
  let tail: LogTail;
  const opened: TailedBatches[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    await tail.stop();
  });

  const withTail = async (store: ToldStore, most = 10): Promise<ToldStore> => {
    tail = new LogTail({ store, log: () => undefined, most });
    await tail.start();
    return store;
  };
  const following = (store: ToldStore, after: Position, types?: readonly string[]) => {
    const batches = new TailedBatches({
      ...{ tail, after, types, largestBatch: 100 },
      alone: (from) => store.subscribe(from),
    });
    opened.push(batches);
    const iterator = batches[Symbol.asyncIterator]();
    /** The numbers of so many events or more, as they come. */
    const take = async (count: number): Promise<number[]> => {
      const taken: number[] = [];
      while (taken.length < count) {
        const next = await iterator.next();
        if (next.done === true) break;
        taken.push(...next.value.map(({ position }) => Number(position.commit)));
      }
      return taken;
    };
    return { batches, take };
  };

  it('is taken from the tail by everybody who has come to it', async () => {
    const store = await withTail(new ToldStore(numbered(1, 3)));
    const followers = [following(store, at(3)), following(store, at(3))];
    const taken = followers.map(({ take }) => take(2));
    store.append(numbered(4, 5));
    expect(await Promise.all(taken)).toEqual([
      [4, 5],
      [4, 5],
    ]);
    expect(store.subscriptions).toBe(1);
  });

  it('comes from a subscription of its own until it is in the tail, with none missed and none twice', async () => {
    const store = await withTail(new ToldStore(numbered(1, 3)));
    const { take } = following(store, START);
    expect(await take(3)).toEqual([1, 2, 3]);
    expect(store.subscriptions).toBe(2);
    const more = take(3);
    store.append(numbered(4, 4));
    store.append(numbered(5, 6));
    expect(await more).toEqual([4, 5, 6]);
    const others = store.subscriptions;
    following(store, at(6));
    expect(store.subscriptions).toBe(others);
  });

  it('is caught up with by who was too slow for the tail', async () => {
    const store = await withTail(new ToldStore([]), 4);
    const { take } = following(store, START);
    store.append(numbered(1, 1));
    expect(await take(1)).toEqual([1]);
    for (let next = 2; next <= 40; next++) store.append(numbered(next, next));
    await tail.beyond(at(39), new AbortController().signal, 5_000);
    expect(tail.keeps(at(1))).toBe(false);
    expect(await take(39)).toEqual(Array.from({ length: 39 }, (_, index) => index + 2));
  });

  it('has only the types that are wanted, and says how far it has come without them', async () => {
    const store = await withTail(new ToldStore([]));
    const { batches, take } = following(store, START, ['Wanted']);
    const taken = take(1);
    store.append([...numbered(1, 2), ...numbered(3, 3, 'Wanted'), ...numbered(4, 4)]);
    expect(await taken).toEqual([3]);
    expect(batches.idlePosition()).toEqual(at(4));
  });

  it('breaks where the subscription of all breaks', async () => {
    const store = await withTail(new ToldStore([]));
    const { take } = following(store, START);
    const taken = take(1);
    store.drop(new Error('The store is away'));
    await expect(taken).rejects.toThrow('The store is away');
  });

  it('ends when it is closed, while it waits too', async () => {
    const store = await withTail(new ToldStore([]));
    const { batches } = following(store, START);
    const iterator = batches[Symbol.asyncIterator]();
    const next = iterator.next();
    await batches.close();
    expect((await next).done).toBe(true);
  });
});
