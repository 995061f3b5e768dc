import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { YearSheetAnswer } from '../../projections/final-grades/year-sheet.js';
import type { Me } from '../../src/access/me.js';
import { setCell } from '../../src/oneroster/specimen.js';
import { openBrowser } from '../support/chromium.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { healthy, newDataFolder, startSchool, type RunningSchool } from '../support/running-school.js';
import { letIn, newestPosition, PASSWORD, type ServedPage } from '../support/school-day.js';
import { smallSchool, TEACHER, today, writeBundle } from '../support/small-school.js';
import { there } from '../support/there.js';
import { expectStatus, read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, problemsEverywhere } from './pages.js';

const DEPUTY_HEAD = 'finn';

describeInBrowser('The end of a term and of a year', () => {
  let school: RunningSchool;
  let teacher: Visitor;
  let head: Visitor;
  let pages: Me['pages'];
  let pageId: string;
  let browser: Browser;
  let teachers: Page;
  let heads: Page;
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
    head = await letIn(school, DEPUTY_HEAD);
    const links = async () => (await read(teacher.get<Me>('/api/me'))).pages;
    expect(await eventually(async () => (await links()).length === 2)).toBe(true);
    pages = await links();
    pageId = there(pages.find(({ from, to }) => from <= today() && today() <= to)?.pageId, 'page of today');
    const entrance = { browser, url: school.url, failures };
    teachers = await entered(entrance, { login: TEACHER, password: PASSWORD });
    heads = await entered(entrance, { login: DEPUTY_HEAD, password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const fresh = async () => ({ 'X-Journal-Position': await newestPosition(head) });
  const readPage = async (id = pageId) =>
    read(head.get<ServedPage>(`/api/journal/pages/${id}`, await fresh()));
  /** The sheet as its page asks for it: the class named by the group, in the year of the term. */
  const readSheet = async () => {
    const { schoolId, group, term } = await readPage();
    const settings = await read(
      head.get<{ terms: Record<string, { yearId: string }> }>(`/api/schools/${schoolId}/settings`),
    );
    const path = `/api/journal/classes/${group.id}/years/${there(settings.terms[term.id]?.yearId, 'year')}`;
    return read(teacher.get<YearSheetAnswer & { closed: boolean }>(path, await fresh()));
  };
  const end = (page: Page) => page.getByTestId('term-end');
  const yearEnd = (page: Page) => page.getByTestId('year-end');
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const giveTermGrade = async (id: string, value: string) => {
    const { pupils } = await readPage(id);
    const grades = pupils.map((pupil) => ({ pupilId: pupil.id, value }));
    expectStatus(201, await head.post(`/api/journal/pages/${id}/term-grades`, { grades }));
  };

  it('tells who has no term grade before the page is closed, and closes it then', async () => {
    const pupil = there((await readPage()).pupils[0], 'pupil');
    await teachers.goto(`${school.url}/journal/${pageId}`);
    await button(teachers, 'Close the page for the term…').click();
    const dialog = teachers.getByRole('dialog', { name: /^Close the page:/ });
    await dialog.getByText('1 pupil has no term grade yet:').waitFor();
    await dialog.getByText(pupil.name).waitFor();
    expect(await dialog.getByRole('button', { name: 'Close the page' }).isDisabled()).toBe(true);
    expect(await problemsEverywhere(teachers)).toEqual([]);
    await dialog.getByRole('button', { name: 'Leave it open' }).click();
    await giveTermGrade(pageId, '17');
    await teachers.reload();
    await button(teachers, 'Close the page for the term…').click();
    await dialog.getByText('Everybody has a term grade.').waitFor();
    await dialog.getByRole('button', { name: 'Close the page' }).focus();
    await teachers.keyboard.press('Enter');
    await end(teachers).getByText('The page is closed for the term.').waitFor();
    expect((await readPage()).closed).toBe(true);
    expect(await button(teachers, 'Close the page for the term…').count()).toBe(0);
    expect(await button(teachers, 'Open the page again…').count()).toBe(0);
  });

  it('has the deputy head open it again, with a reason', async () => {
    await heads.goto(`${school.url}/journal/${pageId}`);
    await button(heads, 'Open the page again…').click();
    const dialog = heads.getByRole('dialog', { name: /^Open the page again:/ });
    await dialog.getByLabel('Why').fill('A test was forgotten');
    expect(await problemsEverywhere(heads)).toEqual([]);
    await dialog.getByRole('button', { name: 'Open the page' }).click();
    await button(heads, 'Close the page for the term…').waitFor();
    expect((await readPage()).closed).toBe(false);
  });

  it('shows the term grades of the year, proposes the final grade, and has the teacher give it', async () => {
    await teachers.goto(`${school.url}/journal/${pageId}`);
    await end(teachers).getByRole('link', { name: 'Final grades of the year' }).click();
    await teachers.getByText('17 · average 17').waitFor();
    const { parts, pupils } = await readSheet();
    const subject = there(parts[0]?.subject, 'subject');
    await button(teachers, `${subject.title} (1)…`).click();
    const dialog = teachers.getByRole('dialog', { name: `Final grades: ${subject.title}` });
    const choice = dialog.getByLabel(`${there(pupils[0]?.name, 'pupil')}: 17, average 17`);
    expect(await choice.inputValue()).toBe('17');
    await choice.selectOption('18');
    expect(await problemsEverywhere(teachers)).toEqual([]);
    await dialog.getByRole('button', { name: 'Give them' }).click();
    await dialog.waitFor({ state: 'detached' });
    await teachers.getByRole('button', { name: /^Correct the final grade of .*: 18$/ }).waitFor();
    expect((await readSheet()).pupils[0]?.grades).toMatchObject([
      { value: '18', average: 17, proposed: '17' },
    ]);
  });

  it('corrects a final grade with the reason', async () => {
    await teachers.getByRole('button', { name: /^Correct the final grade of/ }).click();
    const dialog = teachers.getByRole('dialog', { name: /^Correct the final grade 18/ });
    await dialog.getByLabel('New grade').selectOption('19');
    await dialog.getByLabel('Reason', { exact: true }).selectOption({ label: 'In my own words' });
    await dialog.getByLabel('Reason in my own words').fill('The project counts');
    expect(await problemsEverywhere(teachers)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await teachers.getByRole('button', { name: /^Correct the final grade of .*: 19$/ }).waitFor();
    expect((await readSheet()).pupils[0]?.grades).toMatchObject([{ value: '19' }]);
  });

  it('names the open pages before the year is closed, closes it, and opens it again with a reason', async () => {
    await heads.goto(`${school.url}/journal/${pageId}`);
    await end(heads).getByRole('link', { name: 'Final grades of the year' }).click();
    await button(heads, 'Close the year…').click();
    const dialog = heads.getByRole('dialog', { name: /^Close the year:/ });
    await dialog.getByText('These journal pages are not closed yet:').waitFor();
    expect(await dialog.getByRole('link').count()).toBe(pages.length);
    expect(await dialog.getByRole('button', { name: 'Close the year' }).isDisabled()).toBe(true);
    expect(await problemsEverywhere(heads)).toEqual([]);
    await dialog.getByRole('button', { name: 'Leave it open' }).click();
    for (const { pageId: one } of pages) {
      if (one !== pageId) await giveTermGrade(one, 'notAssessed');
      expectStatus(200, await head.post(`/api/journal/pages/${one}/closing`, {}));
    }
    await heads.reload();
    await button(heads, 'Close the year…').click();
    await dialog.getByText('All pages are closed, and everybody has final grades.').waitFor();
    await dialog.getByRole('button', { name: 'Close the year' }).click();
    await yearEnd(heads).getByText('The year is closed for this class.').waitFor();
    expect((await readSheet()).closed).toBe(true);
    await button(heads, 'Open the year again…').click();
    const reopening = heads.getByRole('dialog', { name: /^Open the year again:/ });
    await reopening.getByLabel('Why').fill('A subject was forgotten');
    await reopening.getByRole('button', { name: 'Open the year' }).click();
    await button(heads, 'Close the year…').waitFor();
    expect((await readSheet()).closed).toBe(false);
  });

  it('reads in Russian', async () => {
    const context = await browser.newContext({
      locale: 'ru-RU',
      storageState: await heads.context().storageState(),
    });
    const russian = await context.newPage();
    await russian.goto(`${school.url}/journal/${pageId}`);
    await russian.getByRole('heading', { name: 'Конец периода' }).waitFor();
    await russian.getByRole('link', { name: 'Годовые оценки' }).click();
    await russian.getByRole('heading', { name: 'Конец учебного года' }).waitFor();
    await russian
      .getByText(/средняя/)
      .first()
      .waitFor();
    expect(failures).toEqual([]);
  });
});
