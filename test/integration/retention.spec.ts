import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { projections } from '../../projections/all.js';
import { people } from '../../projections/people/projection.js';
import { BlogWords } from '../../src/blogs/blog-words.js';
import type { CommandContext } from '../../src/eventing/command-runner.js';
import type { Document } from '../../src/eventing/document-store.js';
import { THE_SYSTEM } from '../../src/eventing/envelope.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { Lease } from '../../src/eventing/lease.js';
import type { ProjectionEngine } from '../../src/eventing/projecting/projection-engine.js';
import { leasesIn, liveDocumentsIn, projectorOn } from '../../src/eventing/projecting/projector.js';
import { thisProcess } from '../../src/eventing/this-process.js';
import { applicantIdOf } from '../../src/access/issuing/applications/applicant-id.js';
import { QuestionWords } from '../../src/help-desk/question-words.js';
import { Attachments } from '../../src/messages/attachments.js';
import { MessageWords } from '../../src/messages/message-words.js';
import { Ids } from '../../src/people/ids.js';
import { BATCH, type Removal } from '../../src/people/retention/kinds/removal.js';
import { removalsWith } from '../../src/people/retention/removals.js';
import { RetentionRuns, type RetentionRunsOptions } from '../../src/people/retention/retention-runs.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { runnersOn, type Runners } from '../../src/runners.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';
import { until } from '../support/until.js';

const ZONE = 'Europe/Lisbon';
const LEFT = '2020-06-30T10:00:00.000Z';
const EARLY = new Date('2021-06-30T02:30:00Z');
const LATE = new Date('2023-07-02T02:30:00Z');
const PERIODS = {
  ...{ notices: '1y', endedSignIns: '1y', refusedApplications: '1y', messages: '1y', leavers: '3y' },
  ...{ undecidedApplications: '2y', questions: '1y', blogPosts: '1y', announcements: '1y' },
} as const;

describe('A run of retention', () => {
  let stores: EmbeddedStores;
  let engine: ProjectionEngine;
  let reads: FreshReader;
  let runners: Runners;
  let vault: Vault;
  let ids: Ids;
  let now: Date;
  let removals: Awaited<ReturnType<typeof removalsWith>>;
  const messages: string[] = [];
  const log = (message: string) => messages.push(message);
  const db = () => stores.documents.vault;
  const documents = () => liveDocumentsIn(stores.documents.readModels);

  const context = (at: string, schoolId = 's1'): CommandContext => ({
    ...{ commandId: randomUUID(), correlationId: randomUUID(), fingerprint: '', schoolId },
    ...{ actor: THE_SYSTEM, via: 'system' as const, at },
  });
  const runsWith = (options: Partial<RetentionRunsOptions> = {}) =>
    new RetentionRuns({
      ...{ store: stores.store, runner: runners.retention, removals, periods: PERIODS, timeZone: ZONE },
      lease: new Lease({ db: db(), name: 'retention', ...thisProcess }),
      ...{ actor: THE_SYSTEM, now: () => now, newId: randomUUID },
      ...options,
    });
  const put = (collection: string, ...some: readonly Document[]) =>
    db()
      .collection(collection)
      .insertMany([...some]);
  const idsIn = async (collection: string) =>
    (await db().collection(collection).find().sort({ _id: 1 }).toArray()).map(({ _id }) => String(_id));

  /** Somebody with personal data, sealed. */
  const register = async (personId: string): Promise<Sealed> => {
    const personal = await vault.seal(personId, '{"givenName":"Anna","familyName":"Lee"}', 'command');
    const person = { personId, personal, digest: 'd', contacts: {}, internet: true };
    await runners.people.handle(personId, { kind: 'RegisterPerson', person }, context(LEFT));
    return personal;
  };
  const issue = (accountId: string, personId: string, role: 'pupil' | 'teacher') => {
    const account = { accountId, personId, roles: [{ role, schoolId: 's1' }] };
    return runners.accounts.handle(accountId, { kind: 'IssueAccount', account }, context(LEFT));
  };
  const endAccess = (accountId: string, at: string) =>
    runners.accounts.handle(accountId, { kind: 'EndAccess' }, context(at));
  /** Everything recorded so far is in the read models. */
  const projected = async () => {
    const head = await stores.store.lastPosition();
    for (const projection of projections) await documents().reach(projection, head);
    await reads.get(people, 'nobody', head);
  };

  beforeAll(async () => {
    stores = await startStores();
    reads = new FreshReader({ store: stores.store, documents: documents(), projections, log });
    engine = projectorOn(stores.store, stores.documents.readModels, {
      ...{ projections, log, audience: reads },
      leases: leasesIn(stores.documents.readModels),
    });
    await engine.start();
    await reads.start();
    await until(async () => (await documents().notReadable(projections)).length === 0);
    runners = runnersOn(stores.store);
    ids = new Ids(randomBytes(32));
    vault = new Vault(db(), randomBytes(32));
  });
  afterAll(async () => {
    await reads.stop();
    await engine.stop();
    await stores.close();
  });
  beforeEach(async () => {
    now = EARLY;
    removals = await removalsWith({
      ...{ db: db(), vault, ids, reads, documents: documents(), runners },
      ...{ leaversYears: 3, timeZone: ZONE, now: () => now, log },
    });
  });
  afterEach(async () => {
    for (const name of ['notices', 'credentials', 'secondFactors', 'spareCodes', 'devices']) {
      await db().collection(name).deleteMany({});
    }
  });

  const notice = (_id: string, state: string, dueAt: string) => ({ _id, state, dueAt: new Date(dueAt) });
  const ofKind = (run: { kinds: readonly { kind: string }[] } | undefined, kind: string) =>
    run?.kinds.find((one) => one.kind === kind);

  test('removes notices that are done with, to the day, and is on record with what it found', async () => {
    // The first instant that is kept is midnight in Lisbon.
    await put(
      'notices',
      notice('old', 'sent', '2020-06-29T22:59:59.999Z'),
      notice('waits', 'queued', '2019-01-01T00:00:00Z'),
      notice('failed', 'failed', '2019-01-01T00:00:00Z'),
      notice('young', 'delivered', '2020-06-29T23:00:00Z'),
    );
    const runs = runsWith();
    expect(ofKind({ kinds: await runs.found() }, 'notices')).toMatchObject({ found: 2 });
    expect(await idsIn('notices')).toHaveLength(4);
    expect(await runs.recent()).toEqual([]);

    const run = await runs.carryOut('schedule');
    expect(await idsIn('notices')).toEqual(['waits', 'young']);
    expect(run).toMatchObject({ runId: '2021-06-30', by: 'schedule', endedAt: EARLY.toISOString() });
    expect(ofKind(run, 'notices')).toEqual({
      ...{ kind: 'notices', keptFor: '1y', before: '2020-06-29T23:00:00.000Z' },
      ...{ found: 2, removed: 2, left: 0 },
    });
    // Asked for again, the day has had it.
    expect(await runs.carryOut('schedule')).toEqual(run);
    expect(await runs.recent()).toEqual([run]);
  });

  test('removes what ended accounts were signed in with, and leaves whoever came back', async () => {
    await register('p1');
    for (const accountId of ['ended', 'lately', 'back', 'goesOn']) await issue(accountId, 'p1', 'teacher');
    await endAccess('ended', LEFT);
    await endAccess('lately', '2021-06-01T10:00:00.000Z');
    await endAccess('back', LEFT);
    await issue('back', 'p1', 'teacher');
    await projected();
    now = new Date('2021-07-01T02:30:00Z');
    for (const accountId of ['ended', 'lately', 'back', 'goesOn']) {
      await put('credentials', { _id: accountId, hash: 'x' });
      for (const name of ['secondFactors', 'spareCodes', 'devices']) {
        await put(name, { _id: `${accountId} 1`, accountId }, { _id: `${accountId} 2`, accountId });
      }
    }
    const run = await runsWith().carryOut('operator');
    expect(ofKind(run, 'endedSignIns')).toMatchObject({ found: 1, removed: 1, left: 0 });
    expect(await idsIn('credentials')).toEqual(['back', 'goesOn', 'lately']);
    for (const name of ['secondFactors', 'spareCodes', 'devices']) {
      expect((await idsIn(name)).filter((id) => id.startsWith('ended'))).toEqual([]);
      expect(await idsIn(name)).toHaveLength(6);
    }
  });

  test('makes unreadable who applied and was refused; not who waits, nor who was accepted', async () => {
    const file = async (applicationId: string): Promise<Sealed> => {
      const applicant = await vault.seal(applicantIdOf(ids, applicationId), 'Boris Lee', 'command');
      const application = {
        ...{ applicationId, schoolId: 's9', pupilId: 'anna', applicant, consent: '1' },
        relation: 'parent' as const,
      };
      await runners.guardianApplications.handle(
        applicationId,
        { kind: 'File', application },
        context(LEFT, 's9'),
      );
      return applicant;
    };
    const applicants = [await file('ap1'), await file('ap2'), await file('ap3'), await file('ap4')];
    const refuse = (id: string, at: string) =>
      runners.guardianApplications.handle(
        id,
        { kind: 'Refuse', reason: { sealed: 'x', of: 'y', in: 'z' } },
        context(at, 's9'),
      );
    await refuse('ap1', LEFT);
    await refuse('ap4', '2021-06-01T10:00:00.000Z');
    const guardianId = applicantIdOf(ids, 'ap3');
    await runners.guardianApplications.handle('ap3', { kind: 'Accept', guardianId }, context(LEFT, 's9'));
    await projected();
    now = new Date('2021-07-02T02:30:00Z');
    const run = await runsWith().carryOut('operator');
    expect(ofKind(run, 'refusedApplications')).toMatchObject({ found: 1, removed: 1, left: 0 });
    const opened = await Promise.all(applicants.map((one) => vault.open(one)));
    expect(opened).toEqual([undefined, 'Boris Lee', 'Boris Lee', 'Boris Lee']);
    expect(ofKind({ kinds: await runsWith().found() }, 'refusedApplications')).toMatchObject({ found: 0 });

    // Two years after it was taken down, and nobody has decided.
    now = new Date('2022-07-02T02:30:00Z');
    const lapsing = await runsWith({ periods: { ...PERIODS, refusedApplications: '9y' } }).carryOut(
      'operator',
    );
    expect(ofKind(lapsing, 'undecidedApplications')).toMatchObject({ found: 1, removed: 1, left: 0 });
    const left = await Promise.all(applicants.map((one) => vault.open(one)));
    expect(left).toEqual([undefined, undefined, 'Boris Lee', 'Boris Lee']);
    expect((await runners.guardianApplications.load('ap2')).decided).toBe('lapsed');
  });

  test('ends threads in which nobody wrote for long, but none with a report that waits', async () => {
    const words = new MessageWords(vault);
    const open = async (threadId: string, at: string): Promise<Sealed> => {
      const among = { kind: 'guardians', classId: '7b' } as const;
      const of = { threadId, schoolId: 's1', among, authorId: 'mother' };
      const text = await words.seal(of, 'To the sea', 'command text');
      const thread = { ...of, title: text };
      await runners.threads.handle(threadId, { kind: 'OpenThread', thread, text }, context(at));
      return text;
    };
    const texts = [
      await open('t1', LEFT),
      await open('t2', LEFT),
      await open('t3', '2021-06-01T10:00:00.000Z'),
    ];
    const sentIn = async (threadId: string) => (await runners.threads.load(threadId)).fileIds;
    const attachments = new Attachments({ db: db(), vault, words, ids, sentIn });
    const of = { threadId: 't1', authorId: 'mother', among: { kind: 'guardians', classId: '7b' } } as const;
    const { fileId } = await attachments.receive('mother', Buffer.from('To the sea'), 'text/plain', now);
    await attachments.attach(of, [{ fileId, name: 'Where to.txt' }], 'command');
    expect((await attachments.open(of, fileId))?.toString()).toBe('To the sea');
    const reason = await words.sealReason('t2', 'Rude', 'command reason');
    const report = { kind: 'ReportMessage', number: 1, reporterId: 'father', reason } as const;
    await runners.threads.handle('t2', report, context(LEFT));
    await projected();
    now = new Date('2021-07-03T02:30:00Z');
    const run = await runsWith().carryOut('operator');
    expect(ofKind(run, 'messages')).toMatchObject({ found: 2, removed: 1, left: 1 });
    const opened = await Promise.all(
      texts.map((text, index) => {
        const threadId = `t${(index + 1).toString()}`;
        const among = { kind: 'guardians', classId: '7b' } as const;
        return words.open({ threadId, authorId: 'mother', among }, text);
      }),
    );
    expect(opened).toEqual([undefined, 'To the sea', 'To the sea']);
    expect(await attachments.open(of, fileId)).toBeUndefined();
    expect(await idsIn('messageFiles')).toEqual([]);
    expect(await runners.threads.load('t1')).toMatchObject({ ended: true });
    expect(await runners.threads.load('t2')).toMatchObject({ ended: false });
  });

  test('ends announcements that were put and shown long ago, and makes them unreadable', async () => {
    const announce = async (announcementId: string, at: string, until: string): Promise<Sealed> => {
      const text = await vault.seal(announcementId, 'To the sea', 'command text');
      const of = { announcementId, schoolId: 's1', authorId: 'petrova', audience: { to: 'school' } as const };
      const announcement = { ...of, title: text, text, from: '2020-01-01', until, receiptAsked: false };
      const command = {
        kind: 'PublishAnnouncement',
        announcement,
        pinned: false,
        today: '2020-01-01',
      } as const;
      await runners.announcements.handle(announcementId, command, context(at));
      return text;
    };
    const texts = [
      await announce('n1', LEFT, '2020-06-01'),
      await announce('n2', LEFT, '2021-06-01'),
      await announce('n3', '2021-06-01T10:00:00.000Z', '2021-06-01'),
    ];
    await projected();
    now = new Date('2021-07-03T02:30:00Z');
    const run = await runsWith().carryOut('operator');
    expect(ofKind(run, 'announcements')).toMatchObject({ found: 1, removed: 1, left: 0 });
    const opened = await Promise.all(texts.map((text) => vault.open(text)));
    expect(opened).toEqual([undefined, 'To the sea', 'To the sea']);
    expect(await runners.announcements.load('n1')).toMatchObject({ ended: true });
  });

  test('ends posts in blogs that were put long ago, and makes their comments unreadable too', async () => {
    const words = new BlogWords(vault);
    const publish = async (postId: string, at: string): Promise<Sealed> => {
      const text = await words.seal(postId, 'To the sea', 'command text');
      const of = { postId, schoolId: 's1', authorId: 'petrova', audience: { to: 'school' } as const };
      const post = { ...of, title: text, text, from: '2020-01-01', comments: true };
      const command = { kind: 'PublishPost', post, today: '2020-01-01' } as const;
      await runners.blogPosts.handle(postId, command, context(at));
      return text;
    };
    const texts = [await publish('b1', LEFT), await publish('b2', '2021-06-01T10:00:00.000Z')];
    const of = { postId: 'b1', authorId: 'mother' };
    const comment = await words.sealComment(of, 'Thank you', 'command text');
    expect(await words.openComment(of, comment)).toBe('Thank you');
    await projected();
    now = new Date('2021-07-03T02:30:00Z');
    const run = await runsWith().carryOut('operator');
    expect(ofKind(run, 'blogPosts')).toMatchObject({ found: 1, removed: 1, left: 0 });
    expect(await Promise.all(texts.map((text) => words.open(text)))).toEqual([undefined, 'To the sea']);
    expect(await words.openComment(of, comment)).toBeUndefined();
    expect(await runners.blogPosts.load('b1')).toMatchObject({ ended: true });
  });

  test('ends no post in a blog under which a report waits, until somebody decides on it', async () => {
    const words = new BlogWords(vault);
    const said = await words.seal('b3', 'To the lake', 'command text');
    const of = { postId: 'b3', schoolId: 's1', authorId: 'petrova', audience: { to: 'school' } as const };
    const post = { ...of, title: said, text: said, from: '2020-01-01', comments: true };
    await runners.blogPosts.handle(
      ...(['b3', { kind: 'PublishPost', post, today: '2020-01-01' }, context(LEFT)] as const),
    );
    const text = await words.sealComment({ postId: 'b3', authorId: 'mother' }, 'Boo', 'command text');
    const comment = { postId: 'b3', schoolId: 's1', authorId: 'mother', postAuthorId: 'petrova', text };
    await runners.blogComments.handle('b3', { kind: 'Comment', comment }, context(LEFT));
    const reason = await words.seal('b3', 'It is rude', 'command reason');
    const report = { kind: 'ReportComment', number: 1, reporterId: 'father', reason } as const;
    await runners.blogComments.handle('b3', report, context(LEFT));
    await projected();
    const runOn = async (day: string) => {
      now = new Date(`${day}T02:30:00Z`);
      return ofKind(await runsWith().carryOut('operator'), 'blogPosts');
    };
    expect(await runOn('2021-07-05')).toMatchObject({ removed: 0, left: 1 });
    expect(await words.open(said)).toBe('To the lake');
    await runners.blogComments.handle('b3', { kind: 'DismissReport', number: 1, reason }, context(LEFT));
    expect(await runOn('2021-07-06')).toMatchObject({ removed: 1, left: 0 });
    expect(await words.open(said)).toBeUndefined();
  });

  test('ends questions about which nothing was done for a year, and makes them unreadable', async () => {
    const words = new QuestionWords(vault);
    const ask = async (questionId: string, at: string): Promise<Sealed> => {
      const of = { questionId, schoolId: 's1', askerId: 'mother', with: 'school' } as const;
      const text = await words.seal(of, 'How do I sign?', 'command text');
      const asking = { page: text, role: 'guardian', language: 'en', version: '0.1.0' } as const;
      const question = { ...of, text, context: asking };
      await runners.questions.handle(questionId, { kind: 'AskQuestion', question }, context(at));
      return text;
    };
    const texts = [await ask('q1', LEFT), await ask('q2', '2021-06-01T10:00:00.000Z')];
    await projected();
    now = new Date('2021-07-04T02:30:00Z');
    const run = await runsWith().carryOut('operator');
    expect(ofKind(run, 'questions')).toMatchObject({ found: 1, removed: 1, left: 0 });
    const opened = await Promise.all(
      texts.map((text) => words.open({ questionId: text.of, askerId: 'mother' }, text)),
    );
    expect(opened).toEqual([undefined, 'How do I sign?']);
    expect(await runners.questions.load('q1')).toMatchObject({ ended: true });
  });

  test('erases who left all schools long enough ago, each with an event of its own, and nobody else', async () => {
    const sealed: Record<string, Sealed> = {};
    for (const id of ['leaver', 'pupil', 'teacher', 'former', 'parent']) sealed[id] = await register(id);
    const began = '2019-09-01T08:00:00.000Z';
    const formed = { classId: 'c1', schoolId: 's1', title: '7B' };
    const pupils = ['leaver', 'pupil'].map((personId) => ({ personId, from: '2019-09-01' }));
    await runners.classes.handle('c1', { kind: 'FormClass', class: formed }, context(began));
    await runners.classes.handle('c1', { kind: 'EnrolPupils', pupils }, context(began));
    const withdraw = { kind: 'WithdrawPupil', pupilId: 'leaver', until: '2020-06-30' } as const;
    await runners.classes.handle('c1', withdraw, context(LEFT));
    await runners.people.handle(
      'pupil',
      { kind: 'LinkGuardian', guardianId: 'parent', applicationId: 'ap9' },
      context(LEFT),
    );
    await issue('t1', 'teacher', 'teacher');
    await issue('t2', 'former', 'teacher');
    await issue('l1', 'leaver', 'pupil');
    await endAccess('t2', LEFT);
    await projected();

    now = new Date('2023-07-01T02:30:00Z');
    const before = { ...PERIODS, leavers: 'forever' };
    const off = await runsWith({ periods: before }).carryOut('operator');
    expect(ofKind(off, 'leavers')).toBeUndefined();
    now = LATE;
    const run = await runsWith().carryOut('schedule');
    const open = async (id: string) => (sealed[id] ? vault.open(sealed[id]) : undefined);
    expect(await open('leaver')).toBeUndefined();
    expect(await open('former')).toBeUndefined();
    for (const id of ['pupil', 'teacher', 'parent']) expect(await open(id)).toContain('Anna');
    expect(ofKind(run, 'leavers')).toMatchObject({ found: 2, removed: 2, left: 0 });
    expect((await runners.accounts.load('l1')).ended).toBe(true);
    const erased = [];
    for await (const { type, data } of stores.store.readStream('person-leaver')) erased.push([type, data]);
    expect(erased.at(-1)).toEqual(['PersonErased', { personId: 'leaver', ground: 'retentionEnded' }]);
    expect(
      await db().collection<Document & { _id: string }>('erasures').findOne({ _id: 'leaver' }),
    ).toMatchObject({ finishedAt: LATE, words: expect.anything() });
  });

  describe('that is broken off', () => {
    const many = BATCH * 2 + 7;
    beforeEach(async () => {
      const old = Array.from({ length: many }, (_, i) => notice(`n${i.toString()}`, 'sent', LEFT));
      await put('notices', ...old, notice('young', 'sent', '2024-07-01T00:00:00Z'));
    });
    const breaking = (removal: Removal, after: number): Removal => ({
      count: (before) => removal.count(before),
      remove: (before, run) => {
        let batches = 0;
        return removal.remove(before, {
          ...run,
          goOn: () => (++batches >= after ? Promise.reject(new Error('killed')) : run.goOn()),
        });
      },
    });

    test('is gone on with by the same instants, and tells the same in the end', async () => {
      now = new Date('2024-08-01T02:30:00Z');
      const broken = runsWith({ removals: { ...removals, notices: breaking(removals.notices, 2) } });
      await expect(broken.carryOut('schedule')).rejects.toThrow('killed');
      expect(await idsIn('notices')).toHaveLength(8);
      expect((await broken.recent()).at(-1)?.endedAt).toBeUndefined();
      // A day later; another run would take more for old.
      now = new Date('2025-08-02T02:30:00Z');
      const run = await runsWith().goOn();
      expect(run).toMatchObject({ runId: '2024-08-01', day: '2024-08-01', endedAt: now.toISOString() });
      expect(ofKind(run, 'notices')).toMatchObject({ found: many, removed: many, left: 0 });
      expect(await idsIn('notices')).toEqual(['young']);
      expect(await runsWith().goOn()).toBeUndefined();
    });

    test('is gone on with before the next one has its turn, also over the end of a year', async () => {
      now = new Date('2025-12-31T03:30:00Z');
      const broken = runsWith({ removals: { ...removals, notices: breaking(removals.notices, 1) } });
      await expect(broken.carryOut('operator')).rejects.toThrow('killed');
      now = new Date('2026-01-01T03:30:00Z');
      const run = await runsWith().carryOut('schedule');
      expect(run).toMatchObject({ runId: '2026-01-01', by: 'schedule' });
      const recent = await runsWith().recent();
      expect(recent.slice(-2).map(({ day, endedAt }) => [day, endedAt])).toEqual([
        ['2025-12-31', now.toISOString()],
        ['2026-01-01', now.toISOString()],
      ]);
      expect(ofKind(recent.at(-2), 'notices')).toMatchObject({ found: many + 1, removed: many + 1 });
      expect(ofKind(recent.at(-1), 'notices')).toMatchObject({ found: 0, removed: 0 });
    });

    test('is left to the process that has it', async () => {
      now = new Date('2026-02-01T03:30:00Z');
      const other = { ...thisProcess, self: { host: 'another', pid: 1 } };
      const held = new Lease({ db: db(), name: 'retention', ...other });
      expect(await held.renew()).toBe(true);
      await expect(runsWith().carryOut('operator')).rejects.toMatchObject({ code: 'retention-under-way' });
      expect(await idsIn('notices')).toHaveLength(many + 1);
      await held.release();
      await runsWith().carryOut('operator');
      expect(await idsIn('notices')).toEqual([]);
    });

    test('by stopping ends after the batch that is under way', async () => {
      now = new Date('2026-02-02T03:30:00Z');
      const runs: RetentionRuns = runsWith({
        removals: {
          ...removals,
          notices: {
            count: (before) => removals.notices.count(before),
            remove: (before, run) =>
              removals.notices.remove(before, {
                ...run,
                goOn: () => {
                  runs.stop();
                  return run.goOn();
                },
              }),
          },
        },
      });
      await expect(runs.carryOut('operator')).rejects.toThrow('broken off');
      expect(await idsIn('notices')).toHaveLength(many + 1 - BATCH);
      await runsWith().goOn();
      expect(await idsIn('notices')).toEqual([]);
    });
  });
});
