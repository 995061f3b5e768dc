import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Hash } from './merkle.js';
import { sha256 } from './primitives.js';
import { rootOfCount, StreamTree } from './stream-tree.js';

type Counted = readonly [stream: Hash, count: number];

const bitsOf = (stream: Hash): string =>
  BigInt(`0x${stream.toString('hex')}`)
    .toString(2)
    .padStart(256, '0');

/** The root by its definition: streams that begin with the same bits, divided by the next bit. */
const rootOf = (counted: readonly Counted[]): Hash =>
  rootOfSome(counted.map(([stream, count]) => [stream, count, bitsOf(stream)]));

const rootOfSome = (counted: readonly (readonly [...Counted, bits: string])[], depth = 0): Hash => {
  const [only] = counted;
  if (!only) return Buffer.alloc(32);
  if (counted.length === 1) {
    const count = Buffer.alloc(8);
    count.writeBigUInt64BE(BigInt(only[1]));
    return sha256(Buffer.of(2), only[0], count);
  }
  const side = (bit: string) =>
    rootOfSome(
      counted.filter(([, , bits]) => bits[depth] === bit),
      depth + 1,
    );
  return sha256(Buffer.of(3), side('0'), side('1'));
};

/** Names of streams, some of which differ in their last bits only. */
const streams = fc.oneof(
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
  fc.nat({ max: 7 }).map((last) => Buffer.concat([Buffer.alloc(31, 0xaa), Buffer.of(last)])),
);

const counts = fc
  .uniqueArray(fc.tuple(streams, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })), {
    selector: ([stream]) => stream.toString('hex'),
    maxLength: 20,
  })
  .map((each): readonly Counted[] => each);

const treeOf = (counted: readonly Counted[]): StreamTree => {
  const tree = new StreamTree();
  for (const [stream, count] of counted) tree.set(stream, count);
  return tree;
};

describe('the tree over the streams', () => {
  it('has the root of its definition, in whichever order it grew', () => {
    fc.assert(
      fc.property(counts, fc.nat(), (counted, turn) => {
        const middle = turn % (counted.length + 1);
        const shuffled = [...counted.slice(middle), ...counted.slice(0, middle)].toReversed();
        expect(treeOf(counted).root()).toEqual(rootOf(counted));
        expect(treeOf(shuffled).root()).toEqual(rootOf(counted));
        expect(treeOf(counted).streams).toBe(counted.length);
      }),
    );
  });

  it('has the root of what it holds also after its root was asked for', () => {
    fc.assert(
      fc.property(counts, counts, (before, after) => {
        const tree = treeOf(before);
        tree.root();
        for (const [stream, count] of after) tree.set(stream, count);
        const last = new Map([...before, ...after].map((each) => [each[0].toString('hex'), each]));
        expect(tree.root()).toEqual(rootOf([...last.values()]));
        expect(tree.streams).toBe(last.size);
      }),
    );
  });

  it('is 32 zero bytes without streams', () => {
    expect(new StreamTree().root()).toEqual(Buffer.alloc(32));
  });
});

describe('the proof of a count', () => {
  it('leads to the root', () => {
    fc.assert(
      fc.property(counts, (counted) => {
        const tree = treeOf(counted);
        for (const [stream, count] of counted) {
          const proof = tree.prove(stream);
          expect(proof?.count).toBe(count);
          expect(proof && rootOfCount(stream, proof)).toEqual(tree.root());
        }
      }),
    );
  });

  it('leads elsewhere for another count or stream, or with another, one more or one less sibling', () => {
    fc.assert(
      fc.property(counts, fc.nat(), (counted, which) => {
        const [stream, count] = counted[which % Math.max(1, counted.length)] ?? [];
        fc.pre(stream !== undefined && count !== undefined);
        const tree = treeOf(counted);
        const proof = tree.prove(stream);
        if (!proof) throw new Error('The stream is not there.');
        const { siblings } = proof;
        const forged = [
          { count: count - 1, siblings },
          { count, siblings: [...siblings, Buffer.alloc(32)] },
        ];
        if (siblings.length > 0) {
          const place = which % siblings.length;
          forged.push({ count, siblings: siblings.toSpliced(place, 1, sha256()) });
          forged.push({ count, siblings: siblings.toSpliced(place, 1) });
        }
        for (const each of forged) expect(rootOfCount(stream, each)).not.toEqual(tree.root());
        expect(rootOfCount(sha256(stream), proof)).not.toEqual(tree.root());
      }),
    );
  });

  it('is none for a stream that is not there', () => {
    fc.assert(
      fc.property(counts, streams, (counted, other) => {
        fc.pre(!counted.some(([stream]) => stream.equals(other)));
        expect(treeOf(counted).prove(other)).toBeUndefined();
      }),
    );
  });
});
