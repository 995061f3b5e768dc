import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ConsultationOfTeacher, ConsultationsAnswer } from '../../projections/consultations/queries.js';
import type { Me } from '../../src/access/me.js';
import type { AccountRole } from '../../src/access/account.events.js';
import { addDays, weekdayOf, weekOf } from '../../src/school/civil-date.values.js';
import { letInGuardianInClass, letInSubjectTeacher } from '../support/others-around.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { comeBack, entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of school life', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let guardian: Page;
  let teacher: Page;
  let head: Page;
  let groupId: string;
  let termId: string;
  let teacherMe: Me;
  const failures: string[] = [];

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [groupId = '', , termId = ''] = day.pageId.split('.');
    teacherMe = await read(day.teacher.get<Me>('/api/me'));
    guardian = await enter('guardian');
    teacher = await enter('teacher');
    head = await enter('deputyHead');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  it('let a teacher announce something to a class, whose families confirm it', async () => {
    await pageLink(teacher, 'Announcements').click();
    await teacher.getByRole('link', { name: 'Announce something' }).click();
    await teacher.getByLabel('For whom').selectOption({ label: day.child.className ?? '' });
    await teacher.getByLabel('Title').fill('A trip to the sea');
    await teacher.getByLabel('Text').fill('On Friday.\nBring something warm.');
    await teacher.getByLabel('Last day').fill(addDays(day.today, 14));
    await teacher.getByLabel('Ask everybody to confirm').check();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Announce', exact: true }).click();
    const letter = teacher.getByTestId('announcement');
    await letter.getByText('Bring something warm').waitFor();
    expect(await letter.textContent()).toContain(`For: ${day.child.className ?? ''}`);
    await teacher.getByTestId('no-receipts').waitFor();

    await pageLink(guardian, 'Announcements').click();
    const entry = guardian.getByRole('listitem').filter({ hasText: 'A trip to the sea' });
    await entry.getByText('to be confirmed').waitFor();
    await guardian.getByTestId('unread').getByText('1 not read yet').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('link', { name: 'A trip to the sea' }).focus();
    await guardian.keyboard.press('Enter');
    await guardian.getByRole('button', { name: 'I have read it' }).click();
    await guardian.getByTestId('confirmed').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);

    await teacher.reload();
    const { person } = await read(day.guardian.get<Me>('/api/me'));
    await teacher.getByTestId('receipts').getByRole('rowheader', { name: person.name }).waitFor();
    await teacher.getByRole('button', { name: 'Pin above the others' }).click();
    await teacher.getByRole('button', { name: 'Unpin' }).waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await guardian.getByRole('link', { name: 'All announcements' }).click();
    await guardian.getByTestId('unread').getByText('Everything is read').waitFor();
    await entry.getByText('pinned').waitFor();
  });

  it('let a head address some roles, see everything in the school, and withdraw with a reason', async () => {
    await head.goto(`${school.url}/announcements/new`);
    await head.getByLabel('For whom').selectOption({ value: '1' });
    await head.getByLabel('teachers').check();
    await head.getByLabel('Title').fill('Open day');
    await head.getByLabel('Text').fill('Everybody helps.');
    await head.getByRole('button', { name: 'Announce', exact: true }).click();
    const letter = head.getByTestId('announcement');
    await letter.getByText('For: guardians, teachers').waitFor();
    await head.getByRole('button', { name: 'Withdraw' }).click();
    await head.getByLabel('Reason').fill('It is put off');
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('button', { name: 'Withdraw it' }).click();
    await head.getByTestId('withdrawn').getByText('It is put off').waitFor();
    await head.getByRole('link', { name: 'All announcements' }).click();
    await head.getByRole('link', { name: 'All of the school' }).click();
    const entry = head.getByRole('listitem').filter({ hasText: 'Open day' });
    await entry.getByText('withdrawn', { exact: true }).waitFor();
    await head.getByRole('listitem').filter({ hasText: 'A trip to the sea' }).waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await comeBack(guardian);
    const gone = guardian.getByRole('listitem').filter({ hasText: 'It is put off' });
    await gone.getByRole('link', { name: 'An announcement that was withdrawn' }).click();
    await guardian.getByTestId('withdrawn').getByText('It is put off').waitFor();
    expect(await guardian.getByText('Everybody helps.').count()).toBe(0);
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('link', { name: 'All announcements' }).click();
    expect(await guardian.getByRole('link', { name: 'Open day' }).count()).toBe(0);
  });

  it('bring in the plan of a term from a file, tell every wrong cell, and publish it', async () => {
    await pageLink(head, 'Timetable').click();
    await head.getByRole('link', { name: 'Plan the timetable' }).click();
    await head.goto(`${school.url}/timetable/plan?term=${termId}`);
    await head.getByTestId('draft').waitFor();
    for (const weekend of ['Saturday', 'Sunday']) await head.getByLabel(weekend).check();
    await head.getByLabel('One lesson a line').fill('11 18:00-18:45\n12 late');
    await head.getByText('To be put right: line 2').waitFor();
    expect(await head.getByRole('button', { name: 'Set the bells' }).isDisabled()).toBe(true);
    await head.getByLabel('One lesson a line').fill('11 18:00-18:45\n12 18:40-19:40');
    await head.getByRole('button', { name: 'Set the bells' }).click();
    await head.getByRole('alert').getByText('From (2): lies in the lesson before').waitFor();
    await head.getByLabel('One lesson a line').fill('11 18:00-18:45\n12 18:55-19:40');
    await head.getByRole('button', { name: 'Set the bells' }).click();
    await head.getByTestId('plan-bellDays').getByText('7').waitFor();
    await head.getByLabel('One room a line').fill('204 Physics laboratory');
    await head.getByRole('button', { name: 'List the rooms' }).click();
    await head.getByTestId('plan-rooms').getByText('1').waitFor();

    const upload = async (...rows: readonly string[]) => {
      const csv = ['weekday,number,weeks,group,teacher,room', ...rows, ''].join('\n');
      await head.getByLabel('Bring in a file').setInputFiles({
        ...{ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
      });
    };
    const weekday = weekdayOf(day.today).toString();
    const row = (number: number) =>
      `${weekday},${number.toString()},every,${groupId},${teacherMe.person.id},204`;
    await upload(row(11), `${weekday},12,every,${groupId},Nobody At All,204`);
    const refused = head.getByTestId('refused').getByRole('row').nth(1);
    await refused.waitFor();
    expect(await refused.getByRole('cell').allTextContents()).toEqual([
      ...['3', 'teacher', 'is no teacher of the group in this term'],
    ]);
    await upload(row(11), row(12));
    await head.getByTestId('counts').getByText('Nothing is changed yet').waitFor();
    expect(await head.getByTestId('plan-lessons').textContent()).toBe('0');
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('button', { name: 'Take it over' }).click();
    await head.getByTestId('plan-lessons').getByText('2').waitFor();
    await head.getByLabel('Holds from').fill(day.today);
    await head.getByRole('button', { name: 'Publish the plan' }).click();
    await head.getByTestId('publications').getByRole('listitem').waitFor();
    const address = await head.getByRole('link', { name: 'Download the plan' }).getAttribute('href');
    const file = await head.request.get(`${school.url}${address ?? ''}`);
    expect(await file.text()).toMatch(new RegExp(`^${weekday},12,every,.*,204`, 'm'));
  });

  it('show a week with what became of its lessons, to the family, the teacher and of the class', async () => {
    const page = `/api/journal/pages/${day.pageId}`;
    const substitute = (await read((await letInSubjectTeacher(school)).get<Me>('/api/me'))).person;
    const leader = await school.signIn('deputyHead');
    const at = (number: number) => ({ date: day.today, number });
    const off = { ...at(11), reason: 'Sports day' };
    expectStatus(200, await day.teacher.post(`${page}/lessons/cancellation`, off));
    expectStatus(201, await leader.post(`${page}/substitutes`, { ...at(12), teacherId: substitute.id }));
    const told = `substitute: ${substitute.name}, instead of ${teacherMe.person.name}`;
    const ofToday = (who: Page) => who.getByTestId(`day-${day.today}`);

    await pageLink(guardian, 'Timetable').click();
    await guardian.getByRole('heading', { name: `Timetable of ${day.child.name}` }).waitFor();
    await ofToday(guardian).getByText('cancelled: Sports day').waitFor();
    await ofToday(guardian).getByText(told).waitFor();
    await ofToday(guardian).getByText('Physics laboratory').first().waitFor();
    await guardian.getByRole('columnheader', { name: 'Lesson 12 18:55–19:40' }).waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);

    await guardian.setViewportSize({ width: 390, height: 844 });
    const when = ofToday(guardian).getByText('Lesson 12, 18:55–19:40');
    expect((await when.boundingBox())?.width).toBeGreaterThan(50);
    await guardian.getByRole('link', { name: 'Next week' }).click();
    await guardian.waitForURL((url) => url.searchParams.get('week') === weekOf(addDays(day.today, 7)));
    const later = guardian.getByTestId(`day-${addDays(day.today, 7)}`);
    await later.getByText(teacherMe.person.name).first().waitFor();
    expect(await later.getByText('cancelled').count()).toBe(0);
    await guardian.setViewportSize({ width: 1280, height: 900 });

    await pageLink(teacher, 'Timetable').click();
    await ofToday(teacher).getByText(told).waitFor();
    await teacher.getByLabel('Whose lessons').selectOption({ label: `Class ${day.child.className ?? ''}` });
    await teacher.waitForURL(/class=/);
    await ofToday(teacher).getByText('cancelled: Sports day').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
  });

  it('show teachers the lessons of their day, each as the way to its page', async () => {
    await pageLink(teacher, 'Journal pages').click();
    const lessons = teacher.getByTestId('my-day').getByRole('listitem');
    await lessons.filter({ hasText: 'Lesson 12' }).getByText('Physics laboratory').waitFor();
    const cancelled = lessons.filter({ hasText: 'Lesson 11' });
    await cancelled.getByText('cancelled: Sports day').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await cancelled.getByRole('link').click();
    await teacher.waitForURL(`${school.url}/journal/${day.pageId}`);
  });

  it('let teachers offer times, and guardians book one, give it back, or hear that it is taken', async () => {
    const date = addDays(day.today, 7);
    await pageLink(teacher, 'Consultations').click();
    await teacher.getByRole('heading', { name: 'Consultations', level: 1 }).waitFor();
    await teacher.getByLabel('Day').fill(date);
    await teacher.getByLabel('First time begins at').fill('18:00');
    await teacher.getByLabel('How many times').fill('3');
    await teacher.getByTestId('row').getByText('From 18:00 until 18:30').waitFor();
    await teacher.getByLabel('Place').fill('Room 12');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Offer them' }).click();
    await teacher.getByTestId(`slot-${date}T18:20`).waitFor();
    await teacher.getByLabel('Day').fill(date);
    await teacher.getByRole('button', { name: 'Offer them' }).click();
    await teacher.getByText('You offer or have booked other times then: 18:00–18:30, Room 12').waitFor();

    await pageLink(guardian, 'Consultations').click();
    const slot = (time: string) => guardian.getByTestId(`slot-${date}T${time}`);
    await slot('18:00').getByRole('button').focus();
    await guardian.keyboard.press('Enter');
    await slot('18:00').getByText('booked by you').waitFor();
    expect(await slot('18:10').getByRole('button').count()).toBe(0);
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await comeBack(teacher);
    await teacher.getByTestId(`slot-${date}T18:00`).getByText(day.child.name).waitFor();
    await slot('18:00').getByRole('button', { name: 'Give back' }).click();
    await slot('18:00').getByText('free').waitFor();

    // Somebody else books while the page still shows what it was told before.
    const asked = '**/api/pupils/*/consultations';
    await guardian.route(asked, (route) => route.abort());
    const [schoolOfTeacher] = teacherMe.schools;
    const { consultations } = await read(
      day.teacher.get<ConsultationsAnswer<ConsultationOfTeacher>>(
        `/api/schools/${schoolOfTeacher?.id ?? ''}/consultations`,
      ),
    );
    const other = await letInGuardianInClass(school, day);
    const path = `/api/pupils/${other.pupilId}/consultations/${consultations[0]?.consultationId ?? ''}/booking`;
    expectStatus(201, await other.guardian.post(path, { slot: `${date}T18:10` }));
    await slot('18:10').getByRole('button').click();
    await guardian.getByText('Somebody else was faster').waitFor();
    await guardian.unroute(asked);
    await comeBack(guardian);
    await slot('18:10').getByText('taken').waitFor();

    await teacher.getByRole('button', { name: 'Call off' }).click();
    await teacher.getByLabel('Reason').fill('A conference');
    await teacher.getByRole('button', { name: 'Call it off' }).click();
    await teacher.getByText('Called off: A conference').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await comeBack(guardian);
    await guardian.getByText('Called off: A conference').waitFor();
    expect(await slot('18:20').getByRole('button').count()).toBe(0);
  });

  it('speak Russian', async () => {
    await head.goto(`${school.url}/timetable/plan?term=${termId}`);
    for (const who of [guardian, teacher, head]) await who.getByLabel('Language').selectOption('ru');
    const pages: readonly (readonly [Page, string, string])[] = [
      [guardian, 'announcements', 'Объявления'],
      [guardian, 'timetable', `Расписание: ${day.child.name}`],
      [guardian, 'consultations', `Консультации: ${day.child.name}`],
      [teacher, 'announcements/new', 'Новое объявление'],
      [teacher, 'consultations', 'Консультации'],
      [head, `timetable/plan?term=${termId}`, 'План расписания'],
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
