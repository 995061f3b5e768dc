import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryCollection } from '../../../test/support/memory-collection.js';
import { START } from '../../eventing/position.js';
import { accountDecider, type Account, type AccountCommand } from '../account.decider.js';
import type { AccountEvent } from '../account.events.js';
import { PendingLinks } from './pending-links.js';
import { PortalLinking, type PortalLinkingParts } from './portal-linking.js';

const now = new Date('2026-11-29T08:00:00Z');
const asker = { address: '192.0.2.1', now, via: 'web' } as const;
const link = { portalId: 'state', digest: 'd', told: { name: 'Maria Silva' }, returnTo: '/diary' };
const login = { login: 'maria', password: 'right' };
const issued = (accountId: string): AccountEvent => ({
  type: 'AccountIssued',
  data: { accountId, personId: 'maria', roles: [{ role: 'guardian', schoolId: 'school1' }] },
});

describe('An identity of a portal', () => {
  let streams: Map<string, AccountEvent[]>;
  let pending: PendingLinks;
  let linking: PortalLinking;

  beforeEach(() => {
    streams = new Map(['maria', 'other'].map((id) => [id, [issued(id)]]));
    pending = new PendingLinks(new MemoryCollection().db, Buffer.alloc(32));
    const stateOf = (id: string): Account =>
      (streams.get(id) ?? []).reduce(
        (state, event) => accountDecider.evolve(state, event),
        accountDecider.initial(),
      );
    linking = new PortalLinking({
      pending,
      accounts: {
        load: (id: string) => Promise.resolve(stateOf(id)),
        handle: (id: string, command: AccountCommand) => {
          const events = accountDecider.decide(command, stateOf(id));
          streams.set(id, [...(streams.get(id) ?? []), ...events]);
          return Promise.resolve({ events, position: START });
        },
      },
      reader: {
        get: (_: unknown, digest: string) => {
          const linked = [...streams.values()].flat().filter(({ type }) => type === 'PortalLinked');
          const last = linked.findLast(({ data }) => 'digest' in data && data.digest === digest);
          return Promise.resolve(last && { accountId: last.data.accountId });
        },
      },
      store: { lastPosition: () => Promise.resolve(START) },
      signIn: { check: (name: string) => Promise.resolve(name) },
      directory: { personal: () => Promise.resolve({ givenName: 'Maria', familyName: 'Silva' }) },
    } as unknown as PortalLinkingParts);
  });

  it('is linked once the account is named and its data are confirmed', async () => {
    const token = await pending.keep(link, now);
    await expect(linking.confirm(token, asker)).rejects.toMatchObject({ code: 'portal-link-not-confirmed' });
    expect(await linking.name(token, login, asker)).toEqual({
      ...{ portal: link.told, school: { name: 'S•••• M••••' }, agrees: { name: true } },
    });
    const { viewer, returnTo } = await linking.confirm(token, asker);
    expect([viewer.accountId, returnTo]).toEqual(['maria', '/diary']);
    expect(streams.get('maria')?.at(-1)).toEqual({
      ...{ type: 'PortalLinked', data: { accountId: 'maria', portalId: 'state', digest: 'd' } },
    });
    await expect(linking.confirm(token, asker)).rejects.toMatchObject({ code: 'portal-link-unknown' });
  });

  it('is linked to one account, however many confirm at once', async () => {
    const tokens = [await pending.keep(link, now), await pending.keep(link, now)] as const;
    await linking.name(tokens[0], login, asker);
    await linking.name(tokens[1], { ...login, login: 'other' }, asker);
    const answers = await Promise.allSettled(tokens.map((token) => linking.confirm(token, asker)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const linked = [...streams.values()].flat().filter(({ type }) => type === 'PortalLinked');
    expect(linked).toHaveLength(1);
    await expect(linking.confirm(tokens[1], asker)).rejects.toMatchObject({ code: 'portal-identity-taken' });
  });

  it('is not linked to an account that has another one of the portal, has withdrawn the consent, or whose access ended', async () => {
    const token = await pending.keep(link, now);
    const other = { accountId: 'maria', portalId: 'state', digest: 'another' };
    streams.get('maria')?.push({ type: 'PortalLinked', data: other });
    await expect(linking.name(token, login, asker)).rejects.toMatchObject({ code: 'portal-already-linked' });
    streams.get('maria')?.push({ type: 'ConsentWithdrawn', data: { accountId: 'maria', personId: 'maria' } });
    await expect(linking.name(token, login, asker)).rejects.toMatchObject({ code: 'consent-withdrawn' });
    await pending.name(token, 'maria');
    await expect(linking.confirm(token, asker)).rejects.toMatchObject({ code: 'consent-withdrawn' });
    expect(await pending.find(token, now)).toMatchObject({ accountId: 'maria' });
    streams.get('maria')?.push({ type: 'AccessEnded', data: { accountId: 'maria' } });
    await expect(linking.name(token, login, asker)).rejects.toMatchObject({ code: 'sign-in-failed' });
  });
});
