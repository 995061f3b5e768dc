import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../embedded/ports.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { ComparedData } from '../../src/access/portals/compared-data.js';
import { hashOfStyle } from '../../src/http/protection.js';
import { eventsOfAccount } from '../support/account-events.js';
import { BrowserVisitor, type Arrived } from '../support/browser-visitor.js';
import { startPortalProvider, type PortalProvider } from '../support/portal-provider.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { expectStatus, positionOf, problemOf, read, refusal, Visitor } from '../support/visitor.js';

interface ServedPortals {
  readonly portals: readonly { readonly id: string; readonly linkedAt?: string }[];
}

const TITLE = { en: 'State services', ru: 'Госуслуги' };
const guardianUser = { subject: 'subject-of-the-guardian', name: 'Somebody Else', birthDate: '1986-04-07' };

describe('Sign-in by a portal', () => {
  let folder: string;
  let school: RunningSchool;
  let portal: PortalProvider;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portals-'));
    const port = await freePort();
    const callbacks = ['state', 'region'].map(
      (id) => `http://localhost:${port.toString()}/api/portals/${id}/callback`,
    );
    portal = await startPortalProvider(callbacks);
    const { issuer, clientId, clientSecret } = portal;
    const away = `http://127.0.0.1:${(await freePort()).toString()}`;
    const portals = [
      { id: 'state', title: TITLE, issuer, clientId, clientSecret },
      { id: 'region', title: TITLE, issuer, clientId, clientSecret },
      { id: 'away', title: TITLE, issuer: away, clientId, clientSecret },
    ];
    const file = join(folder, 'portals.json');
    await writeFile(file, JSON.stringify(portals));
    school = await startSampleSchool({ PORTALS_FILE: file }, port);
  });
  afterAll(async () => {
    await school.remove();
    await portal.stop();
    await rm(folder, { recursive: true });
  });

  const browser = () => new BrowserVisitor(school.url);
  const begin = (returnTo = '/diary') =>
    `/api/portals/state/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
  const isPage = (path: string) => (at: URL) => at.pathname === path;
  const isCallback = ({ pathname }: URL) => pathname.endsWith('/callback');
  /** Goes to the portal and comes to where a sign-in is linked. */
  const comeToBeLinked = async (user = guardianUser): Promise<BrowserVisitor> => {
    portal.next = user;
    const somebody = browser();
    await somebody.open(begin(), isPage('/sign-in/portal'));
    return somebody;
  };
  const eventsOf = (role: AccountRole) => eventsOfAccount(school, school.signInOf(role).login);
  const refused = ({ status, headers, body }: Arrived): readonly unknown[] => [
    ...[status, headers.get('Content-Type'), /<h1>(.*)<\/h1>/.exec(body)?.[1]],
  ];
  const PAGE = 'text/html; charset=utf-8';
  const NOT_SIGNED_IN = 'You are not signed in';

  it('is offered by the portals that there are', async () => {
    const { portals } = await read(new Visitor(school.url).get<ServedPortals>('/api/portals'));
    expect(portals).toEqual(['state', 'region', 'away'].map((id) => ({ id, title: TITLE })));
  });

  it('links an identity once, step by step, and signs in from then on', async () => {
    const { login, password } = school.signInOf('guardian');
    const first = await comeToBeLinked();
    const { portal: named, told } = await read(
      first.get<{ portal: object; told: object }>('/api/portal-link'),
    );
    expect([named, told]).toEqual([
      { id: 'state', title: TITLE },
      { name: guardianUser.name, birthDate: guardianUser.birthDate },
    ]);
    expect(await refusal(first.post('/api/portal-link/confirmation', {}))).toEqual([
      ...[409, 'portal-link-not-confirmed'],
    ]);
    expect(
      await refusal(first.post('/api/portal-link/account', { login, password: 'not this one' })),
    ).toEqual([401, 'sign-in-failed']);
    const shown = await read(first.post<ComparedData>('/api/portal-link/account', { login, password }));
    expect(shown.portal).toEqual(told);
    expect(shown.school.name).toMatch(/^\S•••• \S••••/);
    expect(shown.agrees).toMatchObject({ name: false });
    const confirmed = expectStatus(200, await first.post('/api/portal-link/confirmation', {}));
    expect(confirmed.body).toMatchObject({ me: { role: 'guardian' }, returnTo: '/diary' });
    expect(first.has('journal_portal_link')).toBe(false);
    expect(await refusal(first.post('/api/portal-link/confirmation', {}))).toEqual([
      ...[410, 'portal-link-unknown'],
    ]);
    await read(first.get('/api/me'));

    portal.next = guardianUser;
    const second = browser();
    const arrived = await second.open(begin('/diary?week=now'));
    expect(arrived.at.pathname + arrived.at.search).toBe('/diary?week=now');
    expect(await read(second.get('/api/me'))).toMatchObject({ role: 'guardian' });
    const { portals } = await read(
      second.get<ServedPortals>('/api/me/portals', { 'X-Journal-Position': positionOf(confirmed) }),
    );
    expect(portals.find(({ id }) => id === 'state')?.linkedAt).toEqual(expect.any(String));
    expect(portals.find(({ id }) => id === 'region')).not.toHaveProperty('linkedAt');

    const events = await eventsOf('guardian');
    const linked = events.flatMap(({ type, data }) => (type === 'PortalLinked' ? [data] : []));
    expect(linked).toMatchObject([
      { portalId: 'state', digest: expect.stringMatching(/^[\w-]{43}$/) as unknown },
    ]);
    expect(JSON.stringify(events)).not.toContain(guardianUser.subject);
    expect(JSON.stringify(events)).not.toContain(guardianUser.name);
  });

  it('links no identity that is another account’s, and of each portal one', async () => {
    const other = await comeToBeLinked({ ...guardianUser, subject: 'another subject' });
    const name = (role: AccountRole) => other.post('/api/portal-link/account', school.signInOf(role));
    expect(await refusal(name('guardian'))).toEqual([409, 'portal-already-linked']);
    expectStatus(200, await name('teacher'));
    expect(await refusal(new Visitor(school.url).get('/api/portal-link'))).toEqual([
      ...[410, 'portal-link-unknown'],
    ]);
    // Meanwhile another one links the same identity to an account of his.
    const faster = await comeToBeLinked({ ...guardianUser, subject: 'another subject' });
    expectStatus(200, await faster.post('/api/portal-link/account', school.signInOf('pupil')));
    expectStatus(200, await faster.post('/api/portal-link/confirmation', {}));
    expect(await refusal(other.post('/api/portal-link/confirmation', {}))).toEqual([
      ...[409, 'portal-identity-taken'],
    ]);
    expect((await eventsOf('teacher')).map(({ type }) => type)).not.toContain('PortalLinked');
    expectStatus(204, await other.delete('/api/portal-link'));
    expect(await refusal(other.get('/api/portal-link'))).toEqual([410, 'portal-link-unknown']);
  });

  it('ends where its owner unlinks it', async () => {
    const visitor = await comeToBeLinked({ ...guardianUser, subject: 'a teacher' });
    expectStatus(200, await visitor.post('/api/portal-link/account', school.signInOf('teacher')));
    expectStatus(200, await visitor.post('/api/portal-link/confirmation', {}));
    const unlinked = expectStatus(204, await visitor.delete('/api/me/portals/state'));
    expect(await refusal(visitor.delete('/api/me/portals/state'))).toEqual([404, 'portal-not-linked']);
    const { portals } = await read(
      visitor.get<ServedPortals>('/api/me/portals', { 'X-Journal-Position': positionOf(unlinked) }),
    );
    expect(portals.some(({ linkedAt }) => linkedAt !== undefined)).toBe(false);
    const later = await comeToBeLinked({ ...guardianUser, subject: 'a teacher' });
    expect(await refusal(later.get('/api/me'))).toEqual([401, 'not-signed-in']);
  });

  it('ends where its owner withdraws the consent, until it is given again and the portal linked anew', async () => {
    const user = { ...guardianUser, subject: 'another teacher' };
    const visitor = await comeToBeLinked(user);
    expectStatus(200, await visitor.post('/api/portal-link/account', school.signInOf('teacher')));
    expectStatus(200, await visitor.post('/api/portal-link/confirmation', {}));
    const withdrawn = expectStatus(200, await visitor.post('/api/me/consents/withdrawal', {}));
    const { portals } = await read(
      visitor.get<ServedPortals>('/api/me/portals', { 'X-Journal-Position': positionOf(withdrawn) }),
    );
    expect(portals.some(({ linkedAt }) => linkedAt !== undefined)).toBe(false);

    const later = await comeToBeLinked(user);
    const name = () => later.post('/api/portal-link/account', school.signInOf('teacher'));
    expect(await refusal(name())).toEqual([409, 'consent-withdrawn']);
    expect(await refusal(later.get('/api/me'))).toEqual([401, 'not-signed-in']);
    const { version } = await read(later.get<{ version: string }>('/api/consent'));
    expectStatus(204, await visitor.post('/api/me/consents', { consent: version }));
    expectStatus(200, await name());
    expectStatus(200, await later.post('/api/portal-link/confirmation', {}));
    expect(await read(later.get('/api/me'))).toMatchObject({ role: 'teacher' });
  });

  it('leads to no other site', async () => {
    portal.next = guardianUser;
    for (const returnTo of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const { at } = await browser().open(begin(returnTo));
      expect([at.host, at.pathname]).toEqual([new URL(school.url).host, '/']);
    }
  });

  it('says when nothing is agreed to at the portal', async () => {
    portal.next = 'refuses';
    expect(refused(await browser().open(begin()))).toEqual([403, PAGE, NOT_SIGNED_IN]);
  });

  it('takes an answer of a portal once, and only in the browser that asked', async () => {
    portal.next = guardianUser;
    const somebody = browser();
    const { at: callback } = await somebody.open(begin(), isCallback);
    const restore = somebody.copied();
    expect(refused(await browser().open(callback.href))).toEqual([400, PAGE, NOT_SIGNED_IN]);
    await somebody.open(callback.href);
    await read(somebody.get('/api/me'));
    restore();
    expect(refused(await somebody.open(callback.href))).toEqual([410, PAGE, NOT_SIGNED_IN]);
    const program = somebody.get(callback.pathname + callback.search);
    expect(await refusal(program)).toEqual([400, 'portal-state-unknown']);
  });

  it.each<[string, (at: URL) => void, number, string | undefined]>([
    [
      'another state',
      (at) => {
        at.searchParams.set('state', 'x');
      },
      400,
      'portal-state-unknown',
    ],
    [
      'another issuer',
      (at) => {
        at.searchParams.set('iss', 'https://evil.example');
      },
      401,
      undefined,
    ],
    [
      'no issuer',
      (at) => {
        at.searchParams.delete('iss');
      },
      401,
      undefined,
    ],
    [
      'another code',
      (at) => {
        at.searchParams.set('code', 'x');
      },
      401,
      undefined,
    ],
    [
      'two codes',
      (at) => {
        at.searchParams.append('code', 'x');
      },
      401,
      undefined,
    ],
    [
      'another portal',
      (at) => {
        at.pathname = '/api/portals/region/callback';
      },
      400,
      undefined,
    ],
    [
      'no portal',
      (at) => {
        at.pathname = '/api/portals/none/callback';
      },
      404,
      'portal-not-found',
    ],
  ])('refuses an answer with %s', async (_, change, status, code) => {
    portal.next = guardianUser;
    const somebody = browser();
    const { at: callback } = await somebody.open(begin(), isCallback);
    change(callback);
    const answer = await somebody.get(callback.pathname + callback.search);
    expect([answer.status, problemOf(answer).code]).toEqual([
      ...[status, code ?? (status === 401 ? 'portal-answer-invalid' : 'portal-state-unknown')],
    ]);
    expect(await refusal(somebody.get('/api/me'))).toEqual([401, 'not-signed-in']);
  });

  it('refuses an ID token that was made for another sign-in', async () => {
    portal.next = guardianUser;
    const somebody = browser();
    const { at: address } = await somebody.open(begin(), ({ pathname }) => pathname === '/auth');
    address.searchParams.set('nonce', 'of another sign-in');
    expect(refused(await somebody.open(address.href))).toEqual([401, PAGE, NOT_SIGNED_IN]);
  });

  it('says when a portal does not answer', async () => {
    const away = expectStatus(503, await new Visitor(school.url).get('/api/portals/away/sign-in'));
    expect([problemOf(away).code, away.headers.get('Retry-After')]).toEqual(['portal-away', '30']);
    expect(await refusal(new Visitor(school.url).get('/api/portals/none/sign-in'))).toEqual([
      ...[404, 'portal-not-found'],
    ]);
    const page = await browser().open('/api/portals/away/sign-in', undefined, {
      ...{ Accept: 'text/html', 'Accept-Language': 'ru' },
    });
    expect(refused(page)).toEqual([503, PAGE, 'Вход не выполнен']);
    const style = hashOfStyle(/<style>([^]*)<\/style>/.exec(page.body)?.[1] ?? '');
    expect(page.headers.get('Content-Security-Policy')).toContain(`style-src 'self' ${style};`);
  });

  it('makes whoever comes back with what is refused wait, and nobody who signs in by name', async () => {
    const anybody = new Visitor(school.url);
    let answer = await anybody.get('/api/portals/state/callback?state=x&code=y');
    for (let time = 0; time < 60 && answer.status === 400; time++) {
      answer = await anybody.get('/api/portals/state/callback?state=x&code=y');
    }
    expect([answer.status, problemOf(answer).code]).toEqual([429, 'too-many-attempts']);
    const { login, password } = school.signInOf('guardian');
    expect(await anybody.signIn(login, password)).toMatchObject({ role: 'guardian' });
  });
});
