import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { NoticesAnswer } from '../../projections/recipients/queries.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { runJournal } from '../support/command-line.js';
import { openBrowser } from '../support/chromium.js';
import { healthy, newDataFolder, startSchool, type RunningSchool } from '../support/running-school.js';
import { letIn, PASSWORD } from '../support/school-day.js';
import { ADMINISTRATOR, smallSchool, TEACHER, writeBundle } from '../support/small-school.js';
import { until } from '../support/until.js';
import { read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { noteFailures, pageLink, problemsEverywhere, signIn, signOut } from './pages.js';

const GUARDIAN = 'eve';

describeInBrowser('The page on which one chooses how to be told', () => {
  let school: RunningSchool;
  let guardian: Visitor;
  let admin: Visitor;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    const dataDir = await newDataFolder();
    const bundle = await writeBundle(join(dataDir, 'bundle'), smallSchool());
    const { code, stderr } = await runJournal(['import', bundle, '--time-zone', 'Europe/Lisbon'], dataDir);
    if (code !== 0) throw new Error(stderr);
    school = await startSchool(dataDir, { args: ['--empty'] });
    await healthy(school);
    [guardian, admin] = [await letIn(school, GUARDIAN), await letIn(school, ADMINISTRATOR)];
    await letIn(school, TEACHER);
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    noteFailures(page, errors);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const signInAs = async (login: string): Promise<void> => {
    await signIn(page, login, PASSWORD);
    await pageLink(page, 'My notices').click();
    await page.getByRole('heading', { name: 'How I want to be told' }).waitFor();
    await page.getByTestId('kind-security-alert').waitFor();
  };
  const chosen = () => read(guardian.get<NoticesAnswer>('/api/me/notices'));
  const tick = (name: string) => page.getByRole('checkbox', { name, exact: true });
  const save = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved: from now on').waitFor();
  };

  it('is reached from the menu, and shows what may concern a guardian', async () => {
    await page.goto(school.url);
    await signInAs(GUARDIAN);
    expect(new URL(page.url()).pathname).toBe('/notices');
    expect(await page.getByTestId('kind-grade-given').count()).toBe(1);
    expect(await page.getByTestId('kind-page-corrected').count()).toBe(0);
  });

  it('shows what is not for choosing, and says why', async () => {
    const mandatory = tick('Changes to the account: E-mail');
    expect([await mandatory.isChecked(), await mandatory.isDisabled()]).toEqual([true, true]);
    const why = await mandatory.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${why ?? ''}"]`).textContent()).toContain('Always sent');
    // An absence is of use only at once.
    expect(await page.getByTestId('kind-absence').getByRole('combobox').count()).toBe(0);
    expect(await page.getByTestId('kind-late').getByRole('combobox').count()).toBe(1);
  });

  it('saves what was chosen, which holds after a reload', async () => {
    await tick('New grades: SMS').check();
    await page.getByLabel('When: New grades').selectOption('weekly');
    await tick('Remarks: E-mail').uncheck();
    await tick('Keep quiet hours').check();
    await page.getByLabel('From', { exact: true }).fill('22:15');
    await page.getByLabel('Language of the notices').selectOption('ru');
    await save();

    const { language, quietHours, kinds } = await chosen();
    expect(language).toBe('ru');
    expect(quietHours).toEqual({ from: '22:15', to: '07:00', timeZone: 'Europe/Lisbon' });
    expect(kinds['grade-given'].chosen).toEqual({ channels: ['email', 'sms'], pace: 'weekly' });
    expect(kinds.remark.chosen).toEqual({ channels: [], pace: 'atOnce' });
    expect(kinds.meeting).not.toHaveProperty('chosen');

    await page.reload();
    await page.getByTestId('kind-security-alert').waitFor();
    expect(await tick('New grades: SMS').isChecked()).toBe(true);
    expect(await tick('Remarks: E-mail').isChecked()).toBe(false);
    expect(await page.getByLabel('When: New grades').inputValue()).toBe('weekly');
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('22:15');
    expect(await page.getByLabel('Language of the notices').inputValue()).toBe('ru');
  });

  it('names every field at fault, and saves nothing', async () => {
    const before = await chosen();
    await page.getByLabel('From', { exact: true }).fill('');
    await page.getByLabel('Time zone').fill('Atlantis');
    await page.getByRole('button', { name: 'Save' }).click();
    const problem = page.getByTestId('not-saved');
    await problem.getByText('Quiet hours, from: write a time of day').waitFor();
    await page.getByLabel('From', { exact: true }).fill('21:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await problem.getByText('Quiet hours, time zone: choose a time zone').waitFor();
    expect(await page.getByLabel('Time zone').getAttribute('aria-invalid')).toBe('true');
    expect(await problem.getByText('Quiet hours, from').count()).toBe(0);
    expect(await chosen()).toEqual(before);

    await tick('Keep quiet hours').uncheck();
    await save();
    expect(await chosen()).not.toHaveProperty('quietHours');
  });

  it('confirms a contact by the code that was sent to it', async () => {
    const codes = async (): Promise<string[]> => {
      const { messages } = await read(admin.get<{ messages: OutboxMessage[] }>('/api/outbox'));
      const toEmail = messages.filter(({ kind, channel }) => kind === 'contact-code' && channel === 'email');
      return toEmail.flatMap(({ text }) => /\b\d{6}\b/.exec(text) ?? []);
    };
    const email = page.getByTestId('contact-email');
    await email.getByText('not confirmed').waitFor();
    await email.getByRole('button', { name: 'Send me a code' }).click();
    await email.getByText('A code is on its way').waitFor();
    await until(async () => (await codes()).length === 1);
    const [code = ''] = await codes();

    const field = email.getByRole('textbox', { name: 'Code of six digits' });
    await field.fill(code === '000000' ? '000001' : '000000');
    await email.getByRole('button', { name: 'Confirm' }).click();
    await email.getByText('This is not the code that was sent.').waitFor();
    await field.fill(code);
    await field.press('Enter');
    await email.getByText('this contact is confirmed').waitFor();
    expect((await chosen()).contacts.email?.verified).toBe(true);
    expect(await email.getByRole('button').count()).toBe(0);
  });

  it('is accessible, by day and by night, on a screen and on a telephone', async () => {
    await tick('Keep quiet hours').check();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('speaks Russian', async () => {
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page.getByRole('heading', { name: 'Как меня уведомлять' }).waitFor();
    await page.getByRole('checkbox', { name: 'Новые оценки: СМС' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByLabel('Часовой пояс').fill('Атлантида');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Тихие часы, часовой пояс: выберите часовой пояс').waitFor();
    await page.getByLabel('Язык', { exact: true }).selectOption('en');
  });

  it('shows a teacher what concerns teachers, and no grades', async () => {
    await signOut(page);
    await signInAs(TEACHER);
    expect(await page.getByTestId('kind-page-corrected').count()).toBe(1);
    expect(await page.getByTestId('kind-grade-given').count()).toBe(0);
    await page.getByTestId('contact-email').getByText('The school knows none').waitFor();
    expect(errors).toEqual([]);
  });
});
