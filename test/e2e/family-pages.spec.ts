import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { AllGrades } from '../../projections/all-grades/answer.js';
import type { FinalGradesAnswer } from '../../projections/final-grades/queries.js';
import type { OwnRating } from '../../projections/ratings/answer.js';
import type { YearsAnswer } from '../../projections/schools/years-of-pupil.js';
import { addDays, mondayOf, weekOf } from '../../src/school/civil-date.values.js';
import { attendedWeekendIn, type AttendedWeekend } from '../support/attended-weekend.js';
import { openBrowser } from '../support/chromium.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { correctGrade, giveGrade, recordLesson, type SchoolDay } from '../support/school-day.js';
import type { ServedReport } from '../support/served-report.js';
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { diary, grade, noteFailures, printedSheets, problemsEverywhere, signIn } from './pages.js';

describeInBrowser('A family’s pages', () => {
  let school: RunningSchool;
  let attended: AttendedWeekend;
  let day: SchoolDay;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let subjectId: string;
  let termId: string;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    attended = await attendedWeekendIn(school);
    ({ day } = attended);
    [, subjectId = '', termId = ''] = day.pageId.split('.');
    context = await browser.newContext({
      ...{ locale: 'en-GB', viewport: { width: 1280, height: 900 }, hasTouch: true },
    });
    page = await context.newPage();
    noteFailures(page, failures);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Pages of the pupil' }).getByRole('link', { name, exact: true });
  const spanLink = (name: string) =>
    page.getByRole('navigation', { name: 'Time' }).getByRole('link', { name, exact: true });
  const search = () => new URL(page.url()).searchParams;
  const open = (path: string) => page.goto(`${school.url}/diary/${day.child.id}/${path}`);
  /** What TanStack Query takes for somebody who comes back to the open page. */
  const comeBack = () => page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');
  const report = <Report>(path: string) =>
    read(day.guardian.get<Report>(`/api/pupils/${day.child.id}/${path}`));

  it('lie behind tabs of the child, each with an address, and reached by the keyboard', async () => {
    await page.goto(school.url);
    const { login, password } = school.signInOf('guardian');
    await signIn(page, login, password);
    await diary(page).waitFor();
    expect(await tab('Diary').getAttribute('aria-current')).toBe('page');
    for (const [name, path, heading] of [
      ['Grades', 'grades', `Grades of ${day.child.name}`],
      ['Final grades', 'final-grades', `Final grades of ${day.child.name}`],
      ['Attendance', 'attendance', `Attendance of ${day.child.name}`],
      ['Rating', 'rating', `Rating of ${day.child.name}`],
    ] as const) {
      await tab(name).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/diary/${day.child.id}/${path}`);
      expect(await tab(name).getAttribute('aria-current')).toBe('page');
      expect(await tab('Diary').getAttribute('aria-current')).toBeNull();
    }
    await tab('Diary').click();
    await diary(page).waitFor();
  });

  it('show all grades of the term by subject, with the average and what it needs', async () => {
    await open('grades');
    const { rows } = await report<ServedReport<AllGrades>>(`grades?term=${termId}`);
    const shown = rows.find(({ subject }) => subject.id === subjectId);
    const row = page.getByTestId(`subject-${subjectId}`);
    await row.waitFor();
    expect(shown?.grades.length).toBeGreaterThan(0);
    for (const { gradeId } of shown?.grades ?? []) {
      expect(await row.getByTestId(`listed-${gradeId}`).count()).toBe(1);
    }
    expect(await row.textContent()).toContain(`comes to ${shown?.proposed ?? ''}`);
    expect(await page.getByTestId('grades').getByRole('row').count()).toBe(rows.length + 1);
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('show any week, month, term, year and other days, by links and fields', async () => {
    await spanLink('Week').click();
    await page.waitForURL(/week=/);
    expect(search().get('week')).toBe(weekOf(day.today));
    await spanLink('Earlier').click();
    await page.waitForURL((url) => url.searchParams.get('week') !== weekOf(day.today));
    await page.getByLabel('Around the day').fill(day.today);
    await page.waitForURL((url) => url.searchParams.get('week') === weekOf(day.today));
    await spanLink('Month').click();
    await page.waitForURL((url) => url.searchParams.get('month') === day.today.slice(0, 7));
    await spanLink('Any days').click();
    await page.getByLabel('From', { exact: true }).fill(mondayOf(day.today));
    await page.waitForURL((url) => url.searchParams.get('from') === mondayOf(day.today));
    await page.getByLabel('From', { exact: true }).fill(day.today);
    await page.waitForURL((url) => url.searchParams.get('from') === url.searchParams.get('to'));
    await page.getByLabel('From', { exact: true }).fill('2000-01-01');
    await page.getByRole('alert').getByText('400 days').waitFor();
    await spanLink('Year').click();
    await page.waitForURL(/year=/);
    const { years } = await report<ServedReport<YearsAnswer>>('years');
    const year = years.find(({ id }) => id === search().get('year'));
    await page
      .getByTestId('span-title')
      .getByText(year?.title ?? '')
      .waitFor();
    await spanLink('Term').click();
    await page.waitForURL((url) => url.searchParams.get('term') === termId);
  });

  it('show one subject with the course of its average, drawn and as a table, and every way to more', async () => {
    await page.getByTestId(`subject-${subjectId}`).getByRole('link').click();
    const card = page.getByTestId('subject');
    await card.waitFor();
    expect(search().get('subject')).toBe(subjectId);
    const { rows } = await report<ServedReport<AllGrades>>(`grades?term=${termId}`);
    const { grades, course, next } = rows.find(({ subject }) => subject.id === subjectId) ?? {};
    const chart = card.getByRole('img', { name: /Course of the average/ });
    expect(await chart.locator('circle').count()).toBe(course?.length);
    await card.getByText('The course as a table').click();
    const table = card.getByTestId('course').getByRole('row');
    expect(await table.count()).toBe((course?.length ?? 0) + 1);
    expect(await card.getByTestId('grades-in-time').getByRole('row').count()).toBe((grades?.length ?? 0) + 1);
    expect(await card.getByTestId('ways').isVisible()).toBe((next?.ways.length ?? 0) > 0);
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(await printedSheets(page)).toBeLessThanOrEqual(2);
    await page.getByRole('link', { name: 'All subjects' }).click();
    await page.getByTestId('grades').waitFor();
  });

  it('say that there are no grades where none were given', async () => {
    await open('grades?from=2001-01-01&to=2001-01-07');
    await page.getByTestId('nothing').getByText('No grade was given in this time.').waitFor();
  });

  it('show final grades beside the average that they were given by', async () => {
    await open('final-grades');
    const { years } = await report<FinalGradesAnswer>('final-grades');
    const [year] = years.toReversed();
    if (!year) throw new Error('The sample has no final grades');
    const table = page.getByTestId(`year-${year.id}`);
    await table.waitFor();
    for (const { id, terms } of year.subjects) {
      for (const { value } of terms) {
        expect(await table.getByTestId(`final-${id}`).textContent()).toContain(value);
      }
    }
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('show attendance with reasons, lateness and each lesson missed', async () => {
    await open(`attendance?${attended.weekend}`);
    const rows = page.getByTestId('absences').getByRole('row');
    await rows.nth(4).waitFor();
    expect(await rows.count()).toBe(5);
    expect(await page.getByTestId('missed').textContent()).toBe('3');
    expect(await page.getByTestId('late').textContent()).toBe('1');
    expect(await page.getByTestId('attended').textContent()).toBe('40 %');
    expect(await rows.nth(4).textContent()).toContain('late, 10 min');
    expect(await problemsEverywhere(page)).toEqual([]);
    await rows.nth(1).getByRole('link').click();
    await page.waitForURL(new RegExp(weekOf(attended.saturday)));
  });

  it('show the own place and how many stand where, and that ratings are off where they are', async () => {
    await open(`rating?term=${termId}`);
    const own = await report<ServedReport<OwnRating>>(`rating?term=${termId}`);
    const inClass = page.getByTestId('place-class');
    await inClass.waitFor();
    if (own.class.tooSmall || own.class.place === undefined) throw new Error('The child has no place');
    const { place, of, bands } = own.class;
    await inClass.getByText(`Place ${place.toString()} of ${of.toString()}`).waitFor();
    expect(await inClass.getByRole('listitem').count()).toBe(bands.length);
    expect(await inClass.getByText('own place').count()).toBe(1);
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByLabel('Subject').selectOption(subjectId);
    await page.waitForURL(/subject=/);

    const admin = await school.signIn('admin');
    const { body: me } = await admin.get<{ schools: { id: string }[] }>('/api/me');
    const ratings = `/api/schools/${me.schools[0]?.id ?? ''}/ratings`;
    expectStatus(200, await admin.put(ratings, { on: false }));
    await comeBack();
    await page.getByRole('heading', { name: 'Ratings are switched off' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('are called by the name that the guardian gave the child', async () => {
    const path = `/api/me/children/${day.child.id}/name`;
    expectStatus(204, await day.guardian.put(path, { name: 'Our eldest' }));
    const isCalledSo = async () => {
      await open('grades');
      await page.getByTestId('grades').waitFor();
      return page.getByRole('heading', { name: 'Grades of Our eldest' }).isVisible();
    };
    expect(await eventually(isCalledSo)).toBe(true);
  });

  it('read out a grade that is given while the week is shown', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(weekOf(day.today));
    await diary(page).waitFor();
    const lessonId = await recordLesson(day, 8);
    const { gradeId } = await giveGrade(day, lessonId, '12');
    await comeBack();
    await grade(page, gradeId).waitFor();
    expect(await page.getByTestId('news').textContent()).toMatch(/^New grade: 12, /);
    expectStatus(200, await correctGrade(day, gradeId, '15', 'The last sheet was overlooked'));
    await comeBack();
    await page.getByTestId('news').getByText('Grade corrected: 12 to 15').waitFor();
    expect(await grade(page, gradeId).getAttribute('data-new')).toBe('false');
  });

  it('turn the week by a finger', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const swipe = (from: number, to: number) =>
      page.evaluate(`(() => {
        const target = document.querySelector('[data-testid="diary"]') ?? document.querySelector('[data-testid="empty-week"]');
        const touch = (clientX) => new Touch({ identifier: 1, target, clientX, clientY: 300 });
        const fire = (type, x, touches) => target.dispatchEvent(new TouchEvent(type, {
          bubbles: true, touches, changedTouches: [touch(x)] }));
        fire('touchstart', ${from.toString()}, [touch(${from.toString()})]);
        fire('touchend', ${to.toString()}, []);
      })()`);
    await swipe(80, 300);
    await page.waitForURL((url) => !url.pathname.endsWith(weekOf(day.today)));
    await page.getByTestId('diary').or(page.getByTestId('empty-week')).waitFor();
    await swipe(300, 80);
    await page.waitForURL((url) => url.pathname.endsWith(weekOf(day.today)));
  });

  it('show the diary of any days, week below week', async () => {
    await page.getByRole('link', { name: 'Any days' }).click();
    await page.waitForURL(/days\?/);
    const monday = mondayOf(day.today);
    expect(search().get('to')).toBe(addDays(monday, 6));
    await page.getByTestId(`day-${addDays(monday, -7)}`).waitFor();
    await page.getByTestId(`day-${day.today}`).waitFor();
    expect(await page.getByTestId('signature').count()).toBe(0);
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByLabel('From', { exact: true }).fill(addDays(monday, -21));
    await page.waitForURL((url) => url.searchParams.get('from') === addDays(monday, -21));
    await page.getByTestId(`day-${addDays(monday, -7)}`).waitFor();
    await open('days?from=2026-02-31');
    await page.getByTestId(`day-${addDays(monday, 4)}`).waitFor();
    await tab('Diary').click();
    await page.waitForURL((url) => url.pathname.endsWith(weekOf(day.today)));
  });

  it('speak Russian', async () => {
    await open('grades');
    await page.getByLabel('Language').selectOption('ru');
    await page.getByRole('heading', { name: /^Оценки: / }).waitFor();
    for (const path of ['grades', 'attendance', 'final-grades', 'rating']) {
      await open(path);
      await page.getByTestId('loading').first().waitFor({ state: 'detached' });
      expect([path, ...(await problemsEverywhere(page))]).toEqual([path]);
    }
    expect(failures).toEqual([]);
  });

  it('are the pupil’s own too', async () => {
    const own = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    const { login, password } = school.signInOf('pupil');
    await own.goto(`${school.url}/diary/${day.child.id}/grades`);
    await signIn(own, login, password);
    await own.getByTestId(`subject-${subjectId}`).waitFor();
    await own.context().close();
  });
});
