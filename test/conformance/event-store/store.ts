import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EventStoreDBClient,
  jsonEvent,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type JSONEventData,
  type Position,
  type StreamingRead,
  type StreamSubscription,
} from '@eventstore/db-client';
import { startEventStore } from '../../../embedded/event-store/server.js';

export interface Store {
  readonly client: EventStoreDBClient;
  readonly url: string;
  stop(): Promise<void>;
}

/** The store under test: the one at EVENTSTORE_URL, else the embedded one on a folder of its own. */
export async function openStore(): Promise<Store> {
  const real = process.env['EVENTSTORE_URL'];
  if (real !== undefined) {
    const client = EventStoreDBClient.connectionString(real);
    return { client, url: real, stop: () => client.dispose() };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'event-store-'));
  const store = await startEventStore({ dataDir });
  const client = EventStoreDBClient.connectionString(store.url);
  return {
    client,
    url: store.url,
    stop: async () => {
      await client.dispose();
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Streams are never cleaned up on a real server, so every test takes a name of its own. */
export const newStream = (name = 'page'): string => `${name}-${randomUUID()}`;

export const graded = (value: number, id: string = randomUUID()): JSONEventData<GradeGiven> =>
  jsonEvent<GradeGiven>({ id, type: 'GradeGiven', data: { value } });

export interface GradeGiven {
  readonly type: 'GradeGiven';
  readonly data: { readonly value: number };
}

export const gradesTo = (count: number, from = 0): JSONEventData<GradeGiven>[] =>
  Array.from({ length: count }, (_, index) => graded(from + index));

/** The values of the grades that a read answers, in the order in which they come. */
export async function valuesOf(read: StreamingRead<{ event?: { data: unknown } }>): Promise<number[]> {
  const values: number[] = [];
  for await (const { event } of read) values.push(valueOf(event?.data));
  return values;
}

export function valueOf(data: unknown): number {
  if (typeof data === 'object' && data !== null && 'value' in data && typeof data.value === 'number') {
    return data.value;
  }
  throw new Error(`Not a grade: ${JSON.stringify(data)}`);
}

/** Takes events from a subscription until `isLast` says so, then unsubscribes. */
export async function takeUntil<Event>(
  subscription: AsyncIterable<Event> & Pick<StreamSubscription, 'unsubscribe'>,
  isLast: (event: Event, taken: number) => boolean,
): Promise<Event[]> {
  const taken: Event[] = [];
  for await (const event of subscription) {
    taken.push(event);
    if (isLast(event, taken.length)) break;
  }
  await subscription.unsubscribe();
  return taken;
}

export const take = <Event>(
  subscription: AsyncIterable<Event> & Pick<StreamSubscription, 'unsubscribe'>,
  count: number,
): Promise<Event[]> => takeUntil(subscription, (_, taken) => taken === count);

/** Resolves at the first event of that name. */
export const emitted = (
  subscription: Pick<AllStreamSubscription | StreamSubscription, 'once'>,
  name: 'confirmation' | 'caughtUp',
): Promise<void> => new Promise((resolve) => subscription.once(name, () => resolve()));

export function positionOf({ event }: AllStreamResolvedEvent): Position {
  if (!event) throw new Error('An event of $all without its position.');
  return event.position;
}

/** What an action was refused with. */
export async function refusal(action: Promise<unknown> | AsyncIterable<unknown>): Promise<unknown> {
  try {
    if (Symbol.asyncIterator in action) await all(action);
    else await action;
  } catch (error) {
    return error;
  }
  throw new Error('It was not refused.');
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
