import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addDays } from '../../src/school/civil-date.values.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { there } from '../support/there.js';
import { read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, problemsEverywhere } from './pages.js';

describeInBrowser('What a teacher writes in a lesson beside grades', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let page: Page;
  let lessonId: string;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    lessonId = await recordLesson(day, 11, 'The sine rule');
    page = await entered({ browser, url: school.url, failures }, school.signInOf('teacher'));
    await openLesson(lessonId);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const readPage = async () => {
    const headers = { 'X-Journal-Position': await newestPosition(day.teacher) };
    return read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, headers));
  };
  const lessonNow = async (id = lessonId) =>
    there(
      (await readPage()).lessons.find((one) => one.lessonId === id),
      'lesson',
    );
  const panel = () => page.getByTestId('lesson-panel');
  const openLesson = async (id: string) => {
    const column = (await readPage()).lessons.findIndex((one) => one.lessonId === id);
    await page.goto(`${school.url}/journal/${day.pageId}`);
    await page.getByTestId(`cell-0-${column}`).click();
  };
  const choose = async (name: string) => {
    const summary = panel().getByText('More…');
    if (!(await panel().getByRole('button', { name }).isVisible())) await summary.click();
    await panel().getByRole('button', { name }).click();
  };
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const gone = (name: string | RegExp) => dialog(name).waitFor({ state: 'detached' });

  it('praises a pupil', async () => {
    await choose('Remark or praise…');
    const asked = dialog('Remark or praise');
    await asked.getByLabel('Pupil', { exact: true }).selectOption(day.child.id);
    await asked.getByLabel('What is said to the family').fill('Explained it to the class');
    expect(await problemsEverywhere(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Write it' }).click();
    await gone('Remark or praise');
    await page.getByText('Explained it to the class').waitFor();
    expect((await readPage()).remarks.filter((one) => one.lessonId === lessonId)).toMatchObject([
      { pupilId: day.child.id, kind: 'praise', visibleTo: 'guardianAndPupil' },
    ]);
  });

  it('marks work that a pupil owes', async () => {
    await choose('Work owed…');
    const asked = dialog('Work that is owed');
    await asked.getByLabel('Pupil', { exact: true }).selectOption(day.child.id);
    await asked.getByLabel(/^To be handed in by/).fill(addDays(day.today, 7));
    expect(await problemsEverywhere(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Mark it' }).click();
    await gone('Work that is owed');
    expect((await readPage()).debts.filter((one) => one.lessonId === lessonId)).toMatchObject([
      { pupilId: day.child.id, dueOn: addDays(day.today, 7) },
    ]);
  });

  it('tells in words why a debt is not marked twice', async () => {
    await choose('Work owed…');
    const asked = dialog('Work that is owed');
    await asked.getByLabel('Pupil', { exact: true }).selectOption(day.child.id);
    await asked.getByRole('button', { name: 'Mark it' }).click();
    await asked.getByText('The pupil owes this work already.').waitFor();
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await gone('Work that is owed');
  });

  it('sets homework for one pupil with a file, changes it, and withdraws it', async () => {
    await choose('Homework for some, with files…');
    const asked = dialog('Set homework');
    await asked.getByLabel('What is to be done').fill('Read the handout');
    await asked.getByLabel('Due on').fill(addDays(day.today, 3));
    await asked.getByText('For the whole group').click();
    await asked.getByLabel(day.child.name).check();
    const content = Buffer.from('%PDF-1.4\n%%EOF\n');
    await asked.locator('input[type=file]').setInputFiles({
      ...{ name: 'handout.pdf', mimeType: 'application/pdf', buffer: content },
    });
    await asked.getByText('handout.pdf').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Set the homework' }).click();
    await gone('Set homework');
    expect((await lessonNow()).homeworkSet).toMatchObject([
      { text: 'Read the handout', pupilIds: [day.child.id], files: [{ name: 'handout.pdf' }] },
    ]);
    await panel().getByRole('button', { name: 'Change the homework: Read the handout' }).click();
    const changed = dialog('Put the homework differently');
    await changed.getByLabel('What is to be done').fill('Read the handout twice');
    await changed.getByRole('button', { name: 'Save' }).click();
    await gone('Put the homework differently');
    expect((await lessonNow()).homeworkSet).toMatchObject([
      { text: 'Read the handout twice', pupilIds: [day.child.id], files: [{ name: 'handout.pdf' }] },
    ]);
    await panel().getByRole('button', { name: 'Withdraw the homework: Read the handout twice' }).click();
    const withdrawn = dialog('Withdraw the homework');
    await withdrawn.getByLabel('Why').fill('There is no handout');
    await withdrawn.getByRole('button', { name: 'Withdraw' }).click();
    await gone('Withdraw the homework');
    expect((await lessonNow()).homeworkSet).toEqual([]);
  });

  it('refuses to cancel a lesson with entries, cancels another, and lets it take place after all', async () => {
    await choose('Cancel the lesson…');
    const asked = dialog(/^Cancel the lesson of/);
    await asked.getByLabel('Why').fill('The boiler broke');
    await asked.getByRole('button', { name: 'Cancel the lesson' }).click();
    await asked.getByText('Something is written in this lesson').waitFor();
    await asked.getByRole('button', { name: 'Keep it' }).click();
    const free = await recordLesson(day, 12, 'The cosine rule');
    await openLesson(free);
    await choose('Cancel the lesson…');
    await asked.getByLabel('Why').fill('The boiler broke');
    await asked.getByRole('button', { name: 'Cancel the lesson' }).click();
    await asked.waitFor({ state: 'detached' });
    await panel().getByRole('button', { name: 'Let the lesson take place' }).waitFor();
    expect(await lessonNow(free)).toMatchObject({ cancelled: true, cancelReason: 'The boiler broke' });
    await panel().getByRole('button', { name: 'Let the lesson take place' }).click();
    await panel().getByRole('button', { name: 'Cancel the lesson…' }).waitFor();
    expect((await lessonNow(free)).cancelled).toBe(false);
  });

  it('has the deputy head name a substitute, and release them', async () => {
    const head = await entered({ browser, url: school.url, failures }, school.signInOf('deputyHead'));
    await head.goto(`${school.url}/journal/${day.pageId}`);
    const column = (await readPage()).lessons.findIndex((one) => one.lessonId === lessonId);
    await head.getByTestId(`cell-0-${column}`).click();
    const tools = head.getByTestId('lesson-panel');
    await tools.getByText('More…').click();
    await tools.getByRole('button', { name: 'Substitute…' }).click();
    const asked = head.getByRole('dialog', { name: /^Who gives the lesson of/ });
    const who = asked.getByLabel('Teacher', { exact: true });
    await who.selectOption({ index: 1 });
    const chosen = await who.inputValue();
    expect(await problemsEverywhere(head)).toEqual([]);
    await asked.getByRole('button', { name: 'Let them give the lesson' }).click();
    await asked.waitFor({ state: 'detached' });
    const [substitute] = (await lessonNow()).substitutes;
    expect(substitute?.id).toBe(chosen);
    await tools.getByRole('button', { name: 'Substitute…' }).click();
    await asked.getByRole('button', { name: `Release ${there(substitute?.name, 'substitute')}` }).click();
    await asked.waitFor({ state: 'detached' });
    expect((await lessonNow()).substitutes).toEqual([]);
  });

  it('reads in Russian', async () => {
    const context = await browser.newContext({
      locale: 'ru-RU',
      storageState: await page.context().storageState(),
    });
    const russian = await context.newPage();
    await russian.goto(`${school.url}/journal/${day.pageId}`);
    const column = (await readPage()).lessons.findIndex((one) => one.lessonId === lessonId);
    await russian.getByTestId(`cell-0-${column}`).click();
    await russian.getByTestId('lesson-panel').getByText('Ещё…').click();
    await russian.getByRole('button', { name: 'Замечание или похвала…' }).click();
    await russian.getByRole('dialog', { name: 'Замечание или похвала' }).waitFor();
    expect(failures).toEqual([]);
  });
});
