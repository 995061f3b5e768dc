import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import { setCell } from '../../src/oneroster/specimen.js';
import { runJournal } from '../support/command-line.js';
import { openBrowser } from '../support/chromium.js';
import { eventually } from '../support/eventually.js';
import { healthy, newDataFolder, startSchool, type RunningSchool } from '../support/running-school.js';
import { giveGrades, letIn, newestPosition, PASSWORD, type ServedPage } from '../support/school-day.js';
import { smallSchool, TEACHER, today, writeBundle } from '../support/small-school.js';
import { there } from '../support/there.js';
import { expectStatus, read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, problemsEverywhere } from './pages.js';

describeInBrowser('The journal page at the end of a term', () => {
  let school: RunningSchool;
  let teacher: Visitor;
  let pageId: string;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    const dataDir = await newDataFolder();
    const bundle = smallSchool();
    setCell(bundle, 'roles', 6, 'userSourcedId', 'u3');
    const folder = await writeBundle(join(dataDir, 'bundle'), bundle);
    const { code, stderr } = await runJournal(['import', folder], dataDir);
    if (code !== 0) throw new Error(stderr);
    browser = await openBrowser();
    school = await startSchool(dataDir, { args: ['--empty'] });
    await healthy(school);
    teacher = await letIn(school, TEACHER);
    const links = async () => (await read(teacher.get<Me>('/api/me'))).pages;
    expect(await eventually(async () => (await links()).length === 2)).toBe(true);
    const now = (await links()).find(({ from, to }) => from <= today() && today() <= to);
    pageId = there(now?.pageId, 'page of this term');
    page = await entered({ browser, url: school.url, failures }, { login: TEACHER, password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const readPage = async () => {
    const headers = { 'X-Journal-Position': await newestPosition(teacher) };
    return read(teacher.get<ServedPage>(`/api/journal/pages/${pageId}`, headers));
  };
  const openTermGrades = () => page.getByRole('button', { name: 'Term grades…' }).click();
  const dialog = () => page.getByRole('dialog', { name: /^Term grades:/ });

  it('gives term grades to those who have none, as proposed or otherwise', async () => {
    const { pupils, works } = await readPage();
    const pupilId = there(pupils[0]?.id, 'pupil');
    const lesson = { date: today(), number: 1, topic: 'Forces' };
    const recorded = await teacher.post<{ lessonId: string }>(`/api/journal/pages/${pageId}/lessons`, lesson);
    const { lessonId } = expectStatus(201, recorded).body;
    const grade = { pupilId, work: there(works[0]?.code, 'kind of work'), value: '17' };
    expectStatus(201, await giveGrades({ teacher, pageId }, lessonId, [grade]));
    await readPage();
    await page.goto(`${school.url}/journal/${pageId}`);
    await openTermGrades();
    const choice = dialog().getByRole('combobox');
    expect(await choice.inputValue()).toBe('17');
    await choice.selectOption({ label: 'not now' });
    expect(await dialog().getByRole('button', { name: 'Give them' }).isDisabled()).toBe(true);
    await choice.selectOption({ label: 'not assessed' });
    await choice.selectOption('17');
    expect(await problemsEverywhere(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Give them' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('1 term grade is given.').waitFor();
    expect((await readPage()).termGrades).toMatchObject([{ pupilId, value: '17' }]);
    await page.getByTestId(`term-${pupilId}`).getByText('17', { exact: true }).waitFor();
  });

  it('has nobody without one then', async () => {
    await openTermGrades();
    await dialog().getByText('Everybody has a term grade.').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
  });

  it('corrects one that was given, with the reason', async () => {
    await openTermGrades();
    const correct = dialog().getByRole('button', { name: 'Correct…' });
    const whose = dialog().getByLabel('Whose');
    const pupilId = there((await readPage()).termGrades[0]?.pupilId, 'pupil');
    await whose.selectOption(pupilId);
    await dialog().getByLabel('New grade').selectOption('17');
    expect(await correct.isDisabled()).toBe(true);
    await dialog().getByLabel('New grade').selectOption('18');
    expect(await problemsEverywhere(page)).toEqual([]);
    await correct.click();
    const asked = page.getByRole('dialog', { name: 'Correct 17 to 18' });
    await asked.getByLabel('Reason', { exact: true }).selectOption({ label: 'In my own words' });
    await asked.getByLabel('Reason in my own words').fill('The project was left out');
    expect(await problemsEverywhere(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').getByText('the term grade is corrected').waitFor();
    expect((await readPage()).termGrades).toMatchObject([{ pupilId, value: '18' }]);
    await page.getByTestId(`term-${pupilId}`).getByText('18', { exact: true }).waitFor();
    expect(failures).toEqual([]);
  });
});
