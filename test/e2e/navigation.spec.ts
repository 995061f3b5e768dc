import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { entered, pageLink, PHONE, problemsEverywhere, signOut } from './pages.js';

const ROLES = ['guardian', 'pupil', 'teacher', 'deputyHead', 'admin', 'secretary', 'healthWorker'] as const;

describeInBrowser('The navigation', () => {
  let school: RunningSchool;
  let browser: Browser;
  const failures: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const enter = (role: (typeof ROLES)[number], size = {}) =>
    entered({ browser, url: school.url, failures, ...size }, school.signInOf(role));
  const heightOfHeader = async (page: Page) =>
    (await page.getByRole('banner').boundingBox())?.height ?? Number.POSITIVE_INFINITY;

  it.each(ROLES)('is one line at a desk and on a telephone for a %s, in both languages', async (role) => {
    const page = await enter(role);
    for (const language of ['en', 'ru']) {
      await page.getByLabel('Language').or(page.getByLabel('Язык')).selectOption(language);
      await page.locator(`html[lang=${language}]`).waitFor();
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await heightOfHeader(page)).toBeLessThan(64);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    await page.context().close();
  });

  it('folds pages into groups, which the keyboard opens and leaves', async () => {
    const page = await enter('deputyHead');
    const group = page.getByRole('button', { name: 'School life' });
    const link = page.getByRole('link', { name: 'Meetings', exact: true });
    await group.focus();
    expect(await link.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await link.waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    expect(await group.and(page.locator(':focus')).count()).toBe(1);

    await page.keyboard.press('Enter');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Meetings' }).waitFor();
    await link.waitFor({ state: 'hidden' });
    expect(await group.getAttribute('data-current')).toBe('true');
    await group.click();
    expect(await link.getAttribute('aria-current')).toBe('page');
    await page.mouse.click(1200, 850);
    await link.waitFor({ state: 'hidden' });
    await signOut(page);
    await page.context().close();
  });

  it('is a menu on a telephone, that Escape closes and a link leads out of', async () => {
    const page = await enter('guardian', { size: PHONE });
    const menu = page.getByRole('dialog', { name: 'Menu' });
    const button = page.getByRole('button', { name: 'Menu', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await menu.getByRole('heading', { name: 'School life' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await button.and(page.locator(':focus')).count()).toBe(1);
    await pageLink(page, 'Blogs').click();
    await page.getByRole('heading', { level: 1, name: 'Blogs' }).waitFor();
    await menu.waitFor({ state: 'detached' });
    await signOut(page);
    await page.context().close();
  });

  it('failed nowhere', () => {
    expect(failures).toEqual([]);
  });
});
