import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Slip } from '../../src/access/issuing/sign-ins.handlers.js';
import type { Me } from '../../src/access/me.js';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { noteFailures, pageLink, problemsEverywhere, signIn, signOut } from './pages.js';

const PASSWORD = 'a quite new password';

describeInBrowser('The page on which an account is taken over', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  let address: string;
  let slip: Slip;
  const errors: string[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    ({ address, slip } = await issued());
    browser = await openBrowser();
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    noteFailures(page, errors);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  /** A slip of some guardian's who is told of nothing yet. */
  const issued = async (): Promise<{ readonly address: string; readonly slip: Slip }> => {
    const secretary = await school.signIn('secretary');
    const { schools } = await read(secretary.get<Me>('/api/me'));
    const { classes } = await read(
      secretary.get<ClassesAnswer>(`/api/schools/${schools[0]?.id ?? ''}/classes`),
    );
    const one = classes.find(({ pupils }) => pupils.length > 0);
    const path = `/api/classes/${one?.classId ?? ''}/sign-ins`;
    const body = { pupilIds: [one?.pupils.at(-1)?.id], whose: ['guardians'] };
    const answer = await secretary.post<{ address: string; slips: readonly Slip[] }>(path, body);
    const { slips, ...told } = expectStatus(201, answer).body;
    const [first] = slips;
    if (!first) throw new Error('No slip was issued');
    return { address: told.address, slip: first };
  };
  const name = () => page.getByLabel('Sign-in name');
  const code = () => page.getByLabel('Activation code');
  const password = () => page.getByRole('textbox', { name: 'New password' });
  const takeOver = () => page.getByRole('button', { name: 'Take over the account' }).click();

  it('is where the slip leads, and shows what is consented to', async () => {
    await page.goto(address);
    await page.getByRole('heading', { name: 'Take over your account' }).waitFor();
    await page.getByText('You may withdraw the consent at any time.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('says in one and the same words that name or code are wrong', async () => {
    await name().fill('no.such.body');
    await code().fill('0000-0000');
    await password().fill(PASSWORD);
    await page.getByLabel('I have read this, and consent to it').check();
    await takeOver();
    await page.getByText('Name or code is wrong, or the code is good no longer.').waitFor();
  });

  it('says what is wrong with a password', async () => {
    await name().fill(slip.signInName ?? '');
    await code().fill(slip.code.toLowerCase().replace('-', ' '));
    await password().fill('short');
    await takeOver();
    await page.getByText('It has to have at least 12 characters.').waitFor();
    await password().fill('password2026');
    await takeOver();
    await page.getByText('It is guessed too easily').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('makes the account theirs, and shows which contacts are to be confirmed', async () => {
    await password().fill(PASSWORD);
    await takeOver();
    await page.getByRole('heading', { name: 'Your account is ready' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/activation/contacts');
    await page.getByTestId('contact-email').getByText('confirmed').first().waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('link', { name: 'On to the journal' }).click();
    await pageLink(page, 'My notices').waitFor();
    await page.waitForURL(/\/diary/);
    await signOut(page);
    await signIn(page, slip.signInName ?? '', PASSWORD);
    await page.waitForURL(/\/diary/);
    await signOut(page);
  });

  it('speaks Russian', async () => {
    await page.goto(address);
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page.getByRole('heading', { name: 'Получить доступ' }).waitFor();
    await page.getByText('Согласие можно отозвать в любое время.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
