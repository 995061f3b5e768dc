import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrades,
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, read, refusal } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, problemsEverywhere } from './pages.js';

describeInBrowser('Words about lessons and grades without a connection', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let lessonId: string;
  let gradeId: string;
  const failures: string[] = [];
  /** The keys of what came to the journal, each as often as it came. */
  let sent: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    lessonId = await recordLesson(day, 11, 'The sine rule');
    const entry = { pupilId: day.child.id, work: day.works[0] ?? '', value: '12' };
    const [given] = expectStatus(201, await giveGrades(day, lessonId, [entry])).body.grades;
    gradeId = there(given, 'grade').gradeId;
    page = await entered({ browser, url: school.url, failures: [] }, school.signInOf('teacher'));
    page.on('pageerror', (error) => failures.push(String(error)));
    context = page.context();
    context.on('response', (response) => {
      const key = response.request().headers()['idempotency-key'];
      if (key !== undefined) sent.push(key);
    });
    accept(page);
    await openLesson();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  /** Leaving while something waits is asked about; here it is meant. */
  const accept = (where: Page) => where.on('dialog', (dialog) => void dialog.accept());
  const readPage = async () => {
    const headers = { 'X-Journal-Position': await newestPosition(day.teacher) };
    return read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, headers));
  };
  const lessonNow = async () =>
    there(
      (await readPage()).lessons.find((one) => one.lessonId === lessonId),
      'lesson',
    );
  const columnOf = async () => (await readPage()).lessons.findIndex((one) => one.lessonId === lessonId);
  const rowOf = async (pupilId: string) => (await readPage()).pupils.findIndex(({ id }) => id === pupilId);
  const openLesson = async (where = page) => {
    const column = await columnOf();
    await where.goto(`${school.url}/journal/${day.pageId}`);
    await where.getByTestId(`cell-0-${column}`).click();
  };
  const panel = (where = page) => where.getByTestId('lesson-panel');
  const waiting = (where = page) => where.getByTestId('waiting-words');
  const noneWaits = (where = page) =>
    waiting(where).getByRole('listitem').first().waitFor({ state: 'detached' });
  const refused = (where = page) => where.getByRole('alert', { name: 'Written and not accepted' });
  const writeTopic = async (topic: string, where = page) => {
    await panel(where).getByLabel('Topic').fill(topic);
    await panel(where).getByRole('button', { name: 'Save the topic' }).click();
  };
  const topicByAnother = async (topic: string) => {
    const { date, number } = await lessonNow();
    const path = `/api/journal/pages/${day.pageId}/lessons`;
    expectStatus(201, await day.teacher.post(path, { date, number, topic }));
  };
  const kept = (where = page) =>
    where.evaluate<string>(
      `Object.entries(localStorage).filter(([key]) => key.startsWith('school-journal.entry')).join(' ')`,
    );

  it('wait where they are seen at once: a topic, homework, and a correction with its reason', async () => {
    await context.setOffline(true);
    await writeTopic('The cosine rule');
    await waiting().getByText('“The cosine rule”').waitFor();
    await panel().getByLabel('What is to be done').fill('No. 12 in private');
    await panel().getByLabel('Due on').fill(addDays(day.today, 1));
    await panel().getByRole('button', { name: 'Set the homework' }).click();
    await panel().getByText('No. 12 in private (not saved yet)').waitFor();

    const [row, column] = [await rowOf(day.child.id), await columnOf()];
    const cell = page.getByTestId(`cell-${row}-${column}`);
    await cell.click();
    await page.keyboard.press('1');
    await page.keyboard.press('5');
    await page.keyboard.press('Enter');
    const correction = page.getByRole('dialog', { name: 'Correct 12 to 15' });
    const words = correction.getByLabel('Reason in my own words');
    if (!(await words.isVisible())) {
      await correction.getByLabel('Reason').selectOption({ label: 'In my own words' });
    }
    await words.fill('A sheet was overlooked');
    await correction.getByRole('button', { name: 'Save' }).click();
    await correction.waitFor({ state: 'detached' });
    await cell.getByText('15').waitFor();
    await cell.getByText('not saved yet').waitFor();
    await page.getByText('3 entries are not saved yet.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('are kept over a reload and a closed window, and in no words that anybody reads', async () => {
    await page.reload();
    await waiting().getByText('“A sheet was overlooked”').waitFor();
    const storage = await kept();
    expect(storage).toContain(lessonId);
    for (const word of ['cosine', 'private', 'overlooked']) expect(storage).not.toContain(word);
    await page.close({ runBeforeUnload: false });
    page = await context.newPage();
    accept(page);
    await page.goto(`${school.url}/journal/${day.pageId}`);
    await waiting().getByText('“No. 12 in private”').waitFor();
    expect((await lessonNow()).topic).toBe('The sine rule');
  });

  it('are written once from two windows, in their order, when there is a connection', async () => {
    const beside = await context.newPage();
    accept(beside);
    await beside.goto(`${school.url}/journal/${day.pageId}`);
    await waiting(beside).getByText('“The cosine rule”').waitFor();
    sent = [];
    await context.setOffline(false);
    await Promise.all([noneWaits(), noneWaits(beside)]);
    // A window may not know yet what the other one has sent: the key has it written once.
    expect(new Set(sent).size).toBe(3);
    const { topic, homeworkSet } = await lessonNow();
    expect([topic, homeworkSet.map(({ text }) => text)]).toEqual(['The cosine rule', ['No. 12 in private']]);
    const history = await read(
      day.teacher.get<{ changes: readonly { from: string; to: string; reason: string }[] }>(
        `/api/grades/${gradeId}/history`,
      ),
    );
    expect(JSON.stringify(history)).toContain('A sheet was overlooked');
    expect((await readPage()).grades.find((one) => one.gradeId === gradeId)).toMatchObject({
      ...{ value: '15', status: 'corrected' },
    });
    expect(await kept()).toBe('');
    await beside.close();
  });

  it('overwrite no topic that somebody else wrote meanwhile, and let one choose', async () => {
    await openLesson();
    await context.setOffline(true);
    await writeTopic('Mine');
    await waiting().getByText('“Mine”').waitFor();
    await topicByAnother('Theirs');
    await context.setOffline(false);
    await refused().getByText('Somebody else has written meanwhile: “Theirs”.').waitFor();
    expect((await lessonNow()).topic).toBe('Theirs');
    expect(await problemsEverywhere(page)).toEqual([]);
    await refused().getByRole('button', { name: 'Keep what stands there' }).click();
    await refused().waitFor({ state: 'detached' });
    expect((await lessonNow()).topic).toBe('Theirs');

    await context.setOffline(true);
    await writeTopic('Mine after all');
    await waiting().getByText('“Mine after all”').waitFor();
    await topicByAnother('Theirs again');
    await context.setOffline(false);
    await refused().getByText('“Theirs again”').waitFor();
    await refused().getByRole('button', { name: 'Write mine in its place' }).click();
    await refused().waitFor({ state: 'detached' });
    expect(await eventually(async () => (await lessonNow()).topic === 'Mine after all')).toBe(true);
  });

  it('are told what came while they were typed, and lose nothing of it', async () => {
    await openLesson();
    await panel().getByLabel('Topic').fill('Typed slowly');
    await topicByAnother('Came meanwhile');
    await panel().getByText('Somebody else has written meanwhile: “Came meanwhile”.').waitFor();
    expect(await panel().getByLabel('Topic').inputValue()).toBe('Typed slowly');
    await panel().getByRole('button', { name: 'Write mine in its place' }).click();
    expect(await eventually(async () => (await lessonNow()).topic === 'Typed slowly')).toBe(true);
    await panel().getByText('Came meanwhile').waitFor({ state: 'detached' });
  });

  it('put no homework differently that somebody else has put differently, without being told', async () => {
    const [homework] = (await lessonNow()).homeworkSet;
    const { homeworkId, dueOn } = there(homework, 'homework');
    await panel()
      .getByRole('button', { name: /^Change the homework/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Put the homework differently' });
    await dialog.getByLabel('What is to be done').fill('No. 13');
    const path = `/api/journal/homework/${homeworkId}/amendment`;
    expectStatus(200, await day.teacher.post(path, { text: 'No. 14', dueOn }));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Somebody else has put it differently meanwhile: “No. 14”').waitFor();
    expect(await dialog.getByLabel('What is to be done').inputValue()).toBe('No. 13');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await lessonNow()).homeworkSet.map(({ text }) => text)).toEqual(['No. 13']);
  });

  it('say at once that files can’t wait, and keep what was written for homework', async () => {
    await panel().getByText('More…').click();
    await panel().getByRole('button', { name: 'Homework for some, with files…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set homework' });
    await dialog.getByLabel('What is to be done').fill('Read the handout');
    await dialog.getByLabel('Due on').fill(addDays(day.today, 2));
    await context.setOffline(true);
    await dialog.locator('input[type=file]').setInputFiles({
      ...{ name: 'handout.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') },
    });
    await dialog.getByText('There is no connection: files can’t wait for one').waitFor();
    expect(await dialog.getByLabel('What is to be done').inputValue()).toBe('Read the handout');
    await dialog.getByRole('button', { name: 'Set the homework' }).click();
    await dialog.waitFor({ state: 'detached' });
    await waiting().getByText('“Read the handout”').waitFor();
    await context.setOffline(false);
    await noneWaits();
    expect((await lessonNow()).homeworkSet.map(({ text }) => text)).toContain('Read the handout');
  });

  it('are discarded by whoever thinks better of it', async () => {
    await openLesson();
    await context.setOffline(true);
    await writeTopic('Thought better of');
    await waiting().getByRole('button', { name: 'Discard' }).click();
    await noneWaits();
    expect(await kept()).toBe('');
    await context.setOffline(false);
    await page.reload();
    await panel().getByLabel('Topic').waitFor();
    expect((await lessonNow()).topic).toBe('Typed slowly');
  });

  it('are neither sent nor seen by another person who signs in on the device, and wait for their own', async () => {
    await openLesson();
    await context.setOffline(true);
    await writeTopic('Only mine');
    await waiting().getByText('“Only mine”').waitFor();
    // Elsewhere in the same browser, while this window stays open.
    const start = async (who: 'deputyHead' | 'teacher') => {
      const { login, password } = school.signInOf(who);
      const answer = await context.request.post(`${school.url}/api/session`, { data: { login, password } });
      expect(answer.ok()).toBe(true);
    };
    await start('deputyHead');
    const answered = page.waitForResponse(
      (response) => response.url().endsWith('/lessons') && response.status() === 401,
    );
    await context.setOffline(false);
    await answered;
    const other = await context.newPage();
    accept(other);
    await other.goto(`${school.url}/journal/${day.pageId}`);
    await panel(other).getByLabel('Topic').waitFor();
    expect(await other.getByText('Only mine').count()).toBe(0);
    expect((await lessonNow()).topic).toBe('Typed slowly');
    await other.close();
    await start('teacher');
    await page.goto(`${school.url}/journal/${day.pageId}`);
    expect(await eventually(async () => (await lessonNow()).topic === 'Only mine')).toBe(true);
    await noneWaits();
  });

  it('are refused where another account is signed in than they are meant to be written by', async () => {
    const { date, number } = await lessonNow();
    const body = { date, number, topic: 'Another one’s' };
    const asAnother = { 'X-Journal-Account': 'another' };
    const path = `/api/journal/pages/${day.pageId}/lessons`;
    expect((await refusal(day.teacher.post(path, body, asAnother)))[0]).toBe(401);
    expect((await lessonNow()).topic).toBe('Only mine');
  });

  it('had no script fail', () => {
    expect(failures).toEqual([]);
  });
});
