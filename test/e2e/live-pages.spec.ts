import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { weekOf } from '../../src/school/civil-date.values.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrade,
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { diary, entered, grade } from './pages.js';

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

  it('break nothing', () => {
    expect(failures).toEqual([]);
  });
});
