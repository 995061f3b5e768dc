import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import type { LateCorrectionsFound } from '../../src/journal/late-corrections.queries.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrade,
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The page on which late corrections are allowed', () => {
  let school: RunningSchool;
  let browser: Browser;
  let day: SchoolDay;
  let admin: Visitor;
  let deputyHead: Me['person'];
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    browser = await openBrowser();
    day = await schoolDayOf(school);
    admin = await school.signIn('admin');
    deputyHead = (await read((await school.signIn('deputyHead')).get<Me>('/api/me'))).person;
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const enter = (role: 'admin' | 'deputyHead') =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));
  const now = async (): Promise<LateCorrectionsFound> => {
    const at = { 'X-Journal-Position': await newestPosition(admin) };
    return read(admin.get<LateCorrectionsFound>(`/api/journal/pages/${day.pageId}/late-corrections`, at));
  };

  it('is found by an administrator from the progress of a teacher', async () => {
    page = await enter('admin');
    await pageLink(page, 'Reports').click();
    await page.getByRole('link', { name: 'Teachers’ progress' }).click();
    const { person } = await read(day.teacher.get<Me>('/api/me'));
    await page.getByTestId('teachers').getByRole('link', { name: person.name }).first().click();
    await page.getByTestId('progress').locator(`a[href*="${day.pageId}"]`).click();
    await page.waitForURL(/\/late-corrections$/);
    await page.getByTestId('made').getByText('Corrected late so far: 0.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('lets somebody else correct more, with the reason', async () => {
    const allow = page.getByTestId('allow');
    await allow.getByLabel('Who corrects').selectOption({ label: deputyHead.name });
    await allow.getByLabel('How many more').fill('3');
    await allow.getByLabel('Reason').fill('The test was marked anew');
    await allow.getByLabel('Reason').press('Enter');
    await allow.getByText(`${deputyHead.name} may correct 3 more.`).waitFor();
    await page.getByTestId('made').getByText(`${deputyHead.name} may go on up to 13.`).waitFor();
    expect((await now()).allowed).toEqual({ person: deputyHead, upTo: 13 });
  });

  it('gives the teachers more time, and says where that is no time', async () => {
    const time = page.getByTestId('window');
    const give = async (until: string) => {
      await time.getByLabel('Last day').fill(until);
      await time.getByLabel('Reason').fill('The teacher was ill');
      await time.getByRole('button', { name: 'Give more time' }).click();
    };
    await give(addDays(day.today, -1));
    await time.getByRole('alert').getByText('The last day has to be today or later.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const until = addDays(day.today, 5);
    await give(until);
    await time.getByRole('status').getByText('The teachers may write until').waitFor();
    expect((await now()).windowExtendedUntil).toBe(until);
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page.getByRole('heading', { level: 1, name: 'Поздние исправления' }).waitFor();
    await page.getByText('По всей странице они могут писать до').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.context().close();
  });

  it('is where a deputy head sends somebody else who may correct no more alone', async () => {
    const lessonId = await recordLesson(day, 8);
    await giveGrade(day, lessonId, '11');
    page = await enter('deputyHead');
    await page.goto(`${school.url}/journal/${day.pageId}`);
    await page.getByTestId('journal-grid').waitFor();
    const { lessons, pupils } = await read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`));
    const row = pupils.findIndex(({ id }) => id === day.child.id);
    const column = lessons.findIndex((lesson) => lesson.lessonId === lessonId);
    const refused = { status: 403, code: 'second-person-required', detail: 'Nothing was corrected' };
    await page.route('**/correction', (route) => route.fulfill({ status: 403, json: refused }), { times: 1 });
    await page.getByTestId(`cell-${row}-${column}`).click();
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
    const asked = page.getByRole('dialog', { name: 'Correct 11 to 20' });
    await asked.getByRole('button', { name: 'Save' }).click();
    const address = `/journal/${day.pageId}/late-corrections`;
    await asked.getByRole('alert').getByText(`${school.url}${address}`).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Late corrections' }).click();
    await page.waitForURL((url) => url.pathname === address);
    await page.getByText('The school has no other deputy head').waitFor();
    expect(await page.getByTestId('window').count()).toBe(0);
    expect(await page.locator(`main a[href="/journal/${day.pageId}"]`).count()).toBe(1);
    await page.context().close();
  });

  it('failed nowhere', () => {
    expect(failures).toEqual([]);
  });
});
