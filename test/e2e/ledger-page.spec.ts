import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { noteFailures, pageLink, problemsEverywhere, signIn } from './pages.js';

const guardian = { id: 'g1', name: 'Ann Lee' };
const pupil = { id: 'p1', name: 'Ben Lee' };
const told = { recipient: guardian, pupil, channel: 'email', dueAt: '2026-11-27T10:12:01Z', attempts: 1 };
/** The first page of the ledger; the school's clocks show what UTC's do on that day. */
const FIRST = [
  {
    ...{ ...told, id: 'n1', kind: 'grade-given', at: '2026-11-27T10:12:00Z', attempts: 3 },
    ...{ state: 'failed', code: 'smtp-550', failedAt: '2026-11-27T10:14:00Z', transport: 'smtp' },
  },
  {
    ...{ ...told, id: 'n2', kind: 'homework', at: '2026-11-27T09:00:00Z', digest: 'daily' },
    ...{ state: 'suppressed', code: 'diary-is-printed', suppressedAt: '2026-11-27T09:00:00Z' },
  },
];
const SECOND = [
  {
    ...{ ...told, id: 'n3', kind: 'absence', at: '2026-11-26T09:00:00Z', channel: 'sms' },
    ...{ state: 'sent', transport: 'smpp', providerId: 'a-7', sentAt: '2026-11-26T09:00:02Z' },
  },
];
const SUMMARY = {
  asOf: '2026-11-28T10:00:00Z',
  position: '7/7',
  counts: [
    { kind: 'grade-given', state: 'failed', count: 3 },
    { kind: 'absence', state: 'failed', count: 1 },
    { kind: 'absence', state: 'sent', count: 1200 },
  ],
  lag: [{ channel: 'email', p50: 0.4, p99: 90, count: 1200 }],
  channels: [
    { channel: 'email', transport: 'smtp', position: 'closed', since: '2026-11-20T08:00:00Z' },
    {
      ...{ channel: 'sms', transport: 'smpp', position: 'open', since: '2026-11-28T09:00:00Z' },
      ...{ until: '2026-11-28T09:20:00Z', lastCode: 'smpp-etimedout' },
    },
  ],
};
const problem = (status: number, code: string, detail: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail }),
});

describeInBrowser('The page of all notices', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  let asked: URLSearchParams;
  let sentAgain: string[] = [];
  const errors: string[] = [];

  /** Answers as the routes of the ledger do. */
  const answer = (route: Route): Promise<void> => {
    const { pathname, searchParams } = new URL(route.request().url());
    const [, id = '', part] = /^\/api\/notices\/([^/]+)(?:\/(.+))?$/.exec(pathname) ?? [];
    if (id === 'summary') return route.fulfill({ json: SUMMARY });
    if (part === 'sending') {
      if (sentAgain.includes(id))
        return route.fulfill(problem(409, 'notice-not-failed', 'It has not failed.'));
      sentAgain.push(id);
      return route.fulfill({ status: 202, json: {} });
    }
    if (part === 'message') {
      if (id === 'n2') return route.fulfill(problem(410, 'withdrawn', 'It was withdrawn.'));
      return route.fulfill({ json: { to: 'ann@example.org', subject: 'A new grade', text: 'Ben: 13' } });
    }
    asked = searchParams;
    if (searchParams.has('after')) return route.fulfill({ json: { notices: SECOND } });
    return route.fulfill({ json: { notices: FIRST, next: 'c2' } });
  };

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    noteFailures(page, errors);
    await page.route(({ pathname }) => /^\/api\/notices(\/|$)/.test(pathname), answer);
    await page.goto(school.url);
    const { login, password } = school.signInOf('admin');
    await signIn(page, login, password);
    await pageLink(page, 'All notices').click();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const row = (id: string) => page.getByTestId(`notice-${id}`);
  const open = (id: string) => row(id).getByRole('button').click();
  const search = () => new URL(page.url()).search;

  it('says in words whether messages go out, how soon, and what became of all of them', async () => {
    const [email, sms] = [page.getByTestId('channel-email'), page.getByTestId('channel-sms')];
    await email.getByText('Working').waitFor();
    await email.getByText('Half of them within 0.4 sec, 99 of 100 within 1.5 min').waitFor();
    await sms.getByText('left alone until 28 Nov, 09:20').waitFor();
    await sms.getByText('Nothing has been sent yet.').waitFor();
    expect(await page.getByTestId('total-failed').textContent()).toBe('4 failed');
    expect(await page.getByTestId('total-sent').textContent()).toBe('1,200 sent');
    expect(await page.getByTestId('total-queued').textContent()).toBe('0 waiting');
  });

  it('lists the notices with the reason in words, and further ones on demand', async () => {
    await row('n1').getByText('Ann Lee').waitFor();
    await row('n1').getByText('the mail server refused it for good').waitFor();
    await row('n2').getByText('its diary is printed').waitFor();
    expect(await row('n3').count()).toBe(0);
    await page.getByRole('button', { name: 'Show more' }).click();
    await row('n3').waitFor();
    expect(asked.get('after')).toBe('c2');
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
  });

  it('opens one with its times, its code and what it would say now', async () => {
    await open('n1');
    const details = page.getByTestId('details-n1');
    await details.getByText('27 Nov, 10:14').waitFor();
    await details.getByText('smtp-550').waitFor();
    await details.getByText('Ben: 13').waitFor();
    await open('n2');
    await page.getByTestId('details-n2').getByText('what it told has been withdrawn').waitFor();
    expect(await page.getByTestId('details-n2').getByRole('button', { name: 'Send again' }).count()).toBe(0);
  });

  it('has one sent again that failed, and says where it no longer can', async () => {
    const details = page.getByTestId('details-n1');
    await details.getByRole('button', { name: 'Send again' }).click();
    await details.getByText('It is waiting to be sent again.').waitFor();
    expect(sentAgain).toEqual(['n1']);
    await details.getByRole('button', { name: 'Send again' }).click();
    await details.getByText('It has not failed, or is being sent again already.').waitFor();
    sentAgain = [];
  });

  it('is accessible, by day and by night, on a screen and on a telephone', async () => {
    await page.getByText('By kind').click();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('looks for what the form says, and keeps it in the address', async () => {
    const form = page.getByRole('search');
    await form.getByLabel('State').selectOption('failed');
    await form.getByLabel('Kind').selectOption('grade-given');
    await form.getByLabel('From the day').fill('2026-11-01');
    await form.getByLabel('Recipient (id)').fill(' 4711 ');
    await form.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/recipient=/);
    await row('n1').waitFor();
    const wanted = {
      state: 'failed',
      kind: 'grade-given',
      recipient: '4711',
      from: '2026-11-01',
      limit: '50',
    };
    expect(Object.fromEntries(asked)).toEqual(wanted);

    await page.reload();
    await row('n1').waitFor();
    expect(Object.fromEntries(asked)).toEqual(wanted);
    expect(await form.getByLabel('State').inputValue()).toBe('failed');
    expect(await form.getByLabel('Recipient (id)').inputValue()).toBe('4711');
    await form.getByRole('link', { name: 'Show all' }).click();
    await page.waitForURL((url) => url.search === '');
    expect(await form.getByLabel('State').inputValue()).toBe('');
  });

  it('leads from a notice to all that somebody is told, and from a state to its notices', async () => {
    await open('n1');
    await page.getByRole('link', { name: 'Everything about Ben Lee' }).click();
    await page.waitForURL(/pupil=p1/);
    await page.getByTestId('total-failed').getByRole('link').click();
    await page.waitForURL(/state=failed/);
    expect(search()).toBe('?state=failed');
  });

  it('is used by keyboard alone', async () => {
    await row('n1').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('details-n1').waitFor();
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>('document.activeElement.textContent');
    expect(focused).toBe('Everything to Ann Lee');
  });

  it('speaks Russian', async () => {
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page.getByRole('heading', { name: 'Уведомления школы' }).waitFor();
    await row('n1').getByText('почтовый сервер отказал окончательно').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
