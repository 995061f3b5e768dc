import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { startDocumentStore } from '../../embedded/document-store/server.js';
import { startEventStore } from '../../embedded/event-store/server.js';
import { becomes } from '../../embedded/processes.js';
import { startQueue } from '../../embedded/queue/server.js';
import { projections } from '../../projections/all.js';
import type { DomainEvent } from '../../src/eventing/decider.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { eventIdOf, newSalt, type Via } from '../../src/eventing/envelope.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { ProjectionEngine } from '../../src/eventing/projection-engine.js';
import { ProjectionStore } from '../../src/eventing/projection-store.js';
import type { GradeGiven, PageEvent } from '../../src/journal/page.events.js';
import type { MailTransport } from '../../src/notices/mail-transport.js';
import { NOTICES_QUEUE } from '../../src/notices/notice-queue.js';
import { Notices } from '../../src/notices/notices.js';
import { Outbox } from '../../src/notices/outbox.js';
import { openQueueBackend } from '../../src/notices/queue.connection.js';
import { SmtpTransport } from '../../src/notices/smtp.js';
import { Directory } from '../../src/people/directory.js';
import type { PersonEvent } from '../../src/people/person.events.js';
import type { PersonalData } from '../../src/people/personal-data.js';
import { Vault } from '../../src/people/vault.js';
import type { SchoolEvent } from '../../src/school/school.events.js';
import { startMailServer, type MailServer } from './notices.smtp.js';

const SCHOOL = 'school1';
const PAGE = 'group.maths.term';
const LESSON = `${PAGE}.20261124-3`;
const TEST = { code: 'test', title: 'Written test', abbreviation: 'T', weight: 2 };

const FAMILY: Readonly<Record<string, PersonalData & { internet?: boolean }>> = {
  ivan: { givenName: 'Ivan', familyName: 'Kuznetsov-Orlov' },
  anna: {
    givenName: 'Anna',
    familyName: 'Kuznetsova',
    email: 'anna.k@families.example',
    phone: '+351912345678',
  },
  pavel: { givenName: 'Pavel', familyName: 'Orlov', email: 'pavel.o@families.example', language: 'ru' },
  granny: { givenName: 'Zinaida', familyName: 'Orlova', email: 'zina@families.example', internet: false },
};
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
  let folder: string;
  const closing: (() => Promise<void>)[] = [];
  let store: EventStore;
  let documents: DocumentStore;
  let vault: Vault;
  let reader: FreshReader;
  let queueUrl: string;
  let mailServer: MailServer;
  let notices: Notices | undefined;
  const log: string[] = [];
  const revisions = new Map<string, bigint>();
  let grades = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'notices-'));
    const [eventStore, documentStore, queue] = await Promise.all([
      startEventStore({ dataDir: join(folder, 'events') }),
      startDocumentStore({ dataDir: join(folder, 'documents') }),
      startQueue({ dataDir: join(folder, 'queue') }),
    ]);
    queueUrl = queue.url;
    store = new EventStore(eventStore.url);
    documents = new DocumentStore(documentStore.url);
    vault = new Vault(documents.vault, randomBytes(32));
    const note = (line: string) => void log.push(line);
    const engine = new ProjectionEngine({
      store,
      documents: new ProjectionStore(documents.readModels),
      projections,
      log: note,
    });
    await engine.start();
    reader = new FreshReader({ store, db: documents.readModels, projections, log: note });
    await reader.start();
    closing.push(
      () => engine.stop(),
      () => reader.stop(),
      () => store.close(),
      () => documents.close(),
      () => queue.close(),
      () => documentStore.close(),
      () => eventStore.close(),
    );
    await schoolFamilyAndPage();
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await rm(folder, { recursive: true });
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
    await giveGrade('15');
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
    const gradeId = await giveGrade('14');
    await correctGrade(gradeId, '14', '16');
    await until(() => mailServer.mails.length === 4);
    const text = mailServer.mails.find(({ to, text }) => to === ANNA && text.includes('corrected'))?.text;
    expect(text).toContain('Work: Written test\nGrade: 14 → 16\nReason: Recounted');
  });

  it('tells nobody of what was imported', async () => {
    await start();
    await giveGrade('9', 'import');
    await giveGrade('10');
    await until(() => mailServer.mails.length === 2);
    await settled();
    expect(mailServer.mails.map(({ text }) => /(?:Grade|Оценка): (\d+)/.exec(text)?.[1])).toEqual([
      '10',
      '10',
    ]);
  });

  it('sends nothing twice when it is started again, even from the first event on', async () => {
    await start();
    await giveGrade('11');
    await until(() => mailServer.mails.length === 2);
    await notices?.stop();
    await documents.vault.collection<{ _id: string }>('checkpoints').deleteOne({ _id: 'notices' });
    await start();
    await giveGrade('12');
    await until(() => mailServer.mails.length === 4);
    await settled();
    expect(new Set(mailServer.mails.map(({ messageId }) => messageId)).size).toBe(4);
    expect(mailServer.offered()).toBe(4);
  });

  it('tries again when the mail server refuses for the moment, and sends one mail', async () => {
    mailServer.refuse(4);
    await start();
    await giveGrade('13');
    await until(() => mailServer.mails.length === 2);
    await settled();
    expect(mailServer.mails.map(({ to }) => to).sort()).toEqual([ANNA, PAVEL]);
    expect(mailServer.offered()).toBe(6);
  });

  it('keeps names, contacts and reasons out of ledger, queue and log while a mail waits', async () => {
    mailServer.refuse(Infinity);
    await start({ firstPauseMs: 60_000 });
    const gradeId = await giveGrade('17');
    await correctGrade(gradeId, '17', '18');
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
    await giveGrade('19');
    await until(async () => (await counts()).failed === before + 1);
    await settled();
    expect(mailServer.mails.map(({ to }) => to)).toEqual([PAVEL]);
    expect(log.join('\n')).toContain('failed after 1 attempts: smtp-550');
  });

  it('keeps mails in the outbox, sealed, where there is no mail server', async () => {
    const outbox = new Outbox(documents.vault, vault);
    await outbox.prepare();
    await start({ transport: outbox });
    await giveGrade('20');
    await until(async () => (await outbox.list(10, [SCHOOL])).length === 2);
    await settled();
    const mails = await outbox.list(10, [SCHOOL]);
    expect(mails.map(({ to }) => to).sort()).toEqual([`Anna Kuznetsova <${ANNA}>`, `Pavel Orlov <${PAVEL}>`]);
    expect(mails[0]).toMatchObject({ kind: 'grade-given' });
    expect(await outbox.list(10, ['another-school'])).toEqual([]);
    const raw = JSON.stringify(await documents.vault.collection('outbox').find().toArray());
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
      store,
      reader,
      directory: new Directory(reader, vault),
      vault,
      db: documents.vault,
      queueUrl,
      publicUrl: 'https://journal.example',
      transport,
      log: (line) => log.push(line),
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

  async function append(streamName: string, event: DomainEvent, via: Via = 'web'): Promise<string> {
    const commandId = randomUUID();
    const id = eventIdOf(commandId, 0);
    const revision = revisions.get(streamName);
    const metadata = {
      schoolId: SCHOOL,
      actor: { accountId: 'account', personId: 'teacher', role: 'teacher' as const },
      recordedAt: new Date().toISOString(),
      via,
      $correlationId: commandId,
      $causationId: commandId,
      fingerprint: 'fingerprint',
      salt: newSalt(),
    };
    await store.append(streamName, revision, [{ id, event, metadata }]);
    revisions.set(streamName, (revision ?? -1n) + 1n);
    return id;
  }

  async function schoolFamilyAndPage(): Promise<void> {
    const school = (event: SchoolEvent) => append(`school-${SCHOOL}`, event);
    await school({
      type: 'SchoolConnected',
      data: { schoolId: SCHOOL, title: 'School', timeZone: 'Europe/Lisbon', editWindowDays: 7 },
    });
    await school({
      type: 'SubjectAdded',
      data: { schoolId: SCHOOL, subjectId: 'maths', title: 'Mathematics' },
    });
    for (const [personId, { internet = true, ...personal }] of Object.entries(FAMILY)) {
      const registered: PersonEvent = {
        type: 'PersonRegistered',
        data: {
          personId,
          internet,
          personal: await vault.seal(personId, JSON.stringify(personal), randomUUID()),
          digest: 'digest',
        },
      };
      await append(`person-${personId}`, registered);
    }
    for (const guardianId of ['anna', 'pavel', 'granny']) {
      const linked: PersonEvent = { type: 'GuardianLinked', data: { personId: 'ivan', guardianId } };
      await append('person-ivan', linked);
    }
    const opened: PageEvent = {
      type: 'PageOpened',
      data: {
        pageId: PAGE,
        schoolId: SCHOOL,
        groupId: 'group',
        subjectId: 'maths',
        termId: 'term',
        from: '2026-09-14',
        to: '2026-12-18',
        timeZone: 'Europe/Lisbon',
        scale: { min: 0, max: 20 },
        works: [TEST],
        editWindowDays: 7,
      },
    };
    await append(`journalPage-${PAGE}`, opened);
  }

  async function giveGrade(value: string, via: Via = 'web'): Promise<string> {
    const gradeId = `${LESSON}.g${(++grades).toString()}`;
    const given: GradeGiven = {
      type: 'GradeGiven',
      data: {
        pageId: PAGE,
        lessonId: LESSON,
        date: '2026-11-24',
        gradeId,
        pupilId: 'ivan',
        work: TEST,
        value,
        late: false,
      },
    };
    await append(`journalPage-${PAGE}`, given, via);
    return gradeId;
  }

  async function correctGrade(gradeId: string, from: string, to: string): Promise<void> {
    const reason = await vault.seal('ivan', 'Recounted', randomUUID());
    const corrected: PageEvent = {
      type: 'GradeCorrected',
      data: {
        pageId: PAGE,
        lessonId: LESSON,
        date: '2026-11-24',
        gradeId,
        pupilId: 'ivan',
        from,
        to,
        reason,
        late: false,
      },
    };
    await append(`journalPage-${PAGE}`, corrected);
  }

  /** Every row of the queue's tables, as text. */
  async function queueContents(): Promise<string[]> {
    const pool = new Pool({ connectionString: queueUrl, options: '-c search_path=bullmq' });
    try {
      const contents: string[] = [];
      for (const table of ['job', 'event']) {
        const { rows } = await pool.query<{ row: string }>(
          `SELECT row_to_json(${table})::text AS row FROM ${table}`,
        );
        contents.push(...rows.map(({ row }) => row));
      }
      return contents;
    } finally {
      await pool.end();
    }
  }

  async function ledgerContents(): Promise<string[]> {
    const entries = await documents.vault.collection('notices').find().toArray();
    expect(entries.length).toBeGreaterThan(0);
    return entries.map((entry) => JSON.stringify(entry));
  }

  async function loseQueue(): Promise<void> {
    const backend = await openQueueBackend(queueUrl, () => undefined);
    const queue = new backend.Queue(NOTICES_QUEUE, { connection: backend.connection });
    await queue.obliterate({ force: true });
    await queue.close();
    await backend.close();
  }
});
