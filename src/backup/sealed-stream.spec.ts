import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { framed, recordsIn } from './records.js';
import { CHUNK, DamagedBackup, opened, sealed } from './sealed-stream.js';

const KEY = Buffer.alloc(32, 7);
const SEALED_CHUNK = CHUNK + 16;

async function* partsOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const all = async (parts: AsyncIterable<Buffer>): Promise<Buffer> => Buffer.concat(await gathered(parts));

const gathered = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
};

const seal = (text: Buffer, size = 10_000, key = KEY) => all(sealed(partsOf(text, size), key));
const open = (bytes: Buffer, size = 10_000, key = KEY) => all(opened(partsOf(bytes, size), key));

/** A text that is no chunk like another. */
const textOf = (length: number): Buffer => {
  const text = Buffer.alloc(length);
  for (let at = 0; at < length; at += 4) text.writeUInt32BE(at, Math.min(at, length - 4));
  return text;
};
const lengths = fc.constantFrom(4, 100, CHUNK - 1, CHUNK, CHUNK + 4, 2 * CHUNK, 3 * CHUNK + 1_000);

describe('A sealed stream', () => {
  it('opens to what was sealed, however both come in parts', async () => {
    const parts = fc.integer({ min: 1_000, max: 100_000 });
    await fc.assert(
      fc.asyncProperty(lengths, parts, parts, async (length, coming, going) => {
        const text = textOf(length);
        expect((await open(await seal(text, coming), going)).equals(text)).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(await open(await seal(Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
  });

  it('is found to be damaged whichever bit is another', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, fc.nat(), fc.nat(7), async (length, place, bit) => {
        const bytes = await seal(textOf(length));
        const at = place % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        await expect(open(bytes)).rejects.toThrow(DamagedBackup);
      }),
      { numRuns: 60 },
    );
  });

  it('is found to be damaged wherever it was cut off, and whatever was added', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, fc.nat(), async (length, place) => {
        const bytes = await seal(textOf(length));
        await expect(open(bytes.subarray(0, place % bytes.length))).rejects.toThrow(DamagedBackup);
        const more = Buffer.concat([bytes, bytes.subarray(0, 1 + (place % 40))]);
        await expect(open(more)).rejects.toThrow(DamagedBackup);
      }),
      { numRuns: 60 },
    );
    // At the end of a chunk nothing but the mark of the last one tells.
    const bytes = await seal(textOf(3 * CHUNK));
    await expect(open(bytes.subarray(0, SEALED_CHUNK))).rejects.toThrow(DamagedBackup);
    await expect(open(bytes.subarray(0, 2 * SEALED_CHUNK))).rejects.toThrow(DamagedBackup);
  });

  it('is found to be damaged when chunks were exchanged, repeated, left out, or are of another file', async () => {
    const bytes = await seal(textOf(4 * CHUNK));
    const chunks = [0, 1, 2, 3].map((at) => bytes.subarray(at * SEALED_CHUNK, (at + 1) * SEALED_CHUNK));
    expect((await open(Buffer.concat(chunks))).length).toBe(4 * CHUNK);
    const ordered = (...places: number[]) =>
      Buffer.concat(places.map((place) => chunks[place] ?? Buffer.alloc(0)));
    for (const wrong of [
      ...[ordered(1, 0, 2, 3), ordered(0, 1, 1, 2, 3), ordered(0, 2, 3), ordered(1, 2, 3), ordered(3)],
      ordered(0, 1, 2, 3, 3),
    ]) {
      await expect(open(wrong)).rejects.toThrow(DamagedBackup);
    }
    await expect(open(bytes, 10_000, Buffer.alloc(32, 8))).rejects.toThrow(DamagedBackup);
  });
});

describe('Records in a stream', () => {
  it('are the same wherever the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 100 }),
        async (records, size) => {
          const found = await gathered(recordsIn(partsOf(Buffer.concat(records.map(framed)), size)));
          expect(found.map((one) => [...one])).toEqual(records.map((one) => [...one]));
        },
      ),
    );
  });

  it('do not end within one', async () => {
    const cut = framed(Buffer.alloc(20)).subarray(0, 23);
    await expect(gathered(recordsIn(partsOf(cut, 5)))).rejects.toThrow(DamagedBackup);
  });
});
