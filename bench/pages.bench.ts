import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SESSION_COOKIE } from '../src/access/cookies.js';
import { openBrowser } from '../test/support/chromium.js';
import { eventually } from '../test/support/eventually.js';
import { enlarged, keyTimes, timeKeys } from '../test/support/large-page.js';
import type { ServedPage } from '../test/support/school-day.js';
import type { Bench, Ground } from './bench.js';
import { milliseconds } from './figures.js';
import { Client } from './load.js';
import { atMost, type Row } from './run.js';
import type { School } from './school.js';
import { startJournal, type Journal } from './stack.js';

const VISITS = 10;
const ROWS = 35;
const COLUMNS = 40;
const KEYS = 200;
const SLOWEST_KEY_MS = 50;

/** How soon pages can be used, and answer a key, in a real browser on the same machine. */
export const pages: Bench = async (ground) => {
  const browser = await openBrowser();
  try {
    return await ground.withCopy(async (dataDir) => {
      const journal = await startJournal(dataDir, 'api,projector');
      try {
        return [...(await diaries(browser, journal, ground)), await keys(browser, journal, ground)];
      } finally {
        await journal.stop();
      }
    });
  } finally {
    await browser.close();
  }
};

/** Of two visits each: in a browser that has nothing of the pages, and in the same one again. */
const diaries = async (browser: Browser, { url }: Journal, { school, rounds }: Ground): Promise<Row[]> => {
  const first: number[] = [];
  const again: number[] = [];
  const raw: number[] = [];
  for (let visit = 0; visit <= VISITS * rounds; visit++) {
    const { id, guardianCookie } = school.pupils[visit % school.pupils.length] ?? none(school);
    const context = await signedIn(browser, url, guardianCookie);
    const times = [await emptyPage(context)];
    for (let turn = 0; turn < 2; turn++) {
      const page = await context.newPage();
      times.push(await usableAfter(page, `${url}/diary/${id}`));
      await page.close();
    }
    await context.close();
    // The first one is the warm-up: of the browser, and of what the journal holds in memory.
    if (visit > 0) [raw, first, again].forEach((all, index) => all.push(times[index] ?? NaN));
  }
  const row = (what: string, times: readonly number[]): Row => ({
    what: `${what}, until it stands there and nothing holds up the browser`,
    measured: halfAndMost(times),
    raw: halfAndMost(raw),
    bars: [],
  });
  return [row('a diary week in a browser for the first time', first), row('the same once more', again)];
};

const keys = async (browser: Browser, { url }: Journal, { school }: Ground): Promise<Row> => {
  const { id, teacherCookie } = school.pages[0] ?? none(school);
  const client = new Client(url, 1);
  const { body } = await client.send({
    ...{ method: 'GET', path: `/api/journal/pages/${id}`, cookie: teacherCookie },
  });
  await client.close();
  const large = enlarged(JSON.parse(body) as ServedPage, ROWS, COLUMNS);
  const context = await signedIn(browser, url, teacherCookie);
  const page = await context.newPage();
  await page.route(`**/pages/${id}`, (route) => route.fulfill({ json: large }));
  await page.goto(`${url}/journal/${id}`);
  await page.getByTestId(`cell-0-${(COLUMNS - 1).toString()}`).click();
  const times = await timesOf(page, [
    'ArrowDown',
    'ArrowLeft',
    'ArrowUp',
    'ArrowRight',
    'PageDown',
    'PageUp',
  ]);
  const bare = await context.newPage();
  await bare.setContent('<input autofocus>');
  await bare.locator('input').focus();
  const raw = await timesOf(bare, ['a', 'b', 'ArrowLeft', 'Backspace']);
  await context.close();
  return {
    what: `a key in the grid of ${ROWS.toString()} pupils × ${COLUMNS.toString()} lessons, until the picture that follows it`,
    measured: halfAndMost(times),
    raw: halfAndMost(raw),
    bars: [atMost('p95', most(times), SLOWEST_KEY_MS, { raw: most(raw), shown: milliseconds })],
  };
};

const timesOf = async (page: Page, turns: readonly string[]): Promise<readonly number[]> => {
  await timeKeys(page);
  for (let key = 0; key < KEYS; key++) await page.keyboard.press(turns[key % turns.length] ?? 'ArrowDown');
  return keyTimes(page);
};

const signedIn = async (browser: Browser, url: string, cookie: string): Promise<BrowserContext> => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  const value = new RegExp(`${SESSION_COOKIE}=([^;]+)`).exec(cookie)?.[1];
  if (value === undefined) throw new Error('The school has no session.');
  await context.addCookies([{ name: SESSION_COOKIE, value, url }]);
  // Long tasks, W3C: those of more than 50 ms, in which no key is answered.
  await context.addInitScript(`
    window.busyUntil = 0;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) busyUntil = startTime + duration;
    }).observe({ type: 'longtask', buffered: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-testid="diary"], [data-testid="empty-week"]')) return;
      observer.disconnect();
      requestAnimationFrame(() => { window.shownAt = performance.now(); });
    }).observe(document, { childList: true, subtree: true });
  `);
  // A stream of changes is never idle.
  await context.route('**/live', (route) => route.abort());
  return context;
};

/** Milliseconds from the request for a page until the week stands there and the browser has no long task more. */
const usableAfter = async (page: Page, url: string): Promise<number> => {
  await page.goto(url, { waitUntil: 'networkidle' });
  // Asked anew from here: the pages let no text be run that asks for it in the browser.
  await eventually(() => page.evaluate<boolean>('window.shownAt > 0'));
  return page.evaluate<number>('Math.max(shownAt, busyUntil)');
};

/** The same of a page with nothing to load. */
const emptyPage = async (context: BrowserContext): Promise<number> => {
  const page = await context.newPage();
  const html = '<!doctype html><title>Empty</title><p data-testid="diary">Nothing</p>';
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  const after = await usableAfter(page, 'http://empty.example/');
  await page.close();
  return after;
};

const halfAndMost = (times: readonly number[]): string =>
  `p50 ${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(most(times))}`;

const most = (times: readonly number[]): number => quantile(times, 0.95);

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;

const none = (school: School): never => {
  throw new Error(`A school with ${school.events.toString()} events has nobody.`);
};
