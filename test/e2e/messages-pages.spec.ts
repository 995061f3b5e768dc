import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { comeBack, entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of messages', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let guardian: Page;
  let teacher: Page;
  let head: Page;
  const failures: string[] = [];

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    guardian = await enter('guardian');
    teacher = await enter('teacher');
    head = await enter('deputyHead');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  it('let a teacher write to a guardian, who reads and answers', async () => {
    const { person } = await read(day.guardian.get<Me>('/api/me'));
    await pageLink(teacher, 'Messages').click();
    await teacher.getByTestId('none').waitFor();
    await teacher.getByRole('link', { name: 'Write a message' }).click();
    await teacher.getByLabel('To whom').selectOption({ label: day.child.name });
    await teacher.getByLabel('Person').selectOption({ label: `${person.name}, guardian` });
    await teacher.getByLabel('Title').fill('The trip');
    await teacher.getByLabel('Text').fill('Will Ivan come?\nHe is welcome.');
    const plan = {
      name: 'plan.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('From the gate to the sea'),
    };
    await teacher.getByLabel('Attach up to 5 files').setInputFiles([plan]);
    await teacher.getByRole('button', { name: 'Leave out plan.txt' }).waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Send' }).click();
    await teacher.getByTestId('message-1').getByText('not read yet').waitFor();
    await teacher.getByTestId('message-1').getByRole('link', { name: 'plan.txt' }).waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);

    await pageLink(guardian, 'Messages').click();
    await guardian.getByTestId('unread').getByText('1 conversation has something new').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('link', { name: 'The trip' }).focus();
    await guardian.keyboard.press('Enter');
    await guardian.getByTestId('message-1').getByText('He is welcome').waitFor();
    await guardian.getByLabel('Your message').fill('He comes');
    await guardian.getByRole('button', { name: 'Send' }).click();
    await guardian.getByTestId('message-2').getByText('He comes').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await comeBack(teacher);
    await teacher.getByTestId('message-1').getByText('read by 1 person').waitFor();
    await teacher.getByTestId('message-2').getByText('He comes').waitFor();
    await guardian.getByRole('link', { name: 'All messages' }).click();
    await guardian.getByTestId('unread').getByText('Everything is read').waitFor();
  });

  it('let a guardian attach a file, which the teacher saves', async () => {
    await guardian.getByRole('link', { name: 'The trip' }).click();
    const file = { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('Boots and a coat') };
    await guardian.getByLabel('Attach up to 5 files').setInputFiles([file, { ...file, name: 'other.txt' }]);
    await guardian.getByRole('button', { name: 'Leave out other.txt' }).click();
    await guardian.getByLabel('Your message').fill('See the list');
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('button', { name: 'Send' }).click();
    await guardian.getByTestId('message-3').getByRole('link', { name: 'list.txt' }).waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await comeBack(teacher);
    const link = teacher.getByTestId('message-3').getByRole('link', { name: 'list.txt' });
    const [saved] = await Promise.all([teacher.waitForEvent('download'), link.click()]);
    expect(saved.suggestedFilename()).toBe('list.txt');
    expect(await readFile(await saved.path(), 'utf8')).toBe('Boots and a coat');
    expect(await teacher.getByTestId('message-3').getByRole('link').count()).toBe(1);
    await guardian.getByRole('link', { name: 'All messages' }).click();
  });

  it('let a teacher report a message, and a head take it away with a reason', async () => {
    const tools = teacher.getByTestId('message-2');
    await tools.getByRole('button', { name: 'Report' }).click();
    await teacher.getByLabel('What is wrong with it').fill('Rude');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Report it' }).click();
    await tools.getByText('You have reported this message.').waitFor();

    await pageLink(head, 'Messages').click();
    await head.getByRole('link', { name: 'Reported messages' }).click();
    await head.getByText('He comes').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('button', { name: 'Take it away' }).click();
    await head.getByLabel('Reason').fill('Names a pupil');
    await head.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
    await head.getByTestId('decided').getByText('Names a pupil').waitFor();
    await comeBack(teacher);
    await tools.getByText('Taken away by those who lead the school: Names a pupil').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
  });

  it('let a teacher block a guardian, and lift that again', async () => {
    const { person } = await read(day.guardian.get<Me>('/api/me'));
    await guardian.getByRole('link', { name: 'The trip' }).click();
    await guardian.getByLabel('Your message').fill('And again');
    await guardian.getByRole('button', { name: 'Send' }).click();
    await comeBack(teacher);
    const last = teacher.getByTestId('message-4');
    await last.getByRole('button', { name: 'Block the author' }).click();
    await last.getByText('You have blocked the author').waitFor();
    await guardian.getByLabel('Your message').fill('Hello?');
    await guardian.getByRole('button', { name: 'Send' }).click();
    await guardian.getByRole('alert').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await teacher.getByRole('link', { name: 'All messages' }).click();
    await teacher.getByRole('button', { name: `Let ${person.name} write again` }).click();
    await teacher.getByRole('heading', { name: 'Blocked' }).waitFor({ state: 'detached' });
  });

  it('let a guardian write to the other guardians of the class, in Russian too', async () => {
    await pageLink(guardian, 'Messages').click();
    await guardian.getByLabel('Language').selectOption('ru');
    await guardian.getByRole('link', { name: 'Написать сообщение' }).click();
    const others = `${day.child.className ?? ''}: другим родителям`;
    await guardian.getByLabel('Кому').selectOption({ label: others });
    await guardian.getByLabel('Тема').fill('Подарок');
    await guardian.getByLabel('Текст').fill('Что подарим?');
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('button', { name: 'Отправить' }).click();
    await guardian.getByTestId('message-1').getByText('Что подарим?').waitFor();
  });

  it('let an administrator set who may write and when it is quiet, which a deputy head reads', async () => {
    const admin = await enter('admin');
    await pageLink(admin, 'Messages').click();
    await admin.getByRole('link', { name: 'Reported messages' }).click();
    await admin
      .getByLabel('Pupils of a class, and of groups with other schools, write to each other')
      .check();
    await admin.getByLabel('From', { exact: true }).fill('19:00');
    await admin.getByLabel('To', { exact: true }).fill('19:00');
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByRole('alert').waitFor();
    await admin.getByLabel('To', { exact: true }).fill('06:30');
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('Saved.').waitFor();
    expect(await problemsEverywhere(admin)).toEqual([]);
    await admin.reload();
    expect(
      await admin
        .getByLabel('Pupils of a class, and of groups with other schools, write to each other')
        .isChecked(),
    ).toBe(true);
    expect(await admin.getByLabel('To', { exact: true }).inputValue()).toBe('06:30');

    await head.goto(`${school.url}/messages/reports`);
    await head.getByText('An administrator changes this.').waitFor();
    expect(
      await head
        .getByLabel('Pupils of a class, and of groups with other schools, write to each other')
        .isDisabled(),
    ).toBe(true);
    expect(await problemsEverywhere(head)).toEqual([]);
  });

  it('failed nowhere', () => {
    expect(failures).toEqual([]);
  });
});
