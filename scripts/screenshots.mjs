// Takes a picture of each page that a role opens, on a desk and on a phone, into docs/screenshots. The sample school
// is started for it in a folder of its own, and removed again.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startSampleSchool } from '../dist/test/support/sample-school.js';
import { correctGrade, giveGrade, recordLesson, schoolDayOf } from '../dist/test/support/school-day.js';
import { root, step } from './steps.mjs';
import { programOnPath } from './test-programs.mjs';

const folder = join(root, 'docs/screenshots');
const widths = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

const executablePath = process.env.CHROMIUM ?? programOnPath('chromium');
if (executablePath === undefined) {
  process.stderr.write('There is no Chromium: install one, or set CHROMIUM.\n');
  process.exit(1);
}

const school = await startSampleSchool();
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  await mkdir(folder, { recursive: true });
  for (const [role, pages] of Object.entries(await pagesByRole())) {
    for (const [width, viewport] of Object.entries(widths)) {
      await step(`${role}, ${width}`, () => takePictures(role, pages, width, viewport));
    }
  }
} finally {
  await browser.close();
  await school.remove();
}

/** The pages of each role: what the picture is called, and the address. */
async function pagesByRole() {
  const day = await schoolDayOf(school);
  const { child, pageId } = day;
  const { gradeId } = await giveGrade(day, await recordLesson(day, 8), '12');
  await correctGrade(day, gradeId, '14', 'Question 3 was counted twice');
  const [, subjectId, termId] = pageId.split('.');
  const diary = `/diary/${child.id}`;
  const ofFamily = {
    diary,
    days: `${diary}/days`,
    grades: `${diary}/grades`,
    subject: `${diary}/grades?term=${termId}&subject=${subjectId}`,
    'final-grades': `${diary}/final-grades`,
    attendance: `${diary}/attendance`,
    rating: `${diary}/rating`,
  };
  const ofAnybody = {
    timetable: '/timetable',
    announcements: '/announcements',
    notices: '/notices',
    security: '/security',
  };
  const consultations = { consultations: '/consultations' };
  const announcing = { 'announcement-new': '/announcements/new' };
  const journal = { journal: '/journal', page: `/journal/${pageId}` };
  const reports = {
    performance: `/reports/performance?term=${termId}`,
    'school-attendance': `/reports/attendance?term=${termId}`,
    progress: `/reports/progress?term=${termId}`,
  };
  const audit = { history: '/audit/history', log: '/audit/log', alerts: '/audit/alerts' };
  const grades = { grade: `/audit/grades/${gradeId}`, 'page-then': `/audit/pages/${pageId}` };
  return {
    guardian: { ...ofFamily, ...consultations, ...ofAnybody },
    pupil: { ...ofFamily, ...ofAnybody },
    teacher: { ...journal, progress: reports.progress, ...consultations, ...announcing, ...ofAnybody },
    deputyHead: {
      ...{ ...journal, ...audit, ...grades, ...reports },
      'class-sheet': `/reports/class?term=${termId}`,
      'timetable-plan': `/timetable/plan?term=${termId}`,
      ...ofAnybody,
    },
    admin: {
      journal: '/journal',
      ...audit,
      ...reports,
      ledger: '/admin/notices',
      outbox: '/outbox',
      ...ofAnybody,
    },
  };
}

async function takePictures(role, pages, width, viewport) {
  const context = await browser.newContext({ locale: 'en-GB', viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const { login, password } = school.signInOf(role);
  await page.goto(school.url);
  await page.getByLabel('Login').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(school.url + path, { waitUntil: 'networkidle' });
    await writeFile(join(folder, `${role}-${name}-${width}.webp`), await webpOf(page));
  }
  await context.close();
  return { code: 0, output: '' };
}

/** Playwright itself writes PNG and JPEG only, which take several times as much. */
async function webpOf(page) {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  return Buffer.from(data, 'base64');
}
