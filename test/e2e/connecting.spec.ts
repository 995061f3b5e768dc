import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import { operatorContext, withTools } from '../../src/cli/tools.js';
import type { Filed } from '../../src/connecting/applying.js';
import { Outbox, type OutboxMessage } from '../../src/notices/outbox.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { letIn } from '../support/school-day.js';
import { until } from '../support/until.js';
import { expectStatus, positionOf, read, refusal, Visitor } from '../support/visitor.js';

interface Listed {
  readonly applicationId: string;
  readonly status: string;
  readonly school: { readonly title: string };
}

const HILLS = { code: 'hills', title: 'Hills' };
const NORTH = { code: 'north', title: 'North' };
const PASSWORD = 'a password of her own';
const path = '/api/schools/applications';

describe('Connecting a school', () => {
  let school: RunningSchool;
  let anybody: Visitor;
  let hills: Visitor;
  let lakes: Visitor;
  let consent: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    anybody = new Visitor(school.url);
    ({ version: consent } = await read(anybody.get<{ version: string }>('/api/consent')));
    const [own, other] = [await school.signIn('admin'), await letInElsewhere(school, 'deputyHead')];
    await placed(await schoolOf(own), HILLS.code);
    await placed(await schoolOf(other), 'lakes');
    hills = await authorityOver('hills.authority', await schoolOf(own));
    lakes = await authorityOver('lakes.authority', await schoolOf(other));
  });
  afterAll(async () => {
    await school.remove();
  });

  const schoolOf = async (visitor: Visitor): Promise<string> =>
    (await read(visitor.get<Me>('/api/me'))).schools[0]?.id ?? '';
  const placed = (schoolId: string, municipality: string): Promise<unknown> =>
    withTools({ dataDir: school.dataDir, env: {} }, ({ runners }) => {
      const place = {
        schoolId,
        municipality: { sourcedId: municipality, title: municipality === 'hills' ? 'Hills' : 'Lakes' },
        region: { sourcedId: NORTH.code, title: NORTH.title },
      };
      return runners.schools.handle(schoolId, { kind: 'PlaceSchool', place }, operatorContext(schoolId));
    });
  const authorityOver = async (name: string, schoolId: string): Promise<Visitor> => {
    await withTools({ dataDir: school.dataDir, env: {} }, async ({ runners, signIn, vault, ids }) => {
      const [accountId, personId] = [signIn.accountIdOf(name), ids.of('person', name)];
      const text = JSON.stringify({ givenName: 'Ines', familyName: 'Costa' });
      const context = operatorContext(schoolId);
      const person = {
        ...{ personId, personal: await vault.seal(personId, text, context.commandId), internet: true },
        digest: await vault.digest(personId, text),
      };
      await runners.people.handle(personId, { kind: 'RegisterPerson', person }, context);
      const role: AccountRole = 'authority';
      const account = { accountId, personId, roles: [{ role, schoolId }] };
      await runners.accounts.handle(accountId, { kind: 'IssueAccount', account }, operatorContext(schoolId));
    });
    return letIn(school, name);
  };
  const applying = (code: string, more: object = {}) => ({
    ...{ code, title: `School ${code}`, kind: 'combined', municipality: HILLS, region: NORTH, consent },
    ...{ address: 'Rua da Serra 1, Hills', timeZone: 'Europe/Lisbon', office: 'Head' },
    ...{ givenName: 'Ada', familyName: 'Pires', email: `${code}@example.org`, phone: '+351912345678' },
    ...more,
  });
  const file = (body: object, headers = {}) => anybody.post<Filed>(path, body, headers);
  const filed = async (code: string, more: object = {}): Promise<string> =>
    expectStatus(202, await file(applying(code, more))).body.reference;
  const statusOf = async (reference: string): Promise<string> =>
    (await read(anybody.get<Filed>(`${path}/status/${reference}`))).status;
  const listedBy = async (authority: Visitor): Promise<readonly Listed[]> =>
    (await read(authority.get<{ applications: Listed[] }>(path))).applications;
  const idOf = async (title: string, authority = hills): Promise<string> => {
    const found = async () => (await listedBy(authority)).find((each) => each.school.title === title);
    await until(async () => (await found()) !== undefined);
    return (await found())?.applicationId ?? '';
  };
  /** What was sent by mail about a school, which nobody administers yet. */
  const mailsOf = (code: string): Promise<readonly OutboxMessage[]> =>
    withTools({ dataDir: school.dataDir, env: {} }, ({ documents, vault, ids }) =>
      new Outbox(documents.vault, vault).list(10, [ids.of('school', code)], ''),
    );
  const mailed = async (code: string, kind: OutboxMessage['kind']): Promise<readonly OutboxMessage[]> => {
    const found = async () => (await mailsOf(code)).filter((mail) => mail.kind === kind);
    expect(await eventually(async () => (await found()).length > 0)).toBe(true);
    return found();
  };

  it('begins with an application that tells nobody anything but a reference', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = expectStatus(202, await file(applying('h1'), key));
    expect(Object.keys(first.body)).toEqual(['reference', 'status']);
    expect(first.body.reference).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(first.headers.get('Cache-Control')).toBe('no-store');
    expect(expectStatus(202, await file(applying('h1'), key)).body).toEqual(first.body);
    expect(await refusal(file(applying('h2'), key))).toEqual([422, 'idempotency-key-reused']);
    expect(await statusOf(first.body.reference.toLowerCase())).toBe('filed');
    const unknown = anybody.get(`${path}/status/AAAA-AAAA-AAAA-AAAA`);
    expect(await refusal(unknown)).toEqual([404, 'application-not-found']);
    await idOf('School h1');
    expect((await listedBy(hills)).filter((each) => each.school.title === 'School h1')).toHaveLength(1);
  });

  it('names every field at fault', async () => {
    const wrong = { kind: 'circus', title: '', municipality: { code: 'a b', title: 'A' }, consent: '1999' };
    expect(await refusal(file(applying('h3', wrong)))).toEqual([
      ...[400, 'invalid-input', 'title', 'kind', 'municipality.code', 'consent'],
    ]);
    const unusable = { email: 'nowhere', phone: '12345', timeZone: 'Nowhere/Hill' };
    expect(await refusal(file(applying('h3', unusable)))).toEqual([
      ...[400, 'invalid-input', 'email', 'phone', 'timeZone'],
    ]);
  });

  it('is the business of the authority of the territory, and of nobody else', async () => {
    await filed('h4');
    const applicationId = await idOf('School h4');
    expect(await read(hills.get(`${path}/${applicationId}`))).toMatchObject({
      ...{ status: 'filed', school: { code: 'h4', address: 'Rua da Serra 1, Hills' } },
      applicant: { givenName: 'Ada', familyName: 'Pires', office: 'Head', email: 'h4@example.org' },
    });
    expect(JSON.stringify(await listedBy(hills))).not.toContain('Pires');
    expect((await listedBy(lakes)).map(({ applicationId: id }) => id)).not.toContain(applicationId);
    const wishes: readonly (readonly ['get' | 'post', string, object?])[] = [
      ['get', ''],
      ['post', '/question', { question: 'Who?' }],
      ['post', '/refusal', { reason: 'None of ours' }],
      ['post', '/approval', {}],
    ];
    for (const [method, act, body] of wishes) {
      const ask = (visitor: Visitor) =>
        method === 'get'
          ? visitor.get(`${path}/${applicationId}${act}`)
          : visitor.post(`${path}/${applicationId}${act}`, body);
      expect(await refusal(ask(lakes))).toEqual([404, 'application-not-found']);
      expect(await refusal(ask(await school.signIn('admin')))).toEqual([403, 'not-for-your-role']);
      expect(await refusal(ask(anybody))).toEqual([401, 'not-signed-in']);
    }
  });

  it('goes to an authority of the region where it is the first of its municipality', async () => {
    await filed('c1', { municipality: { code: 'coast', title: 'Coast' } });
    const ids = await Promise.all([hills, lakes].map((authority) => idOf('School c1', authority)));
    expect(new Set(ids).size).toBe(1);
    await filed('s1', { municipality: { code: 'south', title: 'South' }, region: { code: 's', title: 'S' } });
    for (const authority of [hills, lakes]) {
      expect((await listedBy(authority)).map((each) => each.school.title)).not.toContain('School s1');
    }
  });

  it('takes questions and answers, and a refusal with its reason', async () => {
    const reference = await filed('h5');
    const of = `${path}/${await idOf('School h5')}`;
    const answer = () => anybody.post(`${path}/status/${reference}/answer`, { answer: 'The old one' });
    expect(await refusal(answer())).toEqual([409, 'nothing-asked']);
    expectStatus(204, await hills.post(`${of}/question`, { question: 'Which of the buildings?' }));
    expect(await statusOf(reference)).toBe('questioned');
    const [mail] = await mailed('h5', 'school-application');
    expect(mail).toMatchObject({
      to: 'Ada Pires <h5@example.org>',
      subject: 'A question about your application',
    });
    expect(mail?.text).toContain('Which of the buildings?');
    expectStatus(202, await answer());
    expect(await statusOf(reference)).toBe('answered');
    expect(await read(hills.get(of))).toMatchObject({
      ...{ question: 'Which of the buildings?', answer: 'The old one' },
    });
    expectStatus(204, await hills.post(`${of}/refusal`, { reason: 'The register has no such school' }));
    expect(await statusOf(reference)).toBe('refused');
    expect(await refusal(hills.post(`${of}/approval`, {}))).toEqual([409, 'application-decided']);
  });

  it('gives an approved school an administrator, who signs in by what came by mail', async () => {
    const reference = await filed('h6');
    const of = `${path}/${await idOf('School h6')}`;
    const approved = expectStatus(202, await hills.post<{ schoolId: string }>(`${of}/approval`, {}));
    expect(positionOf(approved)).toMatch(/^\d+\/\d+$/);
    await until(async () => (await statusOf(reference)) === 'connected');
    expectStatus(202, await hills.post(`${of}/approval`, {}));
    const [mail, ...others] = await mailed('h6', 'school-invitation');
    expect(others).toEqual([]);
    const [, signInName = ''] = /Sign-in name: (\S+)/.exec(mail?.text ?? '') ?? [];
    const [, code = ''] = /Code: (\S+)/.exec(mail?.text ?? '') ?? [];
    expect(mail?.text).toContain(`${school.url}/activation`);
    expectStatus(
      204,
      await anybody.post('/api/activation', { signInName, code, password: PASSWORD, consent }),
    );
    const admin = new Visitor(school.url);
    const me = await admin.signIn(signInName, PASSWORD);
    expect(me).toMatchObject({ role: 'admin', person: { name: 'Ada Pires' } });
    expect(me.schools.map(({ id }) => id)).toEqual([approved.body.schoolId]);
    expect(await read(admin.get(`/api/schools/${approved.body.schoolId}/settings`))).toMatchObject({
      ...{ editWindowDays: 7, years: {}, terms: {} },
    });
    const figures = `/api/schools/${approved.body.schoolId}/summary?year=none`;
    const isOverseen = async () => (await refusal(hills.get(figures)))[1] !== 'school-not-found';
    expect(await eventually(isOverseen)).toBe(true);
    expect((await refusal(lakes.get(figures)))[1]).toBe('school-not-found');
  });

  it('happens to a school once: another application with its code is not approved', async () => {
    const reference = await filed('h6', { title: 'School h6 again' });
    const of = `${path}/${await idOf('School h6 again')}`;
    expect(await refusal(hills.post(`${of}/approval`, {}))).toEqual([409, 'school-connected-already']);
    expect(await statusOf(reference)).toBe('filed');
  });

  it('is not tried over and over from one address', async () => {
    const guess = (number: number) =>
      anybody.get(`${path}/status/ZZZZ-ZZZZ-ZZZZ-${number.toString().padStart(4, '0')}`);
    let answer = await guess(0);
    for (let number = 1; number < 60 && answer.status === 404; number++) answer = await guess(number);
    expect(await refusal(Promise.resolve(answer))).toEqual([429, 'too-many-attempts']);
    expectStatus(202, await file(applying('h7')));
  });
});
