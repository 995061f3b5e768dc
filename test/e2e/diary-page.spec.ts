import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addDays, mondayOf, weekOf } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { findChromium, openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  readDiary,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
} from '../support/school-day.js';
import { expectStatus } from '../support/visitor.js';
import {
  accessibilityProblems,
  day as dayOn,
  diary,
  grade,
  lesson,
  printedSheets,
  signIn,
  signOut,
  weekLink,
} from './pages.js';

const chromium = await findChromium();
if (chromium === undefined && process.env['CI'] !== 'true') {
  process.stderr.write(
    '\n!! There is no Chromium. NOT RUN: the diary in a browser. Install one, or set CHROMIUM.\n\n',
  );
}

// In CI it runs and fails where there is no Chromium.
(chromium === undefined && process.env['CI'] !== 'true' ? describe.skip : describe)(
  'A guardian’s page',
  () => {
    let school: RunningSchool;
    let day: SchoolDay;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    const requested: string[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      browser = await openBrowser();
      school = await startSampleSchool();
      day = await schoolDayOf(school);
      context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
      context.on('request', (request) => requested.push(request.url()));
      page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
    });
    afterAll(async () => {
      await browser.close();
      await school.remove();
    });

    /** What TanStack Query takes for somebody who comes back to the open page. */
    const comeBack = () => page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');

    it('asks for a sign-in, and leads from there to this week of the child’s diary', async () => {
      await page.goto(school.url);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      // Whoever isn't signed in is answered 401, and Chromium puts that into the console.
      complaints.splice(0);
      const { login, password } = school.signInOf('guardian');
      await signIn(page, login, password);
      await diary(page).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/diary/${day.child.id}/${weekOf(day.today)}`);
      await page.getByRole('heading', { name: `Diary of ${day.child.name}` }).waitFor();
    });

    it('shows the week’s lessons with topics and homework', async () => {
      const shown = (await readDiary(day, day.guardian)).days;
      const lessons = shown.flatMap(({ lessons }) => lessons);
      expect(lessons).not.toHaveLength(0);
      for (const { date, lessons } of shown) {
        for (const { lessonId, subject, topic, homeworkSet, homeworkDue } of lessons) {
          const line = dayOn(page, date).getByTestId(`lesson-${lessonId}`);
          await line.getByRole('heading', { name: subject.title }).waitFor();
          if (topic !== undefined) await line.getByText(topic).first().waitFor();
          for (const { homeworkId, text } of homeworkSet) {
            await line.getByTestId(`homework-set-${homeworkId}`).getByText(text).waitFor();
          }
          for (const { homeworkId, text } of homeworkDue) {
            await line.getByTestId(`homework-due-${homeworkId}`).getByText(text).waitFor();
          }
        }
      }
    });

    it('shows a grade that was given meanwhile, and its correction with the reason', async () => {
      const lessonId = await recordLesson(day, 8, 'The sine rule');
      const { gradeId } = await giveGrade(day, lessonId, '12');
      await comeBack();
      await grade(page, gradeId).waitFor();
      expect(await grade(page, gradeId).getAttribute('data-status')).toBe('given');
      expect(await lesson(page, lessonId).textContent()).toContain('The sine rule');

      expectStatus(200, await correctGrade(day, gradeId, '15', 'The last sheet was overlooked'));
      await comeBack();
      const change = lesson(page, lessonId).getByTestId('grade-change');
      await change.getByText('The last sheet was overlooked').waitFor();
      expect(await change.locator('del').textContent()).toBe('12');
      expect(await grade(page, gradeId).locator('del').textContent()).toBe('12');
      const struck = await page.evaluate(
        `getComputedStyle(document.querySelector('[data-testid="grade-${gradeId}"] del')).textDecorationLine`,
      );
      expect(struck).toBe('line-through');
      await page.getByRole('button', { name: /^12 corrected to 15/ }).waitFor();
    });

    it('tells the details of a grade to whoever points at it or comes to it by keys, until Escape', async () => {
      const mark = page.getByRole('button', { name: /^12 corrected to 15/ });
      const details = page.getByRole('tooltip').getByText('Given');
      await mark.hover();
      await details.waitFor();
      await page.mouse.move(0, 0);
      await details.waitFor({ state: 'hidden' });
      await mark.focus();
      await details.waitFor();
      await mark.press('Escape');
      await details.waitFor({ state: 'hidden' });
    });

    it('is signed by the guardian, and asks for it anew after a change', async () => {
      const signature = page.getByTestId('signature');
      await page.getByRole('button', { name: 'Sign the week' }).click();
      await signature.getByText('Signed by').waitFor();
      expect(await signature.getByRole('button').count()).toBe(0);

      const lessonId = await recordLesson(day, 10, 'The cosine rule');
      const { gradeId } = await giveGrade(day, lessonId, '14');
      // Whoever signs what was shown before the grade is asked once more.
      const isShown = async () => {
        await comeBack();
        return grade(page, gradeId).isVisible();
      };
      expect(await eventually(isShown)).toBe(true);
      await signature.getByText('Changed since it was signed by').waitFor();
      await page.getByRole('button', { name: 'Sign again' }).click();
      await signature.getByText(/^Signed by/).waitFor();
    });

    it('is accessible, by day and by night, on a screen and on a telephone', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          expect([colorScheme, width, ...(await accessibilityProblems(page))]).toEqual([colorScheme, width]);
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect([width, overflow]).toEqual([width, 0]);
        }
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
    });

    it('is printed on one sheet', async () => {
      expect(await printedSheets(page)).toBe(1);
    });

    it('turns to the week before, and back', async () => {
      await weekLink(page, 'Previous week').click();
      const before = addDays(mondayOf(day.today), -7);
      await dayOn(page, before).waitFor();
      expect(new URL(page.url()).pathname).toContain(weekOf(before));
      expect(await page.getByTestId('week-title').textContent()).toContain(
        `week ${Number(weekOf(before).slice(-2)).toString()}`,
      );
      await weekLink(page, 'This week').click();
      await dayOn(page, day.today).waitFor();
    });

    it('speaks Russian, and goes on to after a reload', async () => {
      await page.getByLabel('Language').selectOption('ru');
      await page.getByRole('heading', { name: `Дневник: ${day.child.name}` }).waitFor();
      await page.reload();
      await diary(page).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('ru');
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByLabel('Язык').selectOption('en');
      await page.getByRole('heading', { name: `Diary of ${day.child.name}` }).waitFor();
    });

    it('shows nothing of a pupil who is not the guardian’s child', async () => {
      await page.goto(`${school.url}/diary/${day.pupilIds[1] ?? ''}/${weekOf(day.today)}`);
      await page.getByText('There is no such pupil among those you may see.').waitFor();
      expect(await diary(page).count()).toBe(0);
      // Chromium reports the 404 itself.
      expect(complaints.splice(0).every((complaint) => complaint.includes('404'))).toBe(true);
    });

    it('keeps nothing open after signing out', async () => {
      await signOut(page);
      await page.goBack();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await page.getByText(day.child.name).count()).toBe(0);
      expect(complaints.splice(0).every((complaint) => complaint.includes('401'))).toBe(true);
    });

    it('asked nobody but the journal', () => {
      const origins = new Set(
        requested.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin),
      );
      expect([...origins]).toEqual([school.url]);
      expect(complaints).toEqual([]);
    });
  },
);
