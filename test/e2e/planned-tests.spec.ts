import { afterAll, beforeAll, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import type { WeekOfLessons } from '../../projections/timetable/answer.js';
import type { Me } from '../../src/access/me.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { addDays, weekOf } from '../../src/school/civil-date.values.js';
import type { TestWarning } from '../../src/test-plan/test-warnings.values.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  readDiary,
  schoolDayOf,
  type SchoolDay,
  type ServedDiary,
  type ServedPage,
} from '../support/school-day.js';
import { expectStatus, positionOf, read, refusal, Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, problemsEverywhere } from './pages.js';

interface Planned {
  readonly testId: string;
  readonly warnings: readonly TestWarning[];
}

describeInBrowser('Planned tests', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let admin: Visitor;
  let schoolId: string;
  let testId: string;
  let browser: Browser;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    admin = await school.signIn('admin');
    schoolId = (await read(admin.get<Me>('/api/me'))).schools[0]?.id ?? '';
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const plan = (number: number, title: string, who = day.teacher) =>
    who.post<Planned>(`/api/journal/pages/${day.pageId}/tests`, { date: day.today, number, title });
  const asOf = (position: string) => ({ 'X-Journal-Position': position });
  const testsIn = ({ days }: ServedDiary) =>
    days.flatMap(({ date, lessons }) =>
      lessons.flatMap(({ number, test }) => (test ? [{ date, number, title: test.title }] : [])),
    );
  const mails = async () => {
    const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
    const { login } = school.signInOf('guardian');
    return messages.filter(({ to, kind }) => to.includes(login) && kind === 'test');
  };
  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));

  it('stand in the diary, in the weeks of class and teacher, on the page and in calendars', async () => {
    const answer = expectStatus(201, await plan(8, 'Fractions'));
    expect(answer.body.warnings).toEqual([]);
    ({ testId } = answer.body);
    const position = positionOf(answer);
    const inDiary = { date: day.today, number: 8, title: 'Fractions' };
    for (const reader of [day.guardian, day.pupil]) {
      expect(testsIn(await readDiary(day, reader, position))).toEqual([inDiary]);
    }
    const { id: teacherId } = (await read(day.teacher.get<Me>('/api/me'))).person;
    const week = await read(
      day.teacher.get<WeekOfLessons>(
        `/api/teachers/${teacherId}/lessons?week=${weekOf(day.today)}`,
        asOf(position),
      ),
    );
    const lesson = week.lessons.find(({ test }) => test);
    expect(lesson).toMatchObject({ ...{ date: day.today, number: 8 }, test: { testId, title: 'Fractions' } });
    const page = await read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, asOf(position)));
    expect(page.tests).toMatchObject([{ testId, date: day.today, number: 8, title: 'Fractions' }]);
    const issued = await day.guardian.post<{ url: string }>('/api/me/calendars', {
      ...{ of: 'pupil', personId: day.child.id },
    });
    const { url } = expectStatus(201, issued).body;
    const text = await read(
      new Visitor(school.url).get<string>(new URL(url).pathname, asOf(positionOf(issued))),
    );
    const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    const tested = events.filter((each) =>
      String(each.getFirstPropertyValue('description')).includes('Fractions'),
    );
    expect(tested.map((each) => each.getFirstPropertyValue('summary'))).toEqual([
      expect.stringMatching(/^8\. .+: Test$/),
    ]);
  });

  it('are planned all the same where the class has too many, with a warning that says so', async () => {
    const most = (limits: object, who = admin) => who.put(`/api/schools/${schoolId}/test-limits`, limits);
    const second = expectStatus(201, await plan(9, 'Powers')).body;
    expect(second.warnings).toEqual([{ code: 'too-many-tests-a-day', date: day.today, count: 2, most: 1 }]);
    expectStatus(200, await most({ aDay: 2, aWeek: 2 }));
    const third = expectStatus(201, await plan(10, 'Roots')).body;
    expect(third.warnings).toEqual([
      { code: 'too-many-tests-a-day', date: day.today, count: 3, most: 2 },
      { code: 'too-many-tests-a-week', week: weekOf(day.today), count: 3, most: 2 },
    ]);
    expect(await refusal(most({ aDay: 0, aWeek: 2 }))).toEqual([422, 'bad-test-limits', 'aDay']);
    expect(await refusal(most({ aDay: 'two' }))).toEqual([400, 'invalid-input', 'aDay', 'aWeek']);
    expect(await refusal(most({ aDay: 1, aWeek: 3 }, day.teacher))).toEqual([403, 'not-for-your-role']);
    for (const { testId: other } of [second, third]) {
      expectStatus(200, await day.teacher.post(`/api/journal/tests/${other}/withdrawal`, {}));
    }
  });

  it('are moved and withdrawn, which families are told, and what never was is not found', async () => {
    const move = (id: string, to: object, who = day.teacher) =>
      who.post(`/api/journal/tests/${id}/moving`, to);
    const moved = expectStatus(200, await move(testId, { date: day.today, number: 7 }));
    expect(testsIn(await readDiary(day, day.guardian, positionOf(moved)))).toMatchObject([{ number: 7 }]);
    expect(await refusal(move(testId, { date: addDays(day.today, -1), number: 7 }))).toEqual([
      422,
      'test-refused',
      'date',
    ]);
    expect(await refusal(move(testId, { number: 99 }))).toEqual([400, 'invalid-input', 'date', 'number']);
    expect(await refusal(plan(7, 'Again'))).toEqual([409, 'test-there-already', 'number']);
    expect(await refusal(plan(6, ' '))).toEqual([422, 'test-refused', 'title']);
    expect(await refusal(plan(6, 'Mine', day.guardian))).toEqual([404, 'page-not-found']);
    const unknown = `${testId.slice(0, -1)}${testId.endsWith('a') ? 'b' : 'a'}`;
    expect(await refusal(move(unknown, { date: day.today, number: 6 }))).toEqual([404, 'test-not-found']);
    expect(await refusal(move('none', { date: day.today, number: 6 }))).toEqual([404, 'test-not-found']);

    const withdrawn = await day.teacher.post(`/api/journal/tests/${testId}/withdrawal`, { reason: 'Ill' });
    expect(testsIn(await readDiary(day, day.guardian, positionOf(expectStatus(200, withdrawn))))).toEqual([]);
    expect(await refusal(move(testId, { date: day.today, number: 6 }))).toEqual([409, 'test-withdrawn']);
    const isTold = async (subject: string, text: string) =>
      (await mails()).some((mail) => mail.subject === subject && mail.text.includes(text));
    expect(await eventually(() => isTold('A test will not be written', 'Reason: Ill'))).toBe(true);
  });

  it('are planned on the journal page, which warns, and withdrawn there', async () => {
    const teacher = await enter('teacher');
    expectStatus(201, await plan(8, 'Fractions'));
    expectStatus(201, await plan(9, 'Powers'));
    await teacher.goto(`${school.url}/journal/${day.pageId}`);
    const section = teacher.getByRole('region', { name: 'Planned tests' });
    await section.getByLabel('What is tested').fill('Roots');
    await section.getByLabel('Lesson of the day').fill('10');
    await section.getByRole('button', { name: 'Plan the test' }).click();
    await section.getByTestId('test-warnings').getByText('the class has 3 tests').first().waitFor();
    await section.getByText(/lesson 10: Roots/).waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);

    await section.getByRole('button', { name: /^Move the test of .*Roots/ }).click();
    await section.getByLabel('Lesson of the day').first().fill('11');
    await section.getByRole('button', { name: 'Move it there' }).click();
    await section.getByText(/lesson 11: Roots/).waitFor();
    await section.getByRole('button', { name: /^Withdraw the test of .*Roots/ }).click();
    await teacher.getByLabel('Why').fill('Too many');
    await teacher.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
    await section.getByText(/lesson 11: Roots/).waitFor({ state: 'detached' });

    const guardian = await enter('guardian');
    await guardian.goto(`${school.url}/diary/${day.child.id}/${weekOf(day.today)}`);
    await guardian.getByText('Powers').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await teacher.getByLabel('Language').selectOption('ru');
    await teacher.getByRole('heading', { name: 'Контрольные работы' }).waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
