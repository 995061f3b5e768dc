import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ToldFact } from '../../projections/audit-trail/answer.js';
import type { ClassReport, FiguresRow, PupilsReport } from '../../projections/performance/answer.js';
import type { Me } from '../../src/access/me.js';
import { zipProof, type ProofFiles } from '../../src/audit/proofs/proof-zip.js';
import { WORDS } from '../../src/audit/proofs/verifier/languages.js';
import { sectionsOf } from '../../src/audit/proofs/verifier/sections.js';
import { verify } from '../../src/audit/proofs/verifier/verify.js';
import { readZip } from '../../src/audit/proofs/verifier/zip-reader.js';
import { parseVerifierKey } from '../../src/audit/transparency/signed-note.js';
import { addDays, weekOf } from '../../src/school/civil-date.values.js';
import type { TermDefined } from '../../src/school/school.events.js';
import { attendedWeekendIn, type AttendedWeekend } from '../support/attended-weekend.js';
import { openBrowser } from '../support/chromium.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import { correctGrade, giveGrade, letIn, PASSWORD, recordLesson } from '../support/school-day.js';
import type { ServedReport } from '../support/served-report.js';
import { expectStatus, positionOf, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import {
  accessibilityProblems,
  noteFailures,
  pageLink,
  problemsEverywhere,
  signIn,
  signedIn,
} from './pages.js';

describeInBrowser('The pages of auditors and of those who lead a school', () => {
  let school: RunningSchool;
  let attended: AttendedWeekend;
  let gradeId: string;
  let corrected: string;
  let past: TermDefined['data'];
  let auditorLogin: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool({ CHECKPOINT_SECONDS: '1' });
    attended = await attendedWeekendIn(school);
    const { day, head, schoolId } = attended;
    ({ gradeId } = await giveGrade(day, await recordLesson(day, 8), '12'));
    const reason = 'Question 3 was counted twice';
    corrected = positionOf(expectStatus(200, await correctGrade(day, gradeId, '14', reason)));
    const settings = await read(
      head.get<{ terms: Readonly<Record<string, TermDefined['data']>> }>(`/api/schools/${schoolId}/settings`),
    );
    const ended = Object.values(settings.terms).find(({ to }) => to < day.today);
    if (!ended) throw new Error('The sample has no term that has ended');
    past = ended;
    auditorLogin = await auditorOf(schoolId);
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    noteFailures(page, failures);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  /** Somebody whom the operator makes the school's auditor. @returns the sign-in name. */
  const auditorOf = async (schoolId: string): Promise<string> => {
    const { people } = await sampleRosterOf(school);
    const example = school.signInOf('guardian').login;
    const own = people.find(({ username }) => username === example)?.roles[0];
    const login = people.find(
      ({ username, roles }) =>
        username !== example &&
        roles.every((held) => held.role === 'guardian' && held.schoolId === own?.schoolId),
    )?.username;
    if (login === undefined) throw new Error('The sample has no other guardian');
    await letIn(school, login);
    const given = await runJournal(
      ['offices', 'give', login, 'auditor', '--school', schoolId],
      school.dataDir,
    );
    if (given.code !== 0) throw new Error(given.stderr);
    return login;
  };

  const open = (path: string) => page.goto(school.url + path);
  const enterAs = async (login: string, password: string) => {
    await context.clearCookies();
    await page.goto(school.url);
    await signIn(page, login, password);
    await signedIn(page);
  };
  const nav = (name: string) => pageLink(page, name);
  const loaded = async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByTestId('loading').first().waitFor({ state: 'detached' });
  };
  const asked = <Answer>(path: string) =>
    read(attended.head.get<Answer>(path, { 'X-Journal-Position': corrected }));

  it('let an auditor search the history by pupil and kind, and show what was corrected', async () => {
    const { day, schoolId, classId } = attended;
    const isAuditor = async () =>
      (await (await letIn(school, auditorLogin)).get<Me>('/api/me')).body.role === 'auditor';
    expect(await eventually(isAuditor)).toBe(true);
    await enterAs(auditorLogin, PASSWORD);
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await page.getByTestId('facts').waitFor();
    const search = page.getByRole('search');
    await search.getByLabel('Class').selectOption(classId);
    await search.getByLabel('Pupil').selectOption(day.child.id);
    await search.getByLabel('Kind').selectOption('grade');
    await search.getByLabel('Corrections only').check();
    await search.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/corrections=/);
    const { events } = await asked<{ events: readonly ToldFact[] }>(
      `/api/audit/events?school=${schoolId}&pupil=${day.child.id}&kind=grade&corrections=true&limit=50`,
    );
    const [newest] = events;
    const row = page.getByTestId(`fact-${newest?.eventId ?? ''}`);
    await row.waitFor();
    expect(await page.getByTestId('facts').getByRole('row').count()).toBe(events.length + 1);
    const told = await row.textContent();
    for (const part of ['Question 3 was counted twice', newest?.actor.name, newest?.logPosition]) {
      expect(told).toContain(part);
    }
    expect(await search.getByLabel('Pupil').inputValue()).toBe(day.child.id);
    expect(await problemsEverywhere(page)).toEqual([]);
    await row.getByRole('link', { name: `Everything by ${newest?.actor.name ?? ''}` }).click();
    await page.waitForURL(/actor=/);
    await page.getByRole('list', { name: 'Only' }).getByRole('link').click();
    await page.waitForURL((url) => !url.searchParams.has('actor'));
  });

  it('show a grade’s timeline, and give out a proof that holds', async () => {
    await page.getByTestId('facts').getByRole('link', { name: 'grade', exact: true }).first().click();
    await page.waitForURL(new RegExp(`/audit/grades/${gradeId}$`));
    const steps = page.getByTestId('timeline').getByRole('listitem');
    await steps.nth(1).waitFor();
    expect(await steps.count()).toBe(2);
    const { chain } = await asked<{ chain: readonly { at: string }[] }>(`/api/grades/${gradeId}/history`);
    for (const [index, { at }] of chain.entries()) {
      expect(await steps.nth(index).getByRole('time').getAttribute('datetime')).toBe(at);
    }
    expect(await steps.nth(0).textContent()).toContain('Given');
    expect(await steps.nth(1).textContent()).toContain('Reason: Question 3 was counted twice');
    expect(await page.getByTestId('stands').textContent()).toContain('14');
    expect(await problemsEverywhere(page)).toEqual([]);

    const path = `/api/grades/${gradeId}/proof`;
    const headers = { 'X-Journal-Position': corrected };
    const isCovered = async () => (await attended.head.download(path, headers)).status === 200;
    expect(await eventually(isCovered)).toBe(true);
    const [proof] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the proof' }).click(),
    ]);
    expect(proof.suggestedFilename()).toBe(`proof-${gradeId}.zip`);
    const file = join(school.dataDir, proof.suggestedFilename());
    await proof.saveAs(file);
    const verdict = await runJournal(['verify', file, '--language', 'en'], school.dataDir);
    expect({ code: verdict.code, about: verdict.stdout.split('\n')[0] }).toEqual({
      code: 0,
      about: expect.stringContaining(gradeId) as unknown,
    });
  });

  it('check a proof in the page as the command line does, and name what was changed in another', async () => {
    const bundle = await readFile(join(school.dataDir, `proof-${gradeId}.zip`));
    const files = filesOf(bundle);
    const [key = ''] = files['keys.txt'].toString().split('\n');
    const verdict = page.getByTestId('verdict');
    const told = async (mark: string) =>
      verdict.getByTestId(`verdict-${mark}`).getByRole('listitem').allTextContents();
    const expected = (mark: string, zip: Buffer, keys: readonly string[] = []) =>
      sectionsOf(
        verify(zip, { keys: keys.map(parseVerifierKey), checkpoints: new Map() }).statements,
        WORDS.en,
      )
        .filter((section) => section.mark === mark)
        .flatMap(({ groups }) => groups.flatMap(({ sentences }) => sentences));

    await page.getByRole('button', { name: 'Verify here' }).click();
    await verdict.getByText('Everything that was checked holds.').waitFor();
    expect(await told('proven')).toEqual(expected('proven', bundle));
    expect(await told('unproven')).toEqual(expected('unproven', bundle));
    expect(await problemsEverywhere(page)).toEqual([]);

    await nav('History').click();
    await page.getByRole('link', { name: 'Check a proof' }).click();
    const choose = (buffer: Buffer) =>
      page.getByLabel('Bundle').setInputFiles({ name: 'proof.zip', mimeType: 'application/zip', buffer });
    await choose(bundle);
    await page.getByLabel('Keys').fill('none of a log');
    await page.getByRole('button', { name: 'Verify here' }).focus();
    await page.keyboard.press('Enter');
    await verdict.getByText('can’t be read').waitFor();
    await page.getByLabel('Keys').fill(key);
    await page.getByRole('button', { name: 'Verify here' }).click();
    await verdict.getByText('Everything that was checked holds.').waitFor();
    expect(await told('unproven')).toEqual(expected('unproven', bundle, [key]));
    expect(await told('unproven')).not.toEqual(expected('unproven', bundle));

    const events = files['events.jsonl'].toString();
    expect(events).toContain('"to":"14"');
    const tampered = await zipProof({
      ...files,
      'events.jsonl': events.replace('"to":"14"', '"to":"15"'),
    });
    await choose(tampered);
    await page.getByRole('button', { name: 'Verify here' }).click();
    await verdict.getByText('The bundle does not hold').waitFor();
    expect(await told('wrong')).toEqual(expected('wrong', tampered));
    expect((await told('wrong')).join()).toContain('was changed: its content has another hash');
    expect(await problemsEverywhere(page)).toEqual([]);
    await choose(Buffer.from('no bundle at all'));
    await page.getByRole('button', { name: 'Verify here' }).click();
    await verdict.getByText('The bundle does not hold').waitFor();
    await page.goBack();
    await page.goBack();
    await page.getByTestId('timeline').waitFor();
  });

  it('show a journal page as it was known at a moment beside now, with what changed', async () => {
    const { day } = attended;
    await page
      .getByTestId('timeline')
      .getByRole('link', { name: 'The page as it was known then' })
      .first()
      .click();
    await page.getByTestId('then').getByTestId('journal-grid').waitFor();
    const changed = page.getByTestId('differences').getByRole('row', { name: day.child.name });
    const texts = await changed.allTextContents();
    expect(texts.some((text) => text.includes('before: 12') && text.includes('after: 14'))).toBe(true);
    expect(await problemsEverywhere(page)).toEqual([]);
    // The sample came in today: of the days before nothing is known, and the way back stays open.
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL((url) => url.searchParams.get('day') === addDays(day.today, -1));
    await page.getByTestId('problem').getByText('before anything was recorded').waitFor();
    expect(await page.evaluate('document.activeElement.type')).toBe('range');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.get('day') === day.today);
    expect(await page.getByLabel('At the end of the day').inputValue()).toBe(day.today);
    await page.getByTestId('then').getByTestId('journal-grid').waitFor();
  });

  it('show the log with its newest checkpoint, its keys and its witnesses', async () => {
    await nav('History').click();
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.getByTestId('checkpoint').waitFor();
    const { keys } = await asked<{ keys: readonly { vkey: string }[] }>('/api/audit/log');
    await page.getByRole('row', { name: keys[0]?.vkey ?? '' }).waitFor();
    await page.getByText('No witness has cosigned this checkpoint.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await nav('Alerts').waitFor();
    expect(await nav('Reports').count()).toBe(0);
  });

  it('show who opened a pupil’s data', async () => {
    const { day, classId } = attended;
    await page.getByRole('link', { name: 'Who read what' }).click();
    const search = page.getByRole('search');
    await search.getByLabel('Class').selectOption(classId);
    await search.getByLabel('Pupil').selectOption(day.child.id);
    await search.getByRole('button', { name: 'Show', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('pupil') === day.child.id);
    const { reads } = await asked<{ reads: readonly { reader: { name: string } }[] }>(
      `/api/audit/reads?school=${attended.schoolId}&pupil=${day.child.id}`,
    );
    const reader = reads.at(-1)?.reader.name ?? '';
    await page.getByTestId('reads').getByRole('row').filter({ hasText: reader }).first().waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('show performance by class and subject as a table and a chart, and pupils in lists', async () => {
    const { schoolId } = attended;
    const { login, password } = school.signInOf('deputyHead');
    await enterAs(login, password);
    await nav('Reports').click();
    await page.waitForURL(/\/reports\/performance/);
    const term = past.termId;
    for (const by of ['class', 'subject'] as const) {
      await page.getByLabel('Term or year').selectOption(term);
      await page.getByLabel('By', { exact: true }).selectOption(by);
      await page.waitForURL((url) => url.searchParams.get('by') === by || by === 'class');
      const path = `/api/schools/${schoolId}/performance?term=${term}&by=${by}&limit=200`;
      const { rows } = await asked<ServedReport<{ rows: readonly FiguresRow[] }>>(path);
      const last = page.getByTestId('figures').getByRole('row', { name: rows.at(-1)?.title ?? '' });
      await last.first().waitFor();
      expect(await page.getByTestId('figures').getByRole('row').count()).toBe(rows.length + 1);
      expect(await page.getByTestId('chart').locator('svg > g').count()).toBe(rows.length);
    }
    expect(await page.getByTestId('stands-for').first().getAttribute('data-position')).toMatch(/^\d+\/\d+$/);
    await page.getByLabel('Lists of pupils').selectOption('excellent');
    await page.waitForURL(/list=excellent/);
    const { rows } = await asked<ServedReport<PupilsReport>>(
      `/api/schools/${schoolId}/performance/pupils?term=${term}&list=excellent&limit=200`,
    );
    const [first] = rows;
    if (!first) throw new Error('Nobody of the sample is excellent');
    await page.getByTestId('listed').getByRole('row', { name: first.name }).first().waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('show a class’s term on one sheet', async () => {
    const { day, classId } = attended;
    await page.getByRole('link', { name: 'Class sheet' }).click();
    await page.getByLabel('Class', { exact: true }).selectOption(classId);
    await page.getByLabel('Term', { exact: true }).selectOption(past.termId);
    await page.waitForURL((url) => url.searchParams.get('term') === past.termId);
    const { pupils, subjects } = await asked<ServedReport<ClassReport & { rows: never }>>(
      `/api/classes/${classId}/report?term=${past.termId}`,
    );
    const line = page.getByTestId(`sheet-${day.child.id}`);
    await line.waitFor();
    expect(await page.getByTestId('sheet').getByRole('row').count()).toBe(pupils.length + 1);
    expect(await page.getByTestId('sheet').getByRole('columnheader').count()).toBe(subjects.length + 2);
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('give out a class’s diaries and its summary sheet on paper', async () => {
    const { today } = attended.day;
    const papers = page.getByTestId('papers');
    const kept = async (group: string | RegExp, name: string) => {
      const link = papers
        .getByRole('group', { name: group })
        .first()
        .getByRole('link', { name, exact: true });
      const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
      await papers.getByRole('status').getByText(file.suggestedFilename()).first().waitFor();
      const path = join(school.dataDir, file.suggestedFilename());
      await file.saveAs(path);
      return { name: file.suggestedFilename(), begins: (await readFile(path)).toString('latin1', 0, 5) };
    };
    expect(await kept(/^Week/, 'all diaries')).toEqual({
      name: expect.stringContaining(weekOf(today)) as unknown,
      begins: '%PDF-',
    });
    expect(await kept(/^Summary sheet/, 'PDF')).toMatchObject({ begins: '%PDF-' });
    expect(await kept(/^Summary sheet/, 'XLSX')).toMatchObject({ begins: 'PK\x03\x04\x14' });
    const withoutInternet = 'only families without internet';
    expect(await kept(/^Week/, withoutInternet)).toMatchObject({ begins: '%PDF-' });
    const nothing = { code: 'nothing-to-print', detail: 'There is no pupil whose diary would be printed.' };
    await page.route('**/diaries.pdf?*', (route) => route.fulfill({ status: 404, json: nothing }), {
      times: 1,
    });
    await papers.getByRole('link', { name: withoutInternet }).first().click();
    await papers.getByRole('alert').getByText('There is no such family in the class.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('show attendance of the school by class, and of a class by pupil', async () => {
    const { day, classId, saturday, sunday } = attended;
    await open(`/reports/attendance?from=${saturday}&to=${sunday}`);
    await page.getByTestId('attendance').waitFor();
    await page.getByLabel('Class', { exact: true }).selectOption(classId);
    const line = page.getByTestId('attendance').getByRole('row', { name: day.child.name });
    await line.waitFor();
    const figures = await line.getByRole('cell').allTextContents();
    // Held, missed, without a reason, excused, ill, late.
    expect(figures.slice(0, 6)).toEqual(['5', '3', '3', '0', '0', '1']);
    expect(await page.getByTestId('chart').locator('rect').count()).toBe(2);
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('show how teachers keep their pages, and a teacher the own ones only', async () => {
    const { day } = attended;
    await page.getByRole('link', { name: 'Teachers’ progress' }).click();
    const teacher = (await day.teacher.get<Me>('/api/me')).body.person;
    await page.getByTestId('teachers').getByRole('link', { name: teacher.name }).click();
    await page.getByRole('heading', { name: teacher.name }).waitFor();
    expect(await page.getByTestId('progress').getByRole('row').count()).toBeGreaterThan(1);
    expect(await problemsEverywhere(page)).toEqual([]);

    const { login, password } = school.signInOf('teacher');
    await enterAs(login, password);
    await nav('Reports').click();
    await page.getByRole('heading', { name: 'Own progress' }).waitFor();
    await page.getByTestId('progress').waitFor();
    expect(await page.getByRole('link', { name: 'Performance' }).count()).toBe(0);
    expect(await nav('History').count()).toBe(0);
  });

  it('speak Russian', async () => {
    const { classId, day } = attended;
    const { login, password } = school.signInOf('deputyHead');
    await enterAs(login, password);
    await page.getByLabel('Language').selectOption('ru');
    for (const [path, heading] of [
      ['/audit/history', 'История'],
      [`/audit/grades/${gradeId}`, `Оценка: ${day.child.name}`],
      [`/audit/pages/${day.pageId}`, /какой была страница$/],
      ['/audit/reads', 'Кто чьи данные открывал'],
      ['/audit/log', 'Лог журнала'],
      [`/reports/performance?term=${past.termId}`, 'Успеваемость'],
      [`/reports/class?class=${classId}`, 'Сводная ведомость'],
      ['/reports/attendance', 'Посещаемость'],
      ['/reports/progress', 'Работа учителей'],
    ] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await loaded();
      expect([path, ...(await accessibilityProblems(page))]).toEqual([path]);
    }
    expect(failures).toEqual([]);
  });
});

const filesOf = (bundle: Buffer): ProofFiles =>
  Object.fromEntries(readZip(bundle).map(({ name, content }) => [name, content()])) as ProofFiles;
