import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { FreshReader } from '../../src/eventing/fresh-reader.js';
import type { Mail, Transport } from '../../src/notices/channels/transport.js';
import type { LedgerEntry } from '../../src/notices/ledger.js';
import { queueNameOf } from '../../src/notices/notice-queue.js';
import type { Notices } from '../../src/notices/notices.js';
import { Outbox } from '../../src/notices/outbox.js';
import type { NoticePreferencesSet } from '../../src/notices/preferences/preferences.events.js';
import { openQueueBackend } from '../../src/notices/queue.connection.js';
import { eventually } from '../support/eventually.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { queueServers, type QueueServer } from '../support/queue-servers.js';
import { startSmsServer, type SmsServer } from '../support/sms-server.js';
import { FAMILY, IN_LESSON, SCHOOL, SchoolOfOnePupil } from './notices.school.js';
import { noticesBy, readerOf, smppTo, smtpTo } from './notices.sending.js';

/** States of messages (SMPP 3.4 §5.2.28). */
const DELIVERED = 2;
const UNDELIVERABLE = 5;

/** Everything that only a mail may say. */
const SECRETS = [
  ...Object.values(FAMILY).flatMap(({ givenName, familyName, email, phone }) => [
    givenName,
    familyName,
    email ?? familyName,
    phone ?? familyName,
  ]),
  'Recounted',
];
const [ANNA = '', PAVEL = ''] = [FAMILY.anna?.email, FAMILY.pavel?.email];

describe.each(queueServers())('notices on %s', (_name, startQueueServer) => {
  let queue: QueueServer;
  let school: SchoolOfOnePupil;
  let reader: FreshReader;
  let mailServer: MailServer;
  let smsServer: SmsServer;
  let notices: Notices | undefined;
  const log: string[] = [];
  const note = (line: string) => void log.push(line);

  beforeAll(async () => {
    queue = await startQueueServer();
    school = await SchoolOfOnePupil.open(queue.url, note);
    reader = await readerOf(school, note);
  });
  afterAll(async () => {
    await reader.stop();
    await school.close();
    await queue.stop();
  });
  beforeEach(async () => {
    [mailServer, smsServer] = await Promise.all([startMailServer(), startSmsServer()]);
  });
  afterEach(async () => {
    await notices?.stop();
    notices = undefined;
    await Promise.all([mailServer.close(), smsServer.close()]);
  });

  it('tells each guardian with internet of a new grade, once and in their language', async () => {
    await start();
    await school.giveGrade('15');
    await until(() => mailServer.mails.length === 2);
    await settled();
    expect(mailServer.mails.map(({ to }) => to).sort()).toEqual([ANNA, PAVEL]);
    const english = mailTo(ANNA);
    expect(english.headers).toContain('Subject: A new grade in the diary');
    expect(english.text).toContain('Ivan Kuznetsov-Orlov has a new grade.');
    expect(english.text).toMatch(
      /Subject: Mathematics\nLesson of: Tuesday,? 24 November 2026\nWork: Written test\nGrade: 15\n/,
    );
    expect(english.text).toContain('https://journal.example/diary/ivan/2026-W48');
    expect(mailTo(PAVEL).text).toContain('Ivan Kuznetsov-Orlov: новая оценка.');
  });

  it('says of a correction what the grade was, what it is, and why', async () => {
    await start();
    const gradeId = await school.giveGrade('14');
    await school.correctGrade(gradeId, '14', '16');
    await until(() => mailServer.mails.length === 4);
    const text = mailServer.mails.find(({ to, text }) => to === ANNA && text.includes('corrected'))?.text;
    expect(text).toContain('Work: Written test\nGrade: 14 → 16\nReason: Recounted');
  });

  it('tells nobody of what was imported', async () => {
    await start();
    await school.giveGrade('9', 'import');
    await school.giveGrade('10');
    await until(() => mailServer.mails.length === 2);
    await settled();
    expect(mailServer.mails.map(({ text }) => /(?:Grade|Оценка): (\d+)/.exec(text)?.[1])).toEqual([
      '10',
      '10',
    ]);
  });

  it('sends nothing twice when it is started again, even from the first event on', async () => {
    await start();
    await school.giveGrade('11');
    await until(() => mailServer.mails.length === 2);
    await notices?.stop();
    await school.documents.vault.collection<{ _id: string }>('checkpoints').deleteOne({ _id: 'notices' });
    await start();
    await school.giveGrade('12');
    await until(() => mailServer.mails.length === 4);
    await settled();
    expect(new Set(mailServer.mails.map(({ messageId }) => messageId)).size).toBe(4);
    expect(mailServer.offered()).toBe(4);
  });

  it('tries again when the mail server refuses for the moment, and sends one mail', async () => {
    mailServer.refuse(4);
    await start();
    await school.giveGrade('13');
    await until(() => mailServer.mails.length === 2);
    await settled();
    expect(mailServer.mails.map(({ to }) => to).sort()).toEqual([ANNA, PAVEL]);
    expect(mailServer.offered()).toBe(6);
  });

  it('keeps names, contacts and reasons out of ledger, queue and log while a mail waits', async () => {
    mailServer.refuse(Infinity);
    await start({ firstPauseMs: 60_000 });
    const gradeId = await school.giveGrade('17');
    await school.correctGrade(gradeId, '17', '18');
    await until(async () => (await entries()).filter(({ code }) => code === 'smtp-452').length === 4);
    const kept = [...(await queueContents()), ...(await ledgerContents()), ...log].join('\n');
    for (const secret of SECRETS) expect(kept).not.toContain(secret);

    // The queue is lost; the ledger is not, and waits for nothing but the time of the next try.
    await notices?.stop();
    await loseQueue();
    mailServer.refuse(0);
    await school.documents.vault
      .collection('notices')
      .updateMany({ state: 'queued' }, { $set: { turnAt: new Date() } });
    await start();
    await until(() => mailServer.mails.length === 4);
    await settled();
  });

  it('gives up on an address that is refused for good, and says so', async () => {
    mailServer.refuseAddress(ANNA);
    await start();
    const { failed: before } = await counts();
    await school.giveGrade('19');
    await until(async () => (await counts()).failed === before + 1);
    await settled();
    expect(mailServer.mails.map(({ to }) => to)).toEqual([PAVEL]);
    expect(log.join('\n')).toContain('failed after 1 attempts: smtp-550');
  });

  it('keeps mails in the outbox, sealed, where there is no mail server', async () => {
    const outbox = new Outbox(school.documents.vault, school.vault);
    await outbox.prepare();
    await start({ email: outbox.transportFor('email') });
    await school.giveGrade('20');
    await until(async () => (await outbox.list(10, [SCHOOL], 'dora')).length === 2);
    await settled();
    const mails = await outbox.list(10, [SCHOOL], 'dora');
    expect(mails.map(({ to }) => to).sort()).toEqual([`Anna Kuznetsova <${ANNA}>`, `Pavel Orlov <${PAVEL}>`]);
    expect(mails[0]).toMatchObject({ kind: 'grade-given' });
    expect(await outbox.list(10, ['another-school'], 'dora')).toEqual([]);
    const raw = JSON.stringify(await school.documents.vault.collection('outbox').find().toArray());
    for (const secret of SECRETS) expect(raw).not.toContain(secret);
  });

  it('tells of an absence at once, by telephone as well, and of nothing who has only an unverified contact', async () => {
    await start();
    await recordAbsence('absent');
    await until(() => smsServer.messages().length === 2 && mailServer.mails.length === 2);
    await settled();
    const phones = [FAMILY.anna?.phone, FAMILY.granny?.phone];
    expect(
      smsServer
        .messages()
        .map(({ to }) => `+${to.replace('+', '')}`)
        .sort(),
    ).toEqual(phones);
    expect(smsServer.messages()[0]?.text).toContain('Ivan');
    expect(mailServer.mails.map(({ to }) => to).sort()).toEqual([ANNA, PAVEL]);
    const [uncle] = await entries({ recipientId: 'uncle', kind: 'absence' });
    expect(uncle).toMatchObject({ state: 'suppressed', code: 'contact-not-verified' });
  });

  it('tells nothing of an absence whose reason is known by then', async () => {
    await withdrawAbsence();
    await school.append(`attendance-ivan.y1`, {
      type: 'GuardianNoteFiled',
      data: {
        ...{ pupilId: 'ivan', yearId: 'y1', filedId: 'n1', guardianId: 'anna' },
        ...{ from: IN_LESSON.date, to: IN_LESSON.date, code: 'ill' },
      },
    });
    await recordAbsence('absent');
    await start();
    await until(async () => (await entries({ kind: 'absence', code: 'reason-known' })).length === 4);
    await settled();
    expect(smsServer.messages().filter(({ text }) => text.includes('absent'))).toEqual([]);
  });

  it('knows what was delivered, and goes on by mail where a short message was not', async () => {
    await choose('granny', { kinds: { late: { channels: ['sms'], pace: 'atOnce' } } });
    await choose('anna', { kinds: { late: { channels: ['sms'], pace: 'atOnce' } } });
    await start();
    await withdrawAbsence();
    await recordAbsence('late');
    await until(() => smsServer.messages().some(({ text }) => /late/i.test(text)));
    await settled();
    const sent = await entries({ kind: 'late', channel: 'sms', state: 'sent' });
    expect(sent.map(({ recipientId }) => recipientId).sort()).toEqual(['anna', 'granny']);
    for (const { recipientId, providerId = '' } of sent) {
      await receiptFor(providerId, recipientId === 'granny');
    }
    await until(
      async () =>
        (await entries({ kind: 'late', recipientId: 'anna', channel: 'email', state: 'sent' })).length === 1,
    );
    expect(await entries({ kind: 'late', state: 'delivered' })).toMatchObject([{ recipientId: 'granny' }]);
    expect(await entries({ kind: 'late', state: 'failed' })).toMatchObject([{ recipientId: 'anna' }]);
  });

  it('gathers a day into a digest, and homework the evening before, as it is then', async () => {
    await choose('pavel', {
      kinds: { remark: { channels: ['email'], pace: 'daily' } },
    });
    await start();
    const text = await school.vault.seal('ivan', 'Helped a classmate', 'r1');
    const remark = { pupilId: 'ivan', kind: 'praise', text, visibleTo: 'guardian' } as const;
    for (const key of ['r1', 'r2']) {
      await school.record({
        type: 'RemarkMade',
        data: { ...IN_LESSON, ...remark, remarkId: `${IN_LESSON.lessonId}.${key}` },
      });
    }
    const gathered = () => entries({ recipientId: 'pavel', kind: 'remark', state: 'queued' });
    await until(async () => (await gathered()).length === 2);
    expect(new Set((await gathered()).map(({ digest }) => digest?.id)).size).toBe(1);
    await dueNow();
    await until(() => mailServer.mails.some(({ to, text: said }) => to === PAVEL && said.includes('Helped')));
    await settled();
    const digests = mailServer.mails.filter(({ to }) => to === PAVEL);
    expect(digests).toHaveLength(1);
    expect(digests[0]?.text.split('Helped a classmate')).toHaveLength(3);
  });

  it('sends what had failed again where somebody says so', async () => {
    mailServer.refuseAddress(ANNA);
    await start();
    await school.giveGrade('8');
    const failed = async () =>
      (await entries({ recipientId: 'anna', state: 'failed', code: 'smtp-550' })).at(-1);
    await until(async () => (await failed()) !== undefined);
    await notices?.stop();
    await mailServer.close();
    mailServer = await startMailServer();
    await start();
    const entry = await failed();
    if (!entry) throw new Error('Nothing has failed.');
    const asked = { by: 'admin', request: 'first', at: new Date() };
    const resend = (request: string) => notices?.ledger.resend(entry._id, { ...asked, request });
    expect(await resend('first')).toBe(true);
    expect(await resend('second')).toBe(false);
    expect(await resend('first')).toBe(true);
    await until(() => mailServer.mails.some(({ to }) => to === ANNA));
    await settled();
    expect(await entries({ _id: entry._id })).toMatchObject([{ state: 'sent', resent: { by: 'admin' } }]);
  });

  const recordAbsence = (code: 'absent' | 'late') =>
    school.record({ type: 'AbsenceRecorded', data: { ...IN_LESSON, pupilId: 'ivan', code } });

  const withdrawAbsence = () =>
    school.record({
      type: 'AbsenceWithdrawn',
      data: { ...IN_LESSON, pupilId: 'ivan', code: 'ill', reason: { code: 'mistake' } },
    });

  const choose = (personId: string, preferences: NoticePreferencesSet['data']['preferences']) => {
    const set: NoticePreferencesSet = { type: 'NoticePreferencesSet', data: { personId, preferences } };
    return school.append(`noticePreferences-${personId}`, set);
  };

  /** What the provider tells of a message that it had taken over. */
  const receiptFor = async (providerId: string, delivered: boolean): Promise<void> => {
    const answer = await smsServer.ask('deliver_sm', {
      esm_class: 0x04,
      source_addr: '351912345678',
      destination_addr: 'School',
      receipted_message_id: providerId,
      message_state: delivered ? DELIVERED : UNDELIVERABLE,
    });
    expect(answer.command_status).toBe(0);
  };

  const dueNow = async (): Promise<void> => {
    await school.documents.vault
      .collection('notices')
      .updateMany({ state: 'queued' }, { $set: { turnAt: new Date() } });
  };

  async function start({
    firstPauseMs = 20,
    email = smtpTo(mailServer.url, 2),
  }: { firstPauseMs?: number; email?: Transport<Mail> } = {}): Promise<void> {
    const sms = smppTo(smsServer.url, (receipt) => started.received('smpp', receipt));
    const { store, documents, vault } = school;
    const started: Notices = noticesBy(
      { store, documents, vault, reader, queueUrl: queue.url, log: note },
      { email, sms },
      { concurrency: 2, retries: { attempts: 5, firstPauseMs } },
    );
    notices = started;
    await started.start();
  }

  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    expect(await eventually(isSo)).toBe(true);
  };

  const counts = async () => {
    const status = await notices?.status();
    if (!status) throw new Error('Notices do not run.');
    return status.counts;
  };

  /** Every notice has been sent or given up. */
  const settled = () => until(async () => (await counts()).queued === 0);

  const mailTo = (address: string) => {
    const mail = mailServer.mails.find(({ to }) => to === address);
    if (!mail) throw new Error(`There is no mail to ${address}.`);
    return mail;
  };

  /** Everything that the queue holds, as text. */
  async function queueContents(): Promise<string[]> {
    return queue.url.startsWith('redis') ? redisContents() : postgresContents();
  }

  async function redisContents(): Promise<string[]> {
    const redis = new Redis(queue.url);
    try {
      const keys = await redis.keys('bull:*:*-*');
      const jobs = await redis.keys('bull:*');
      const contents: string[] = [...keys];
      for (const key of jobs) {
        if ((await redis.type(key)) === 'hash') contents.push(JSON.stringify(await redis.hgetall(key)));
      }
      return contents;
    } finally {
      redis.disconnect();
    }
  }

  /** Every row of the queue's tables, as text. */
  async function postgresContents(): Promise<string[]> {
    const pool = new Pool({ connectionString: queue.url, options: '-c search_path=bullmq' });
    try {
      const contents: string[] = [];
      for (const table of ['job', 'event']) {
        const { rows } = await pool.query<{ row: string }>(
          `SELECT row_to_json(entry)::text AS row FROM ${table} AS entry`,
        );
        contents.push(...rows.map(({ row }) => row));
      }
      return contents;
    } finally {
      await pool.end();
    }
  }

  const entries = (filter: object = {}): Promise<LedgerEntry[]> =>
    school.documents.vault.collection<LedgerEntry>('notices').find(filter).toArray();

  async function ledgerContents(): Promise<string[]> {
    const all = await entries();
    expect(all.length).toBeGreaterThan(0);
    return all.map((entry) => JSON.stringify(entry));
  }

  async function loseQueue(): Promise<void> {
    const backend = await openQueueBackend(queue.url, () => undefined);
    const lost = new backend.Queue(queueNameOf('email'), { connection: backend.connection });
    await lost.obliterate({ force: true });
    await lost.close();
    await backend.close();
  }
});
