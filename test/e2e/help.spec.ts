import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { accessibilityProblems, noteFailures, pageLink, problemsEverywhere, signIn } from './pages.js';

describeInBrowser('The help', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    noteFailures(page, failures);
    await page.goto(school.url);
    const { login, password } = school.signInOf('guardian');
    await signIn(page, login, password);
    await pageLink(page, 'Help').click();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  it('is of the reader’s role, and on demand of all', async () => {
    await page.getByTestId('help-guardian').waitFor();
    expect(await page.getByTestId('help-teacher').count()).toBe(0);
    await page.getByLabel('For everybody in a school').check();
    await page.getByTestId('help-authority').waitFor();
    await page.getByTestId('help-guardian').getByText('sign a week again').click();
    await page.getByText('Your signature is of what you saw').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('is found by words, wherever they stand', async () => {
    await page.getByLabel('For me').check();
    const search = page.getByLabel('Search the help');
    await search.fill('undo STEP');
    await page.getByRole('status').getByText('1 place found.').waitFor();
    await page.getByTestId('help-teacher').getByText('Ctrl+Z or the button').waitFor();
    await search.fill('nobody writes this');
    await page.getByText('Nothing is found by these words.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await search.fill('');
  });

  it('speaks Russian', async () => {
    await page.getByLabel('Language').selectOption('ru');
    await page.getByRole('heading', { level: 1, name: 'Помощь' }).waitFor();
    await page.getByLabel('Поиск по справке').fill('отчет');
    await page.getByTestId('help-deputyHead').getByText('К какому времени относятся числа отчёта?').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
