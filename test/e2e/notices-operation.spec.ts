import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRecord } from '../../embedded/engines.record.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import type { LedgerEntry } from '../../src/notices/ledger.js';
import { NOTICE_KINDS } from '../../src/notices/notice-kinds.values.js';
import type { ChannelState } from '../../src/notices/notices.js';
import type { ChannelLag, NoticeCount } from '../../src/notices/operation/notice-figures.js';
import type { Preview } from '../../src/notices/operation/previews.js';
import type { ShownMessage } from '../../src/notices/operation/shown-message.js';
import type { ShownNotice } from '../../src/notices/operation/shown-notice.js';
import { eventually } from '../support/eventually.js';
import { startGatewayServer, type GatewayServer } from '../support/gateway-server.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, read, refusal, Visitor } from '../support/visitor.js';

const TOKEN = 'the-gateways-token';

interface Found {
  readonly notices: readonly ShownNotice[];
  readonly next?: string;
}

interface Summary {
  readonly asOf: string;
  readonly counts: readonly NoticeCount[];
  readonly lag: readonly ChannelLag[];
  readonly channels: readonly (Omit<ChannelState, 'since'> & { readonly since: string })[];
  readonly position: string;
}

describe('What a school sends', () => {
  let gateway: GatewayServer;
  let school: RunningSchool;
  let day: SchoolDay;
  let admin: Visitor;
  let adminElsewhere: Visitor;
  let notice: ShownNotice;

  beforeAll(async () => {
    gateway = await startGatewayServer();
    const url = new URL(gateway.url);
    url.password = TOKEN;
    school = await startSampleSchool({ SMS_URL: url.href, SMS_FROM: 'School' });
    day = await schoolDayOf(school);
    admin = await school.signIn('admin');
    adminElsewhere = await letInElsewhere(school, 'admin');
    const lessonId = await recordLesson(day, 11);
    await giveGrade(day, lessonId, '13');
    const path = `/api/journal/pages/${day.pageId}/absences`;
    const absences = [{ pupilId: day.child.id, code: 'absent' }];
    const missed = { lessonId: await recordLesson(day, 12), absences };
    expectStatus(201, await day.teacher.post(path, missed));
    notice = await found({ kind: 'grade-given', pupil: day.child.id, state: 'sent' });
  });
  afterAll(async () => {
    await school.remove();
    await gateway.close();
  });

  const search = (query: Readonly<Record<string, string>>, who = admin): Promise<Found> =>
    read(who.get<Found>(`/api/notices?${new URLSearchParams(query).toString()}`));
  /** The newest of such notices, once there is one. */
  const found = async (query: Readonly<Record<string, string>>): Promise<ShownNotice> => {
    expect(await eventually(async () => (await search(query)).notices.length > 0)).toBe(true);
    const [newest] = (await search(query)).notices;
    if (!newest) throw new Error('It is there no more.');
    return newest;
  };
  const inLedger = async (change: (entries: Ledger) => Promise<unknown>): Promise<void> => {
    const documents = new DocumentStore(readRecord(school.dataDir).addresses?.mongoUrl ?? '');
    try {
      await change(documents.vault.collection<LedgerEntry>('notices'));
    } finally {
      await documents.close();
    }
  };
  type Ledger = ReturnType<typeof DocumentStore.prototype.vault.collection<LedgerEntry>>;

  it('is found by an administrator, who sees to whom, about whom, when and by which way', async () => {
    expect(notice).toMatchObject({
      ...{ kind: 'grade-given', channel: 'email', state: 'sent', attempts: 1, transport: 'outbox' },
      pupil: { id: day.child.id, name: day.child.name },
      recipient: { name: expect.stringMatching(/^\S+ \S+/) },
    });
    for (const instant of [notice.at, notice.dueAt, notice.sentAt]) {
      expect(new Date(instant ?? '').toISOString()).toBe(instant);
    }
    const { recipient } = notice;
    const of = { recipient: recipient.id, channel: 'email', from: day.today, to: day.today };
    expect((await search(of)).notices.map(({ id }) => id)).toContain(notice.id);
    expect((await search({ ...of, kind: 'remark' })).notices).toEqual([]);
    expect((await search({ pupil: day.child.id, to: '2020-01-01' })).notices).toEqual([]);
  });

  it('is read page by page', async () => {
    const { notices: all } = await search({ limit: '200' });
    const ids: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await search({ limit: '2', ...(after === undefined ? {} : { after }) });
      ids.push(...page.notices.map(({ id }) => id));
      if (page.next === undefined) break;
      after = page.next;
    }
    expect(ids.length).toBeGreaterThan(2);
    expect(ids).toEqual(all.map(({ id }) => id));
  });

  it('is no business of another school’s administrator', async () => {
    expect((await search({}, adminElsewhere)).notices.map(({ id }) => id)).not.toContain(notice.id);
    const path = `/api/notices/${notice.id}`;
    expect(await refusal(adminElsewhere.get(`${path}/message`))).toEqual([404, 'notice-not-found']);
    expect(await refusal(adminElsewhere.post(`${path}/sending`, {}))).toEqual([404, 'notice-not-found']);
    expect(await refusal(adminElsewhere.get(`/api/notices?after=${notice.id}`))).toEqual([
      ...[409, 'cursor-gone', 'after'],
    ]);
  });

  it('is no business of anybody else', async () => {
    for (const path of ['', '/summary', '/previews', `/${notice.id}/message`]) {
      expect(await refusal(day.teacher.get(`/api/notices${path}`))).toEqual([403, 'not-for-your-role']);
    }
    const sending = `/api/notices/${notice.id}/sending`;
    expect(await refusal(day.teacher.post(sending, {}))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(new Visitor(school.url).post(sending, {}))).toEqual([401, 'not-signed-in']);
  });

  it('names every field at fault', async () => {
    const wrong = 'state=lost&kind=toString&channel=pigeon&recipient=A!&pupil=&from=2026-02-30&limit=0';
    expect(await refusal(admin.get(`/api/notices?${wrong}`))).toEqual([
      ...[400, 'invalid-input', 'state', 'kind', 'channel', 'recipient', 'pupil', 'from', 'limit'],
    ]);
    expect(await refusal(admin.get('/api/notices?from=2026-11-25&to=2026-11-24'))).toEqual([
      ...[400, 'invalid-input', 'to'],
    ]);
    expect(await refusal(admin.get('/api/notices/previews?language=pt'))).toEqual([
      ...[400, 'invalid-input', 'language'],
    ]);
  });

  it('is summed up', async () => {
    const summary = await read(admin.get<Summary>('/api/notices/summary'));
    expect(summary.counts).toContainEqual({
      kind: 'grade-given',
      state: 'sent',
      count: expect.any(Number),
    });
    expect(summary.lag.map(({ channel }) => channel)).toContain('email');
    for (const { p50, p99 } of summary.lag) expect(p99).toBeGreaterThanOrEqual(p50);
    expect(summary.channels).toMatchObject([
      { channel: 'email', transport: 'outbox', position: 'closed' },
      { channel: 'sms', transport: 'sms-gateway', position: 'closed' },
    ]);
    expect(summary.position).toMatch(/^\d+\/\d+$/);
  });

  it('is shown as it would be written', async () => {
    const shown = await read(admin.get<ShownMessage>(`/api/notices/${notice.id}/message`));
    expect(shown).toMatchObject({ subject: 'A new grade in the diary' });
    expect(shown.to).toContain('@');
    expect(shown.text).toContain('Grade: 13');
    expect(shown.html).toContain(day.child.name);
  });

  it('is sent again where it failed, once for a request, with the name of who asked', async () => {
    const path = `/api/notices/${notice.id}/sending`;
    expect(await refusal(admin.post(path, {}))).toEqual([409, 'notice-not-failed']);
    expect(await refusal(admin.post('/api/notices/none/sending', {}))).toEqual([404, 'notice-not-found']);
    const fail = { $set: { state: 'failed' as const, code: 'smtp-550', failedAt: new Date() } };
    await inLedger((entries) => entries.updateOne({ _id: notice.id }, fail));
    const key = { 'Idempotency-Key': randomUUID() };
    for (let time = 0; time < 3; time++) {
      expect(expectStatus(202, await admin.post(path, {}, key)).body).toEqual({ id: notice.id });
    }
    const about = { kind: 'grade-given', recipient: notice.recipient.id, channel: notice.channel };
    const isSentAgain = async () => (await found(about)).state === 'sent';
    expect(await eventually(isSentAgain)).toBe(true);
    const again = await found(about);
    expect(again).toMatchObject({ id: notice.id, attempts: 1, resent: { by: { name: expect.any(String) } } });
    const { person } = await read(admin.get<{ person: { id: string; name: string } }>('/api/me'));
    expect(again.resent?.by).toEqual(person);
    expect(again).not.toHaveProperty('code');
  });

  it('is previewed in every kind and both languages', async () => {
    const previewsIn = async (language: string) =>
      (await read(admin.get<{ previews: Preview[] }>(`/api/notices/previews?language=${language}`))).previews;
    const [english, russian] = [await previewsIn('en'), await previewsIn('ru')];
    for (const previews of [english, russian]) {
      expect(previews.map(({ kind }) => kind)).toEqual(Object.keys(NOTICE_KINDS));
    }
    for (const { text, sms } of russian) expect(`${text} ${sms}`).toMatch(/[а-яё]/i);
    for (const { subject } of english) expect(subject).not.toMatch(/[а-яё]/i);
  });

  it('is known to have arrived where the gateway says so, and nobody else can say so', async () => {
    const sent = await found({ kind: 'absence', channel: 'sms', state: 'sent' });
    const receipts = { receipts: [{ id: sent.providerId, status: 'delivered' }] };
    const anybody = new Visitor(school.url);
    const post = (body: object, token?: string) =>
      anybody.post(
        '/api/sms-receipts',
        body,
        token === undefined ? {} : { Authorization: `Bearer ${token}` },
      );
    expect(await refusal(post(receipts))).toEqual([401, 'not-the-gateway']);
    expect((await post(receipts)).headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(await refusal(post(receipts, 'another token'))).toEqual([401, 'not-the-gateway']);
    expect(await refusal(post({}, 'another token'))).toEqual([401, 'not-the-gateway']);
    expect((await found({ kind: 'absence', channel: 'sms' })).state).toBe('sent');
    expect(await refusal(post({ receipts: [] }, TOKEN))).toEqual([400, 'invalid-input', 'receipts']);
    expectStatus(204, await post(receipts, TOKEN));
    const { deliveredAt } = await found({ kind: 'absence', channel: 'sms', state: 'delivered' });
    expect(deliveredAt).toBeDefined();
  });

  it('is measured, and a channel’s state makes nobody unhealthy', async () => {
    const { body: metrics } = expectStatus(200, await admin.get<string>('/metrics'));
    for (const state of ['queued', 'sent', 'delivered', 'failed', 'suppressed']) {
      expect(metrics).toMatch(new RegExp(`^journal_notices\\{state="${state}"\\} \\d+$`, 'm'));
    }
    expect(metrics).toMatch(/^journal_notice_lag_seconds_count\{channel="email",kind="grade-given"\} [1-9]/m);
    expect(metrics).toContain('journal_notice_channel_open{channel="sms"} 0\n');
    const { body: health } = expectStatus(200, await admin.get<{ notices: Summary }>('/health'));
    expect(health.notices.channels.map(({ channel }) => channel)).toEqual(['email', 'sms']);
  });

  it('has its queues looked at by administrators only, under the pages’ own content security policy', async () => {
    const page = expectStatus(200, await admin.get<string>('/admin/queues'));
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'self'");
    const queues = await read(admin.get<{ queues: { name: string }[] }>('/admin/queues/api/queues'));
    expect(queues.queues.map(({ name }) => name)).toEqual(['notices-email', 'notices-sms']);
    const pause = '/admin/queues/api/queues/notices-email/pause';
    expect(await refusal(admin.send('PUT', pause, undefined))).toEqual([403, 'read-only']);
    for (const path of ['/admin/queues', '/admin/queues/api/queues']) {
      expect(await refusal(day.teacher.get(path))).toEqual([403, 'not-for-your-role']);
      expect(await refusal(new Visitor(school.url).get(path))).toEqual([401, 'not-signed-in']);
    }
  });
});
