import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountRole } from '../../src/access/account.events.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { eventsOfAccount } from '../support/account-events.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { guessesWithin } from '../support/guesses.js';
import { processorMsOf } from '../support/process-list.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { expectStatus, problemOf, read, refusal, Visitor } from '../support/visitor.js';

const STOLEN = 'zebra lamps on monday';
const GOOD = 'nine green umbrellas sleep';
const REFUSED = [400, 'invalid-input', 'password'];

describe('A sign-in', () => {
  let list: Server;
  let school: RunningSchool;
  const asked: string[] = [];

  beforeAll(async () => {
    const digest = createHash('sha1').update(STOLEN).digest('hex').toUpperCase();
    list = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(`${'0'.repeat(35)}:1\r\n${digest.slice(5)}:42\r\n`);
    }).listen(0, '127.0.0.1');
    await once(list, 'listening');
    const { port } = list.address() as AddressInfo;
    school = await startSampleSchool({ PASSWORD_RANGE_URL: `http://127.0.0.1:${port.toString()}/range/` });
  });
  afterAll(async () => {
    list.close();
    await school.remove();
  });

  const change = async (role: AccountRole, password: string) => {
    const visitor = await school.signIn(role);
    return visitor.post('/api/me/password', { current: school.signInOf(role).password, password });
  };

  it('has a password that is on no list of stolen ones, which learns five digits of a digest', async () => {
    expect(await refusal(change('guardian', STOLEN))).toEqual(REFUSED);
    expect(problemOf(await change('guardian', STOLEN)).errors?.[0]?.message).toContain('take another');
    for (const path of asked) expect(path).toMatch(/^\/range\/[0-9A-F]{5}$/);
    const metrics = await new Visitor(school.url).get<string>('/metrics');
    expect(metrics.body).toContain('journal_password_range_lookups_total{outcome="breached"} 2');
  });

  it('has a password that is not among the first that are guessed, and not the sign-in name', async () => {
    const { login } = school.signInOf('guardian');
    expect(await refusal(change('guardian', 'Password-2026-2026'))).toEqual(REFUSED);
    expect(await refusal(change('guardian', login.toUpperCase().padEnd(20)))).toEqual(REFUSED);
  });

  it('has a password that is checked in recovery and at the command line too, and nothing is used up', async () => {
    const { login, password } = school.signInOf('teacher');
    const recovery = { signInName: login, code: '000000', password: STOLEN };
    expect(await refusal(new Visitor(school.url).post('/api/recovery/password', recovery))).toEqual(REFUSED);
    for (const guessed of ['Password-2026-2026', login.padEnd(20)]) {
      const { code, stderr } = await runJournal(['password', login], school.dataDir, `${guessed}\n`);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/must not be/)]);
    }
    await new Visitor(school.url).signIn(login, password);
  });

  it('has any password where the list does not answer; one that an operator sets ends all sessions', async () => {
    list.close();
    list.closeAllConnections();
    expectStatus(204, await change('pupil', STOLEN));
    const metrics = await new Visitor(school.url).get<string>('/metrics');
    expect(metrics.body).toContain('journal_password_range_lookups_total{outcome="unanswered"} 1');

    const { login } = school.signInOf('teacher');
    const teacher = await school.signIn('teacher');
    expectStatus(200, await teacher.get('/api/me'));
    const { code } = await runJournal(['password', login], school.dataDir, `${GOOD}\n`);
    expect(code).toBe(0);
    // Another process ended it, which this one knows of within five seconds.
    const isOut = async () => (await teacher.get('/api/me')).status === 401;
    expect(await eventually(isOut)).toBe(true);
    await new Visitor(school.url).signIn(login, GOOD);
  });

  interface SessionTold {
    readonly sessionId: string;
    readonly isThisOne: boolean;
    readonly browser: string;
    readonly system: string;
    readonly network: string;
  }
  const sessionsSeenBy = async (visitor: Visitor) =>
    (await read(visitor.get<{ sessions: SessionTold[] }>('/api/me/sessions'))).sessions;
  const comingWith = async (role: AccountRole, userAgent: string) => {
    const visitor = new Visitor(school.url);
    const { login, password } = school.signInOf(role);
    expectStatus(201, await visitor.post('/api/session', { login, password }, { 'User-Agent': userAgent }));
    return visitor;
  };
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

  it('is listed with all others of the account, and ended one by one or with all others', async () => {
    const [first, second, third, stranger] = [
      await school.signIn('admin'),
      await comingWith('admin', FIREFOX),
      await school.signIn('admin'),
      await school.signIn('healthWorker'),
    ];
    const seen = await sessionsSeenBy(second);
    expect(seen).toHaveLength(3);
    const own = seen.find(({ isThisOne }) => isThisOne);
    expect(own).toMatchObject({ browser: 'Firefox', system: 'Linux', network: '127.0.0.0/24' });
    expect(JSON.stringify(seen)).not.toContain(second.cookies.get('journal_session'));

    const end = (visitor: Visitor, sessionId = '') => visitor.delete(`/api/me/sessions/${sessionId}`);
    expect(await refusal(end(stranger, own?.sessionId))).toEqual([404, 'session-not-found']);
    expectStatus(200, await second.get('/api/me'));
    expectStatus(204, await end(first, own?.sessionId));
    expect(await refusal(second.get('/api/me'))).toEqual([401, 'not-signed-in']);
    expect(await refusal(end(first, own?.sessionId))).toEqual([404, 'session-not-found']);
    expectStatus(204, await first.delete('/api/me/sessions'));
    expect(await refusal(third.get('/api/me'))).toEqual([401, 'not-signed-in']);
    expect(await sessionsSeenBy(first)).toHaveLength(1);
    expectStatus(200, await stranger.get('/api/me'));
  });

  it('never goes on with a session that was there before', async () => {
    const { login, password } = school.signInOf('deputyHead');
    const victim = new Visitor(school.url);
    victim.cookies.set('journal_session', 'a'.repeat(43));
    expectStatus(201, await victim.post('/api/session', { login, password }));
    const first = victim.cookies.get('journal_session') ?? '';
    expect(first).not.toBe('a'.repeat(43));
    expectStatus(201, await victim.post('/api/session', { login, password }));
    expect(victim.cookies.get('journal_session')).not.toBe(first);
    const thief = new Visitor(school.url);
    thief.cookies.set('journal_session', first);
    expect(await refusal(thief.get('/api/me'))).toEqual([401, 'not-signed-in']);
  });

  it('is on record and told to the holder where the device is new, and only there', async () => {
    const { login } = school.signInOf('deputyHead');
    const noted = async () =>
      (await eventsOfAccount(school, login)).flatMap((event) =>
        event.type === 'SignedInFromNewDevice' ? [event.data] : [],
      );
    await school.signIn('deputyHead');
    const before = (await noted()).length;
    await school.signIn('deputyHead');
    expect(await noted()).toHaveLength(before);
    await comingWith('deputyHead', FIREFOX);
    const after = await noted();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({ cameWith: { browser: 'Firefox', system: 'Linux' } });
    const admin = await school.signIn('admin');
    const mailed = async () => {
      const { messages } = await read(
        admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox?limit=200'),
      );
      return messages.filter(
        ({ kind, to, subject }) =>
          kind === 'security-alert' && to.includes(`<${login}@`) && subject?.includes('new device'),
      ).length;
    };
    expect(await eventually(async () => (await mailed()) >= after.length)).toBe(true);
    expect(await mailed()).toBe(after.length);
  });

  it('takes as long for a name that nobody has', async () => {
    const application = await school.pidOf('application');
    const visitor = new Visitor(school.url);
    /** Of four attempts; after a fifth one there would be a pause. In processor time, so that it is not that of others. */
    const costOf = async (login: string): Promise<number> => {
      const before = await processorMsOf(application);
      for (let time = 0; time < 4; time++) {
        expectStatus(401, await visitor.post('/api/session', { login, password: 'not the password' }));
      }
      return (await processorMsOf(application)) - before;
    };
    // What is done once only is done now.
    await costOf('nobody.at.all');
    let [known, unknown] = [0, 0];
    for (const role of ['healthWorker', 'secretary', 'pupil', 'admin'] as const) {
      known += await costOf(school.signInOf(role).login);
      unknown += await costOf(`nobody.like.the.${role}`);
    }
    expect(unknown / known).toBeGreaterThan(2 / 3);
    expect(unknown / known).toBeLessThan(3 / 2);
  });

  it('is not guessed by many attempts at once', async () => {
    const { login } = school.signInOf('guardian');
    const visitors = Array.from({ length: 40 }, () => new Visitor(school.url));
    const begun = performance.now();
    const statuses = await Promise.all(
      visitors.map(async (visitor, number) => {
        const password = `guess number ${number.toString()}`;
        return (await visitor.post('/api/session', { login, password })).status;
      }),
    );
    const most = guessesWithin(performance.now() - begun);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(most);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });
});
