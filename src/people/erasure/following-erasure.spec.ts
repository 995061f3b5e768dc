import { describe, expect, it } from '@jest/globals';
import { story } from '../../../projections/story.examples.js';
import { readsOf } from '../../../test/support/folded-reads.js';
import type { AccountIssued } from '../../access/account.events.js';
import type { CommandContext } from '../../eventing/command-runner.js';
import type { PersonPlace } from '../person-place.js';
import { followingErasure, type ErasureParts } from './when-person-erased-then-what-is-known-is-destroyed.js';

const second: AccountIssued = {
  type: 'AccountIssued',
  data: { accountId: 'a0', personId: 'mother', roles: [{ role: 'guardian', schoolId: 'school9' }] },
};
const context = { at: '2026-11-30T08:00:00.000Z' } as CommandContext;

describe('What follows from an erasure', () => {
  const carriedOut = async (personId: string): Promise<readonly unknown[]> => {
    const done: unknown[] = [];
    const runners = {
      accounts: {
        handle: (id: string, { kind }: { kind: string }) => Promise.resolve(done.push([kind, id])),
      },
    };
    const destruction = {
      of: ({ accounts, schoolIds }: PersonPlace, now: Date) =>
        Promise.resolve(done.push([accounts.map(({ _id }) => _id), schoolIds.includes('school9'), now])),
    };
    const parts = { reads: readsOf([...story, second]), runners, destruction } as unknown as ErasureParts;
    for (const step of await followingErasure(personId, undefined, parts)) await step.carryOut(context);
    return done;
  };

  it('is that each of the person’s accounts ends, and then what is known is destroyed', async () => {
    const [first, then, last] = await carriedOut('mother');
    expect([first, then].sort()).toEqual([
      ['EndAccess', 'a0'],
      ['EndAccess', 'a1'],
    ]);
    expect(last).toEqual([expect.arrayContaining(['a0', 'a1']), true, new Date(context.at)]);
  });

  it('is nothing where nobody was ever known by the id', async () => {
    expect(await carriedOut('nobody')).toEqual([]);
  });
});
