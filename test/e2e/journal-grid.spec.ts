import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/chromium.js';
import { makeClassOf } from '../support/class-of.js';
import { enlarged, keyTimes, timeKeys } from '../support/large-page.js';
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
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { accessibilityProblems, noteFailures, pressSignOut, problemsEverywhere, signIn } from './pages.js';

/** A class of which one is added to those of the sample. */
const CLASS = 30;
/** Slow for whoever types every day. */
const KEYS_PER_SECOND = 3;

describeInBrowser('The journal page as a grid', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let lessonId: string;
  let pupils: ServedPage['pupils'];
  let keystrokes = 0;
  const failures: string[] = [];

  /** With whatever was written before. */
  const readPage = async () => {
    const headers = { 'X-Journal-Position': await newestPosition(day.teacher) };
    return read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, headers));
  };
  /** What the journal has in a lesson, whatever the pages show. */
  const gradesIn = async (id: string) => (await readPage()).grades.filter((one) => one.lessonId === id);

  const press = async (key: string) => {
    keystrokes++;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    for (const key of text) await press(key);
  };
  const cell = (row: number, column: number, where = page) => where.getByTestId(`cell-${row}-${column}`);
  const columnOf = async (id: string) => (await readPage()).lessons.findIndex((one) => one.lessonId === id);
  const said = (text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
  /** What is on its way is kept at once; the line above the grid tells of it a moment later. */
  const isOnItsWay = (where: Page) =>
    where.evaluate<boolean>(
      `Object.entries(localStorage).some(([key, kept]) => key.startsWith('school-journal.entry.') && !JSON.parse(kept).refusal)`,
    );
  const allSaved = async (where = page) => {
    expect(await eventually(async () => !(await isOnItsWay(where)))).toBe(true);
    await where.getByText('Everything is saved.').waitFor();
  };
  const openPage = async (where: Page) => {
    await where.goto(`${school.url}/journal/${day.pageId}`);
    await where.getByTestId('journal-grid').waitFor();
  };
  /** Another lesson of today, shown on the open page. @returns its column. */
  const newLesson = async (number: number): Promise<[id: string, column: number]> => {
    const id = await recordLesson(day, number, `Lesson ${number}`);
    const column = await columnOf(id);
    await cell(0, column).waitFor();
    return [id, column];
  };

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    await makeClassOf(CLASS, day, school);
    lessonId = await recordLesson(day, 11, 'The sine rule');
    ({ pupils } = await readPage());
    context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    noteFailures(page, failures);
    // Leaving while something waits is asked about; here it is meant.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(school.url);
    const { login, password } = school.signInOf('teacher');
    await signIn(page, login, password);
    await page.getByRole('heading', { name: 'Journal pages' }).waitFor();
    await openPage(page);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  it('takes the grades of a class of thirty in less than a minute, by keys alone', async () => {
    await page.locator('td[tabindex="0"]').focus();
    const column = await columnOf(lessonId);
    expect(await cell(0, column).getAttribute('tabindex')).toBe('0');
    keystrokes = 0;
    const begun = performance.now();
    expect(pupils).toHaveLength(CLASS);
    for (const [row] of pupils.entries()) {
      await type((10 + (row % 10)).toString());
      await press('Enter');
    }
    await allSaved();
    const seconds = (performance.now() - begun) / 1000;
    const given = await gradesIn(lessonId);
    expect(given.map(({ value }) => value).sort()).toEqual(
      pupils.map((_, row) => (10 + (row % 10)).toString()).sort(),
    );
    // Two digits and Enter for each, and nothing else.
    expect(keystrokes).toBe(CLASS * 3);
    expect(keystrokes / KEYS_PER_SECOND).toBeLessThan(60);
    expect(seconds).toBeLessThan(60);
    process.stdout.write(
      `${pupils.length} grades: ${keystrokes} keystrokes, saved ${seconds.toFixed(1)} s after the first\n`,
    );
  });

  it('tells a teacher beside the name what to know of a pupil’s health', async () => {
    const [first] = pupils;
    const healthWorker = await school.signIn('healthWorker');
    expectStatus(204, await healthWorker.put(`/api/pupils/${first?.id ?? ''}/health-flags/asthma`, {}));
    await openPage(page);
    await page.getByRole('rowheader', { name: `${first?.name ?? ''} asthma` }).waitFor();
  });

  it('shows average and proposed grade at once, as the journal then reckons them', async () => {
    const { pupils: now } = await readPage();
    for (const { id, average, proposed } of now.slice(0, 3)) {
      const shown = new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(average ?? 0);
      await page.getByTestId(`average-${id}`).getByText(shown, { exact: true }).waitFor();
      await page
        .getByTestId(`proposed-${id}`)
        .getByText(proposed ?? '', { exact: true })
        .waitFor();
    }
    const [first] = now;
    const [, column] = await newLesson(12);
    await cell(0, column).click();
    await page.route('**/grades', () => new Promise(() => undefined), { times: 1 });
    await type('1');
    await press('Enter');
    const average = page.getByTestId(`average-${first?.id ?? ''}`);
    const before = new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(first?.average ?? 0);
    expect(await eventually(async () => (await average.textContent()) !== before)).toBe(true);
    // The request never comes back; another visit sends it again under its key.
    await openPage(page);
    await allSaved();
  });

  it('has a second work in a lesson, chosen by keys', async () => {
    const column = await columnOf(lessonId);
    await cell(0, column).click();
    await press('Alt+ArrowDown');
    await said(/^Grades are for:/);
    await type('7');
    await press('ArrowDown');
    await allSaved();
    const ofFirst = (await gradesIn(lessonId)).filter(({ pupilId }) => pupilId === pupils[0]?.id);
    expect(ofFirst.map(({ value }) => value)).toEqual(['10', '7']);
    expect(new Set(ofFirst.map(({ work }) => work.code)).size).toBe(2);
    await press('Alt+ArrowUp');
  });

  it('asks for the reason of a correction, and of taking something out', async () => {
    const column = await columnOf(lessonId);
    await cell(1, column).click();
    await type('20');
    await press('Enter');
    const correction = page.getByRole('dialog', { name: 'Correct 11 to 20' });
    await correction.getByLabel('Reason').selectOption({ label: 'In my own words' });
    await correction.getByLabel('Reason in my own words').fill('The last sheet was overlooked');
    await press('Enter');
    await correction.waitFor({ state: 'detached' });
    const corrected = (await gradesIn(lessonId)).find(({ pupilId }) => pupilId === pupils[1]?.id);
    expect(corrected).toMatchObject({ value: '20', status: 'corrected' });
    await cell(1, column).getByText('20').waitFor();
    // The focus is where it was going.
    expect(await page.evaluate('document.activeElement.dataset.testid')).toBe(`cell-2-${column}`);

    await press('Delete');
    const annulment = page.getByRole('dialog', { name: 'Take out the grade 12' });
    await annulment.getByRole('button', { name: 'Save' }).click();
    await annulment.waitFor({ state: 'detached' });
    await cell(2, column).locator('del').waitFor();
  });

  it('takes absences and lateness by their letters, and says why it does not take what can’t be', async () => {
    const [id, column] = await newLesson(13);
    await cell(0, column).click();
    for (const key of ['a', 'Enter', 'l', 'Enter', 'l', '1', '5', 'Enter']) await press(key);
    await allSaved();
    const { absences } = await readPage();
    const here = absences.filter((one) => one.lessonId === id);
    expect(here.map(({ code, minutes }) => [code, minutes])).toEqual([
      ['absent', undefined],
      ['late', undefined],
      ['late', 15],
    ]);
    await cell(2, column).getByText('late, 15 min').waitFor();
    for (let times = 0; times < 3; times++) await press('ArrowUp');
    await type('15');
    await press('Enter');
    await said(/was away from this lesson/);
    await press('Escape');
    await type('99');
    await press('Enter');
    await said(/“99” is no grade/);
    await press('Escape');
    expect(await gradesIn(id)).toEqual([]);
  });

  it('takes a grade of somebody who was away with the day on which the work was made up for', async () => {
    const { teacher, pageId, today } = day;
    const [first] = pupils;
    const lesson = { date: addDays(today, -1), number: 11, topic: 'The cosine rule' };
    const recorded = await teacher.post<{ lessonId: string }>(`/api/journal/pages/${pageId}/lessons`, lesson);
    const id = expectStatus(201, recorded).body.lessonId;
    const absences = [{ pupilId: first?.id, code: 'ill' }];
    expectStatus(
      201,
      await teacher.post(`/api/journal/pages/${pageId}/absences`, { lessonId: id, absences }),
    );
    await openPage(page);
    const column = await columnOf(id);
    await cell(0, column).click();
    await type('15');
    await press('Enter');
    const asked = page.getByRole('dialog', { name: `15 for ${first?.name ?? ''}` });
    expect(await asked.getByLabel('Made up for on').inputValue()).toBe(today);
    expect(await problemsEverywhere(page)).toEqual([]);
    await asked.getByLabel('Made up for on').focus();
    await press('Enter');
    await asked.waitFor({ state: 'detached' });
    await allSaved();
    const [given] = await gradesIn(id);
    expect(given).toMatchObject({ pupilId: first?.id, value: '15' });
    const history = await read(
      teacher.get<{ madeUpOn?: string }>(`/api/grades/${given?.gradeId ?? ''}/history`),
    );
    expect(history.madeUpOn).toBe(today);
    await cell(0, column).getByText('15').waitFor();
  });

  it('takes a pasted column as a whole or not at all, and undoes the last entry', async () => {
    const [id, column] = await newLesson(14);
    const copy = (text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await cell(0, column).click();
    await copy('12\n13\n99\n');
    await press('Control+v');
    await said(/Nothing was pasted/);
    expect(await gradesIn(id)).toEqual([]);
    await copy('12\n13\n\nl\n');
    await press('Control+v');
    await said('3 entries pasted.');
    await allSaved();
    expect((await gradesIn(id)).map(({ value }) => value)).toEqual(['12', '13']);
    await press('Control+z');
    await said(/^Undone/);
    await press('Control+z');
    await cell(1, column).locator('del').waitFor();
    expect((await gradesIn(id)).map(({ status }) => status)).toEqual(['given', 'annulled']);
    expect((await readPage()).absences.filter((one) => one.lessonId === id)).toEqual([]);
  });

  it('keeps what is entered while offline, and saves each once', async () => {
    const [id, column] = await newLesson(15);
    await cell(0, column).click();
    // The first one reaches the journal, but its answer gets lost.
    await page.route(
      '**/grades',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await type('11');
    await press('Enter');
    await page.getByText('1 entry is not saved yet.').waitFor();
    await context.setOffline(true);
    for (const value of ['12', '13']) {
      await type(value);
      await press('Enter');
    }
    await page.getByText('3 entries are not saved yet.').waitFor();
    await cell(2, column).getByText('not saved yet').waitFor();
    await pressSignOut(page);
    await page.getByText('3 entries in the journal are not saved yet and would be lost.').waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.reload();
    await page.getByText('3 entries are not saved yet.').waitFor();
    await cell(2, column).getByText('13').waitFor();
    await context.setOffline(false);
    await openPage(page);
    await allSaved();
    expect((await gradesIn(id)).map(({ value }) => value)).toEqual(['11', '12', '13']);
  });

  it('shows two teachers each other’s entries, and tells the second what the first did', async () => {
    const [id, column] = await newLesson(16);
    const beside = await browser.newContext({
      locale: 'en-GB',
      storageState: await context.storageState(),
    });
    const other = await beside.newPage();
    await openPage(other);
    await cell(0, column).click();
    await type('17');
    await press('Enter');
    await cell(0, column, other).getByText('17').waitFor();

    // Before this page has seen it, the pupil has another grade.
    const [, second] = pupils;
    await page.route(`**/pages/${day.pageId}`, (route) => route.abort());
    const work = day.works[0] ?? '';
    const entries = [{ pupilId: second?.id ?? '', work, value: '9' }];
    expectStatus(201, await giveGrades(day, id, entries, randomUUID()));
    await type('10');
    await press('Enter');
    const refused = page.getByRole('alert', { name: 'Not accepted' });
    await refused.getByText('there is another grade for this work by now').waitFor();
    await page.unroute(`**/pages/${day.pageId}`);
    await cell(1, column).getByText('9').waitFor();
    await refused.getByRole('button', { name: 'Drop' }).click();
    await refused.waitFor({ state: 'detached' });
    expect((await gradesIn(id)).map(({ value }) => value)).toEqual(['17', '9']);
    await beside.close();
  });

  it('has topic and homework of the lesson beside it', async () => {
    const panel = page.getByTestId('lesson-panel');
    await panel.getByLabel('Topic').fill('Circles in a square');
    await panel.getByRole('button', { name: 'Save the topic' }).click();
    await page.getByRole('definition').getByText('Circles in a square').waitFor();
    const { today } = day;
    await panel.getByLabel('What is to be done').fill('No. 12');
    await panel
      .getByLabel('Due on')
      .fill(new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10));
    await panel.getByRole('button', { name: 'Set the homework' }).click();
    await panel.getByText('No. 12').waitFor();
  });

  it('is accessible, by day and by night, on a screen and on a telephone, in both languages', async () => {
    await page.getByText('Keys', { exact: true }).click();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.locator('td[tabindex="0"]').focus();
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await press('Escape');
    await page.getByLabel('Language').selectOption('ru');
    await page.getByText('Всё сохранено.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('Язык').selectOption('en');
  });

  it('is worked by a finger where there are no keys', async () => {
    const [id, column] = await newLesson(17);
    const phone = await browser.newContext({
      ...{ locale: 'en-GB', hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } },
      storageState: await context.storageState(),
    });
    const touched = await phone.newPage();
    await openPage(touched);
    await cell(0, column, touched).tap();
    await touched.getByRole('dialog').getByRole('button', { name: '18', exact: true }).tap();
    await allSaved(touched);
    expect((await gradesIn(id)).map(({ value }) => value)).toEqual(['18']);
    await phone.close();
  });

  it('undoes what was entered and corrected step by step, by keys and by a button', async () => {
    const [id, column] = await newLesson(18);
    await cell(0, column).click();
    for (const value of ['12', '13']) {
      await type(value);
      await press('Enter');
    }
    await allSaved();
    await cell(1, column).click();
    await type('14');
    await press('Enter');
    const correction = page.getByRole('dialog', { name: 'Correct 13 to 14' });
    await correction.getByRole('button', { name: 'Save' }).click();
    await correction.waitFor({ state: 'detached' });
    const values = async () => (await gradesIn(id)).map(({ value, status }) => `${value} ${status}`);
    expect(await values()).toEqual(['12 given', '14 corrected']);
    // Faster than any of them is answered.
    await press('Control+z');
    await press('Control+z');
    expect(await eventually(async () => (await values())[1] === '13 annulled')).toBe(true);
    await page.getByRole('button', { name: /^Undo/ }).click();
    expect(await eventually(async () => (await values())[0] === '12 annulled')).toBe(true);
  });

  it('answers each key with 35 pupils and 40 lessons, and tells how soon', async () => {
    const large = enlarged(await readPage(), 35, 40);
    await page.route(`**/pages/${day.pageId}`, (route) => route.fulfill({ json: large }));
    await page.route('**/grades', (route) =>
      route.fulfill({ status: 201, json: { grades: [{ gradeId: randomUUID() }] } }),
    );
    // From elsewhere: a page that is loaded again is shown where one was in it.
    await page.goto('about:blank');
    await openPage(page);
    // Opened where the newest lesson is, with its whole width.
    const [box, region] = await Promise.all([
      cell(0, 39).boundingBox(),
      page.getByRole('grid').locator('..').boundingBox(),
    ]);
    if (!box || !region) throw new Error('The grid is not drawn');
    expect(box.x).toBeGreaterThan(region.x);
    expect(box.x + box.width).toBeLessThanOrEqual(region.x + region.width);
    expect(await page.evaluate('scrollY')).toBe(0);
    await cell(0, 39).click();
    await timeKeys(page);
    for (let row = 0; row < 34; row++) {
      await type('15');
      await press('Enter');
    }
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'PageUp']) {
      for (let times = 0; times < 10; times++) await press(key);
    }
    // Pictures of the last keys may be still to come.
    expect(await eventually(async () => (await keyTimes(page)).length > 130)).toBe(true);
    const latencies = (await keyTimes(page)).sort((a, b) => a - b);
    const [half, most] = [0.5, 0.95].map((share) => latencies[Math.floor(latencies.length * share)] ?? NaN);
    process.stdout.write(
      `A key, 35 × 40: p50 ${half?.toFixed(1) ?? ''} ms, p95 ${most?.toFixed(1) ?? ''} ms\n`,
    );
  });

  it('did nothing that its security policy or a script refused', () => {
    expect(failures).toEqual([]);
  });
});
