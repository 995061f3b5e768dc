import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import { openBrowser } from '../support/chromium.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrade,
  newestPosition,
  readDiary,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { day as dayOn, diary, entered, grade, problemsEverywhere } from './pages.js';

/** Pages ask by themselves after 15 seconds at the earliest. */
const SOONER_THAN_ASKED_MS = 10_000;

describeInBrowser('Open pages', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let family: Page;
  let teacher: Page;
  let deputyHead: Page;
  let lessonId: string;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    lessonId = await recordLesson(day, 11, 'The sine rule');
    const enter = (role: 'guardian' | 'teacher' | 'deputyHead') =>
      entered({ browser, url: school.url, failures }, school.signInOf(role));
    [family, teacher, deputyHead] = await Promise.all([
      enter('guardian'),
      enter('teacher'),
      enter('deputyHead'),
    ]);
    for (const page of [teacher, deputyHead]) {
      await page.goto(`${school.url}/journal/${day.pageId}`);
      await page.getByTestId('journal-grid').waitFor();
    }
    await family.goto(`${school.url}/diary/${day.child.id}/${weekOf(day.today)}`);
    await diary(family).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const remark = (remarkId: string, page = family) => page.getByTestId(`remark-${remarkId}`);
  const makeRemark = async (text: string): Promise<string> => {
    const told = { lessonId, pupilId: day.child.id, kind: 'praise', text, visibleTo: 'guardianAndPupil' };
    const path = `/api/journal/pages/${day.pageId}/remarks`;
    return expectStatus(201, await day.teacher.post<{ remarkId: string }>(path, told)).body.remarkId;
  };
  const remarkInDiary = async (remarkId: string) => {
    const { days } = await readDiary(day, day.guardian, await newestPosition(day.guardian));
    const remarks = days.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.remarks));
    return there(
      remarks.find((one) => one.remarkId === remarkId),
      'remark',
    );
  };

  it('show a grade to the family as it is given, by asking for what they were told of', async () => {
    const positions: (string | undefined)[] = [];
    family.on('request', (request) => {
      if (request.url().includes('/diary?')) positions.push(request.headers()['x-journal-position']);
    });
    const { gradeId, position } = await giveGrade(day, lessonId, '17');
    await grade(family, gradeId).waitFor();
    // The guardian wrote nothing: only the stream tells the position.
    expect(positions).toContain(position);
    expect(await family.getByTestId('news').textContent()).toMatch(/^New grade: 17, /);
  });

  it('show two teachers each other’s entries', async () => {
    const page = await read(
      day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, {
        'X-Journal-Position': await newestPosition(day.teacher),
      }),
    );
    const column = page.lessons.findIndex((one) => one.lessonId === lessonId);
    const cell = (row: number, where: Page) =>
      where.getByTestId(`cell-${row.toString()}-${column.toString()}`);
    const childRow = page.pupils.findIndex(({ id }) => id === day.child.id);
    const [first, second] = page.pupils.map((_, row) => row).filter((row) => row !== childRow);
    const write = async (row: number, value: string, where: Page) => {
      await cell(row, where).click();
      await where.keyboard.type(value);
      await where.keyboard.press('Enter');
    };
    await write(first ?? 0, '13', teacher);
    await cell(first ?? 0, deputyHead)
      .getByText('13')
      .waitFor();
    await write(second ?? 0, '14', deputyHead);
    await cell(second ?? 0, teacher)
      .getByText('14')
      .waitFor();
  });

  it('catch up when they are looked at again, and hear nothing while they are not', async () => {
    // A page in the background, as a browser without windows has none.
    const hide = (isHidden: boolean) =>
      family.evaluate(`
        Object.defineProperty(document, 'hidden', { configurable: true, value: ${isHidden.toString()} });
        document.dispatchEvent(new Event('visibilitychange'));
      `);
    const asked: string[] = [];
    family.on('request', (request) => {
      asked.push(new URL(request.url()).pathname);
    });
    await hide(true);
    const { gradeId } = await giveGrade(day, await recordLesson(day, 10), '9');
    await hide(false);
    await grade(family, gradeId).waitFor();
    expect(asked[0]).toBe(`/api/pupils/${day.child.id}/live`);
  });

  it('let a guardian sign and answer a remark, which its author then sees', async () => {
    const remarkId = await makeRemark('Helped others with the sine rule');
    await remark(remarkId).getByRole('button', { name: 'I have seen it' }).click();
    await remark(remarkId).getByText('Seen by').waitFor();
    expect(await remark(remarkId).getByRole('button', { name: 'I have seen it' }).count()).toBe(0);

    await remark(remarkId).getByRole('button', { name: 'Answer' }).press('Enter');
    expect(await problemsEverywhere(family)).toEqual([]);
    await family.keyboard.type('We are glad to hear it');
    await remark(remarkId).getByRole('button', { name: 'Send the answer' }).click();
    await remark(remarkId).getByText('We are glad to hear it').waitFor();
    await remark(remarkId).getByRole('textbox').waitFor({ state: 'detached' });

    const me = await read(day.guardian.get<Me>('/api/me'));
    expect(await remarkInDiary(remarkId)).toMatchObject({
      acknowledgements: [{ guardian: { id: me.person.id } }],
      answers: [{ guardian: { id: me.person.id }, text: 'We are glad to hear it' }],
    });
    await remark(remarkId, teacher).getByText('We are glad to hear it').waitFor();
    expect(await remark(remarkId, teacher).getByRole('button').count()).toBe(0);
  });

  it('say so where the remark was withdrawn meanwhile', async () => {
    const remarkId = await makeRemark('Came without the compasses');
    await remark(remarkId).getByRole('button', { name: 'Answer' }).click();
    await family.route(`**/pupils/${day.child.id}/diary?*`, (route) => route.abort());
    const path = `/api/journal/remarks/${remarkId}/withdrawal`;
    expectStatus(200, await day.teacher.post(path, { reason: 'It was somebody else' }));
    await family.keyboard.type('They lay on the table');
    await remark(remarkId).getByRole('button', { name: 'Send the answer' }).click();
    await family.getByRole('alert').getByText('The school has withdrawn this remark').waitFor();
    await family.unroute(`**/pupils/${day.child.id}/diary?*`);
    await remark(remarkId).waitFor({ state: 'detached' });
  });

  it('show days off as they are set and withdrawn, in a diary and in the calendar', async () => {
    const head = await school.signIn('deputyHead');
    const path = `/api/schools/${there((await read(head.get<Me>('/api/me'))).schools[0], 'school').id}/days-off`;
    await family.goto(`${school.url}/diary/${day.child.id}/${weekOf(day.today)}`);
    await diary(family).waitFor();
    await teacher.goto(`${school.url}/school-calendar`);
    await teacher.getByTestId('calendar').waitFor();
    const off = { from: day.today, to: day.today, title: 'Town feast' };
    const { daysOffId } = expectStatus(201, await head.post<{ daysOffId: string }>(path, off)).body;
    const seen = [family, teacher].map((page) => dayOn(page, day.today).getByText('Town feast'));
    for (const title of seen) await title.waitFor({ timeout: SOONER_THAN_ASKED_MS });
    expectStatus(200, await head.post(`${path}/${daysOffId}/withdrawal`, {}));
    for (const title of seen) await title.waitFor({ state: 'detached', timeout: SOONER_THAN_ASKED_MS });
  });

  it('let a guardian give a child a name of the own, and take it back', async () => {
    const names = family.getByTestId('children');
    const ownName = async () => (await read(day.guardian.get<Me>('/api/me'))).children[0]?.ownName;
    await family.goto(`${school.url}/security`);
    await names.getByRole('textbox', { name: `Name for ${day.child.name}` }).fill('Our eldest');
    await family.keyboard.press('Enter');
    await names.getByText('Saved.').waitFor();
    expect(await eventually(async () => (await ownName()) === 'Our eldest')).toBe(true);
    expect(await problemsEverywhere(family)).toEqual([]);
    await family.goto(`${school.url}/diary/${day.child.id}/${weekOf(day.today)}`);
    await family.getByRole('heading', { name: 'Our eldest' }).waitFor();

    await family.goto(`${school.url}/security`);
    await names.getByRole('button', { name: `Use the school’s name for ${day.child.name}` }).click();
    await names.getByText('Saved.').waitFor();
    expect(await eventually(async () => (await ownName()) === undefined)).toBe(true);
  });

  it('speak Russian', async () => {
    const remarkId = await makeRemark('Решает быстро');
    await family.getByLabel('Language').selectOption('ru');
    await family.getByRole('heading', { name: 'Имена ваших детей' }).waitFor();
    expect(await problemsEverywhere(family)).toEqual([]);
    await family.goto(`${school.url}/diary/${day.child.id}/${weekOf(day.today)}`);
    await remark(remarkId).getByRole('button', { name: 'Ознакомлен(а)' }).waitFor();
    await remark(remarkId).getByRole('button', { name: 'Ответить' }).click();
    await family.getByLabel('Ваш ответ на замечание или похвалу').waitFor();
    expect(await problemsEverywhere(family)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
