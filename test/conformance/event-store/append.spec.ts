import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANY,
  binaryEvent,
  BACKWARDS,
  END,
  EventStoreDBClient,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type AppendToStreamOptions,
} from '@eventstore/db-client';
import { all, graded, gradesTo, newStream, openStore, refusal, valuesOf, type Store } from './store.js';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.stop());

/** The client takes the plain Append for calls with credentials of their own, and BatchAppend for all others. */
const paths: [string, AppendToStreamOptions][] = [
  ['BatchAppend', {}],
  ['Append', { credentials: { username: 'admin', password: 'changeit' } }],
];

describe.each(paths)('%s', (_path, options) => {
  const append = (
    stream: string,
    events: Parameters<EventStoreDBClient['appendToStream']>[1],
    expectedRevision: AppendExpectedRevision = ANY,
  ) => store.client.appendToStream(stream, events, { ...options, expectedRevision });

  test('numbers the events of a stream from 0 and answers revision and position', async () => {
    const stream = newStream();
    const first = await append(stream, graded(1), NO_STREAM);
    const second = await append(stream, [graded(2), graded(3)], 0n);

    expect(first).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(second).toMatchObject({ success: true, nextExpectedRevision: 2n });
    expect(second.position?.commit).toBeGreaterThan(first.position?.commit ?? 0n);
    expect(await valuesOf(store.client.readStream(stream))).toEqual([1, 2, 3]);
  });

  test.each<[string, number, AppendExpectedRevision]>([
    ['any of a missing stream', 0, ANY],
    ['any of a stream', 2, ANY],
    ['no stream', 0, NO_STREAM],
    ['an existing stream', 1, STREAM_EXISTS],
    ['the exact revision', 3, 2n],
  ])('accepts %s', async (_name, existing, expected) => {
    const stream = newStream();
    if (existing > 0) await append(stream, gradesTo(existing));
    const result = await append(stream, graded(9), expected);
    expect(result.nextExpectedRevision).toBe(BigInt(existing));
  });

  test.each<[string, number, AppendExpectedRevision]>([
    ['no stream where there is one', 2, NO_STREAM],
    ['an existing stream where there is none', 0, STREAM_EXISTS],
    ['a revision below the last', 3, 1n],
    ['a revision above the last', 3, 5n],
    ['a revision of a missing stream', 0, 0n],
  ])('refuses %s and writes nothing', async (_name, existing, expected) => {
    const stream = newStream();
    if (existing > 0) await append(stream, gradesTo(existing));

    const error = await refusal(append(stream, graded(9), expected));

    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({
      streamName: stream,
      expectedVersion: expected,
      actualVersion: existing === 0 ? 'no_stream' : BigInt(existing - 1),
    });
    if (existing > 0) expect(await valuesOf(store.client.readStream(stream))).toHaveLength(existing);
  });

  test('answers a wrong expected version instead of throwing where the client asks for that', async () => {
    const stream = newStream();
    await append(stream, gradesTo(3));
    const quiet = EventStoreDBClient.connectionString(`${store.url}&throwOnAppendFailure=false`);

    const conflict = await quiet.appendToStream(stream, graded(9), { ...options, expectedRevision: 7n });
    const missing = await quiet.appendToStream(newStream(), graded(9), { ...options, expectedRevision: 7n });

    expect(conflict).toMatchObject({ success: false, position: undefined });
    expect(missing).toMatchObject({ success: false, nextExpectedRevision: -1n });
    await quiet.dispose();
  });

  test.each<[string, AppendExpectedRevision, AppendExpectedRevision]>([
    ['any', ANY, ANY],
    ['no stream', NO_STREAM, NO_STREAM],
    ['an existing stream', ANY, STREAM_EXISTS],
  ])('stores a repeated append once when it expects %s', async (_name, before, expected) => {
    const stream = newStream();
    const events = gradesTo(3);
    const first = await append(stream, events, before);
    const again = await append(stream, events, expected);

    expect(again.success).toBe(true);
    expect(again.nextExpectedRevision).toBe(first.nextExpectedRevision);
    expect(await valuesOf(store.client.readStream(stream))).toEqual([0, 1, 2]);
  });

  test('stores a repeated append once when it expects an exact revision, whatever came after it', async () => {
    const stream = newStream();
    const events = gradesTo(2, 10);
    await append(stream, gradesTo(2));
    await append(stream, events, 1n);
    await append(stream, graded(20), 3n);

    const again = await append(stream, events, 1n);

    expect(again.nextExpectedRevision).toBe(3n);
    expect(await valuesOf(store.client.readStream(stream))).toEqual([0, 1, 10, 11, 20]);
  });

  test('takes part of a repeated append for a conflict', async () => {
    const stream = newStream();
    const known = graded(1);
    await append(stream, known, NO_STREAM);
    expect(await refusal(append(stream, [known, graded(2)], NO_STREAM))).toBeInstanceOf(
      WrongExpectedVersionError,
    );
    expect(await refusal(append(stream, [known, graded(2)], ANY))).toBeInstanceOf(WrongExpectedVersionError);
  });

  test('lets the same event id into two streams', async () => {
    const [one, two] = [newStream(), newStream()];
    const event = graded(1);
    await append(one, event);
    await append(two, event);
    expect(await valuesOf(store.client.readStream(two))).toEqual([1]);
  });

  test('keeps id, type, data, metadata and time of a JSON event', async () => {
    const stream = newStream();
    const id = randomUUID();
    const before = Date.now();
    const data = { text: 'Контрольная №1 — «отлично» 🎓', nested: { list: [1, null, true] } };
    await append(
      stream,
      jsonEvent({ id, type: 'GradeGiven', data, metadata: { schoolId: 's-1', $causationId: 'c' } }),
    );

    const [read] = await all(store.client.readStream(stream));

    expect(read?.event).toMatchObject({
      id,
      type: 'GradeGiven',
      isJson: true,
      data,
      metadata: { schoolId: 's-1', $causationId: 'c' },
      streamId: stream,
      revision: 0n,
    });
    const created = read?.event?.created.getTime() ?? 0;
    // A real server has a clock of its own.
    expect(Math.abs(created - before)).toBeLessThan(60_000);
  });

  test('keeps binary data and binary metadata byte for byte', async () => {
    const stream = newStream();
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const metadata = Uint8Array.from([255, 0, 1]);
    await append(stream, binaryEvent({ type: 'PhotoFiled', data, metadata }));
    const [read] = await all(store.client.readStream(stream));
    expect(read?.event?.isJson).toBe(false);
    expect(Buffer.from(read?.event?.data as Uint8Array)).toEqual(Buffer.from(data));
    expect(Buffer.from(read?.event?.metadata as Uint8Array)).toEqual(Buffer.from(metadata));
  });

  test('takes empty data', async () => {
    const stream = newStream();
    await append(stream, binaryEvent({ type: 'Nothing', data: new Uint8Array() }));
    const [read] = await all(store.client.readStream(stream));
    expect(read?.event?.data).toHaveLength(0);
  });

  test('takes a long stream name in any script', async () => {
    const stream = newStream(`журнал-7Б-математика-${'щ'.repeat(400)}-🎒`);
    await append(stream, [graded(1), graded(2)], NO_STREAM);
    expect(
      await valuesOf(store.client.readStream(stream, { direction: BACKWARDS, fromRevision: END })),
    ).toEqual([2, 1]);
    expect(await refusal(append(stream, graded(3), 7n))).toMatchObject({ streamName: stream });
  });

  test('takes just under a megabyte, and names its limit above', async () => {
    const stream = newStream();
    const ofSize = (bytes: number) => binaryEvent({ type: 'Scan', data: new Uint8Array(bytes) });
    await append(stream, ofSize(1024 * 1024 - 100), NO_STREAM);

    const one = await refusal(append(stream, ofSize(1024 * 1024 + 1)));
    const several = await refusal(append(stream, [ofSize(600_000), ofSize(600_000)]));

    for (const error of [one, several]) {
      expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
      expect(error).toMatchObject({ maxAppendSize: 1024 * 1024 });
    }
    expect(await all(store.client.readStream(stream))).toHaveLength(1);
  });

  test('stores thousands of events of one append together and in order', async () => {
    const stream = newStream();
    await append(stream, gradesTo(3_000), NO_STREAM);
    expect(await valuesOf(store.client.readStream(stream))).toEqual(
      Array.from({ length: 3_000 }, (_, n) => n),
    );
  });

  test('lets exactly one of many writers have a revision', async () => {
    const stream = newStream();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => append(stream, graded(n), NO_STREAM)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await valuesOf(store.client.readStream(stream))).toHaveLength(1);
  });
});
