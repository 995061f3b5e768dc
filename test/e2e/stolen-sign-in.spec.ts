import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readRecord } from '../../embedded/engines.record.js';
import type { Me } from '../../src/access/me.js';
import type { AlertReport, AlertsAnswer, CorrectionTold } from '../../src/audit/alerts/alerts.answer.js';
import type { CommandContext } from '../../src/eventing/command-runner.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import type { Actor } from '../../src/eventing/envelope.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { Outbox, type OutboxMessage } from '../../src/notices/outbox.js';
import { masterKeys } from '../../src/people/keys/keys-of-environment.js';
import { Vault } from '../../src/people/vault.js';
import { runnersOn, type Runners } from '../../src/runners.js';
import { addDays, datesBetween, type CivilDate } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import type { ServedPage } from '../support/school-day.js';
import { expectStatus, positionOf, problemOf, read, type Visitor } from '../support/visitor.js';
import { itInBrowser } from './browser.js';
import { problemsEverywhere, signIn } from './pages.js';

const STOLEN = 51;
/** The alert has to come within so many. */
const FIRST_FEW = 5;
const PER_PAGE = 4;

/** A grade that is to be made better. */
interface Target {
  readonly pageId: string;
  readonly gradeId: string;
  readonly pupilId: string;
  readonly from: string;
  readonly to: string;
}

describe('A stolen sign-in that changes 51 grades over a month', () => {
  let school: RunningSchool;
  let admin: Visitor;
  let head: Visitor;
  let adminIs: Me;
  let headIs: Me;
  let schoolId: string;
  let today: CivilDate;
  let store: EventStore;
  let documents: DocumentStore;
  let vault: Vault;
  let runners: Runners;
  let pages: ReadonlyMap<string, ServedPage>;
  let targets: readonly Target[];
  let alertId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    [admin, head] = await Promise.all([school.signIn('admin'), school.signIn('deputyHead')]);
    [adminIs, headIs] = await Promise.all([read(admin.get<Me>('/api/me')), read(head.get<Me>('/api/me'))]);
    schoolId = adminIs.schools[0]?.id ?? '';
    today = new Date().toISOString().slice(0, 10);
    const { addresses } = readRecord(school.dataDir);
    store = new EventStore(addresses?.eventStoreUrl ?? '');
    documents = new DocumentStore(addresses?.mongoUrl ?? '');
    vault = new Vault(documents.vault, await masterKeys({}, join(school.dataDir, 'master.key')));
    runners = runnersOn(store);
    pages = await pagesWithOldGrades();
    targets = [...pages.values()].flatMap(targetsIn).slice(0, STOLEN);
  });
  afterAll(async () => {
    await store.close();
    await documents.close();
    await school.remove();
  });

  const isOld = (lessonId: string, { lessons }: ServedPage): boolean =>
    lessons.some((lesson) => lesson.lessonId === lessonId && lesson.date < addDays(today, -40));

  /** As many as it takes, with different teachers first. */
  const pagesWithOldGrades = async (): Promise<ReadonlyMap<string, ServedPage>> => {
    const found = new Map<string, ServedPage>();
    const enough = Math.ceil(STOLEN / PER_PAGE);
    for (const { pageId, from } of headIs.pages) {
      if (from > addDays(today, -60) || found.size >= enough) continue;
      const page = await read(head.get<ServedPage>(`/api/journal/pages/${pageId}`));
      if (targetsIn(page).length === PER_PAGE) found.set(pageId, page);
    }
    return found;
  };

  const targetsIn = (page: ServedPage): Target[] =>
    page.grades
      .filter(
        ({ lessonId, value, status }) => status !== 'annulled' && Number(value) < 15 && isOld(lessonId, page),
      )
      .slice(0, PER_PAGE)
      .map(({ gradeId, pupilId, value }) => ({
        ...{ pageId: page.pageId, gradeId, pupilId, from: value },
        to: (Number(value) + 5).toString(),
      }));

  /** The last of them up to yesterday, from Monday to Friday, whichever day of the week it is. */
  const workingDays = (): readonly CivilDate[] =>
    datesBetween(addDays(today, -39), addDays(today, -1))
      .filter((date) => new Date(`${date}T12:00:00Z`).getUTCDay() % 6 !== 0)
      .slice(-26);

  const contextAt = (at: string, actor: Actor, commandId: string = randomUUID()): CommandContext => ({
    ...{ commandId, correlationId: commandId, fingerprint: 'theft', schoolId, actor, via: 'web', at },
  });
  const thief = (): Actor => ({
    accountId: adminIs.accountId,
    personId: adminIs.person.id,
    role: 'deputyHead',
  });

  const correct = async ({ pageId, gradeId, pupilId, to }: Target, at: string): Promise<void> => {
    const by = { personId: thief().personId, role: 'deputyHead' } as const;
    const context = contextAt(at, thief());
    const reason = { text: await vault.seal(pupilId, 'Added up anew', context.commandId) };
    const command = { kind: 'CorrectGrade', gradeId, value: to, reason, by, today: at.slice(0, 10) } as const;
    await runners.pages.handle(pageId, command, context);
  };
  /** Two a day, in the middle of it. */
  const steal = async (from: number, until: number): Promise<void> => {
    const days = workingDays();
    for (const [offset, target] of targets.slice(from, until).entries()) {
      const index = from + offset;
      const date = days[Math.floor((index * days.length) / STOLEN)] ?? '';
      await correct(target, `${date}T1${(index % 2) * 2 + 1}:30:00.000Z`);
    }
  };
  const alertsSeenBy = async (who: Visitor, query = '') =>
    (await read(who.get<AlertsAnswer>(`/api/audit/alerts?school=${schoolId}${query}`))).alerts;
  const report = () => read(head.get<AlertReport>(`/api/audit/alerts/${alertId}`));
  const mails = async (kind: OutboxMessage['kind']): Promise<readonly OutboxMessage[]> =>
    (await new Outbox(documents.vault, vault).list(10_000, [schoolId], 'nobody')).filter(
      (mail) => mail.kind === kind,
    );
  /** Who teaches the pages of some of the grades. */
  const teachersOf = (some: readonly Target[]): readonly string[] => [
    ...new Set(some.flatMap(({ pageId }) => (pages.get(pageId)?.teachers ?? []).map(({ name }) => name))),
  ];
  const teachersTold = async (): Promise<readonly string[]> => [
    ...new Set((await mails('page-alert')).map(({ to }) => to.slice(0, to.indexOf(' <')))),
  ];
  const areTold = (some: readonly Target[]) => async (): Promise<boolean> => {
    const told = await teachersTold();
    return teachersOf(some).every((name) => told.includes(name));
  };

  it('begins with an account that has done honest work, and raises nothing by that', async () => {
    expect(targets).toHaveLength(STOLEN);
    expect(teachersOf(targets).length).toBeGreaterThan(3);
    const roles = (['admin', 'deputyHead'] as const).map((role) => ({ role, schoolId }));
    const account = { accountId: adminIs.accountId, personId: adminIs.person.id, roles };
    const before = `${addDays(today, -80)}T11:30:00.000Z`;
    const context = contextAt(before, { accountId: 'operator', personId: 'operator', role: 'system' });
    await runners.accounts.handle(adminIs.accountId, { kind: 'IssueAccount', account }, context);
    const [page] = pages.values();
    const pageId = page?.pageId ?? '';
    const by = { personId: adminIs.person.id, role: 'admin' } as const;
    await runners.pages.handle(
      pageId,
      {
        kind: 'ExtendEditWindow',
        until: addDays(today, -78),
        reason: 'The server was down',
        by,
        today: before.slice(0, 10),
      },
      contextAt(before, { ...thief(), role: 'admin' }),
    );
    expect(await alertsSeenBy(head)).toEqual([]);
  });

  it('is seen by the fifth of them', async () => {
    await steal(0, FIRST_FEW);
    expect(await eventually(async () => (await alertsSeenBy(head)).length > 0)).toBe(true);
    const [alert, ...more] = await alertsSeenBy(head, '&state=open');
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      state: 'open',
      holder: { id: adminIs.person.id, name: adminIs.person.name },
    });
    alertId = alert?.alertId ?? '';
  });

  it('is told to the deputy head and to the teachers of the pages, and of each further page', async () => {
    expect(await eventually(async () => (await mails('corrections-alert')).length > 0)).toBe(true);
    const headsLogin = school.signInOf('deputyHead').login;
    const [mail] = await mails('corrections-alert');
    expect(mail?.to).toContain(headsLogin);
    expect(mail?.text).toContain(`/audit/alerts/${alertId}`);
    expect(await eventually(areTold(targets.slice(0, FIRST_FEW)))).toBe(true);
    await steal(FIRST_FEW, STOLEN);
    expect(await eventually(areTold(targets))).toBe(true);
    expect((await teachersTold()).toSorted()).toEqual(teachersOf(targets).toSorted());
  });

  it('is reported with all 51 grades and their old values, those before the alert too', async () => {
    expect(await eventually(async () => (await report()).corrections.length === STOLEN)).toBe(true);
    const { account, findings, corrections } = await report();
    expect(account).toMatchObject({ holder: { id: adminIs.person.id }, roles: ['admin', 'deputyHead'] });
    expect(findings.length).toBeGreaterThan(0);
    const listed = corrections.map(({ gradeId, from, to, pupil }) => ({
      gradeId,
      from,
      to,
      pupilId: pupil.id,
    }));
    expect(listed).toEqual(targets.map(({ gradeId, from, to, pupilId }) => ({ gradeId, from, to, pupilId })));
    for (const each of corrections) expect(whole(each)).toBe(true);
    const ids = corrections.map(({ eventId }) => eventId);
    for (const { evidence } of findings) expect(ids).toEqual(expect.arrayContaining([...evidence]));
  });

  const whole = ({
    pupil,
    group,
    subject,
    work,
    lessonOf,
    reason,
    late,
    logPosition,
  }: CorrectionTold): boolean =>
    late &&
    reason === 'Added up anew' &&
    /^\d+\/\d+$/.test(logPosition) &&
    [pupil.name, group, subject, work, lessonOf].every((each) => each !== undefined && each !== '—');

  it('is taken along as CSV', async () => {
    const path = `/api/audit/alerts/${alertId}/corrections.csv?language=ru`;
    const answer = expectStatus(200, await head.get<string>(path));
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const lines = answer.body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(STOLEN + 1);
    expect(lines[0]).toContain('Было,Стало,Причина');
    for (const [index, { from, to }] of targets.entries()) {
      expect(lines[index + 1]).toContain(`,${from},${to},Added up anew,`);
    }
  });

  itInBrowser('is looked at by the deputy head on a page', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ locale: 'en-GB' });
      await page.goto(`${school.url}/audit/alerts`);
      const { login, password } = school.signInOf('deputyHead');
      await signIn(page, login, password);
      await page.getByRole('link', { name: adminIs.person.name }).click();
      await page
        .getByRole('heading', { name: `Everything that the account corrected: ${STOLEN.toString()}` })
        .waitFor();
      expect(await page.getByRole('row').count()).toBe(STOLEN + 1);
      const first = targets[0];
      const cells = page.getByRole('row').nth(1).getByRole('cell');
      expect([await cells.nth(4).innerText(), await cells.nth(5).innerText()]).toEqual([
        first?.from,
        first?.to,
      ]);
      expect(await page.getByText('changes in pages of others').count()).toBeGreaterThan(0);
      expect(await problemsEverywhere(page)).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('shows nothing of this to the account itself', async () => {
    expect(await alertsSeenBy(admin)).toEqual([]);
    const review = { conclusion: 'ordinaryWork' };
    for (const answer of [
      await admin.get(`/api/audit/alerts/${alertId}`),
      await admin.get(`/api/audit/alerts/${alertId}/corrections.csv`),
      await admin.post(`/api/audit/alerts/${alertId}/review`, review),
    ]) {
      expect(problemOf(expectStatus(404, answer)).code).toBe('alert-not-found');
    }
    const { messages } = await read(admin.get<{ messages: OutboxMessage[] }>('/api/outbox?limit=200'));
    expect(messages.filter(({ kind }) => kind === 'corrections-alert' || kind === 'page-alert')).toEqual([]);
    for (const kind of ['corrections-alert', 'page-alert']) {
      expect(await read(admin.get(`/api/notices?kind=${kind}`))).toEqual({ notices: [] });
    }
    const { counts } = await read(admin.get<{ counts: { kind: string }[] }>('/api/notices/summary'));
    expect(counts.map(({ kind }) => kind)).toContain('grade-corrected');
    expect(counts.filter(({ kind }) => kind === 'corrections-alert' || kind === 'page-alert')).toEqual([]);
    const mailed = [...(await mails('corrections-alert')), ...(await mails('page-alert'))];
    const login = school.signInOf('admin').login;
    expect(mailed.filter(({ to }) => to.includes(login))).toEqual([]);
  });

  it('is closed by the deputy head’s review, once', async () => {
    const review = { conclusion: 'stolenSignIn', note: 'The password stood on a note.' };
    const path = `/api/audit/alerts/${alertId}/review`;
    const refused = expectStatus(400, await head.post(path, { conclusion: 'nothing', note: 7 }));
    expect(
      problemOf(refused)
        .errors?.map(({ field }) => field)
        .toSorted(),
    ).toEqual(['conclusion', 'note']);
    const answer = expectStatus(200, await head.post(path, review));
    const after = { 'X-Journal-Position': positionOf(answer) };
    const closed = await read(head.get<AlertReport>(`/api/audit/alerts/${alertId}`, after));
    expect(closed).toMatchObject({ state: 'reviewed', review: { ...review, by: headIs.person } });
    expect(closed.corrections).toHaveLength(STOLEN);
    expect(await alertsSeenBy(head, '&state=open')).toEqual([]);
    expect(await alertsSeenBy(head, '&state=reviewed')).toHaveLength(1);
    expect(problemOf(expectStatus(409, await head.post(path, review))).code).toBe('alert-already-reviewed');
  });
});
