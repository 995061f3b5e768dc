import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startRenewingProxy } from '../support/renewing-proxy.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { diary, noteFailures, pageLink, problemsEverywhere, signIn, signOut, weekLink } from './pages.js';

describeInBrowser('The pages without a connection', () => {
  let school: RunningSchool;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let week: string;
  const failures: string[] = [];

  const enter = async () => {
    await page.goto(school.url);
    const { login, password } = school.signInOf('guardian');
    await signIn(page, login, password);
    await diary(page).waitFor();
    // The pages are kept once they are there, after what somebody waits for.
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  };
  const keptPlaces = () =>
    page.evaluate<string[]>(`
      caches.keys().then(async (names) => {
        const shelves = names.filter((name) => name === 'school-journal-kept');
        const kept = await Promise.all(shelves.map(async (name) => (await caches.open(name)).keys()));
        return kept.flat().map(({ url }) => new URL(url).pathname + new URL(url).search);
      })
    `);

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    noteFailures(page, failures);
    await enter();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  it('can be installed', async () => {
    const session = await context.newCDPSession(page);
    const { errors, data } = (await session.send('Page.getAppManifest')) as {
      errors: readonly unknown[];
      data?: string;
    };
    expect(errors).toEqual([]);
    const { icons } = JSON.parse(data ?? '{}') as { icons: readonly { src: string; purpose: string }[] };
    expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
    for (const { src } of icons) {
      expect((await page.request.get(school.url + src)).headers()['content-type']).toMatch(/^image\//);
    }
  });

  it('show the week that was seen last, and say so', async () => {
    week = page.url();
    const shown = await diary(page).textContent();
    await context.setOffline(true);
    await page.reload();
    await diary(page).waitFor();
    expect(await diary(page).textContent()).toBe(shown);
    await page.getByTestId('connection').getByText('There is no connection').waitFor();
    await page.getByTestId('stale').getByText('This is what it said at').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('tell that a week was not seen, and show it again once there is a connection', async () => {
    await weekLink(page, 'Previous week').click();
    await page.getByTestId('problem').waitFor();
    await context.setOffline(false);
    await page.reload();
    await diary(page).waitFor();
    await page.getByTestId('connection').getByText('There is no connection').waitFor({ state: 'detached' });
    expect(await page.getByTestId('stale').count()).toBe(0);
    expect(page.url()).not.toBe(week);
  });

  it('have nothing left of whoever signs out', async () => {
    expect((await keptPlaces()).some((place) => place.includes('/diary?week='))).toBe(true);
    await signOut(page);
    expect(await keptPlaces()).toEqual([]);
    expect(await page.evaluate('document.cookie')).not.toContain('journal_kept');
    await context.setOffline(true);
    await page.goto(week);
    await page.getByTestId('problem').waitFor();
    expect(await diary(page).count()).toBe(0);
    await context.setOffline(false);
  });

  it('have nothing left of a session that has ended', async () => {
    await enter();
    expect(await keptPlaces()).toContain('/api/me');
    // As the browser forgets both when they expire.
    const cookies = await context.cookies();
    await context.clearCookies({ name: 'journal_kept' });
    await context.setOffline(true);
    await page.reload();
    await page.getByTestId('problem').waitFor();
    expect(await diary(page).count()).toBe(0);
    expect(await keptPlaces()).toEqual([]);
    await context.setOffline(false);
    await context.addCookies(cookies);
    await page.reload();
    await diary(page).waitFor();
    await context.clearCookies({ name: 'journal_session' });
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await keptPlaces()).toEqual([]);
  });

  it('come anew where a part of theirs is gone, which another build replaced', async () => {
    const without = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
    const old = await without.newPage();
    await old.goto(school.url);
    const { login, password } = school.signInOf('guardian');
    await signIn(old, login, password);
    await diary(old).waitFor();
    await old.evaluate('window.isOld = true');
    let isGone = true;
    old.on('load', () => (isGone = false));
    await old.route('**/assets/security-page-*.js', (route) =>
      isGone ? route.fulfill({ status: 404 }) : route.continue(),
    );
    await pageLink(old, 'Security').click();
    await old.getByRole('heading', { level: 1, name: 'Security' }).waitFor();
    expect(await old.evaluate('window.isOld')).toBeUndefined();
    await without.close();
  });

  it('say that there is a newer version, and load it for whoever wants it now', async () => {
    const proxy = await startRenewingProxy(school.url);
    const opened = await browser.newContext({ locale: 'en-GB' });
    const old = await opened.newPage();
    noteFailures(old, failures);
    await old.goto(proxy.url);
    const { login, password } = school.signInOf('guardian');
    await signIn(old, login, password);
    await diary(old).waitFor();
    const look = () =>
      old.evaluate(
        'navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => undefined)',
      );
    await look();
    // From here on the pages come from what is kept.
    await old.reload();
    await diary(old).waitFor();
    const notice = old.getByTestId('connection').getByText('There is a new version');
    await look();
    expect(await notice.count()).toBe(0);
    proxy.renew();
    await look();
    await notice.waitFor();
    expect(await problemsEverywhere(old)).toEqual([]);
    await old.evaluate('window.isOld = true');
    await Promise.all([old.waitForEvent('load'), old.getByRole('button', { name: 'Load it' }).click()]);
    await diary(old).waitFor();
    expect(await old.evaluate('window.isOld')).toBeUndefined();
    await look();
    expect(await notice.count()).toBe(0);
    await opened.close();
    await proxy.close();
  });

  it('did nothing that their security policy or a script refused', () => {
    expect(failures).toEqual([]);
  });
});
