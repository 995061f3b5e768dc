import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  END,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  START,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type Filter,
  type Position,
} from '@eventstore/db-client';
import {
  emitted,
  graded,
  gradesTo,
  newStream,
  openStore,
  positionOf,
  take,
  takeUntil,
  valueOf,
  type Store,
} from './store.js';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.stop());

const values = (events: { event?: { data: unknown } }[]): number[] =>
  events.map(({ event }) => valueOf(event?.data));

describe('a subscription to a stream', () => {
  test('catches up, says so, and goes on live', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gradesTo(3));
    const subscription = store.client.subscribeToStream(stream, { fromRevision: START });
    const taken = take(subscription, 5);
    await emitted(subscription, 'caughtUp');
    await store.client.appendToStream(stream, [graded(3), graded(4)]);
    expect(values(await taken)).toEqual([0, 1, 2, 3, 4]);
  });

  test('starts after the given revision', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gradesTo(5));
    expect(values(await take(store.client.subscribeToStream(stream, { fromRevision: 2n }), 2))).toEqual([
      3, 4,
    ]);
  });

  test('from the end sees only what comes', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gradesTo(5));
    const subscription = store.client.subscribeToStream(stream, { fromRevision: END });
    const taken = take(subscription, 1);
    await emitted(subscription, 'confirmation');
    await store.client.appendToStream(stream, graded(5));
    expect(values(await taken)).toEqual([5]);
  });

  test('waits for a stream that is not there yet', async () => {
    const stream = newStream();
    const subscription = store.client.subscribeToStream(stream);
    const taken = take(subscription, 1);
    await emitted(subscription, 'confirmation');
    await store.client.appendToStream(newStream(), graded(7));
    await store.client.appendToStream(stream, graded(8));
    expect(values(await taken)).toEqual([8]);
  });
});

describe('a subscription to $all', () => {
  const isMine =
    (stream: string) =>
    ({ event }: AllStreamResolvedEvent): boolean =>
      event?.streamId === stream;

  test('resumes after a position without gap or repeat while others write', async () => {
    const stream = newStream();
    const total = 600;
    const { position: before } = await store.client.appendToStream(stream, graded(0));
    const writing = (async () => {
      for (let value = 1; value < total; value++) await store.client.appendToStream(stream, graded(value));
    })();

    const seen: number[] = [];
    let from: Position | undefined = before;
    while (seen.length < total - 1) {
      const subscription = store.client.subscribeToAll({ fromPosition: from ?? START });
      const share = await takeUntil(
        subscription,
        (event, taken) => taken >= 70 || (isMine(stream)(event) && valueOf(event.event?.data) === total - 1),
      );
      seen.push(...values(share.filter(isMine(stream))));
      const last = share.at(-1);
      if (last) from = positionOf(last);
    }
    await writing;

    expect(seen).toEqual(Array.from({ length: total - 1 }, (_, index) => index + 1));
  });

  test('delivers thousands of events in order to several subscribers, one of them slow', async () => {
    const stream = newStream();
    const { position } = await store.client.appendToStream(stream, graded(0));
    const last = 5_000;
    const follow = async (pause: () => Promise<unknown>): Promise<number[]> => {
      const seen: number[] = [];
      const subscription = store.client.subscribeToAll({ fromPosition: position ?? START });
      for await (const event of subscription) {
        if (!isMine(stream)(event)) continue;
        seen.push(valueOf(event.event?.data));
        if (seen.at(-1) === last) break;
        await pause();
      }
      await subscription.unsubscribe();
      return seen;
    };
    const slow = follow(async () => {
      for (let turns = 0; turns < 5; turns++) await turn();
    });
    const quick = [follow(() => Promise.resolve()), follow(() => Promise.resolve())];
    for (let from = 1; from < last; from += 500)
      await store.client.appendToStream(stream, gradesTo(500, from));

    const expected = Array.from({ length: last }, (_, index) => index + 1);
    for (const seen of [slow, ...quick]) expect(await seen).toEqual(expected);
  });

  test('from the end sees only what comes', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, graded(1));
    const subscription = store.client.subscribeToAll({ fromPosition: END });
    const taken = takeUntil(subscription, isMine(stream));
    await emitted(subscription, 'confirmation');
    await store.client.appendToStream(stream, graded(2));
    expect(values((await taken).filter(isMine(stream)))).toEqual([2]);
  });
});

describe('a filtered subscription', () => {
  const filters: [string, (tag: string) => Filter][] = [
    ['event type prefix', (tag) => eventTypeFilter({ prefixes: [`No${tag}`, `Wanted${tag}`] })],
    ['event type expression', (tag) => eventTypeFilter({ regex: `^Wanted${tag}` })],
    ['stream name prefix', (tag) => streamNameFilter({ prefixes: [`wanted-${tag}`] })],
    ['stream name expression', (tag) => streamNameFilter({ regex: `^wanted-${tag}-[0-9]+$` })],
  ];

  test.each(filters)(
    'by %s sees what matches and nothing else, caught up and live',
    async (_name, filter) => {
      const tag = newStream('t').replaceAll('-', '');
      const write = async (value: number): Promise<void> => {
        await store.client.appendToStream(
          `other-${tag}-${value}`,
          jsonEvent({ type: `Other${tag}`, data: { value } }),
        );
        await store.client.appendToStream(
          `wanted-${tag}-${value}`,
          jsonEvent({ type: `Wanted${tag}`, data: { value } }),
        );
      };
      for (const value of [0, 1, 2]) await write(value);
      const subscription = store.client.subscribeToAll({ filter: filter(tag) });
      const taken = take(subscription, 5);
      await emitted(subscription, 'caughtUp');
      for (const value of [3, 4]) await write(value);
      const events = await taken;
      expect(values(events)).toEqual([0, 1, 2, 3, 4]);
      expect(new Set(events.map(({ event }) => event?.type))).toEqual(new Set([`Wanted${tag}`]));
    },
  );

  test('without system events', async () => {
    const stream = newStream();
    await store.client.setStreamMetadata(stream, { maxCount: 10 });
    const { position } = await store.client.appendToStream(stream, graded(1));
    const events = await takeUntil(
      store.client.subscribeToAll({ filter: excludeSystemEvents() }),
      (event) => positionOf(event).commit === position?.commit,
    );
    expect(events.some(({ event }) => event?.type.startsWith('$'))).toBe(false);
  });

  test('is told how far it was searched, in rising positions from which it can resume', async () => {
    const tag = newStream('t');
    const { position: start } = await store.client.appendToStream(newStream(), graded(0));
    await store.client.appendToStream(newStream(), gradesTo(200));
    const checkpoints: Position[] = [];
    const subscription = store.client.subscribeToAll({
      fromPosition: start ?? START,
      filter: streamNameFilter({
        prefixes: [tag],
        maxSearchWindow: 10,
        checkpointInterval: 2,
        checkpointReached: (_subscription, position) => {
          checkpoints.push(position);
        },
      }),
    });
    const taken = take(subscription, 1);
    await emitted(subscription, 'caughtUp');
    expect(checkpoints.length).toBeGreaterThanOrEqual(9);
    for (const [index, { commit }] of checkpoints.slice(1).entries()) {
      expect(commit).toBeGreaterThanOrEqual(checkpoints[index]?.commit ?? 0n);
    }

    await store.client.appendToStream(tag, graded(1));
    expect(values(await taken)).toEqual([1]);
    const resumed = store.client.subscribeToAll({
      fromPosition: checkpoints.at(-1) ?? START,
      filter: streamNameFilter({ prefixes: [tag] }),
    });
    expect(values(await take(resumed, 1))).toEqual([1]);
  });

  test('is told how far it was searched when it is live, too', async () => {
    const tag = newStream('t');
    let reached: () => void = () => undefined;
    const twice = new Promise<void>((resolve) => (reached = resolve));
    let count = 0;
    const subscription = store.client.subscribeToAll({
      fromPosition: END,
      filter: streamNameFilter({
        prefixes: [tag],
        maxSearchWindow: 5,
        checkpointReached: () => {
          if (++count === 2) reached();
        },
      }),
    });
    subscription.resume();
    await emitted(subscription, 'confirmation');
    for (let value = 0; value < 20; value++) await store.client.appendToStream(newStream(), graded(value));
    await twice;
    await subscription.unsubscribe();
  });
});
