import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { SignInsFound } from '../../src/access/issuing/sign-ins.queries.js';
import { FEED_SCOPE } from '../../src/consumers/oauth-scopes.values.js';
import { consumerIn } from '../support/asking-consumer.js';
import { openBrowser } from '../support/chromium.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { there } from '../support/there.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('Those who run the journal and the office', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();

  it('show an operator who follows the journal, and nothing of its people', async () => {
    const operator = await school.signIn('operator');
    const { schools, children, pages } = await read(operator.get<Me>('/api/me'));
    expect({ children, pages }).toEqual({ children: [], pages: [] });
    const schoolId = there(schools[0], 'school').id;
    for (const what of ['classes', 'offices']) {
      expect(await refusal(operator.get(`/api/schools/${schoolId}/${what}`))).toEqual([
        ...[404, 'school-not-found'],
      ]);
    }
    const asking = await consumerIn(school, {
      ...{ title: 'Register of pupils', schools: [schoolId], scopes: [FEED_SCOPE] },
    });
    expectStatus(200, await asking.get('/api/feeds/journal?limit=1'));
    page = await enter('operator');
    await heading('Feed consumers');
    await page.getByTestId('consumers').getByRole('row', { name: 'Register of pupils' }).waitFor();
    for (const name of ['Journal pages', 'Timetable', 'Reports', 'History', 'Outbox']) {
      expect({ name, count: await pageLink(page, name).count() }).toEqual({ name, count: 0 });
    }
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('show an operator what failed, and how far the read models are', async () => {
    await pageLink(page, 'What failed').click();
    await heading('What failed');
    await page.getByTestId('none-refused').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await follow('Read models');
    await heading('Read models');
    await page.getByTestId('read-models-state').getByText('All read models run').waitFor();
    const rows = page.getByTestId('read-models').locator('tbody').getByRole('row');
    expect(await rows.count()).toBeGreaterThan(20);
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByLabel('Language').selectOption('ru');
    for (const [path, title] of [
      ['/authority/consumers', 'Читатели потока'],
      ['/admin/failures', 'Сбои'],
      ['/admin/read-models', 'Модели чтения'],
    ] as const) {
      await page.goto(school.url + path);
      await heading(title);
      expect(await problemsEverywhere(page)).toEqual([]);
    }
    await page.context().close();
  });

  it('lead a secretary from the classes to sign-ins, and on to moves and guardians', async () => {
    const secretary: Visitor = await school.signIn('secretary');
    const schoolId = there((await read(secretary.get<Me>('/api/me'))).schools[0], 'school').id;
    const { classes } = await read(secretary.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    const [of] = classes;
    const classId = of?.classId ?? '';
    const peopleOf = async () =>
      (await read(secretary.get<SignInsFound>(`/api/classes/${classId}/sign-ins`))).people;
    const pupil = there(
      (await peopleOf()).find(({ as, state }) => as === 'pupil' && state !== 'active'),
      'pupil',
    );
    const issued = async () => (await peopleOf()).filter(({ state }) => state === 'issued').length;
    const before = await issued();
    page = await enter('secretary');
    await heading('Office');
    await page.getByTestId('classes').locator(`a[href*="class=${classId}"]`).click();
    await page.getByRole('checkbox', { name: `Choose ${pupil.name}` }).check();
    await page.getByRole('button', { name: 'Issue the slips' }).click();
    await page.getByTestId('slips').waitFor();
    const areIssued = async () => (await issued()) > before;
    expect(await eventually(areIssued)).toBe(true);
    expect(await problemsEverywhere(page)).toEqual([]);

    await page.getByRole('navigation', { name: 'Reports', exact: true }).getByText('Moves').click();
    await heading('Moves of pupils');
    await page.getByLabel('Class', { exact: true }).selectOption(classId);
    await page.getByRole('link', { name: `Guardians: ${pupil.name}` }).click();
    await heading('Guardians of a pupil');
    await page.getByTestId('no-limits').first().waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await follow('To the class');
    await page.getByRole('link', { name: `Transfer: ${pupil.name}` }).click();
    await heading('Transfer of a pupil');
    await page.getByText(`${pupil.name}, ${of?.title ?? ''}`).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(await refusal(secretary.get(`/api/schools/${schoolId}/offices`))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    expect(failures).toEqual([]);
  });
});
