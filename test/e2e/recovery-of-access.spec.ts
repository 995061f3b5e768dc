import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '../../src/access/me.js';
import { withTools } from '../../src/cli/tools.js';
import { eventsOfAccount } from '../support/account-events.js';
import { madeToWait } from '../support/guesses.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { type Answer, expectStatus, problemOf, refusal, Visitor } from '../support/visitor.js';

const NEW_PASSWORD = 'a quite new password';
const REFUSED = [422, 'recovery-refused'];

describe('Access that was lost', () => {
  let school: RunningSchool;
  let anybody: Visitor;

  beforeAll(async () => {
    school = await startSampleSchool();
    anybody = new Visitor(school.url);
  });
  afterAll(async () => {
    await school.remove();
  });

  const ask = (signInName: string) => anybody.post('/api/recovery', { signInName });
  const recover = (signInName: string, code: string, password = NEW_PASSWORD) =>
    anybody.post('/api/recovery/password', { signInName, code, password });
  const factsAbout = async (login: string) => {
    const events = await eventsOfAccount(school, login);
    const sealed = events.flatMap(({ type, data }) => (type === 'RecoveryCodeIssued' ? [data.code] : []));
    const codes = await withTools({ dataDir: school.dataDir, env: {} }, ({ vault }) =>
      Promise.all(sealed.map(async (code) => (await vault.open(code)) ?? '')),
    );
    return { types: events.map(({ type }) => type), codes };
  };
  const codeFor = async (login: string): Promise<string> => {
    expectStatus(202, await ask(login));
    const code = (await factsAbout(login)).codes.at(-1) ?? '';
    expect(code).toMatch(/^\d{6}$/);
    return code;
  };
  const another = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');

  it('comes back by a code, once, and every session ends', async () => {
    const { login, password } = school.signInOf('guardian');
    const [first, second] = [await school.signIn('guardian'), await school.signIn('guardian')];
    const code = await codeFor(` ${login.toUpperCase()}`);
    expect(await refusal(recover(login, another(code)))).toEqual(REFUSED);
    expectStatus(204, await recover(login, code));
    for (const visitor of [first, second]) {
      expect(await refusal(visitor.get('/api/me'))).toEqual([401, 'not-signed-in']);
    }
    await expect(new Visitor(school.url).signIn(login, password)).rejects.toThrow('not let in: 401');
    expect(await new Visitor(school.url).signIn(login, NEW_PASSWORD)).toMatchObject({ role: 'guardian' });
    expect(await refusal(recover(login, code, 'yet another password'))).toEqual(REFUSED);
    await new Visitor(school.url).signIn(login, NEW_PASSWORD);
    expect((await factsAbout(login)).types.slice(-4)).toEqual([
      'RecoveryCodeIssued',
      'RecoveryCodeRefused',
      'RecoveryCodeAccepted',
      'PasswordChanged',
    ]);
  });

  it('comes back even where the password was tried too often', async () => {
    const { login } = school.signInOf('healthWorker');
    const signIn = (password: string) => anybody.post('/api/session', { login, password });
    for (let time = 1; time <= 5; time++) expectStatus(401, await signIn('forgotten for good'));
    expectStatus(204, await recover(login, await codeFor(login)));
    expectStatus(201, await signIn(NEW_PASSWORD));
  });

  it('is not told from access that never was', async () => {
    const { login } = school.signInOf('teacher');
    const [known, unknown] = [await ask(login), await ask('no.such.body')];
    expect([known.status, known.body]).toEqual([202, { validMinutes: 10 }]);
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    const [wrong, nobodys] = [await recover(login, '000000'), await recover('no.such.body', '000000')];
    expect(problemOf(wrong)).toMatchObject({ status: 422, code: 'recovery-refused' });
    expect(nobodys.body).toEqual(wrong.body);
  });

  it('has one code a minute', async () => {
    const { login } = school.signInOf('pupil');
    const code = await codeFor(login);
    expect(await codeFor(login)).toBe(code);
    expect((await factsAbout(login)).codes).toEqual([code]);
  });

  /** Many at once. @returns how they are answered, and that the next one has to wait. */
  const insistently = async (send: () => Promise<Answer>): Promise<Set<number>> => {
    const answers = await Promise.all(Array.from({ length: 12 }, send));
    const eager = await madeToWait(send);
    expect(problemOf(eager).code).toBe('too-many-attempts');
    expect(Number(eager.headers.get('Retry-After'))).toBeGreaterThan(0);
    return new Set(answers.map(({ status }) => status).filter((status) => status !== 429));
  };

  it('is not guessed, nor asked for too often', async () => {
    const { login } = school.signInOf('deputyHead');
    const code = await codeFor(login);
    expect(await insistently(() => recover(login, another(code)))).toEqual(new Set([422]));
    expect(await insistently(() => ask(login))).toEqual(new Set([202]));
    const { types, codes } = await factsAbout(login);
    expect(types.filter((type) => type === 'RecoveryCodeRefused')).toHaveLength(5);
    expect(codes).toEqual([code]);
  });

  it('is not told from access that never was by whom it makes wait', async () => {
    const nobody = 'nobody.at.all';
    expect(await insistently(() => recover(nobody, '000000'))).toEqual(new Set([422]));
    expect(await insistently(() => ask(nobody))).toEqual(new Set([202]));
    expect((await factsAbout(nobody)).types).toEqual([]);
  });

  it('names every field at fault', async () => {
    expect(await refusal(anybody.post('/api/recovery', {}))).toEqual([400, 'invalid-input', 'signInName']);
    expect(await refusal(recover('', '12345', 'too short'))).toEqual([
      400,
      'invalid-input',
      'code',
      'password',
      'signInName',
    ]);
    expect(await refusal(recover('x', '123456', 'x'.repeat(501)))).toEqual([
      400,
      'invalid-input',
      'password',
    ]);
  });

  it('is changed by whoever has it and knows the password, and other sessions end', async () => {
    const { login, password } = school.signInOf('pupil');
    const [own, other] = [await school.signIn('pupil'), await school.signIn('pupil')];
    const change = (body: object) => own.post('/api/me/password', body);
    expect(await refusal(change({ current: 'not this one', password: NEW_PASSWORD }))).toEqual([
      422,
      'password-wrong',
      'current',
    ]);
    expect(await refusal(change({ current: password, password: 'short' }))).toEqual([
      400,
      'invalid-input',
      'password',
    ]);
    expectStatus(200, await other.get<Me>('/api/me'));
    expectStatus(204, await change({ current: password, password: NEW_PASSWORD }));
    expectStatus(200, await own.get<Me>('/api/me'));
    expect(await refusal(other.get('/api/me'))).toEqual([401, 'not-signed-in']);
    await new Visitor(school.url).signIn(login, NEW_PASSWORD);
    expect((await factsAbout(login)).types.at(-1)).toBe('PasswordChanged');
    const stranger = new Visitor(school.url);
    expect(await refusal(stranger.post('/api/me/password', { current: 'x', password: 'x' }))).toEqual([
      401,
      'not-signed-in',
    ]);
  });
});
