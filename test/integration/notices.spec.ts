import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { becomes } from '../../embedded/processes.js';
import { projections } from '../../projections/all.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { liveDocumentsIn } from '../../src/eventing/projecting/projector.js';
import type { MailTransport } from '../../src/notices/mail-transport.js';
import { NOTICES_QUEUE } from '../../src/notices/notice-queue.js';
import { Notices } from '../../src/notices/notices.js';
import { Outbox } from '../../src/notices/outbox.js';
import { openQueueBackend } from '../../src/notices/queue.connection.js';
import { SmtpTransport } from '../../src/notices/smtp.js';
import { Directory } from '../../src/people/directory.js';
import { FAMILY, SCHOOL, SchoolOfOnePupil } from './notices.school.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';

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

describe('notices', () => {
  let school: SchoolOfOnePupil;
  let reader: FreshReader;
  let mailServer: MailServer;
  let notices: Notices | undefined;
  const log: string[] = [];
  const note = (line: string) => void log.push(line);

  beforeAll(async () => {
    school = await SchoolOfOnePupil.open(note);
    const { store, documents } = school;
    reader = new FreshReader({
      store,
      documents: liveDocumentsIn(documents.readModels),
      projections,
      log: note,
    });
    await reader.start();
  });
  afterAll(async () => {
    await reader.stop();
    await school.close();
  });
  beforeEach(async () => {
    mailServer = await startMailServer();
  });
  afterEach(async () => {
    await notices?.stop();
    notices = undefined;
    await mailServer.close();
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
    expect(mailTo(PAVEL).text).toContain('Новая оценка, ученик: Ivan Kuznetsov-Orlov.');
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
    await until(() => mailServer.offered() === 4);
    await until(async () => (await queueContents()).filter((row) => row.includes('smtp-452')).length >= 4);
    const kept = [...(await queueContents()), ...(await ledgerContents()), ...log].join('\n');
    for (const secret of SECRETS) expect(kept).not.toContain(secret);

    // The queue is lost; the ledger is not.
    await notices?.stop();
    await loseQueue();
    mailServer.refuse(0);
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
    await start({ transport: outbox });
    await school.giveGrade('20');
    await until(async () => (await outbox.list(10, [SCHOOL])).length === 2);
    await settled();
    const mails = await outbox.list(10, [SCHOOL]);
    expect(mails.map(({ to }) => to).sort()).toEqual([`Anna Kuznetsova <${ANNA}>`, `Pavel Orlov <${PAVEL}>`]);
    expect(mails[0]).toMatchObject({ kind: 'grade-given' });
    expect(await outbox.list(10, ['another-school'])).toEqual([]);
    const raw = JSON.stringify(await school.documents.vault.collection('outbox').find().toArray());
    for (const secret of SECRETS) expect(raw).not.toContain(secret);
  });

  async function start({
    firstPauseMs = 20,
    transport = new SmtpTransport({
      url: mailServer.url,
      from: 'School Journal <journal@school.example>',
      connections: 2,
    }),
  }: { firstPauseMs?: number; transport?: MailTransport } = {}): Promise<void> {
    notices = new Notices({
      store: school.store,
      reader,
      directory: new Directory(reader, school.vault),
      vault: school.vault,
      db: school.documents.vault,
      queueUrl: school.addresses.queueUrl,
      publicUrl: 'https://journal.example',
      transport,
      log: note,
      concurrency: 2,
      retries: { attempts: 5, firstPauseMs },
      sweepEveryMs: 200,
    });
    await notices.start();
  }

  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    expect(await becomes(isSo, 20_000)).toBe(true);
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

  /** Every row of the queue's tables, as text. */
  async function queueContents(): Promise<string[]> {
    const pool = new Pool({ connectionString: school.addresses.queueUrl, options: '-c search_path=bullmq' });
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

  async function ledgerContents(): Promise<string[]> {
    const entries = await school.documents.vault.collection('notices').find().toArray();
    expect(entries.length).toBeGreaterThan(0);
    return entries.map((entry) => JSON.stringify(entry));
  }

  async function loseQueue(): Promise<void> {
    const backend = await openQueueBackend(school.addresses.queueUrl, () => undefined);
    const queue = new backend.Queue(NOTICES_QUEUE, { connection: backend.connection });
    await queue.obliterate({ force: true });
    await queue.close();
    await backend.close();
  }
});
