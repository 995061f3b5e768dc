import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freePort } from '../../embedded/ports.js';
import { startPortalProvider, type PortalProvider } from '../support/portal-provider.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { problemsEverywhere, signOut } from './pages.js';

describeInBrowser('The pages for signing in by a portal', () => {
  let folder: string;
  let school: RunningSchool;
  let portal: PortalProvider;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portals-'));
    const port = await freePort();
    portal = await startPortalProvider([`http://localhost:${port.toString()}/api/portals/state/callback`]);
    const { issuer, clientId, clientSecret } = portal;
    const title = { en: 'State services', ru: 'Госуслуги' };
    const file = join(folder, 'portals.json');
    await writeFile(file, JSON.stringify([{ id: 'state', title, issuer, clientId, clientSecret }]));
    school = await startSampleSchool({ PORTALS_FILE: file }, port);
    portal.next = { subject: 'of-the-guardian', name: 'Somebody Else', birthDate: '1986-04-07' };
    browser = await openBrowser();
    page = await newPage();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
    await portal.stop();
    await rm(folder, { recursive: true });
  });

  const newPage = async (): Promise<Page> => {
    const opened = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    // Of scripts only: the API's own page, by which one comes back from a portal, has a style that is refused.
    opened.on('pageerror', (error) => errors.push(String(error)));
    return opened;
  };
  const byPortal = () => page.getByRole('link', { name: 'Sign in by State services' });

  it('offer the portals that there are', async () => {
    await page.goto(`${school.url}/notices`);
    await byPortal().waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('ask whoever comes for the first time for the name and password of the account', async () => {
    await byPortal().click();
    await page.getByRole('heading', { name: 'Link with State services' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in/portal');
    await page.getByText('State services told: Somebody Else').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByLabel('Login').fill(school.signIns.get('guardian')?.login ?? '');
    const password = page.getByRole('textbox', { name: 'Password' });
    await password.fill('not the password');
    await password.press('Enter');
    await page.getByText("This login and password don't belong together.").waitFor();
    await password.fill(school.signIns.get('guardian')?.password ?? '');
    await password.press('Enter');
  });

  it('show what portal and school know, and link where that is confirmed', async () => {
    await page.getByRole('heading', { name: 'Is this the same person?' }).waitFor();
    const names = await page.getByTestId('compared-name').textContent();
    expect(names).toMatch(/^Name \(different\)Somebody Else.•••• .••••/);
    await page.getByText('The data differ.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'Yes, both are me: link' }).click();
    await page.getByRole('heading', { name: 'How I want to be told' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/notices');
  });

  it('let in by the portal alone from then on', async () => {
    await signOut(page);
    await byPortal().click();
    await page.waitForURL(/\/diary/);
  });

  it('link nothing where that is not wanted, or took too long', async () => {
    portal.next = { subject: 'of-nobody', name: 'Nobody' };
    // Another browser: the portal remembers in this one who signed in there.
    page = await newPage();
    await page.goto(`${school.url}/sign-in`);
    await byPortal().click();
    await page.getByRole('heading', { name: 'Link with State services' }).waitFor();
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page.getByRole('heading', { name: 'Связать: Госуслуги' }).waitFor();
    await page.getByRole('button', { name: 'Не связывать' }).click();
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
    await page.goto(`${school.url}/sign-in/portal`);
    await page.getByText('Связывать нечего').waitFor();
    expect(errors).toEqual([]);
  });
});
