import { describe, expect, it } from '@jest/globals';
import { InTurn } from './in-turn.js';

/** Leases of one name that a number of processes share. */
const shared = () => {
  let holder: object | undefined;
  return () => {
    const self = {};
    return () => ({
      renew: () => {
        holder ??= self;
        return Promise.resolve(holder === self);
      },
      release: () => {
        if (holder === self) holder = undefined;
        return Promise.resolve();
      },
    });
  };
};

/** Work that notes when it begins and ends, and gives others the chance to begin meanwhile. */
const noting =
  (notes: string[], what: string, fails = false) =>
  async () => {
    notes.push(`${what} begins`);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    notes.push(`${what} ends`);
    if (fails) throw new Error(`${what} failed`);
    return what;
  };

describe('Work in turn', () => {
  it('is done one after another in a process, also after some that failed', async () => {
    const notes: string[] = [];
    const process = new InTurn({ leaseOf: shared()() });
    const done = await Promise.allSettled([
      process.run('day', noting(notes, 'first')),
      process.run('day', noting(notes, 'second', true)),
      process.run('day', noting(notes, 'third')),
    ]);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(notes).toEqual(['first', 'second', 'third'].flatMap((what) => [`${what} begins`, `${what} ends`]));
  });

  it('is done one after another by processes that share leases', async () => {
    const notes: string[] = [];
    const leases = shared();
    const [one, other] = [new InTurn({ leaseOf: leases() }), new InTurn({ leaseOf: leases() })];
    await Promise.all([one.run('day', noting(notes, 'one')), other.run('day', noting(notes, 'other'))]);
    expect(notes).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
  });

  it('waits for no work of another name', async () => {
    const notes: string[] = [];
    const process = new InTurn({ leaseOf: (name) => ({ ...shared()()(), name }) });
    await Promise.all([
      process.run('monday', noting(notes, 'one')),
      process.run('friday', noting(notes, 'other')),
    ]);
    expect(notes.slice(0, 2)).toEqual(['one begins', 'other begins']);
  });

  it('is refused where another process holds on for too long', async () => {
    const leases = shared();
    expect(await leases()().renew()).toBe(true);
    const late = new InTurn({ leaseOf: leases(), longestWaitMs: 20 });
    await expect(late.run('day', () => Promise.resolve())).rejects.toMatchObject({
      code: 'others-at-work',
      kind: 'unavailable',
    });
  });
});
