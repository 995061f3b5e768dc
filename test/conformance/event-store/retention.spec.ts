import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANY,
  BACKWARDS,
  END,
  jsonEvent,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { all, graded, gradesTo, newStream, openStore, refusal, valuesOf, type Store } from './store.js';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.stop());

async function streamOf(count: number): Promise<string> {
  const stream = newStream();
  await store.client.appendToStream(stream, gradesTo(count));
  return stream;
}
const read = (stream: string): Promise<number[]> => valuesOf(store.client.readStream(stream));
const readBack = (stream: string): Promise<number[]> =>
  valuesOf(store.client.readStream(stream, { direction: BACKWARDS, fromRevision: END }));

describe('metadata', () => {
  test('is empty at first, is kept as it was written and has revisions of its own', async () => {
    const stream = await streamOf(1);
    expect((await store.client.getStreamMetadata(stream)).metadata).toBeUndefined();

    await store.client.setStreamMetadata(
      stream,
      { maxCount: 9, school: { id: 's-1' } },
      { expectedRevision: NO_STREAM },
    );
    await store.client.setStreamMetadata(
      stream,
      { maxCount: 8, school: { id: 's-2' } },
      { expectedRevision: 0n },
    );

    expect((await store.client.getStreamMetadata(stream)).metadata).toEqual({
      maxCount: 8,
      school: { id: 's-2' },
    });
    expect(
      await refusal(store.client.setStreamMetadata(stream, {}, { expectedRevision: 0n })),
    ).toBeInstanceOf(WrongExpectedVersionError);
  });

  test('of which only the newest is read', async () => {
    const stream = await streamOf(1);
    for (const maxCount of [5, 6, 7]) await store.client.setStreamMetadata(stream, { maxCount });
    const revisions = (await all(store.client.readStream(`$$${stream}`))).map(({ event }) => event?.revision);
    expect(revisions).toEqual([2n]);
  });

  test('may be there before the stream', async () => {
    const stream = newStream();
    await store.client.setStreamMetadata(stream, { maxCount: 2 });
    expect(await refusal(store.client.readStream(stream))).toBeInstanceOf(StreamNotFoundError);
    await store.client.appendToStream(stream, gradesTo(3), { expectedRevision: NO_STREAM });
    expect(await read(stream)).toEqual([1, 2]);
  });

  test('$maxCount hides all but the newest, also from later appends on', async () => {
    const stream = await streamOf(5);
    await store.client.setStreamMetadata(stream, { maxCount: 2 });
    expect(await read(stream)).toEqual([3, 4]);
    expect(await readBack(stream)).toEqual([4, 3]);
    await store.client.appendToStream(stream, graded(5), { expectedRevision: 4n });
    expect(await read(stream)).toEqual([4, 5]);
    expect(await valuesOf(store.client.readStream(stream, { fromRevision: 1n, maxCount: 1 }))).toEqual([4]);
  });

  test('$tb hides what is before it', async () => {
    const stream = await streamOf(5);
    await store.client.setStreamMetadata(stream, { truncateBefore: 3 });
    expect(await read(stream)).toEqual([3, 4]);
    expect(await readBack(stream)).toEqual([4, 3]);
    await store.client.setStreamMetadata(stream, { truncateBefore: 1 });
    expect(await read(stream)).toEqual([1, 2, 3, 4]);
  });

  test('$maxAge hides what is older', async () => {
    const stream = await streamOf(2);
    await store.client.setStreamMetadata(stream, { maxAge: 3_600 });
    expect(await read(stream)).toEqual([0, 1]);
    await store.client.setStreamMetadata(stream, { maxAge: 1 });
    let left = await read(stream);
    while (left.length > 0) left = await read(stream);
    expect(left).toEqual([]);
  });

  test('that is no JSON hides nothing', async () => {
    const stream = await streamOf(2);
    await store.client.appendToStream(
      `$$${stream}`,
      jsonEvent({ type: '$metadata', data: ['not', 'an', 'object'] }),
    );
    expect(await read(stream)).toEqual([0, 1]);
  });
});

describe('a deleted stream', () => {
  test('reads as missing, and its numbering goes on when it is written again', async () => {
    const stream = await streamOf(3);
    const { position } = await store.client.deleteStream(stream, { expectedRevision: 2n });
    expect(position?.commit).toBeGreaterThan(0n);
    expect(await refusal(store.client.readStream(stream))).toBeInstanceOf(StreamNotFoundError);

    const result = await store.client.appendToStream(stream, graded(9), { expectedRevision: NO_STREAM });

    expect(result.nextExpectedRevision).toBe(3n);
    expect(await read(stream)).toEqual([9]);
    expect(await readBack(stream)).toEqual([9]);
    expect((await store.client.getStreamMetadata(stream)).metadata).toMatchObject({ truncateBefore: 3 });
  });

  test('can be written again with its last revision or any, but not as one that exists', async () => {
    const [one, two] = [await streamOf(2), await streamOf(2)];
    await store.client.deleteStream(one);
    await store.client.deleteStream(two);
    expect(
      await refusal(store.client.appendToStream(one, graded(5), { expectedRevision: STREAM_EXISTS })),
    ).toBeInstanceOf(StreamDeletedError);
    await store.client.appendToStream(one, graded(5), { expectedRevision: 1n });
    await store.client.appendToStream(two, graded(6), { expectedRevision: ANY });
    expect(await read(one)).toEqual([5]);
    expect(await read(two)).toEqual([6]);
  });

  test('keeps the rest of its metadata', async () => {
    const stream = await streamOf(3);
    await store.client.setStreamMetadata(stream, { maxCount: 7, owner: 'head' });
    await store.client.deleteStream(stream);
    await store.client.appendToStream(stream, graded(3));
    expect((await store.client.getStreamMetadata(stream)).metadata).toEqual({
      maxCount: 7,
      owner: 'head',
      truncateBefore: 3,
    });
  });

  test('is deleted only at the expected revision', async () => {
    const stream = await streamOf(3);
    const error = await refusal(store.client.deleteStream(stream, { expectedRevision: 1n }));
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({ streamName: stream, expectedVersion: 1n, actualVersion: 2n });
    expect(await refusal(store.client.deleteStream(stream, { expectedRevision: NO_STREAM }))).toBeInstanceOf(
      WrongExpectedVersionError,
    );
    expect(await read(stream)).toEqual([0, 1, 2]);
  });

  test('stays in $all', async () => {
    const stream = await streamOf(2);
    await store.client.deleteStream(stream);
    const events = await all(store.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 50 }));
    expect(events.filter(({ event }) => event?.streamId === stream)).toHaveLength(2);
  });
});

describe('a tombstoned stream', () => {
  test('is neither read nor written again, nor its metadata', async () => {
    const stream = await streamOf(2);
    await store.client.tombstoneStream(stream, { expectedRevision: 1n });

    const refusals = [
      await refusal(store.client.readStream(stream)),
      await refusal(store.client.appendToStream(stream, graded(1), { expectedRevision: ANY })),
      await refusal(
        store.client.appendToStream(stream, graded(1), {
          expectedRevision: NO_STREAM,
          credentials: { username: 'admin', password: 'changeit' },
        }),
      ),
      await refusal(store.client.setStreamMetadata(stream, { maxCount: 1 })),
      await refusal(store.client.deleteStream(stream)),
      await refusal(store.client.tombstoneStream(stream)),
    ];

    for (const error of refusals) expect(error).toBeInstanceOf(StreamDeletedError);
    expect(refusals[0]).toMatchObject({ streamName: stream });
  });

  test('may never have existed', async () => {
    const stream = newStream();
    await store.client.tombstoneStream(stream, { expectedRevision: NO_STREAM });
    expect(await refusal(store.client.readStream(stream))).toBeInstanceOf(StreamDeletedError);
  });

  test('is tombstoned only at the expected revision', async () => {
    const stream = await streamOf(2);
    const error = await refusal(store.client.tombstoneStream(stream, { expectedRevision: 5n }));
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(await read(stream)).toEqual([0, 1]);
  });

  test('ends in $all with its tombstone', async () => {
    const stream = await streamOf(1);
    await store.client.tombstoneStream(stream);
    const events = await all(store.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 20 }));
    const types = events.filter(({ event }) => event?.streamId === stream).map(({ event }) => event?.type);
    expect(types).toEqual(['$streamDeleted', 'GradeGiven']);
  });

  test('is refused by name in any script', async () => {
    const stream = newStream('журнал');
    await store.client.appendToStream(stream, graded(1));
    await store.client.tombstoneStream(stream);
    expect(await refusal(store.client.readStream(stream, { fromRevision: START }))).toBeInstanceOf(
      StreamDeletedError,
    );
  });
});
