import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AccountRole } from '../../src/access/account.events.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { describeInBrowser } from './browser.js';
import { comeBack, entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of blogs', () => {
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

  it('let a teacher write a post, which those of the class read and comment on', async () => {
    await pageLink(teacher, 'Blogs').click();
    await teacher.getByTestId('none').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('link', { name: 'Write a post' }).click();
    await teacher.getByLabel('For whom').selectOption({ label: day.child.className ?? '' });
    await teacher.getByLabel('Title').fill('What we saw at the museum');
    await teacher.getByLabel('Text').fill('A whale.\nAs long as the hall.');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Publish' }).click();
    const post = teacher.getByTestId('post');
    await post.getByText('As long as the hall').waitFor();
    expect(await post.textContent()).toContain(`For: ${day.child.className ?? ''}`);

    await pageLink(guardian, 'Blogs').click();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('link', { name: 'What we saw at the museum' }).focus();
    await guardian.keyboard.press('Enter');
    await guardian.getByTestId('post').getByText('As long as the hall').waitFor();
    await guardian.getByTestId('no-comments').waitFor();
    await guardian.getByLabel('Your comment').fill('She talks of nothing else');
    await guardian.getByRole('button', { name: 'Comment', exact: true }).click();
    await guardian.getByTestId('comment-1').getByText('She talks of nothing else').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await comeBack(teacher);
    await teacher.getByTestId('comment-1').getByText('She talks of nothing else').waitFor();
  });

  it('let its author change it, and see what it said before', async () => {
    await teacher.getByRole('button', { name: 'Change', exact: true }).click();
    await teacher.getByLabel('Text').fill('A whale.\nLonger than the hall.');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Save the change' }).click();
    await teacher.getByTestId('post').getByText('put differently').waitFor();
    const wordings = teacher.getByTestId('wordings');
    await wordings.getByText('What it said').click();
    await wordings.getByText('As long as the hall').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await comeBack(guardian);
    await guardian.getByTestId('post').getByText('Longer than the hall').waitFor();
    expect(await guardian.getByTestId('wordings').count()).toBe(0);
  });

  it('let a reader report a comment, and a head leave or withdraw it with a reason', async () => {
    await teacher.getByLabel('Your comment').fill('See you on Monday');
    await teacher.getByRole('button', { name: 'Comment', exact: true }).click();
    await teacher.getByTestId('comment-2').getByText('See you on Monday').waitFor();
    await comeBack(guardian);
    await guardian.getByTestId('comment-2').getByRole('button', { name: 'Report' }).click();
    await guardian.getByLabel('What is wrong with it').fill('It is off the point');
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('button', { name: 'Report it' }).click();
    await guardian.getByTestId('comment-2').getByText('You have reported this comment').waitFor();

    await pageLink(head, 'Blogs').click();
    await head.getByRole('link', { name: 'Reported comments' }).click();
    await head.getByText('It is off the point').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('button', { name: 'Leave it there' }).click();
    await head.getByLabel('Reason').fill('It harms nobody');
    await head.getByRole('dialog').getByRole('button', { name: 'Leave it there' }).click();
    await head.getByTestId('left').getByText('It harms nobody').waitFor();

    await head.getByRole('link', { name: 'Open the post' }).click();
    await head.getByTestId('comment-2').getByRole('button', { name: 'Withdraw' }).click();
    await head.getByLabel('Reason').fill('It is about a pupil');
    await head.getByRole('button', { name: 'Withdraw it' }).click();
    await head.getByTestId('comment-2').getByText('It is about a pupil').waitFor();
    await comeBack(guardian);
    const gone = guardian.getByTestId('comment-2');
    await gone.getByText('It is about a pupil').waitFor();
    expect(await gone.textContent()).not.toContain('See you on Monday');
  });

  it('let a teacher close the blog for comments', async () => {
    await pageLink(teacher, 'Blogs').click();
    const box = teacher.getByLabel('Those who read my blog may comment on it');
    await box.uncheck();
    await teacher.getByRole('link', { name: 'What we saw at the museum' }).click();
    await teacher.getByText('lets nobody comment here').waitFor();
    await comeBack(guardian);
    await guardian.getByText('lets nobody comment here').waitFor();
    expect(await guardian.getByLabel('Your comment').count()).toBe(0);
  });

  it('show in the place of a withdrawn post that it was there, and why it is not', async () => {
    await teacher.getByTestId('post').getByRole('button', { name: 'Withdraw' }).click();
    await teacher.getByLabel('Reason').fill('The museum asked for it');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Withdraw it' }).click();
    await teacher.getByTestId('post').getByText('The museum asked for it').waitFor();
    await guardian.getByRole('link', { name: 'All blogs' }).click();
    const entry = guardian.getByRole('listitem').filter({ hasText: 'The museum asked for it' });
    await entry.getByText('A post that was withdrawn').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('speak Russian', async () => {
    for (const who of [guardian, teacher, head]) await who.getByLabel('Language').selectOption('ru');
    const pages: readonly (readonly [Page, string, string])[] = [
      [guardian, 'blogs', 'Блоги'],
      [teacher, 'blogs/new', 'Новая запись'],
      [head, 'blogs/reports', 'Жалобы на комментарии'],
    ];
    for (const [who, path, title] of pages) {
      await who.goto(`${school.url}/${path}`);
      await who.getByRole('heading', { name: title, level: 1 }).waitFor();
      await who.getByTestId('loading').first().waitFor({ state: 'detached' });
      expect([path, ...(await problemsEverywhere(who))]).toEqual([path]);
    }
    expect(failures).toEqual([]);
  });
});
