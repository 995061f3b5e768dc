import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TOTP, URI } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { withTools } from '../../src/cli/tools.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { noteFailures, problemsEverywhere, signIn } from './pages.js';

/** One code is good from the step before its own to the step after it. */
const STEP_MS = 30_000;

describeInBrowser('The pages, for whoever has given the password only', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  let totp: TOTP;
  const errors: string[] = [];

  beforeAll(async () => {
    school = await startSampleSchool({ SECOND_FACTOR: 'required' });
    browser = await openBrowser();
    page = await newPage();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const newPage = async (): Promise<Page> => {
    const opened = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    noteFailures(opened, errors);
    return opened;
  };
  const signInOf = () => school.signIns.get('deputyHead') ?? { login: '', password: '' };
  /** Makes it long ago that the account's sessions were confirmed. */
  const ageConfirmations = () =>
    withTools({ dataDir: school.dataDir, env: {} }, ({ documents, signIn: names }) =>
      documents.vault
        .collection('sessions')
        .updateMany(
          { accountId: names.accountIdOf(signInOf().login) },
          { $set: { confirmedAt: new Date(Date.now() - 11 * 60_000) } },
        ),
    );
  const signInTo = async (path: string): Promise<void> => {
    const { login, password } = signInOf();
    await page.goto(`${school.url}${path}`);
    await signIn(page, login, password);
  };
  const pathOf = ({ pathname, search }: URL = new URL(page.url())) => pathname + search;
  /** As programs show it. */
  const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3)} `;
  const codeField = () => page.getByRole('textbox', { name: /code/i });
  const give = async (code: string): Promise<void> => {
    await codeField().fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
  };

  it('lead to where a second factor is set up, wherever one goes', async () => {
    await signInTo('/sign-in');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor();
    await page.goto(`${school.url}/notices`);
    await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor();
    expect(pathOf()).toBe('/sign-in?step=second-factor&from=%2Fnotices');
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('ask for the password once more where it was given long ago, and go on with what was to be done', async () => {
    await ageConfirmations();
    // The application looks at a session anew within five seconds.
    const isNoticed = async () =>
      (await page.request.post(`${school.url}/api/me/second-factors/totp`, { data: {} })).status() === 403;
    expect(await eventually(isNoticed)).toBe(true);
    const begin = page.getByRole('button', { name: 'Set up an authenticator app' });
    await begin.click();
    const dialog = page.getByRole('dialog', { name: 'Is it you?' });
    const password = dialog.getByRole('textbox', { name: 'Your password' });
    await password.waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(await dialog.getByRole('button', { name: 'Give a code instead' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Nothing was done').waitFor();

    await begin.click();
    await password.fill('not the password');
    await password.press('Enter');
    await dialog.getByText('The password is wrong').waitFor();
    await password.fill(signInOf().password);
    await password.press('Enter');
    await page.getByRole('link', { name: 'Open it in the app' }).waitFor();
    expect(await dialog.count()).toBe(0);
  });

  it('lead back from there, and take a code as programs show it', async () => {
    const address = await page.getByRole('link', { name: 'Open it in the app' }).getAttribute('href');
    const parsed = URI.parse(address ?? '');
    if (!(parsed instanceof TOTP)) throw new Error(`${address ?? ''} is no TOTP`);
    totp = parsed;
    await give(spaced(totp.generate({ timestamp: Date.now() })));
    await page.getByText('Keep these spare codes').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByRole('heading', { name: 'How I want to be told' }).waitFor();
    expect(pathOf()).toBe('/notices');
  });

  it('lead to where it is given, also after a reload', async () => {
    page = await newPage();
    await signInTo('/audit/alerts');
    await codeField().waitFor();
    await page.reload();
    await codeField().waitFor();
    await page.goto(`${school.url}/journal`);
    await codeField().waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await give('000 000');
    await page.getByText('The code is wrong or was used before.').waitFor();
    await give(spaced(totp.generate({ timestamp: Date.now() + STEP_MS })));
    await page.getByRole('heading', { name: 'Journal pages' }).waitFor();
    expect(pathOf()).toBe('/journal');
  });

  it('lead back to name and password, where somebody else is to sign in', async () => {
    page = await newPage();
    await signInTo('/notices');
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await page.getByLabel('Login').waitFor();
    expect(pathOf()).toBe('/sign-in?from=%2Fnotices');
    await page.goto(`${school.url}/sign-in?step=second-factor`);
    await page.getByLabel('Login').waitFor();
    expect(errors).toEqual([]);
  });
});
