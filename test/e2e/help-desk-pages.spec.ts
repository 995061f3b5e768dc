import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AccountRole } from '../../src/access/account.events.js';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { describeInBrowser } from './browser.js';
import { PHONE, comeBack, entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of the help desk', () => {
  let school: RunningSchool;
  let browser: Browser;
  let guardian: Page;
  let admin: Page;
  const failures: string[] = [];

  const enter = (role: AccountRole, size = PHONE): Promise<Page> =>
    entered({ browser, url: school.url, failures, size }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    guardian = await enter('guardian');
    admin = await enter('admin');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  it('let a guardian ask from any page, with nothing of what it shows', async () => {
    await guardian.goto(`${school.url}/announcements?search=Ivan`);
    await pageLink(guardian, 'Ask a question').focus();
    await guardian.keyboard.press('Enter');
    await guardian
      .getByTestId('context')
      .getByText('the page /announcements, your role (guardian)')
      .waitFor();
    await guardian.getByLabel('What do you want to know?').fill('How do I confirm?');
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('button', { name: 'Send the question' }).click();
    await guardian.getByTestId('standing').getByText('waits for an answer').waitFor();
    await guardian.getByTestId('text-1').getByText('How do I confirm?').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('let an administrator ask back and answer', async () => {
    await pageLink(admin, 'Help').click();
    await admin.getByRole('link', { name: 'My questions to the support' }).click();
    await admin.getByText('1 question waits for you.').waitFor();
    expect(await problemsEverywhere(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'How do I confirm?' }).click();
    await admin.getByText('Asked on the page /announcements as guardian').waitFor();
    await admin.getByRole('textbox', { name: 'Answer' }).fill('Which one?');
    await admin.getByLabel('I have to know more').check();
    expect(await problemsEverywhere(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Send' }).click();
    await admin.getByTestId('standing').getByText('the support asks back').waitFor();

    await comeBack(guardian);
    await guardian.getByTestId('text-2').getByText('Which one?').waitFor();
    await guardian.getByLabel('Write more').fill('The newest');
    await guardian.getByRole('button', { name: 'Send' }).click();
    await guardian.getByTestId('text-3').getByText('The newest').waitFor();

    await comeBack(admin);
    await admin.getByTestId('text-3').waitFor();
    await admin.getByRole('textbox', { name: 'Answer' }).fill('Press the button below it');
    await admin.getByRole('button', { name: 'Send' }).click();
    await admin.getByTestId('standing').getByText('answered').waitFor();
    await admin.getByRole('button', { name: 'Close the question' }).click();
    await admin.getByTestId('standing').getByText('closed').waitFor();
    await comeBack(guardian);
    await guardian.getByText('What you write opens the question again').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('keep what is often asked, which the help shows and searches', async () => {
    await admin.getByRole('link', { name: 'Keep as a frequent question' }).click();
    await admin.getByRole('button', { name: 'A new one' }).click();
    await admin.getByLabel('Question in English').fill('How do I confirm an announcement?');
    await admin.getByLabel('Answer in English').fill('By the button below it.');
    expect(await problemsEverywhere(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Publish' }).click();
    await admin.getByText('By the button below it.').waitFor();
    expect(await problemsEverywhere(admin)).toEqual([]);

    await pageLink(guardian, 'Help').click();
    await guardian.getByTestId('help-support').getByText('How do I confirm an announcement?').waitFor();
    await guardian.getByLabel('Search the help').fill('button below');
    await guardian.getByTestId('help-support').getByText('By the button below it.').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByLabel('Language').selectOption('ru');
    await guardian.getByTestId('help-support').getByText('By the button below it.').waitFor();

    await admin.getByRole('button', { name: 'Withdraw' }).click();
    await admin.getByText(/^withdrawn /).waitFor();
    expect(failures).toEqual([]);
  });
});
