import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Response } from 'playwright-core';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { signIn, signedIn } from './pages.js';

/** Bytes of scripts, styles and the page itself, as they come over the line. */
const MOST_GZIPPED = 200 * 1024;
/** What Core Web Vitals call good: as shares of the screen, how far what stands there moves on its own. */
const MOST_SHIFTED = 0.1;
const SHIFTED = `(() => {
  const observer = new PerformanceObserver(() => undefined);
  observer.observe({ type: 'layout-shift', buffered: true });
  return observer.takeRecords().reduce((sum, { value }) => sum + value, 0);
})()`;
const ROLES = [
  ...(['guardian', 'pupil', 'teacher', 'deputyHead', 'admin', 'secretary', 'healthWorker'] as const),
  ...(['auditor', 'authority', 'operator'] as const),
];

describeInBrowser('The first load of the pages', () => {
  let school: RunningSchool;
  let browser: Browser;

  beforeAll(async () => {
    school = await startSampleSchool();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  it.each(ROLES)('is small for a %s', async (role) => {
    const { login, password } = school.signInOf(role);
    const before = await browser.newContext({ locale: 'en-GB' });
    const entering = await before.newPage();
    await entering.goto(school.url);
    await signIn(entering, login, password);
    await signedIn(entering);

    // Somebody who is signed in, in a browser that has nothing of the pages yet.
    const fresh = await browser.newContext({ locale: 'en-GB', storageState: await before.storageState() });
    const page = await fresh.newPage();
    // A stream of changes is never idle.
    await page.route('**/live', (route) => route.abort());
    const came: Response[] = [];
    page.on('response', (response) => came.push(response));
    await page.goto(school.url, { waitUntil: 'networkidle' });
    await signedIn(page);
    const sizes = await Promise.all(
      came
        .filter((response) =>
          ['document', 'script', 'stylesheet'].includes(response.request().resourceType()),
        )
        .filter((response) => response.status() === 200)
        .map(async (response) => [response.url(), gzipSync(await response.body()).length] as const),
    );
    expect(sizes.length).toBeGreaterThan(3);
    const all = sizes.reduce((sum, [, size]) => sum + size, 0);
    const over = Math.max(0, all - MOST_GZIPPED);
    expect({ over, sizes: over > 0 ? sizes : [] }).toEqual({ over: 0, sizes: [] });
    await Promise.all([before.close(), fresh.close()]);
  });

  it.each(ROLES)('has nothing jump about for a %s, on a desk and on a telephone', async (role) => {
    const { login, password } = school.signInOf(role);
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const context = await browser.newContext({ locale: 'en-GB', viewport });
      const page = await context.newPage();
      await page.route('**/live', (route) => route.abort());
      await page.goto(school.url);
      await signIn(page, login, password);
      await signedIn(page);
      await page.goto(school.url, { waitUntil: 'networkidle' });
      await signedIn(page);
      const shifted = await page.evaluate<number>(SHIFTED);
      expect({ width: viewport.width, shifted, isCalm: shifted <= MOST_SHIFTED }).toMatchObject({
        isCalm: true,
      });
      await context.close();
    }
  });
});
