import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP, URI } from 'otpauth';
import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import { withTools } from '../../src/cli/tools.js';
import { eventsOfAccount } from '../support/account-events.js';
import { openBrowser } from '../support/chromium.js';
import { eventually } from '../support/eventually.js';
import { guessesWithin } from '../support/guesses.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { expectStatus, problemOf, read, refusal, Visitor } from '../support/visitor.js';
import { itInBrowser } from './browser.js';
import { answered, ceremony, send } from './ceremonies.js';

const STEP_MS = 30_000;
const ALONE = '/api/session/passkey';
const NEEDS_FACTOR = [403, 'second-factor-required'];
const WRONG = [422, 'second-factor-refused', 'code'];

interface FactorsTold {
  readonly isRequired: boolean;
  readonly factors: readonly { readonly factorId: string; readonly kind: string }[];
  readonly spareCodesLeft: number;
}

describe('A second factor', () => {
  let school: RunningSchool;
  let head: Visitor;
  let totp: TOTP;
  let spareCodes: readonly string[];

  beforeAll(async () => {
    school = await startSampleSchool({ SECOND_FACTOR: 'required' });
  });
  afterAll(async () => {
    await school.remove();
  });

  /** Who has given the password, and how that was answered. */
  const withPassword = async (role: AccountRole) => {
    const visitor = new Visitor(school.url);
    const { login, password } = school.signInOf(role);
    const answer = expectStatus(201, await visitor.post<object>('/api/session', { login, password }));
    return { visitor, answer: answer.body };
  };
  /** The code of a step that lies so many after this one: one is taken a step early, and a step late. */
  const code = (steps = 0) => totp.generate({ timestamp: Date.now() + steps * STEP_MS });
  const stepNow = () => Math.floor(Date.now() / STEP_MS);
  const give = (visitor: Visitor, proof: object) => visitor.post('/api/session/second-factor', proof);
  const enrolled = async (visitor: Visitor) => {
    const { uri } = expectStatus(
      201,
      await visitor.post<{ uri: string }>('/api/me/second-factors/totp', {}),
    ).body;
    const parsed = URI.parse(uri);
    if (!(parsed instanceof TOTP)) throw new Error(`${uri} is no TOTP`);
    return parsed;
  };

  it('is asked of whoever leads the school before anything else, and of nobody else', async () => {
    const teacher = await school.signIn('teacher');
    expectStatus(200, await teacher.get('/api/me'));
    const { visitor, answer } = await withPassword('deputyHead');
    expect(answer).toEqual({ secondFactor: 'add', by: [] });
    for (const path of ['/api/me', '/api/me/sessions', '/api/audit/alerts']) {
      expect(await refusal(visitor.get(path))).toEqual(NEEDS_FACTOR);
    }
    expect(await refusal(visitor.post('/api/me/password', {}))).toEqual(NEEDS_FACTOR);
    expect(problemOf(await visitor.get('/api/me')).detail).toContain('POST /api/me/second-factors/totp');
    expect(await read(visitor.get<FactorsTold>('/api/me/second-factors'))).toEqual({
      isRequired: true,
      factors: [],
      spareCodesLeft: 0,
    });
    head = visitor;
  });

  it('is an authenticator program, put in force by a code of its own, which renews the session', async () => {
    const { visitor: other } = await withPassword('deputyHead');
    totp = await enrolled(head);
    const confirm = (given: string) => head.post('/api/me/second-factors/totp/confirmation', { code: given });
    const before = head.cookies.get('journal_session') ?? '';
    expect(await refusal(confirm(code(10)))).toEqual(WRONG);
    expect(await refusal(head.get('/api/me'))).toEqual(NEEDS_FACTOR);
    let [begunIn, confirmed] = [stepNow(), await confirm(code(-1))];
    // Where a new step has begun meanwhile, that was the code of the step before the last.
    while (confirmed.status !== 201 && begunIn !== stepNow()) {
      [begunIn, confirmed] = [stepNow(), await confirm(code(-1))];
    }
    const added = expectStatus(201, confirmed).body as { spareCodes: string[] };
    ({ spareCodes } = added);
    expect(new Set(spareCodes).size).toBe(10);
    expectStatus(200, await head.get<Me>('/api/me'));
    const thief = new Visitor(school.url);
    thief.cookies.set('journal_session', before);
    // The earlier token, and a session that was begun by the password alone, are good no longer.
    for (const visitor of [thief, other]) {
      expect(await refusal(visitor.get('/api/me/second-factors'))).toEqual([401, 'not-signed-in']);
    }
    const events = await eventsOfAccount(school, school.signInOf('deputyHead').login);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['SecondFactorAdded', 'SpareCodesIssued']);
  });

  it('is given after the password, by a code that is good once', async () => {
    const { visitor, answer } = await withPassword('deputyHead');
    expect(answer).toEqual({ secondFactor: 'give', by: ['totp', 'spareCode'] });
    expect(await refusal(visitor.get('/api/me'))).toEqual(NEEDS_FACTOR);
    // Who knows the password only gets round it by no factor of theirs.
    expect(await refusal(visitor.post('/api/me/second-factors/totp', {}))).toEqual(NEEDS_FACTOR);
    expect(await refusal(visitor.delete('/api/me/second-factors/any'))).toEqual(NEEDS_FACTOR);
    const others = await Promise.all(Array.from({ length: 3 }, () => withPassword('deputyHead')));
    const now = code();
    const answers = await Promise.all(
      [visitor, ...others.map((one) => one.visitor)].map((one) => give(one, { code: now })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422, 422]);
    const { visitor: late } = await withPassword('deputyHead');
    expect(await refusal(give(late, { code: now }))).toEqual(WRONG);
    expectStatus(201, await give(late, { code: code(1) }));
    expect((await late.get<Me>('/api/me')).body).toMatchObject({ role: 'deputyHead' });
  });

  it('is one thing, of the right form', async () => {
    const { visitor } = await withPassword('deputyHead');
    const fields = ['code', 'spareCode', 'passkey'];
    expect(await refusal(give(visitor, {}))).toEqual([400, 'invalid-input', ...fields]);
    const both = { code: '123456', spareCode: '00000-00000' };
    expect(await refusal(give(visitor, both))).toEqual([400, 'invalid-input', ...fields]);
    expect(await refusal(give(visitor, { code: '12' }))).toEqual([400, 'invalid-input', 'code']);
    expect(await refusal(give(visitor, { passkey: 'x' }))).toEqual([400, 'invalid-input', 'passkey']);
    const passkey = { id: 7, response: { clientDataJSON: 'e30' } };
    expect(await refusal(give(visitor, { passkey }))).toEqual([422, 'second-factor-refused', 'passkey']);
  });

  it('is replaced by a spare code, once, also where it comes twice at the same time', async () => {
    const [first = '', second = ''] = spareCodes;
    const { visitor } = await withPassword('admin');
    expect(await refusal(give(visitor, { spareCode: first }))).toEqual([
      422,
      'second-factor-refused',
      'spareCode',
    ]);
    const comers = await Promise.all(Array.from({ length: 3 }, () => withPassword('deputyHead')));
    const answers = await Promise.all(
      comers.map((one) => give(one.visitor, { spareCode: ` ${first.toUpperCase()}` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422]);
    const { visitor: again } = await withPassword('deputyHead');
    expectStatus(201, await give(again, { spareCode: second }));
    const told = await read(again.get<FactorsTold>('/api/me/second-factors'));
    expect(told).toMatchObject({ isRequired: true, factors: [{ kind: 'totp' }], spareCodesLeft: 8 });
    head = again;
  });

  it('stays where the account must have one, and spare codes are made anew', async () => {
    const { factors } = await read(head.get<FactorsTold>('/api/me/second-factors'));
    const path = `/api/me/second-factors/${factors[0]?.factorId ?? ''}`;
    expect(await refusal(head.delete(path))).toEqual([409, 'last-second-factor']);
    expect(await refusal(head.delete('/api/me/second-factors/none'))).toEqual([404, 'factor-not-found']);
    const { body } = await head.post<{ spareCodes: string[] }>('/api/me/second-factors/spare-codes', {});
    expect(body.spareCodes).toHaveLength(10);
    const { visitor } = await withPassword('deputyHead');
    expect((await give(visitor, { spareCode: spareCodes[5] })).status).toBe(422);
    ({ spareCodes } = body);
  });

  /** Makes it long ago that the account's sessions were confirmed. */
  const ageConfirmations = (role: AccountRole) =>
    withTools({ dataDir: school.dataDir, env: {} }, async ({ documents, signIn }) => {
      const accountId = signIn.accountIdOf(school.signInOf(role).login);
      await documents.vault
        .collection('sessions')
        .updateMany({ accountId }, { $set: { confirmedAt: new Date(Date.now() - 11 * 60_000) } });
    });

  it('is confirmed for what could do much harm, when that is ten minutes ago', async () => {
    await ageConfirmations('deputyHead');
    // The application looks at a session anew within five seconds.
    const isNoticed = async () => (await head.get('/api/grades/none/proof')).status === 403;
    expect(await eventually(isNoticed)).toBe(true);
    const stepUp = [403, 'step-up-required'];
    const { factors } = await read(head.get<FactorsTold>('/api/me/second-factors'));
    const removal = () => head.delete(`/api/me/second-factors/${factors[0]?.factorId ?? ''}`);
    const reopening = () => head.post('/api/journal/pages/none/reopening', { reason: 'A mistake' });
    for (const refused of [
      removal(),
      reopening(),
      head.post('/api/me/second-factors/totp', {}),
      head.post('/api/me/second-factors/spare-codes', {}),
      head.get('/api/grades/none/proof'),
    ]) {
      expect(await refusal(refused)).toEqual(stepUp);
    }
    expectStatus(200, await head.get('/api/me'));
    const confirm = (proof: object) => head.post('/api/session/confirmation', proof);
    expect(await refusal(confirm({ password: 'not the password' }))).toEqual([
      422,
      'password-wrong',
      'password',
    ]);
    const { password } = school.signInOf('deputyHead');
    expect(await refusal(confirm({ password, code: '123456' }))).toEqual([400, 'invalid-input', 'password']);
    const before = head.cookies.get('journal_session');
    expect(expectStatus(200, await confirm({ password })).body).toEqual({ forMinutes: 10 });
    expect(head.cookies.get('journal_session')).not.toBe(before);
    expect(await refusal(removal())).toEqual([409, 'last-second-factor']);
    expect((await refusal(reopening()))[0]).toBe(404);
  });

  it('is not guessed: after five attempts, however many at once, there is a pause', async () => {
    const { visitor } = await withPassword('deputyHead');
    const guesses = Array.from({ length: 30 }, (_, number) => number.toString().padStart(6, '0'));
    const begun = performance.now();
    const answers = await Promise.all(guesses.map((guess) => give(visitor, { code: guess })));
    const most = guessesWithin(performance.now() - begun);
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([422, 429]));
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(most);
  });

  itInBrowser('is a passkey, by which somebody comes in without a password too', async () => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send('WebAuthn.enable');
      const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
          ...{ isUserVerified: true, automaticPresenceSimulation: true },
        },
      });
      await page.goto(`${school.url}/sign-in`);
      const { login, password } = school.signInOf('admin');
      const asked = await send(page, 'POST', '/api/session', { login, password });
      expect(asked).toEqual({ status: 201, body: { secondFactor: 'add', by: [] } });
      const added = await ceremony(page, 'create', '/api/me/second-factors/passkeys');
      expect(added).toMatchObject({ status: 201, body: { spareCodes: expect.anything() } });
      expect(await send(page, 'GET', '/api/me')).toMatchObject({ status: 200 });

      // As second factor; an answer is good once.
      await send(page, 'DELETE', '/api/session');
      const again = await send(page, 'POST', '/api/session', { login, password });
      expect(again.body).toEqual({ secondFactor: 'give', by: ['passkey', 'spareCode'] });
      const given = await ceremony(page, 'get', '/api/session/second-factor');
      expect(given).toMatchObject({ status: 201, body: { role: 'admin' } });
      const replayed = await send(page, 'POST', '/api/session/confirmation', { passkey: given.answer });
      expect(replayed).toMatchObject({ status: 422, body: { code: 'second-factor-refused' } });

      // In place of the password.
      await send(page, 'DELETE', '/api/session');
      const alone = await ceremony(page, 'get', ALONE);
      expect(alone).toMatchObject({ status: 201, body: { role: 'admin' } });

      // Not where the browser is another one than that which asked, though it has asked too.
      const elsewhere = new Visitor(school.url);
      expectStatus(200, await elsewhere.post(`${ALONE}/options`, {}));
      const taken = { passkey: await answered(page, 'get', ALONE) };
      expect(await refusal(elsewhere.post(ALONE, taken))).toEqual([401, 'sign-in-failed']);
      // It is by a cookie that the browser is known.
      const asIf = new Visitor(school.url);
      const passkey = await answered(page, 'get', ALONE);
      for (const { name, value } of await context.cookies()) asIf.cookies.set(name, value);
      expectStatus(201, await asIf.post(ALONE, { passkey }));

      // Whoever doesn't show to the authenticator to be its owner comes in by it as second factor only.
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
      const unseen = { userVerification: 'discouraged' };
      expect(await ceremony(page, 'get', ALONE, unseen)).toMatchObject({
        ...{ status: 401, body: { code: 'sign-in-failed' } },
      });
      await send(page, 'POST', '/api/session', { login, password });
      const second = await ceremony(page, 'get', '/api/session/second-factor', unseen);
      expect(second).toMatchObject({ status: 201, body: { role: 'admin' } });
    } finally {
      await browser.close();
    }
  });
});
