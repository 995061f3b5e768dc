import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'pg';
import { readRecord } from '../../embedded/engines.record.js';
import { hasCode } from '../../embedded/processes.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { comparePositions, START } from '../../src/eventing/position.js';
import { eventually } from '../support/eventually.js';
import { PlainNames } from '../support/plain-names.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import { correctGrade, giveGrades, readDiary, recordLesson, schoolDayOf } from '../support/school-day.js';
import { expectStatus, Visitor } from '../support/visitor.js';

const TOPIC = 'Hyperbolas and their asymptotes';
const REASON = 'The neighbour had copied from her';
const COMMENT = 'Was unwell during the test';
const TYPED_PASSWORD = 'a password typed wrong';

describe('After a day at school', () => {
  let school: RunningSchool;
  let names: PlainNames;
  let addresses: Required<ReturnType<typeof readRecord>>['addresses'];

  beforeAll(async () => {
    school = await startSampleSchool();
    names = new PlainNames(await sampleRosterOf(school));
    await liveThroughADay();
    addresses = readRecord(school.dataDir).addresses ?? {};
  });
  afterAll(async () => {
    await school.remove();
  });

  /** Everything that carries names and free texts through the application: writing, reading, mail, failed sign-ins. */
  const liveThroughADay = async (): Promise<void> => {
    const day = await schoolDayOf(school);
    const { teacher, guardian, child, pageId, works } = day;
    const lessonId = await recordLesson(day, 8, TOPIC);
    const entries = [{ pupilId: child.id, work: works[0] ?? '', value: '11', comment: COMMENT }];
    const { body } = expectStatus(201, await giveGrades(day, lessonId, entries));
    const gradeId = body.grades[0]?.gradeId ?? '';
    expectStatus(200, await correctGrade(day, gradeId, '14', REASON));
    const diary = await readDiary(day, guardian);
    expect(diary.pupil.name).toBe(child.name);
    expectStatus(200, await teacher.get(`/api/journal/pages/${pageId}`));
    expectStatus(200, await guardian.get(`/api/grades/${gradeId}/history`));
    const visitor = new Visitor(school.url);
    for (const login of [school.signInOf('teacher').login, child.name]) {
      expectStatus(401, await visitor.post('/api/session', { login, password: TYPED_PASSWORD }));
    }
    expectStatus(
      404,
      await guardian.get(`/api/pupils/${encodeURIComponent(child.name)}/diary?week=2026-W48`),
    );
    expectStatus(400, await teacher.post(`/api/journal/pages/${pageId}/lessons`, { topic: child.name }));
    const admin = await school.signIn('admin');
    // To the guardian and to the pupil, of the grade and of its correction.
    const allSent = async () =>
      (await admin.get<{ messages: object[] }>('/api/outbox')).body.messages.length === 4;
    expect(await eventually(allSent)).toBe(true);
  };

  const expectNobodyIn = (bytes: Buffer, where: string): void => {
    expect({ where, found: names.foundIn(bytes) }).toEqual({ where, found: [] });
    const texts = [REASON, COMMENT, TYPED_PASSWORD].filter((text) => bytes.includes(text));
    expect({ where, texts }).toEqual({ where, texts: [] });
  };
  const expectNoNameIn = (text: string, where: string): void => {
    const bytes = Buffer.from(text);
    expectNobodyIn(bytes, where);
    expect({ where, families: names.familiesIn(bytes) }).toEqual({ where, families: [] });
  };

  const filesIn = async (folder: string): Promise<string[]> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };

  /** Nothing of a file that is gone: PostgreSQL, which runs, makes some of its files anew. */
  const contentOf = async (file: string): Promise<Buffer> => {
    try {
      return await readFile(file);
    } catch (error) {
      if (hasCode(error, 'ENOENT') && file.includes('postgres')) return Buffer.alloc(0);
      throw error;
    }
  };

  it('the search finds whom it is shown', () => {
    const teacher = school.signInOf('teacher').login;
    expect(names.foundIn(Buffer.from(school.printed()))).toContain(teacher.replace('.', ' '));
    const cell = Buffer.from('{"givenName":"Vera","familyName":"Alves"}');
    expect(names.foundIn(cell)).toEqual(['vera alves']);
    expect(names.foundIn(Buffer.from('vera.alves@example.org'))).toEqual(['vera alves']);
    expect(names.familiesIn(Buffer.from('of Senhor Alves, they say'))).toEqual(['Alves']);
  });

  it('the stores’ files hold topics, yet nobody’s name', async () => {
    for (const store of ['event-store', 'document-store']) {
      const bytes = await readFile(join(school.dataDir, store, 'data.mdb'));
      expect([store, bytes.includes(TOPIC)]).toEqual([store, true]);
    }
    for (const file of await filesIn(school.dataDir)) expectNobodyIn(await contentOf(file), file);
  });

  it('the events name nobody', async () => {
    const store = new EventStore(addresses.eventStoreUrl ?? '');
    const last = await store.lastPosition();
    const events: string[] = [];
    const batches = store.subscribe(START, 1_000);
    for await (const batch of batches) {
      for (const { id, streamName, type, data, metadata } of batch) {
        events.push(JSON.stringify({ id, streamName, type, data, metadata }));
      }
      const reached = batch.at(-1)?.position;
      if (reached && comparePositions(reached, last) >= 0) break;
    }
    await batches.close();
    await store.close();
    const text = events.join('\n');
    expect(text).toContain(TOPIC);
    expect(events.length).toBeGreaterThan(30_000);
    expectNoNameIn(text, 'events');
  });

  it('the documents name nobody, nor does the vault', async () => {
    const documents = new DocumentStore(addresses.mongoUrl ?? '');
    const seen: string[] = [];
    for (const db of [documents.readModels, documents.vault]) {
      for (const { name } of await db.listCollections().toArray()) {
        const found = await db.collection(name).find().toArray();
        const text = JSON.stringify(found, (_, value: unknown) =>
          typeof value === 'bigint' ? Number(value) : value,
        );
        seen.push(text);
        expectNoNameIn(text, `${db.databaseName}.${name}`);
      }
    }
    await documents.close();
    expect(seen.join('\n')).toContain(TOPIC);
  });

  it('the queue names nobody', async () => {
    const pool = new Pool({ connectionString: addresses.queueUrl });
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    let count = 0;
    for (const { name } of tables) {
      const { rows } = await pool.query(`select * from ${name}`);
      count += rows.length;
      expectNoNameIn(JSON.stringify(rows), name);
    }
    await pool.end();
    expect(count).toBeGreaterThan(0);
  });

  it('the logs name nobody, but for the sign-ins that a start prints', () => {
    const isSignIn = (line: string) =>
      [...school.signIns.values()].some(({ password }) => line.endsWith(password));
    const lines = school.printed().split('\n');
    expect(lines.filter(isSignIn)).toHaveLength(school.signIns.size);
    expectNoNameIn(lines.filter((line) => !isSignIn(line)).join('\n'), 'logs');
  });

  it('the metrics name nobody', async () => {
    const { body } = expectStatus(200, await new Visitor(school.url).get<string>('/metrics'));
    expect(body).toContain('journal_http_request_seconds');
    expectNoNameIn(body, 'metrics');
  });
});
