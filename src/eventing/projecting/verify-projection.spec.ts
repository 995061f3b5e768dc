import { beforeEach, describe, expect, test } from '@jest/globals';
import { positionOf, recorded } from '../../../test/support/recorded.js';
import type { Recorded } from '../envelope.js';
import { comparePositions, START, type Position } from '../position.js';
import type { Stored } from './projection-store.js';
import type { Projection, ReadModel } from '../projection.js';
import { verifyProjection } from './verify-projection.js';

type Dropped = { readonly type: 'CoinDropped'; readonly data: { readonly box: string } };
type Box = ReadModel & { readonly coins: number; readonly last?: string };

const FORGED = 'forged';
const boxes: Projection<Box, Dropped> = {
  name: 'boxes',
  version: 1,
  handles: ['CoinDropped'],
  idsOf: ({ data }) => {
    if (data.box === FORGED) throw new Error('a forged box');
    return [data.box];
  },
  evolve: (box, { id: last }, id) => ({ _id: id, coins: (box?.coins ?? 0) + 1, last }),
};

let log: Recorded[];
let stored: Map<string, Stored>;
/** Positions. */
let skips: Set<string>;
/** What happens while the stored documents are read, each time. */
let meanwhile: (() => void)[];

beforeEach(() => {
  log = [];
  stored = new Map();
  meanwhile = [];
  skips = new Set();
});

const drop = (...into: readonly string[]) => {
  for (const box of into) {
    const event = recorded<Dropped>({ type: 'CoinDropped', data: { box } }, log.length + 1);
    log.push(event);
    const document = boxes.evolve(stored.get(box) as (Box & Stored) | undefined, event, box);
    stored.set(box, { ...document, position: event.position });
  }
};
const ignore = () => log.push(recorded({ type: 'SomethingElse', data: {} }, log.length + 1));
const tamper = (id: string, change: object) => stored.set(id, { ...(stored.get(id) as Stored), ...change });

const verify = () =>
  verifyProjection({
    projection: boxes,
    skips,
    async *events(after: Position, upTo: Position) {
      const isBetween = ({ position }: Recorded) =>
        comparePositions(position, after) > 0 && comparePositions(position, upTo) <= 0;
      yield await Promise.resolve(log.filter(isBetween));
    },
    head: () => Promise.resolve(log.at(-1)?.position ?? START),
    reached: () => Promise.resolve(),
    async *documents(ids) {
      meanwhile.shift()?.();
      for (const [id, document] of stored) {
        if (!ids || ids.includes(id)) yield await Promise.resolve(document);
      }
    },
  });

describe('documents', () => {
  test('that an event was skipped for are as the others make them', async () => {
    drop('red');
    log.push(recorded<Dropped>({ type: 'CoinDropped', data: { box: FORGED } }, log.length + 1));
    drop('red');
    await expect(verify()).rejects.toThrow('a forged box');
    skips.add('2/2');
    expect(await verify()).toBeUndefined();
  });

  test('that are as the events make them differ in nothing', async () => {
    drop('red', 'blue', 'red');
    ignore();
    expect(await verify()).toBeUndefined();
  });

  test('that move on meanwhile are compared where they stand then', async () => {
    drop('red', 'blue');
    meanwhile = [() => drop('red', 'green'), () => drop('red')];
    expect(await verify()).toBeUndefined();
  });

  test('that move on meanwhile are compared all the same', async () => {
    drop('red');
    meanwhile = [
      () => {
        drop('red');
        tamper('red', { coins: 9 });
      },
    ];
    expect(await verify()).toMatchObject({ id: 'red', field: 'coins', stored: 9, folded: 2 });
  });
});

describe('the first difference', () => {
  test('is a field with another value, in the order of the ids', async () => {
    drop('red', 'blue', 'red');
    tamper('red', { coins: 3 });
    tamper('blue', { coins: 7 });
    expect(await verify()).toEqual({ id: 'blue', field: 'coins', stored: 7, folded: 1 });
  });

  test('is a field too many, or one too few', async () => {
    drop('red');
    tamper('red', { colour: 'red' });
    expect(await verify()).toMatchObject({ id: 'red', field: 'colour', stored: 'red' });
    tamper('red', { colour: undefined, last: undefined });
    expect(await verify()).toMatchObject({ id: 'red', field: 'last' });
  });

  test('is a document that nothing has made, or one that is missing', async () => {
    drop('red');
    stored.set('blue', { _id: 'blue', position: positionOf(1) });
    expect(await verify()).toMatchObject({ id: 'blue', field: '', folded: undefined });
    stored.clear();
    expect(await verify()).toMatchObject({ id: 'red', field: '', stored: undefined });
  });

  test('is a document that stands further than the log', async () => {
    drop('red');
    tamper('red', { position: positionOf(9) });
    expect(await verify()).toMatchObject({ id: 'red', field: 'position.commit' });
  });

  test('is a document that has not seen its last event', async () => {
    drop('red', 'red');
    tamper('red', { position: positionOf(1) });
    expect(await verify()).toMatchObject({ id: 'red', field: 'position.commit' });
  });
});
