import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import { openBrowser } from '../support/chromium.js';
import { letInGuardianInClass } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { comeBack, entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of a class’s messages', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let neighbour: Visitor;
  let neighbourName: string;
  let className: string;
  let browser: Browser;
  let guardian: Page;
  let teacher: Page;
  const failures: string[] = [];

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    neighbour = (await letInGuardianInClass(school, day)).guardian;
    neighbourName = (await read(neighbour.get<Me>('/api/me'))).person.name;
    className = there(day.child.className, 'class of the child');
    guardian = await enter('guardian');
    teacher = await enter('teacher');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const begin = async (page: Page, toWhom: string): Promise<void> => {
    await pageLink(page, 'Messages').click();
    await page.getByRole('link', { name: 'Write a message' }).click();
    await page.getByLabel('To whom').selectOption({ label: toWhom });
  };
  const write = async (page: Page, title: string, text: string): Promise<void> => {
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Text').fill(text);
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByTestId('message-1').getByText(text).waitFor();
  };
  const answer = async (page: Page, number: number, text: string): Promise<void> => {
    await page.getByLabel('Your message').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByTestId(`message-${number.toString()}`).getByText(text).waitFor();
  };

  it('let a class teacher write to the pupils, who answer while guardians read along', async () => {
    await begin(teacher, `${className}: the pupils; their guardians read along`);
    await write(teacher, 'The museum', 'Bring a pencil');

    const pupil = await enter('pupil');
    await pageLink(pupil, 'Messages').click();
    await pupil.getByRole('link', { name: 'The museum' }).click();
    await pupil.getByText(`${className}: class teacher and pupils; their guardians read along`).waitFor();
    await answer(pupil, 2, 'I have two');
    expect(await problemsEverywhere(pupil)).toEqual([]);
    await pupil.context().close();

    await pageLink(guardian, 'Messages').click();
    await guardian.getByRole('link', { name: 'The museum' }).click();
    await guardian.getByTestId('message-2').getByText('I have two').waitFor();
    await guardian.getByText('You can read here, and not write.').waitFor();
    expect(await guardian.getByLabel('Your message').count()).toBe(0);
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('let a class teacher write to pupils and guardians, who all answer', async () => {
    await begin(teacher, `${className}: the pupils and the guardians`);
    await write(teacher, 'The feast', 'Who bakes?');
    await pageLink(guardian, 'Messages').click();
    await guardian.getByRole('link', { name: 'The feast' }).click();
    await answer(guardian, 2, 'We do');
    await comeBack(teacher);
    await teacher.getByTestId('message-2').getByText('We do').waitFor();
  });

  it('let a guardian write to another one alone, once the school lets them', async () => {
    const toOne = `${className}: one of the other guardians`;
    await pageLink(guardian, 'Messages').click();
    await guardian.getByRole('link', { name: 'Write a message' }).click();
    await guardian.getByLabel('To whom').waitFor();
    expect(await guardian.getByRole('option', { name: toOne }).count()).toBe(0);

    const admin = await enter('admin');
    await pageLink(admin, 'Messages').click();
    await admin.getByRole('link', { name: 'Reported messages' }).click();
    const eachOther = admin.getByLabel('Guardians of a class write to each other');
    const alone = admin.getByLabel('One of these guardians may write to another alone');
    expect(await alone.isChecked()).toBe(false);
    await eachOther.uncheck();
    expect(await alone.isDisabled()).toBe(true);
    await eachOther.check();
    await alone.check();
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('Saved.').waitFor();
    expect(await problemsEverywhere(admin)).toEqual([]);
    await admin.context().close();

    await guardian.reload();
    await begin(guardian, toOne);
    await guardian.getByLabel('Person').selectOption({ label: `${neighbourName}, guardian` });
    await write(guardian, 'A lift', 'Shall we drive together?');
    const threadId = there(guardian.url().split('/').at(-1), 'thread in the address');
    expectStatus(201, await neighbour.post(`/api/threads/${threadId}/messages`, { text: 'With pleasure' }));
    await comeBack(guardian);
    await guardian.getByTestId('message-2').getByText('With pleasure').waitFor();
    await guardian.getByText(`guardians of ${className}`).waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);

    expectStatus(201, await neighbour.post(`/api/threads/${threadId}/blocks`, { number: 1 }));
    await guardian.getByLabel('Your message').fill('At eight?');
    await guardian.getByRole('button', { name: 'Send' }).click();
    await guardian.getByRole('alert').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('speak Russian', async () => {
    for (const [who, label] of [
      [guardian, `${className}: одному из других родителей`],
      [teacher, `${className}: ученикам; их родители читают`],
    ] as const) {
      await who.getByLabel('Language').selectOption('ru');
      await who.goto(`${school.url}/messages/new`);
      await who.getByLabel('Кому').selectOption({ label });
      expect(await problemsEverywhere(who)).toEqual([]);
    }
    expect(failures).toEqual([]);
  });
});
