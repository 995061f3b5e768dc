import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines, type RunningEngines } from '../../embedded/engines.js';
import { freePort } from '../../embedded/ports.js';
import { superviseChild, type SupervisedChild } from '../../embedded/supervisor.js';
import type { JournalPage } from '../../projections/journal-page/answer.js';
import type { Me } from '../../src/access/me.js';
import type { AppRole } from '../../src/config.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { projectRoot, runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { killed } from '../support/process-list.js';
import { giveGrades } from '../support/school-day.js';
import { ADMINISTRATOR, smallSchool, TEACHER, today, writeBundle } from '../support/small-school.js';
import { expectStatus, problemOf, Visitor, type Answer } from '../support/visitor.js';

const PASSWORD = 'correct horse battery';

type Page = Pick<JournalPage, 'pupils' | 'lessons' | 'grades'>;

describe('The application as a process for each role', () => {
  let folder: string;
  let engines: RunningEngines;
  let projector: SupervisedChild;
  let first: Visitor;
  let second: Visitor;
  let page: string;
  const roles: SupervisedChild[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roles-'));
    const dataDir = join(folder, 'data');
    const bundle = await writeBundle(join(folder, 'bundle'), smallSchool());
    await expectSuccess(runJournal(['import', bundle, '--time-zone', 'UTC', '--trust-contacts'], dataDir));
    for (const login of [TEACHER, ADMINISTRATOR]) {
      await expectSuccess(runJournal(['password', login], dataDir, PASSWORD));
    }
    engines = await startEngines({ dataDir, env: {}, log: () => undefined });
    const started = [
      await start('api'),
      await start('api'),
      await start('projector'),
      await start('notifier'),
    ];
    const [one, other, projecting] = started;
    if (!one || !other || !projecting) throw new Error('Not every role was started');
    projector = projecting;
    [first, second] = [new Visitor(one.url), new Visitor(other.url)];
    await first.signIn(TEACHER, PASSWORD);
    await second.signIn(TEACHER, PASSWORD);
    page = `/api/journal/pages/${(await first.get<Me>('/api/me')).body.pages[0]?.pageId ?? ''}`;
  });
  afterAll(async () => {
    await Promise.all(roles.map((role) => role.stop()));
    await engines.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const expectSuccess = async (running: ReturnType<typeof runJournal>): Promise<void> => {
    expect(await running).toMatchObject({ code: 0 });
  };

  const start = async (role: AppRole, settings: NodeJS.ProcessEnv = {}): Promise<SupervisedChild> => {
    const child = await superviseChild({
      name: role,
      modulePath: join(projectRoot, 'dist/src/main.js'),
      args: [],
      env: {
        PATH: process.env['PATH'],
        ROLE: role,
        HOST: '127.0.0.1',
        PORT: (await freePort()).toString(),
        EVENTSTORE_URL: engines.addresses.eventStoreUrl,
        MONGO_URL: engines.addresses.mongoUrl,
        QUEUE_URL: engines.addresses.queueUrl,
        MASTER_KEY_FILE: join(folder, 'data', 'master.key'),
        SECOND_FACTOR: 'offered',
        ...settings,
      },
      log: () => undefined,
      restart: true,
    });
    roles.push(child);
    return child;
  };

  const record = (visitor: Visitor, number: number) =>
    visitor.post<{ lessonId: string }>(`${page}/lessons`, {
      date: today(),
      number,
      topic: `Lesson ${number.toString()}`,
    });
  const at = ({ headers }: Answer) => ({ 'X-Journal-Position': headers.get('X-Journal-Position') ?? '' });

  it('shows through one what was written through another, as soon as it is asked for', async () => {
    for (let number = 1; number <= 6; number++) {
      const [writer, reader] = number % 2 === 0 ? [first, second] : [second, first];
      const wrote = expectStatus(201, await record(writer, number));
      const { lessons } = expectStatus(200, await reader.get<Page>(page, at(wrote))).body;
      expect(lessons.map(({ lessonId }) => lessonId)).toContain(wrote.body.lessonId);
    }
  });

  it('lets two write in one page at the same time, and loses nothing', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => index + 7);
    const wrote = await Promise.all(
      numbers.map((number) => record(number % 2 === 0 ? first : second, number)),
    );
    const recorded = wrote.map((answer) => expectStatus(201, answer));
    for (const answer of recorded) {
      const { lessons } = expectStatus(200, await first.get<Page>(page, at(answer))).body;
      expect(lessons.map(({ lessonId }) => lessonId)).toContain(answer.body.lessonId);
    }
  });

  it('gives a grade once where both are sent it under one key', async () => {
    const wrote = expectStatus(201, await record(first, 19));
    const { pupils } = (await first.get<Page>(page, at(wrote))).body;
    const { lessonId } = wrote.body;
    const entries = [{ pupilId: pupils[0]?.id ?? '', work: 'test', value: '18' }];
    const pageId = page.split('/').at(-1) ?? '';
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      [first, second, first, second].map((teacher) =>
        giveGrades({ teacher, pageId }, lessonId, entries, key),
      ),
    );
    const [given, ...others] = answers.map((answer) => expectStatus(201, answer));
    for (const other of others) expect(other.body).toEqual(given?.body);
    const { grades } = (await second.get<Page>(page, given ? at(given) : {})).body;
    expect(grades.filter((grade) => grade.lessonId === lessonId)).toHaveLength(1);
  });

  it('sends the notice from the notifier, for the administrator to read through any other', async () => {
    const administrator = new Visitor(second.url);
    await administrator.signIn(ADMINISTRATOR, PASSWORD);
    const mails = async () => {
      const outbox = await administrator.get<{ messages: readonly OutboxMessage[] }>('/api/outbox');
      // Passwords were set as well.
      return expectStatus(200, outbox).body.messages.filter(({ kind }) => kind !== 'security-alert');
    };
    expect(await eventually(async () => (await mails()).length > 1)).toBe(true);
    // The guardian and the pupil.
    expect((await mails()).map(({ to, kind }) => `${kind}: ${to}`).sort()).toEqual([
      'grade-given: Ann Lee <ann@example.org>',
      'grade-given: Eve Lee <eve@example.org>',
    ]);
  });

  it('asks a reader to come again while no projector runs, and shows the write when one does', async () => {
    const { pid } = projector;
    if (pid === undefined) throw new Error('The projector does not run');
    process.kill(pid, 'SIGSTOP');
    const wrote = expectStatus(201, await record(first, 20));
    const early = expectStatus(503, await second.get(page, at(wrote)));
    expect(problemOf(early).code).toBe('position-not-reached');
    await killed(pid);
    const shown = async () => (await second.get(page, at(wrote))).status === 200;
    expect(await eventually(shown)).toBe(true);
    const { lessons } = (await second.get<Page>(page, at(wrote))).body;
    expect(lessons.map(({ lessonId }) => lessonId)).toContain(wrote.body.lessonId);
  });

  it('lets nobody send more requests than are set, and says when to come again', async () => {
    const { url } = await start('api', { REQUESTS_PER_MINUTE: '5' });
    const asOne = (session: string) =>
      new Visitor(url).get('/api/me', { Cookie: `journal_session=${session}` });
    for (let count = 0; count < 5; count++) expectStatus(401, await asOne('one'));
    const refused = expectStatus(429, await asOne('one'));
    expect(problemOf(refused).code).toBe('too-many-requests');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expectStatus(401, await asOne('another'));
    expectStatus(200, await new Visitor(url).get('/health'));
  });

  it('tells from each role how that is', async () => {
    for (const { url } of roles) {
      const visitor = new Visitor(url);
      expect(await eventually(() => visitor.isServed())).toBe(true);
      expect((await visitor.get<string>('/metrics')).body).toContain('journal_seen_position');
    }
  });
});
