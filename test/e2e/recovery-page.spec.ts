import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { RecoveryCodeIssued } from '../../src/access/account.events.js';
import { withTools } from '../../src/cli/tools.js';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { noteFailures, problemsEverywhere, signIn, signOut } from './pages.js';

const NEW_PASSWORD = 'a quite new password';

describeInBrowser('The page for whoever has forgotten the password', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    browser = await openBrowser();
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    noteFailures(page, errors);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const login = () => school.signIns.get('guardian')?.login ?? '';
  const codeSent = (): Promise<string> =>
    withTools({ dataDir: school.dataDir, env: {} }, async ({ store, vault, signIn: names }) => {
      let code = '';
      for await (const { type, data } of store.readStream(`account-${names.accountIdOf(login())}`)) {
        if (type !== 'RecoveryCodeIssued') continue;
        code = (await vault.open((data as RecoveryCodeIssued['data']).code)) ?? '';
      }
      return code;
    });
  const ask = async (name: string): Promise<string> => {
    await page.getByLabel('Sign-in name').fill(name);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    return (await page.getByText('a code is on its way').textContent()) ?? '';
  };
  const set = async (code: string, password: string): Promise<void> => {
    await page.getByLabel('Code of six digits').fill(code);
    await page.getByRole('textbox', { name: 'New password' }).fill(password);
    await page.getByRole('button', { name: 'Set the password' }).click();
  };

  it('is reached from the sign-in, and says the same for every name', async () => {
    await page.goto(`${school.url}/sign-in`);
    await page.getByRole('link', { name: 'I have forgotten my password' }).click();
    await page.getByRole('heading', { name: 'A new password' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const told = await ask('no.such.body');
    await set('000000', NEW_PASSWORD);
    const refused = 'The code is wrong or good no longer.';
    await page.getByText(refused).waitFor();
    await page.getByRole('button', { name: 'No code has come' }).click();
    expect(await ask(login())).toBe(told);
    expect(told).toContain('10 minutes');
    const code = await codeSent();
    await set(code === '000000' ? '000001' : '000000', NEW_PASSWORD);
    await page.getByText(refused).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('says what is wrong with a password, sets another by the code, and signs in', async () => {
    const code = await codeSent();
    await set(code, 'too short');
    await page.getByText('It has to have at least 12 characters.').waitFor();
    await set(`${code.slice(0, 3)} ${code.slice(3)}`, NEW_PASSWORD);
    await page.waitForURL(/\/diary/);
    await signOut(page);
    await signIn(page, login(), NEW_PASSWORD);
    await page.waitForURL(/\/diary/);
    await signOut(page);
  });

  it('speaks Russian', async () => {
    await page.goto(`${school.url}/recovery`);
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page.getByLabel('Имя для входа').fill('no.such.body');
    await page.getByRole('button', { name: 'Отправить код' }).click();
    await page.getByText('Он действует 10 минут.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
