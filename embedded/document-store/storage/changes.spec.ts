import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Store, type Writing } from './store.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const STEP = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  value: fc.option(fc.constantFrom('x', 'y')),
});

describe('a write', () => {
  let folder: string;
  let store: Store;
  const failures: unknown[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'changes-'));
    store = await Store.open(folder, (error) => failures.push(error));
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const stored = (): [string, string][] =>
    [...store.entries.getRange()].map(({ key, value }) => [key.toString(), value.toString()]);
  /** Puts a value, or removes what is there. */
  const step = ({ changes }: Writing, key: string, value: string | null): void => {
    const before = store.entries.getBinary(bytes(key));
    if (value !== null) changes.put(store.entries, bytes(key), bytes(value), before);
    else if (before !== undefined) changes.remove(store.entries, bytes(key), before);
  };

  it('that throws leaves everything as it was, and the writes that are committed with it as they are', async () => {
    const run = fc.asyncProperty(fc.array(STEP), fc.array(STEP), async (kept, lost) => {
      const before = new Map(stored());
      for (const { key, value } of kept) {
        if (value === null) before.delete(key);
        else before.set(key, value);
      }
      const first = store.write((writing) => kept.forEach(({ key, value }) => step(writing, key, value)));
      const second = store.write((writing) => {
        lost.forEach(({ key, value }) => step(writing, key, value));
        throw new Error('It can not go on.');
      });
      await expect(second).rejects.toThrow('It can not go on.');
      await first;
      expect(new Map(stored())).toEqual(before);
    });
    await fc.assert(run, { numRuns: 100 });
    expect(failures).toEqual([]);
  });
});
