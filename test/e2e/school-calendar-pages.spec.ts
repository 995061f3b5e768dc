import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import { addDays, weekdayOf, weekOf } from '../../src/school/civil-date.values.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { day as dayOn, entered, pageLink, PHONE, printedSheets, problemsEverywhere } from './pages.js';

describeInBrowser('The calendar of a school', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let deputyHead: Visitor;
  let guardian: Page;
  let head: Page;
  let teacher: Page;
  let className: string;
  let off: string;
  let shifted: string;
  let meetingId: string;
  let activityId: string;
  let testId: string;
  const failures: string[] = [];

  const enter = (role: AccountRole, size = {}): Promise<Page> =>
    entered({ browser, url: school.url, failures, ...size }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    deputyHead = await school.signIn('deputyHead');
    const path = `/api/schools/${there((await read(deputyHead.get<Me>('/api/me'))).schools[0], 'school').id}`;
    const { classes } = await read(deputyHead.get<ClassesAnswer>(`${path}/classes`));
    const own = there(
      classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id)),
      'class of the child',
    );
    className = own.title;
    [off, shifted] = [addDays(day.today, 1), addDays(day.today, 2)];
    const feast = { from: off, to: off, title: 'Town feast' };
    expectStatus(201, await deputyHead.post(`${path}/days-off`, feast));
    const plan = { date: shifted, weekday: weekdayOf(day.today) };
    expectStatus(200, await deputyHead.post(`${path}/shifted-days`, plan));
    const test = { date: day.today, number: 7, title: 'Fractions' };
    const tests = `/api/journal/pages/${day.pageId}/tests`;
    testId = expectStatus(201, await day.teacher.post<{ testId: string }>(tests, test)).body.testId;
    const meeting = { title: 'First term', startsAt: `${day.today}T23:58`, place: 'Room 12' };
    const meetings = `/api/classes/${own.classId}/meetings`;
    meetingId = expectStatus(201, await deputyHead.post<{ meetingId: string }>(meetings, meeting)).body
      .meetingId;
    const activity = {
      ...{ title: 'Museum', startsAt: `${day.today}T23:59`, place: 'By the gate' },
      signUp: { places: 12, until: `${day.today}T23:50` },
    };
    const activities = `/api/classes/${own.classId}/activities`;
    activityId = expectStatus(201, await deputyHead.post<{ activityId: string }>(activities, activity)).body
      .activityId;
    guardian = await enter('guardian');
    head = await enter('deputyHead');
    teacher = await enter('teacher');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const entry = (page: Page, id: string) => page.getByTestId(`entry-${id}`);
  const monthTitle = (page: Page) => page.getByTestId('month-title');
  const open = async (page: Page): Promise<void> => {
    await pageLink(page, 'Calendar').click();
    await page.getByTestId('calendar').waitFor();
  };
  /** Days of another month stand in its first and last weeks, and on a telephone in it alone. */
  const openMonthOf = async (page: Page, date: string): Promise<void> => {
    await page.goto(`${school.url}/school-calendar?month=${date.slice(0, 7)}`);
    await dayOn(page, date).waitFor();
  };

  it('shows a family a month: days off with their title, shifted days, and what takes place', async () => {
    await open(guardian);
    const today = dayOn(guardian, day.today);
    expect(await today.getAttribute('aria-current')).toBe('date');
    await entry(guardian, testId).getByText('lesson 7').waitFor();
    await entry(guardian, meetingId).getByText('23:58, Room 12').waitFor();
    await entry(guardian, activityId).getByText('Places taken: 0 of 12').waitFor();
    expect(await guardian.getByLabel('Class', { exact: true }).count()).toBe(0);
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await openMonthOf(guardian, off);
    await dayOn(guardian, off).getByText('Town feast').waitFor();
    expect(await dayOn(guardian, off).getAttribute('data-off')).toBe('true');
    await openMonthOf(guardian, shifted);
    await dayOn(guardian, shifted).getByText('by the plan of').waitFor();
    await guardian.getByTestId('terms').waitFor();
    await guardian.emulateMedia({ media: 'print' });
    expect(await monthTitle(guardian).isVisible()).toBe(true);
    expect(await guardian.getByLabel('Show', { exact: true }).isVisible()).toBe(false);
    await guardian.emulateMedia({ media: null });
    expect(await printedSheets(guardian)).toBe(1);
  });

  it('leads from each entry to its own page', async () => {
    for (const [page, id, title, address] of [
      [guardian, testId, 'Fractions', `/diary/${day.child.id}/${weekOf(day.today)}`],
      [guardian, meetingId, 'First term', `/meetings/${meetingId}`],
      [guardian, activityId, 'Museum', '/activities'],
      [teacher, testId, 'Fractions', `/journal/${day.pageId}`],
      [head, meetingId, 'First term', `/meetings/${meetingId}`],
    ] as const) {
      await openMonthOf(page, day.today);
      const link = entry(page, id).getByRole('link', { name: title });
      await link.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === address);
    }
  });

  it('goes from month to month by keys, and back to this one', async () => {
    await open(head);
    const thisMonth = await monthTitle(head).innerText();
    const months = head.getByRole('navigation', { name: 'Month' });
    for (const name of ['Next month', 'Previous month', 'Previous month']) {
      const before = await monthTitle(head).innerText();
      await months.getByRole('link', { name, exact: true }).focus();
      await head.keyboard.press('Enter');
      await monthTitle(head).filter({ hasNotText: before }).waitFor();
      await head.getByTestId('calendar').waitFor();
    }
    expect(await monthTitle(head).innerText()).not.toBe(thisMonth);
    await months.getByRole('link', { name: 'This month' }).click();
    await monthTitle(head).getByText(thisMonth).waitFor();
    await dayOn(head, day.today).waitFor();
  });

  it('shows staff one class or one kind, as the address then says', async () => {
    await openMonthOf(head, day.today);
    await entry(head, testId).getByText(className).first().waitFor();
    await head.getByLabel('Show', { exact: true }).selectOption('meetings');
    await entry(head, testId).waitFor({ state: 'detached' });
    await entry(head, meetingId).waitFor();
    await head.waitForURL(/kind=meetings/);
    await head.getByLabel('Show', { exact: true }).selectOption('');
    const classes = head.getByLabel('Class', { exact: true });
    const others = (await classes.locator('option').allInnerTexts()).filter(
      (title) => title !== className && title !== 'All classes',
    );
    await classes.selectOption({ label: there(others[0], 'another class') });
    await entry(head, meetingId).waitFor({ state: 'detached' });
    await classes.selectOption({ label: className });
    await entry(head, meetingId).waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
  });

  it('lists on a telephone the days on which something is', async () => {
    const phone = await enter('guardian', { size: PHONE });
    await open(phone);
    await entry(phone, testId).waitFor();
    await dayOn(phone, day.today).getByText('today').waitFor();
    expect(await phone.locator('[data-testid^=day-][data-listed=false]:visible').count()).toBe(0);
    expect(await phone.locator('[data-testid^=day-]:visible').count()).toBeGreaterThan(0);
    expect(await problemsEverywhere(phone)).toEqual([]);
    // Nothing is planned so far ahead.
    await phone.setViewportSize(PHONE);
    await phone.goto(`${school.url}/school-calendar?month=2099-02`);
    await phone.getByText('Nothing is planned in this month.').waitFor();
    expect(await problemsEverywhere(phone)).toEqual([]);
    await phone.context().close();
  });

  it('speaks Russian', async () => {
    await openMonthOf(guardian, off);
    await guardian.getByLabel('Language').selectOption('ru');
    await guardian.getByRole('heading', { name: 'Календарь' }).waitFor();
    await guardian.getByLabel('Показать').selectOption('meetings');
    await guardian.getByRole('link', { name: 'Этот месяц' }).waitFor();
    await openMonthOf(guardian, shifted);
    await dayOn(guardian, shifted).getByText('по расписанию дня').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
