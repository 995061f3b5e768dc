import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AccountRole } from '../../src/access/account.events.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { letInGuardianInClass } from '../support/others-around.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { comeBack, entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of activities', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let guardian: Page;
  let pupil: Page;
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
    pupil = await enter('pupil');
    teacher = await enter('teacher');
    head = await enter('deputyHead');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const card = (page: Page, title: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });
  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

  it('let a head announce something with places, and a guardian take one and give it back', async () => {
    await pageLink(head, 'Activities').click();
    await head.getByTestId('none').waitFor();
    await head.getByRole('link', { name: 'Announce an activity' }).click();
    await field(head, 'For whom').selectOption({ label: day.child.className ?? '' });
    await field(head, 'Title').fill('A walk by the sea');
    await field(head, 'Begins').fill(`${addDays(day.today, 9)}T10:00`);
    await field(head, 'Ends, where that is known').fill(`${addDays(day.today, 9)}T13:00`);
    await field(head, 'Place').fill('By the gate');
    await field(head, 'Text').fill('Bring water.');
    await field(head, 'Pupils have to be signed up').check();
    await field(head, 'Places').fill('1');
    await field(head, 'Sign-up ends').fill(`${addDays(day.today, 7)}T18:00`);
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('button', { name: 'Announce', exact: true }).click();
    await card(head, 'A walk by the sea').getByText('0 pupils are signed up').waitFor();

    await pageLink(guardian, 'Activities').click();
    await guardian.getByRole('heading', { name: `Activities for ${day.child.name}` }).waitFor();
    await guardian.getByTestId(`month-${addDays(day.today, 9).slice(0, 7)}`).waitFor();
    const walk = card(guardian, 'A walk by the sea');
    await walk.getByText('13:00').waitFor();
    await walk.getByText('1 of 1 place left').waitFor();
    await walk.getByText(`For: ${day.child.className ?? ''}`).waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await walk.getByRole('button', { name: 'Sign up for A walk by the sea' }).focus();
    await guardian.keyboard.press('Enter');
    await walk.getByText('Signed up.', { exact: true }).waitFor();
    await walk.getByText('0 of 1 place left').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);

    await comeBack(head);
    await card(head, 'A walk by the sea').getByText('1 pupil is signed up').click();
    await card(head, 'A walk by the sea').getByText(day.child.name).waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await walk.getByRole('button', { name: 'Give the place back' }).click();
    await walk.getByText('1 of 1 place left').waitFor();
  });

  it('tell whoever comes too late that all places are taken', async () => {
    const walk = card(guardian, 'A walk by the sea');
    const activityId = (await walk.getAttribute('data-testid'))?.replace('activity-', '') ?? '';
    // Somebody else signs up while the page still shows what it was told before.
    const asked = '**/api/pupils/*/activities';
    await guardian.route(asked, (route) => route.abort());
    const other = await letInGuardianInClass(school, day);
    const path = `/api/pupils/${other.pupilId}/activities/${activityId}/sign-up`;
    expectStatus(201, await other.guardian.post(path, {}));
    await walk.getByRole('button', { name: 'Sign up' }).click();
    await walk.getByText('Somebody else was faster').waitFor();
    await guardian.unroute(asked);
    await comeBack(guardian);
    await walk.getByText('All places are taken.', { exact: true }).waitFor();
    expect(await walk.getByRole('button').count()).toBe(0);
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('let a head change it, by what is to be put right, so that the pupil signs up too', async () => {
    await head.getByRole('button', { name: 'Change A walk by the sea' }).click();
    await field(head, 'Places').fill('2');
    await field(head, 'Place').fill('The hall');
    await field(head, 'Sign-up ends').fill(`${addDays(day.today, -1)}T18:00`);
    await head.getByRole('button', { name: 'Change it' }).click();
    await head.getByText('Put right what is marked').waitFor();
    await head.getByText('A time to come, and not after the beginning.').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await field(head, 'Sign-up ends').fill(`${addDays(day.today, 8)}T18:00`);
    await head.getByRole('button', { name: 'Change it' }).click();
    await card(head, 'A walk by the sea').getByText('The hall').waitFor();

    await pageLink(pupil, 'Activities').click();
    const walk = card(pupil, 'A walk by the sea');
    await walk.getByText('1 of 2 places left').waitFor();
    await walk.getByRole('button', { name: 'Sign up' }).click();
    await walk.getByText('Signed up.', { exact: true }).waitFor();
    expect(await problemsEverywhere(pupil)).toEqual([]);
    await comeBack(guardian);
    await card(guardian, 'A walk by the sea').getByText('Signed up.', { exact: true }).waitFor();
  });

  it('let a head sign a pupil out and up again with a reason, which the family reads', async () => {
    await comeBack(head);
    const walk = card(head, 'A walk by the sea');
    const names = walk.getByTestId('signed-up');
    if ((await names.getAttribute('open')) === null) await names.locator('summary').click();
    await walk.getByRole('button', { name: `Sign out: ${day.child.name}` }).click();
    await field(head, 'Reason').fill('Stays at home');
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await walk.getByRole('button', { name: `Sign out: ${day.child.name}` }).waitFor({ state: 'detached' });
    await comeBack(guardian);
    await card(guardian, 'A walk by the sea').getByText('Stays at home').waitFor();
    await walk.getByLabel('Sign a pupil up').selectOption({ label: day.child.name });
    await walk.getByLabel('Why; the family is told').fill('Is well again');
    await walk.getByRole('button', { name: 'Sign up', exact: true }).focus();
    await head.keyboard.press('Enter');
    await walk.getByRole('button', { name: `Sign out: ${day.child.name}` }).waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await comeBack(guardian);
    await card(guardian, 'A walk by the sea').getByText('Is well again').waitFor();
    await card(guardian, 'A walk by the sea').getByText('Signed up.', { exact: true }).waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('let a teacher announce something to the own class, and see what others announced without the names', async () => {
    await pageLink(teacher, 'Activities').click();
    await card(teacher, 'A walk by the sea').getByText('0 of 2 places left').waitFor();
    expect(await card(teacher, 'A walk by the sea').getByRole('button').count()).toBe(0);
    expect(await teacher.getByTestId('signed-up').count()).toBe(0);
    await teacher.getByRole('link', { name: 'Announce an activity' }).click();
    await field(teacher, 'For whom').selectOption({ label: day.child.className ?? '' });
    await field(teacher, 'Title').fill('A play');
    await field(teacher, 'Begins').fill(`${addDays(day.today, 12)}T17:30`);
    await field(teacher, 'Place').fill('Room 12');
    await teacher.getByRole('button', { name: 'Announce', exact: true }).click();
    await card(teacher, 'A play').getByRole('button', { name: 'Call off' }).waitFor();
    await field(teacher, 'Show').selectOption({ label: 'For the whole school' });
    await teacher.getByTestId('none').waitFor();
    await field(teacher, 'Show').selectOption({ label: day.child.className ?? '' });
    await card(teacher, 'A play').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await comeBack(guardian);
    await card(guardian, 'A play').getByText('Nobody has to be signed up.').waitFor();
    expect(await card(guardian, 'A play').getByRole('button').count()).toBe(0);
  });

  it('let a head call it off with a reason, which the family is told', async () => {
    await head.getByRole('button', { name: 'Call off A walk by the sea' }).click();
    await field(head, 'Reason').fill('Snow');
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('button', { name: 'Call it off' }).click();
    await card(head, 'A walk by the sea').getByText('Called off: Snow').waitFor();
    expect(await head.getByRole('button', { name: 'Change A walk by the sea' }).count()).toBe(0);
    await comeBack(guardian);
    await card(guardian, 'A walk by the sea').getByText('Called off: Snow').waitFor();
    expect(await card(guardian, 'A walk by the sea').getByRole('button').count()).toBe(0);
  });

  it('speak Russian', async () => {
    for (const who of [guardian, teacher]) await who.getByLabel('Language').selectOption('ru');
    const pages: readonly (readonly [Page, string, string])[] = [
      [guardian, 'activities', `Мероприятия: ${day.child.name}`],
      [teacher, 'activities', 'Мероприятия'],
      [teacher, 'activities/new', 'Объявить мероприятие'],
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
