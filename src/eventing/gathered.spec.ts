import { beforeEach, describe, expect, test } from '@jest/globals';
import { gathered, type Read } from './gathered.js';

const THERE = ['red', 'blue'];

let asked: (readonly string[])[];
/** Lets the read that is under way come to its end. */
let answers: (() => void)[];
let failure: Error | undefined;
let read: Read<string>;

beforeEach(() => {
  asked = [];
  answers = [];
  failure = undefined;
  read = gathered(async (keys) => {
    asked.push(keys);
    await new Promise<void>((resolve) => answers.push(resolve));
    if (failure) throw failure;
    return new Map(keys.filter((key) => THERE.includes(key)).map((key) => [key, key.toUpperCase()]));
  });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
const found = async (keys: readonly string[]) => [...(await read(keys)).values()];
const answer = async () => {
  answers.shift()?.();
  await turn();
};

describe('What several ask for', () => {
  test('at once is read once', async () => {
    const both = [found(['red', 'green']), found(['red', 'blue'])];
    await turn();
    expect(asked).toEqual([['red', 'green', 'blue']]);
    await answer();
    expect(await Promise.all(both)).toEqual([['RED'], ['RED', 'BLUE']]);
  });

  test('while something is being read is read together after it, as it is then', async () => {
    const first = found(['red']);
    await turn();
    const others = [found(['red']), found(['blue'])];
    await turn();
    expect(asked).toEqual([['red']]);
    await answer();
    expect(asked).toEqual([['red'], ['red', 'blue']]);
    await answer();
    expect(await Promise.all([first, ...others])).toEqual([['RED'], ['RED'], ['BLUE']]);
  });

  test('is read in portions where it is very much', async () => {
    const all = found(Array.from({ length: 1_500 }, (_, number) => number.toString()));
    await turn();
    await answer();
    await answer();
    expect(asked.map(({ length }) => length)).toEqual([1_000, 500]);
    expect(await all).toEqual([]);
  });

  test('and can’t be read fails for all of them, and not for who asks next', async () => {
    failure = new Error('no connection');
    const outcomes = Promise.allSettled([found(['red']), found(['blue'])]);
    await turn();
    await answer();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failure = undefined;
    const next = found(['red']);
    await turn();
    await answer();
    expect(await next).toEqual(['RED']);
  });

  test('is not read where it is nothing', async () => {
    expect(await found([])).toEqual([]);
    expect(asked).toEqual([]);
  });
});
