import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TOTP, URI } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import { withTools } from '../../src/cli/tools.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { textOfPages } from '../support/read-pdf.js';
import { read, refusal, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { noteFailures, pageLink, problemsEverywhere, signIn, signOut } from './pages.js';

/** One code is good from the step before its own to the step after it. */
const STEP_MS = 30_000;
const NEW_PASSWORD = 'a quite new password';

describeInBrowser('The page on the security of the account', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  let elsewhere: Visitor;
  let totp: TOTP;
  const errors: string[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    elsewhere = await school.signIn('guardian');
    browser = await openBrowser();
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    noteFailures(page, errors);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const signInOf = () => school.signIns.get('guardian') ?? { login: '', password: '' };
  const section = (name: string) => page.getByTestId(name);
  const button = (name: string) => page.getByRole('button', { name });
  const dialog = () => page.getByRole('dialog', { name: 'Is it you?' });
  /** Makes it long ago that the account's sessions were confirmed, which is noticed within five seconds. */
  const ageConfirmations = async (): Promise<void> => {
    await withTools({ dataDir: school.dataDir, env: {} }, ({ documents, signIn: names }) =>
      documents.vault
        .collection('sessions')
        .updateMany(
          { accountId: names.accountIdOf(signInOf().login) },
          { $set: { confirmedAt: new Date(Date.now() - 11 * 60_000) } },
        ),
    );
    const isNoticed = async () =>
      (await page.request.post(`${school.url}/api/me/second-factors/totp`, { data: {} })).status() === 403;
    expect(await eventually(isNoticed)).toBe(true);
  };

  it('is reached from the menu, and lists and ends sessions', async () => {
    await page.goto(school.url);
    await signIn(page, signInOf().login, signInOf().password);
    await pageLink(page, 'Security').click();
    await section('sessions').getByText('(this one)').waitFor();
    expect(await section('sessions').getByRole('listitem').count()).toBe(2);
    expect(await problemsEverywhere(page)).toEqual([]);
    await section('sessions')
      .getByRole('button', { name: /^End (?!all)/ })
      .click();
    await section('sessions').getByRole('listitem').nth(1).waitFor({ state: 'detached' });
    expect(await refusal(elsewhere.get('/api/me'))).toEqual([401, 'not-signed-in']);
  });

  it('gives copies of all data, of oneself and of a child', async () => {
    const copies = section('copy').getByRole('listitem');
    expect(await copies.count()).toBe(2);
    const got = async (name: RegExp, nth: number) => {
      const downloading = page.waitForEvent('download');
      await copies.nth(nth).getByRole('button', { name }).click();
      const file = await (await downloading).path();
      await section('copy').getByText('The copy is where your browser keeps files.').waitFor();
      return readFile(file);
    };
    const { person, children } = await read((await school.signIn('guardian')).get<Me>('/api/me'));
    const own = JSON.parse((await got(/^JSON of/, 0)).toString()) as { readonly person: object };
    expect(own.person).toMatchObject({ id: person.id, erased: false });
    const [child] = children;
    const paper = (await textOfPages(await got(/^PDF of/, 1))).join(' ');
    expect(paper).toContain(child?.id);
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('leads to who of the staff opened the child’s data', async () => {
    await section('copy').getByRole('link', { name: 'Who opened the data of' }).click();
    await page.getByRole('heading', { level: 1, name: 'Who opened the data of' }).waitFor();
    await page.getByTestId('no-reads').or(page.getByTestId('reads')).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await pageLink(page, 'Security').click();
  });

  it('makes an address for a calendar, which is told once, and ends it', async () => {
    const calendars = section('calendars');
    await calendars.getByText('No address yet.').waitFor();
    await button('Make an address: Diary of').click();
    const address = await calendars.getByLabel('The address, shown this once').inputValue();
    const calendar = await fetch(address);
    expect([calendar.status, (await calendar.text()).slice(0, 15)]).toEqual([200, 'BEGIN:VCALENDAR']);
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.reload();
    await calendars.getByRole('button', { name: 'End: Diary of' }).focus();
    expect(await page.getByTestId('new-address').count()).toBe(0);
    await page.keyboard.press('Enter');
    await calendars.getByText('No address yet.').waitFor();
    expect((await fetch(address)).status).toBe(404);
    await page.getByLabel('Language').selectOption('ru');
    await calendars.getByText('Адреса пока нет.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByLabel('Язык').selectOption('en');
  });

  it('adds an authenticator app by a QR code or a key', async () => {
    await ageConfirmations();
    await button('Add an authenticator app').click();
    await dialog().getByRole('textbox', { name: 'Your password' }).fill(signInOf().password);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'Code to be scanned by the app' }).waitFor();
    const address = await page.getByRole('link', { name: 'Open it in the app' }).getAttribute('href');
    const parsed = URI.parse(address ?? '');
    if (!(parsed instanceof TOTP)) throw new Error(`${address ?? ''} is no TOTP`);
    totp = parsed;
  });

  it('is accessible while one is added', async () => {
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('takes the code of the app, and shows spare codes once', async () => {
    const field = section('factors').getByRole('textbox');
    await field.fill(totp.generate({ timestamp: Date.now() }));
    await field.press('Enter');
    await page.getByText('Keep these spare codes').waitFor();
    await button('I have kept them').click();
    await section('factors').getByText('10 spare codes are left.').waitFor();
  });

  it('makes new spare codes, and asks for a code where the last confirmation is long ago', async () => {
    await ageConfirmations();
    await button('Make new spare codes').click();
    await dialog().getByRole('button', { name: 'Give a code instead' }).click();
    const field = dialog().getByRole('textbox');
    const code = totp.generate({ timestamp: Date.now() + STEP_MS });
    await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await field.press('Enter');
    await page.getByText('Keep these spare codes').waitFor();
    await button('I have kept them').click();
  });

  it('adds a passkey, by which one comes in without a password', async () => {
    await button('Add a passkey').click();
    await section('factors').getByText('Passkey, made with Chrome').waitFor();
    await signOut(page);
    await button('Use a passkey').click();
    await pageLink(page, 'Security').click();
  });

  it('takes a factor away, and leaves the passkey as the second one', async () => {
    await button('Remove: Authenticator app').click();
    await button('Remove: Authenticator app').waitFor({ state: 'detached' });
    await signOut(page);
    await signIn(page, signInOf().login, signInOf().password);
    await page.getByLabel('or a spare code').waitFor();
    await button('Use a passkey').click();
    await pageLink(page, 'Security').click();
  });

  it('changes the password, where the one of now is right', async () => {
    const change = async (current: string, password: string): Promise<void> => {
      await page.getByLabel('Password of now').fill(current);
      await page.getByRole('textbox', { name: 'New password' }).fill(password);
      await button('Change the password').click();
    };
    await change('not the password', NEW_PASSWORD);
    await page.getByText('The password is wrong, nothing was changed.').waitFor();
    await change(signInOf().password, 'too short');
    await page.getByText('It has to have at least 12 characters.').waitFor();
    await change(signInOf().password, NEW_PASSWORD);
    await page.getByText('The password is changed.').waitFor();
  });

  it('shows what was consented to and when, and withdraws it', async () => {
    const consents = section('consents');
    await consents.getByText('What is consented to').click();
    await consents.getByText('By your consent it also lets you sign in here').waitFor();
    await button('Withdraw the consent').click();
    await consents.getByText('From now on you get no notices').waitFor();
    await consents.getByText(/^Withdrawn on \d+ \w+ \d{4}$/).waitFor();
    await button('Consent again').click();
    await consents.getByText(/^Given on \d+ \w+ \d{4}, to the text 2026-09$/).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('leads to a passkey by which the diary is signed', async () => {
    await page.goto(school.url);
    await button('Sign the week').waitFor();
    await button('Sign with a passkey').click();
    await page
      .getByTestId('signature')
      .getByText(/^Signed by .+, with a passkey, /)
      .waitFor();
    expect(await button('Sign the week').count()).toBe(0);
    await pageLink(page, 'Security').click();
  });

  it('speaks Russian', async () => {
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page.getByRole('heading', { name: 'Где выполнен вход' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
