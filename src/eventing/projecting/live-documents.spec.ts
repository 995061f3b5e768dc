import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryGenerations } from '../../../test/support/memory-generations.js';
import { MemoryProjectionStore } from '../../../test/support/memory-projection-store.js';
import { positionOf } from '../../../test/support/recorded.js';
import type { AnyProjection } from '../projection.js';
import { LiveDocuments } from './live-documents.js';

const boxes: AnyProjection = {
  name: 'boxes',
  version: 1,
  handles: [],
  idsOf: () => [],
  evolve: (_, __, id) => ({ _id: id }),
};

let documents: MemoryProjectionStore;
let generations: MemoryGenerations;
let now: number;
let live: LiveDocuments;

beforeEach(async () => {
  documents = new MemoryProjectionStore();
  generations = new MemoryGenerations();
  now = 0;
  live = new LiveDocuments(documents, generations, () => now);
  await generations.begin([boxes]);
  for (const number of [0, 1]) {
    documents.documentsOf(boxes, number).set('red', { _id: 'red', position: positionOf(number + 1) });
    documents.reached(boxes, positionOf(number + 1), undefined, number);
  }
});

const takeOver = (number: number) => generations.takeOver({ projection: boxes, number }, 0);
const readPosition = async () => (await live.read(boxes, ['red'])).get('red')?.position;

describe('Live documents', () => {
  test('can’t be read before the first generation has taken over, which is said', async () => {
    await expect(live.read(boxes, ['red'])).rejects.toMatchObject({
      code: 'read-models-building',
      kind: 'unavailable',
    });
    await expect(live.checkpointOf(boxes)).rejects.toMatchObject({ code: 'read-models-building' });
    expect(await live.notReadable([boxes])).toEqual(['boxes.v1']);
  });

  test('can be read from then on, at once', async () => {
    await expect(live.read(boxes, ['red'])).rejects.toMatchObject({ code: 'read-models-building' });
    await takeOver(0);
    expect(await readPosition()).toEqual(positionOf(1));
    expect(await live.checkpointOf(boxes)).toEqual(positionOf(1));
    expect(await live.notReadable([boxes])).toEqual([]);
  });

  const found = async () => {
    const ids: string[] = [];
    for await (const { _id } of live.find(boxes, { filter: { _id: 'red' }, sort: { _id: 1 } })) ids.push(_id);
    return ids;
  };

  test('can be looked for from then on', async () => {
    await expect(found()).rejects.toMatchObject({ code: 'read-models-building' });
    await takeOver(0);
    documents.documentsOf(boxes).set('blue', { _id: 'blue', position: positionOf(1) });
    expect(await found()).toEqual(['red']);
  });

  test('are waited for until the projection has come far enough, but not for ever', async () => {
    await takeOver(0);
    expect(await live.reach(boxes, undefined)).toEqual(positionOf(1));
    expect(await live.reach(boxes, positionOf(1))).toEqual(positionOf(1));
    const reached = live.reach(boxes, positionOf(2));
    documents.reached(boxes, positionOf(3));
    expect(await reached).toEqual(positionOf(3));
    const late = live.reach(boxes, positionOf(4));
    now = 6_000;
    await expect(late).rejects.toMatchObject({ code: 'position-not-reached', kind: 'unavailable' });
  });

  test('are those of the next generation soon after it has taken over', async () => {
    await takeOver(0);
    await readPosition();
    await generations.rebuild(boxes);
    await takeOver(1);
    expect(await readPosition()).toEqual(positionOf(1));
    now = 1_001;
    expect(await readPosition()).toEqual(positionOf(2));
  });
});
