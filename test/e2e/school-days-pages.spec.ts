import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import type { AccountRole } from '../../src/access/account.events.js';
import { addDays, weekdayOf, weekOf } from '../../src/school/civil-date.values.js';
import type { DaysOff, ShiftedDay } from '../../src/timetable/school-days.values.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { day as dayOn, entered, problemsEverywhere } from './pages.js';

const BELLS = [{ number: 12, from: '18:55', to: '19:40' }];

describeInBrowser('The pages on the days of a school', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let deputyHead: Visitor;
  let head: Page;
  let guardian: Page;
  let planPage: string;
  let path: string;
  let off: string;
  let shifted: string;
  const failures: string[] = [];

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [off, shifted] = [addDays(day.today, 7), addDays(day.today, 8)];
    deputyHead = await school.signIn('deputyHead');
    path = `/api/schools/${there((await read(deputyHead.get<Me>('/api/me'))).schools[0], 'school').id}`;
    const [groupId = '', , termId = ''] = day.pageId.split('.');
    const teacherId = (await read(day.teacher.get<Me>('/api/me'))).person.id;
    const plan = `${path}/terms/${termId}/timetable`;
    const entry = { weekday: weekdayOf(day.today), number: 12, weeks: 'every', groupId, teacherId };
    const bells = { weekdays: [1, 2, 3, 4, 5, 6, 7], bells: BELLS };
    expectStatus(200, await deputyHead.put(`${plan}/bells`, bells));
    expectStatus(201, await deputyHead.post(`${plan}/entries`, { entries: [entry] }));
    expectStatus(200, await deputyHead.post(`${plan}/publication`, { from: day.today }));
    planPage = `${school.url}/timetable/plan?term=${termId}`;
    head = await enter('deputyHead');
    guardian = await enter('guardian');
    await head.goto(planPage);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const listed = () =>
    read(
      deputyHead.get<{ readonly daysOff: readonly DaysOff[]; readonly shiftedDays: readonly ShiftedDay[] }>(
        `${path}/days`,
      ),
    );
  const form = (heading: string): Locator =>
    head.locator('form').filter({ has: head.getByRole('heading', { name: heading, exact: true }) });
  const row = (list: string, text: string): Locator =>
    head.getByTestId(list).getByRole('listitem').filter({ hasText: text });
  const nothingIn = async (list: string): Promise<void> => {
    await head.getByTestId(list).getByRole('listitem').first().waitFor({ state: 'detached' });
  };
  const setOff = async (title: string, to = off): Promise<void> => {
    const days = form('Days off');
    await days.getByLabel('First day').fill(off);
    await days.getByLabel('Last day').fill(to);
    await days.getByLabel('What for').fill(title);
    await days.getByRole('button', { name: 'Set the days off' }).click();
  };
  const weekOfFamily = async (date: string): Promise<Locator> => {
    await guardian.goto(`${school.url}/timetable?week=${weekOf(date)}`);
    await guardian.getByTestId('timetable').waitFor();
    return dayOn(guardian, date);
  };
  const diaryOfFamily = async (date: string): Promise<Locator> => {
    await guardian.goto(`${school.url}/diary/${day.child.id}/${weekOf(date)}`);
    await guardian.getByTestId('diary').waitFor();
    return dayOn(guardian, date);
  };
  const refusals = (of: Locator): Locator => of.getByRole('alert');
  const isMarked = (of: Locator, label: string): Promise<string | null> =>
    of.getByLabel(label, { exact: true }).getAttribute('aria-invalid');

  it('let a deputy head set days off, which families see crossed out with what they are for', async () => {
    await setOff('Town feast');
    await row('days-off', 'Town feast').waitFor();
    await form('Days off').getByText('Saved.').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    expect((await listed()).daysOff).toEqual([
      expect.objectContaining({ from: off, to: off, title: 'Town feast' }),
    ]);

    const crossedOut = await weekOfFamily(off);
    await crossedOut.getByText('Town feast').waitFor();
    expect(await crossedOut.getAttribute('data-off')).toBe('true');
    expect(await crossedOut.getByRole('link').count()).toBe(0);
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await (await diaryOfFamily(off)).getByText('Town feast').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('say of a field that is at fault what is wrong with it, and mark it', async () => {
    const days = form('Days off');
    await setOff('Another feast');
    await refusals(days).getByText('Other days off, or a shifted day, are in the way.').waitFor();
    expect(await isMarked(days, 'First day')).toBe('true');
    expect(await isMarked(days, 'Last day')).not.toBe('true');
    await setOff(' ', addDays(off, 200));
    await refusals(days).getByText('Say what the days off are for.').waitFor();
    await refusals(days).getByText('nor more than 120 days after it').waitFor();
    expect([await isMarked(days, 'What for'), await isMarked(days, 'Last day')]).toEqual(['true', 'true']);
    expect(await problemsEverywhere(head)).toEqual([]);

    const shift = form('Shifted days');
    await shift.getByLabel('Day', { exact: true }).fill(off);
    await shift.getByLabel('By the plan of').selectOption(weekdayOf(off).toString());
    await shift.getByRole('button', { name: 'Shift the day' }).click();
    await refusals(shift).getByText('The day lies in no term, or is a day off.').waitFor();
    await refusals(shift).getByText('That is how the day goes anyway.').waitFor();
    expect(await isMarked(shift, 'By the plan of')).toBe('true');

    const instead = form('Instead of lessons');
    await instead.getByLabel('Day', { exact: true }).fill(shifted);
    await instead.getByLabel('From lesson').fill('4');
    await instead.getByLabel('To lesson').fill('2');
    await instead.getByLabel('What takes place').fill('Sports day');
    await instead.getByRole('button', { name: 'Let lessons give way' }).click();
    await refusals(instead).getByText('The last lesson is not before the first.').waitFor();
    expect(await isMarked(instead, 'To lesson')).toBe('true');
    await instead.getByLabel('To lesson').fill('5');
    await instead.getByRole('button', { name: 'Let lessons give way' }).click();
    await refusals(instead).getByText('The published timetable has no such lessons on that day.').waitFor();
    expect((await listed()).daysOff.map(({ title }) => title)).toEqual(['Town feast']);
  });

  it('change days off, and withdraw them: the lessons are back', async () => {
    await row('days-off', 'Town feast').getByRole('button', { name: 'Change: Town feast' }).click();
    const days = form('Days off');
    expect(await days.getByLabel('First day').inputValue()).toBe(off);
    await days.getByLabel('What for').fill('Feast of the river');
    await days.getByRole('button', { name: 'Change the days off' }).click();
    await row('days-off', 'Feast of the river').waitFor();
    await days.getByRole('button', { name: 'Set the days off' }).waitFor();
    await (await weekOfFamily(off)).getByText('Feast of the river').waitFor();

    const withdraw = row('days-off', 'Feast of the river').getByRole('button', { name: 'Withdraw: Feast' });
    await withdraw.focus();
    await head.keyboard.press('Enter');
    await nothingIn('days-off');
    expect((await listed()).daysOff).toEqual([]);
    const back = await weekOfFamily(off);
    await back.getByText('Lesson 12').waitFor({ state: 'attached' });
    expect(await back.getAttribute('data-off')).toBe('false');
    expect(await (await diaryOfFamily(off)).getByText('Feast of the river').count()).toBe(0);
  });

  it('shift a day to the plan of another one and to other times, until that is withdrawn', async () => {
    const shift = form('Shifted days');
    await shift.getByLabel('Day', { exact: true }).fill(shifted);
    await shift.getByLabel('By the plan of').selectOption(weekdayOf(day.today).toString());
    await shift.getByLabel('Other times of lessons').fill('12 late');
    await shift.getByText('To be put right: line 1').waitFor();
    expect(await shift.getByRole('button', { name: 'Shift the day' }).isDisabled()).toBe(true);
    await shift.getByLabel('Other times of lessons').fill('12 10:00-10:30');
    await shift.getByRole('button', { name: 'Shift the day' }).click();
    await row('shifted-days', 'by the plan of').getByText('other times').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    expect((await listed()).shiftedDays).toEqual([
      {
        ...{ date: shifted, weekday: weekdayOf(day.today) },
        bells: [{ number: 12, from: '10:00', to: '10:30' }],
      },
    ]);

    const ofFamily = await weekOfFamily(shifted);
    await ofFamily.getByText('by the plan of').waitFor();
    await ofFamily.getByText('10:00–10:30').waitFor({ state: 'attached' });
    expect(await problemsEverywhere(guardian)).toEqual([]);
    const inDiary = await diaryOfFamily(shifted);
    await inDiary.getByText('by the plan of').waitFor();
    await inDiary.getByText('10:00').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);

    await row('shifted-days', 'by the plan of').getByRole('button').click();
    await nothingIn('shifted-days');
    expect((await listed()).shiftedDays).toEqual([]);
  });

  it('have weeks A and B alternate, and shifted days go by one of them', async () => {
    const weeks = form('Weeks A and B');
    expect(await form('Shifted days').getByLabel('Of which week').count()).toBe(0);
    await weeks.getByLabel('How weeks go').selectOption('A');
    await weeks.getByRole('button', { name: 'Set the weeks' }).click();
    await weeks.getByText('Saved.').waitFor();
    const shift = form('Shifted days');
    await shift.getByLabel('Of which week').selectOption('B');
    await shift.getByRole('button', { name: 'Shift the day' }).click();
    await row('shifted-days', 'week B').waitFor();
    await row('shifted-days', 'week B').getByRole('button').click();
    await nothingIn('shifted-days');
    await weeks.getByLabel('How weeks go').selectOption('');
    await weeks.getByRole('button', { name: 'Set the weeks' }).click();
    await shift.getByLabel('Of which week').waitFor({ state: 'detached' });
  });

  it('let something take place instead of lessons, and call it off', async () => {
    const instead = form('Instead of lessons');
    await instead.getByLabel('Day', { exact: true }).fill(off);
    await instead.getByLabel('From lesson').fill('12');
    await instead.getByLabel('To lesson').fill('12');
    await instead.getByLabel('What takes place').fill('Sports day');
    await instead.getByRole('button', { name: 'Let lessons give way' }).click();
    await row('occasions', 'Sports day').getByText('1 lesson').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await row('occasions', 'Sports day').getByRole('button', { name: 'Call off: Sports day' }).click();
    await nothingIn('occasions');
  });

  it('speak Russian', async () => {
    await setOff('Праздник города');
    await row('days-off', 'Праздник города').waitFor();
    for (const who of [head, guardian]) await who.getByLabel('Language').selectOption('ru');
    for (const name of ['Дни без уроков', 'Перенесённые дни', 'Вместо уроков', 'Недели A и B'])
      await head.getByRole('heading', { name, exact: true }).waitFor();
    await head.getByLabel('Повод').fill('День знаний');
    await head.getByLabel('Первый день').fill(off);
    await head.getByRole('button', { name: 'Назначить дни без уроков' }).click();
    await head.getByRole('alert').getByText('Мешают другие дни без уроков').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await (await weekOfFamily(off)).getByText('Праздник города').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
