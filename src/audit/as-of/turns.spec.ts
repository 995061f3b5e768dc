import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

/** Something that is begun in its turn and lasts until it is let go. */
const thing = () => {
  let letGo = () => {};
  let fail = (_: Error) => {};
  const done = new Promise<string>((resolve, reject) => {
    letGo = () => resolve('done');
    fail = reject;
  });
  const it = { begun: false, letGo, fail, act: () => ((it.begun = true), done) };
  return it;
};

describe('Turns', () => {
  it('come one after the other, also after something that failed', async () => {
    const turns = new Turns(3);
    const [first, second, third] = [thing(), thing(), thing()];
    const taken = [first, second, third].map(({ act }) => turns.take(act));
    await Promise.resolve();
    expect([first, second, third].map(({ begun }) => begun)).toEqual([true, false, false]);
    first.fail(new Error('It did not work.'));
    await expect(taken[0]).rejects.toThrow('It did not work.');
    second.letGo();
    expect(await taken[1]).toBe('done');
    third.letGo();
    expect(await taken[2]).toBe('done');
  });

  it('are refused while too many wait, and no longer, whatever became of these', async () => {
    const turns = new Turns(2);
    const things = [thing(), thing()];
    const taken = things.map(({ act }) => turns.take(act));
    const refused = { code: 'as-of-busy', kind: 'unavailable', retryAfter: 5 };
    await expect(turns.take(thing().act)).rejects.toMatchObject(refused);
    for (const one of things) one.fail(new Error('It did not work.'));
    await Promise.allSettled(taken);
    const next = thing();
    next.letGo();
    expect(await turns.take(next.act)).toBe('done');
  });
});
