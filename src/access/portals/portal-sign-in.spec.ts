import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BrowserVisitor } from '../../../test/support/browser-visitor.js';
import { MemoryCollection } from '../../../test/support/memory-collection.js';
import { startPortalProvider, type PortalProvider } from '../../../test/support/portal-provider.js';
import { START } from '../../eventing/position.js';
import { accountDecider, type Account } from '../account.decider.js';
import type { AccountEvent } from '../account.events.js';
import { identityDigest } from './identity-digest.js';
import { PendingLinks } from './pending-links.js';
import { PortalClient } from './portal-client.js';
import { parsePortals } from './portal.js';
import { PortalSignIn, type PortalSignInParts } from './portal-sign-in.js';

const HOME = 'http://localhost:8080';
const TITLE = { en: 'State services', ru: 'Госуслуги' };
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const asking = (at = now) => ({ address: '192.0.2.1', now: at, via: 'web' }) as const;
const maria = { subject: 'maria-at-the-state', name: 'Maria Silva', birthDate: '1986-04-07' };
const vault = { secret: (name: string) => Promise.resolve(Buffer.alloc(32, name)) };

describe('A sign-in by a portal', () => {
  let portal: PortalProvider;
  let account: Account;
  let linkedTo: Map<string, string>;
  let refused: number;
  let signIn: PortalSignIn;
  let pending: PendingLinks;

  beforeAll(async () => {
    portal = await startPortalProvider([`${HOME}/api/portals/state/callback`]);
  });
  afterAll(() => portal.stop());

  beforeEach(() => {
    account = accountDecider.initial();
    linkedTo = new Map();
    refused = 0;
    portal.next = maria;
    const { issuer, clientId, clientSecret } = portal;
    const state = { id: 'state', title: TITLE, issuer, clientId, clientSecret };
    const nowhere = { ...state, id: 'nowhere', issuer: 'http://127.0.0.1:9' };
    const other = { ...state, id: 'other', clientSecret: 'not the secret' };
    pending = new PendingLinks(new MemoryCollection().db, Buffer.alloc(32));
    signIn = new PortalSignIn({
      portals: parsePortals(JSON.stringify([state, nowhere, other]), String),
      client: new PortalClient(HOME),
      ...{ vault, pending },
      accounts: { load: () => Promise.resolve(account) },
      reader: {
        get: (_: unknown, digest: string) => {
          const accountId = linkedTo.get(digest);
          return Promise.resolve(accountId === undefined ? undefined : { accountId });
        },
      },
      store: { lastPosition: () => Promise.resolve(START) },
      attempts: {
        refuseEager: () => Promise.resolve(),
        count: () => Promise.resolve(refused++),
      },
    } as unknown as PortalSignInParts);
  });

  /** Somebody goes to the portal, and is led back. */
  const gone = async (returnTo = '/diary') => {
    const { address, kept } = await signIn.begin('state', returnTo, asking());
    const { at } = await new BrowserVisitor(HOME).open(address, ({ origin }) => origin === HOME);
    return { kept, query: at.search.slice(1) };
  };
  const comeBack = ({ query, kept }: { query: string; kept?: string }, at = now, id = 'state') =>
    signIn.comeBack(id, query, kept, asking(at));
  const happened = (...events: readonly AccountEvent[]) => {
    for (const event of events) account = accountDecider.evolve(account, event);
  };

  it('says who it is that comes back, to be linked', async () => {
    const cameBack = await comeBack(await gone());
    if (cameBack.kind !== 'toBeLinked') throw new Error('Nobody is linked yet');
    const found = await pending.find(cameBack.token, now);
    expect(found).toMatchObject({
      ...{ portalId: 'state', returnTo: '/diary' },
      told: { name: maria.name, birthDate: maria.birthDate },
      digest: await identityDigest({ issuer: portal.issuer, subject: maria.subject }, vault),
    });
    for (const wrong of [undefined, 'x', `${cameBack.token}x`]) {
      await expect(pending.find(wrong, now)).rejects.toMatchObject({ code: 'portal-link-unknown' });
    }
    await expect(pending.find(cameBack.token, later(15))).rejects.toMatchObject({
      code: 'portal-link-unknown',
    });
  });

  it('signs in who is linked, for as long as that stands', async () => {
    const digest = await identityDigest({ issuer: portal.issuer, subject: maria.subject }, vault);
    linkedTo.set(digest, 'a1');
    const linked = { accountId: 'a1', portalId: 'state', digest };
    happened(
      { type: 'AccountIssued', data: { accountId: 'a1', personId: 'maria', roles: [] } },
      { type: 'PortalLinked', data: linked },
    );
    expect(await comeBack(await gone('//evil.example'))).toEqual({
      ...{ kind: 'signedIn', accountId: 'a1', returnTo: '/' },
    });
    happened({ type: 'AccessEnded', data: { accountId: 'a1' } });
    expect(await comeBack(await gone())).toMatchObject({ kind: 'toBeLinked' });
  });

  it('is finished once, in time, and by whoever began it', async () => {
    const { kept, query } = await gone();
    await expect(comeBack({ kept, query }, later(10))).rejects.toMatchObject({
      code: 'portal-state-expired',
    });
    await expect(comeBack({ query })).rejects.toMatchObject({ code: 'portal-state-unknown' });
    const anothers = (await gone()).kept;
    await expect(comeBack({ kept: anothers, query })).rejects.toMatchObject({ code: 'portal-state-unknown' });
    await expect(comeBack({ kept, query }, now, 'other')).rejects.toMatchObject({
      code: 'portal-state-unknown',
    });
    await comeBack({ kept, query });
    await expect(comeBack({ kept, query })).rejects.toMatchObject({ code: 'portal-state-used' });
    expect(refused).toBe(5);
  });

  it.each([
    ['another issuer', (query: URLSearchParams) => query.set('iss', 'https://evil.example')],
    ['no issuer', (query: URLSearchParams) => query.delete('iss')],
    ['another code', (query: URLSearchParams) => query.set('code', 'x')],
    ['two codes', (query: URLSearchParams) => query.append('code', 'x')],
    ['no code', (query: URLSearchParams) => query.delete('code')],
  ])('is refused with %s', async (_, change) => {
    const { kept, query } = await gone();
    const changed = new URLSearchParams(query);
    change(changed);
    await expect(comeBack({ kept, query: changed.toString() })).rejects.toMatchObject({
      ...{ code: 'portal-answer-invalid', kind: 'unauthenticated' },
    });
  });

  it('is refused with an ID token that was made for another', async () => {
    const { address, kept } = await signIn.begin('state', '/', asking());
    const forged = new URL(address);
    forged.searchParams.set('nonce', 'of another sign-in');
    const { at } = await new BrowserVisitor(HOME).open(forged.href, ({ origin }) => origin === HOME);
    await expect(comeBack({ kept, query: at.search.slice(1) })).rejects.toMatchObject({
      code: 'portal-answer-invalid',
    });
  });

  it('says when nothing is agreed to, and when the portal is away, which is nobody’s fault', async () => {
    portal.next = 'refuses';
    await expect(comeBack(await gone())).rejects.toMatchObject({ code: 'portal-consent-denied' });
    expect(refused).toBe(1);
    await expect(signIn.begin('nowhere', '/', asking())).rejects.toMatchObject({
      ...{ code: 'portal-away', kind: 'unavailable', retryAfter: 30 },
    });
    await expect(signIn.begin('none', '/', asking())).rejects.toMatchObject({ code: 'portal-not-found' });
  });

  it('goes by PKCE, state and nonce, none of which the address tells twice', async () => {
    const addresses = await Promise.all([1, 2].map(() => signIn.begin('state', '/', asking())));
    const [first, second] = addresses.map(({ address }) => new URL(address).searchParams);
    expect(first?.get('code_challenge_method')).toBe('S256');
    expect(first?.get('redirect_uri')).toBe(`${HOME}/api/portals/state/callback`);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first?.get(name)).toMatch(/^[\w-]{43}$/);
      expect(first?.get(name)).not.toBe(second?.get(name));
    }
  });
});
