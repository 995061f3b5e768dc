import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, recordLesson, schoolDayOf } from '../support/school-day.js';
import { until } from '../support/until.js';
import { read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { problemsEverywhere, signIn, noteFailures } from './pages.js';

/** As the previews are answered, for two kinds; one says whether a script of a mail is run. */
const previewsIn = (language: string) => ({
  previews: ['grade-given', 'absence'].map((kind) => ({
    kind,
    subject: `${kind} in ${language}`,
    text: `The plain text of ${kind}`,
    html: `<h1>${kind} in ${language}</h1><script>document.body.textContent = 'A script ran';</script>`,
    sms: language === 'ru' ? 'я'.repeat(71) : 'a'.repeat(160),
  })),
});

const PREVIEWS = '**/api/notices/previews?*';

describeInBrowser('The page of the outbox', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  /** About the grade that was given. */
  let mail: OutboxMessage;
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    const [day, admin] = [await schoolDayOf(school), await school.signIn('admin')];
    await giveGrade(day, await recordLesson(day, 9), '13');
    await until(async () => {
      const { messages } = await read(admin.get<{ messages: OutboxMessage[] }>('/api/outbox'));
      const found = messages.find(({ channel, text }) => channel === 'email' && text.includes('Grade: 13'));
      if (found) mail = found;
      return found !== undefined;
    });
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    noteFailures(page, errors);
    await page.route(PREVIEWS, (route) => {
      const language = new URL(route.request().url()).searchParams.get('language') ?? '';
      return route.fulfill({ json: previewsIn(language) });
    });
    await page.goto(`${school.url}/outbox`);
    const { login, password } = school.signInOf('admin');
    await signIn(page, login, password);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const mailIn = (testId: string) => page.getByTestId(testId).locator('iframe');

  it('shows a mail as it looks, in a frame that may do nothing', async () => {
    const message = page.getByTestId(`message-${mail.id}`);
    await message.getByRole('heading', { name: 'A new grade in the diary' }).waitFor();
    // The newest message is open already.
    if ((await message.locator('details[open]').count()) === 0) await message.getByRole('heading').click();
    await message.getByText(mail.to).waitFor();
    await mailIn(`message-${mail.id}`).contentFrame().getByText('13', { exact: true }).first().waitFor();
    expect(await mailIn(`message-${mail.id}`).getAttribute('sandbox')).toBe('');
  });

  it('shows it as plain text on demand', async () => {
    const message = page.getByTestId(`message-${mail.id}`);
    await message.getByRole('button', { name: 'Plain text' }).click();
    await message.getByText('Grade: 13').waitFor();
    expect(await message.locator('iframe').count()).toBe(0);
  });

  it('is accessible, by day and by night, on a screen and on a telephone', async () => {
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('shows what each kind of notice looks like, in either language, and runs no script of it', async () => {
    await page.getByRole('link', { name: 'Preview' }).click();
    const absence = page.getByTestId('preview-absence');
    await absence.getByRole('heading', { name: 'Absences without a known reason' }).click();
    await mailIn('preview-absence').contentFrame().getByText('absence in en').waitFor();
    await absence.getByText('1 SMS').waitFor();

    await page.getByLabel('Language of the messages').selectOption('ru');
    await page.getByText('absence in ru').waitFor();
    await absence.getByRole('heading').click();
    await mailIn('preview-absence').contentFrame().getByText('absence in ru').waitFor();
    await absence.getByText('2 SMS').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('previews the journal’s own texts', async () => {
    await page.unroute(PREVIEWS);
    await page.reload();
    const remark = page.getByTestId('preview-remark');
    await remark.getByRole('heading').click();
    await mailIn('preview-remark').contentFrame().getByRole('heading', { level: 1 }).waitFor();
    await remark.getByText('1 SMS').waitFor();
  });

  it('keeps what the ledger knows: to whom it went, what became of it, and what it says', async () => {
    await page.goto(`${school.url}/admin/notices?kind=grade-given`);
    await page.getByTestId('channel-email').getByText('Working').waitFor();
    await page.getByTestId(`notice-${mail.id}`).getByRole('button').click();
    const details = page.getByTestId(`details-${mail.id}`);
    await details.getByText(mail.to).waitFor();
    await details.locator('iframe').contentFrame().getByText('13', { exact: true }).first().waitFor();
    await page.goto(`${school.url}/outbox/previews`);
  });

  it('speaks Russian', async () => {
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page
      .getByRole('navigation', { name: 'Разделы исходящих' })
      .getByRole('link', { name: 'Сообщения' })
      .click();
    await page.getByRole('heading', { name: 'Исходящие' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });
});
