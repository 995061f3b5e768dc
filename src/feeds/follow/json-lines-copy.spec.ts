import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FeedEvent } from '../cloud-event.js';
import { formatSequence } from '../cursor.js';
import { digestOf, JsonLinesCopy } from './json-lines-copy.js';

const event = (number: number, text = 'é'): FeedEvent =>
  ({
    ...{ id: `e${number.toString()}`, data: { text } },
    ...{ sequence: formatSequence(BigInt(number)), cursor: `after ${number.toString()}` },
  }) as unknown as FeedEvent;
const events = (from: number, to: number, text?: string) =>
  Array.from({ length: to - from + 1 }, (_, index) => event(from + index, text));

describe('A copy of a feed', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copy-'));
    path = join(folder, 'events.jsonl');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const reopened = async <T>(use: (copy: JsonLinesCopy) => Promise<T> | T): Promise<T> => {
    const copy = await JsonLinesCopy.open(path);
    try {
      return await use(copy);
    } finally {
      await copy.close();
    }
  };

  it('goes on where it was left', async () => {
    expect(await reopened(({ cursor, count }) => [cursor, count])).toEqual([undefined, 0]);
    await reopened((copy) => copy.append(events(1, 3)));
    await reopened((copy) => copy.append(events(4, 5)));
    expect(await reopened(({ cursor, count }) => [cursor, count])).toEqual(['after 5', 5]);
    const lines = (await readFile(path, 'utf8')).split('\n');
    expect(lines.map((line) => line === '' || (JSON.parse(line) as FeedEvent).id)).toEqual([
      ...['e1', 'e2', 'e3', 'e4', 'e5', true],
    ]);
  });

  it('has lines longer than what is read at once', async () => {
    const long = 'x'.repeat(100_000);
    await reopened((copy) => copy.append(events(1, 2, long)));
    expect(await reopened(({ count }) => count)).toBe(2);
  });

  it('has no torn line after a crash, wherever it was torn', async () => {
    await reopened((copy) => copy.append(events(1, 2)));
    const whole = await readFile(path);
    const torn = Buffer.from(`${JSON.stringify(event(3))}\n`);
    await fc.assert(
      fc.asyncProperty(fc.nat(torn.length - 1), async (length) => {
        await writeFile(path, Buffer.concat([whole, torn.subarray(0, length)]));
        expect(await reopened(({ cursor }) => cursor)).toBe('after 2');
        expect(await readFile(path)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
    await writeFile(path, torn.subarray(0, 10));
    expect(await reopened(({ count }) => count)).toBe(0);
  });

  it('takes nothing that does not follow', async () => {
    await reopened(async (copy) => {
      await copy.append(events(1, 2));
      await expect(copy.append([event(4)])).rejects.toThrow('one is missing');
      await expect(copy.append([event(2)])).rejects.toThrow('came twice');
      expect(copy.count).toBe(2);
    });
  });

  it('is no other file', async () => {
    await writeFile(path, 'name;grade\nAnna;5\n');
    await expect(JsonLinesCopy.open(path)).rejects.toThrow('no copy of a feed');
  });

  it('has a digest of what stands there', async () => {
    await reopened((copy) => copy.append(events(1, 2)));
    const digest = () => reopened((copy) => digestOf(copy.lines()));
    const before = await digest();
    expect(await digest()).toBe(before);
    await appendFile(path, `${JSON.stringify(event(3))}\n`);
    expect(await digest()).not.toBe(before);
  });
});
