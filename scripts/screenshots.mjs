// Takes a picture of each page that a role opens, on a desk and on a phone, into docs/screenshots, with a list of them
// all. The whole sample is started for it in a folder of its own, and removed again.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { format } from 'prettier';
import { startWholeSample } from '../dist/test/support/sample-school.js';
import { correctGrade, giveGrade, recordLesson, schoolDayOf } from '../dist/test/support/school-day.js';
import { read } from '../dist/test/support/visitor.js';
import { root, step } from './steps.mjs';
import { programOnPath } from './test-programs.mjs';

const folder = join(root, 'docs/screenshots');
const widths = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** Whoever hasn't signed in. */
const NOBODY = 'nobody';

const executablePath = process.env.CHROMIUM ?? programOnPath('chromium');
if (executablePath === undefined) {
  process.stderr.write('There is no Chromium: install one, or set CHROMIUM.\n');
  process.exit(1);
}

const school = await startWholeSample();
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  const pagesOf = await pagesByRole();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const titles = {};
  for (const [role, pages] of Object.entries(pagesOf)) {
    for (const [width, viewport] of Object.entries(widths)) {
      await step(`${role}, ${width}`, () => takePictures(role, pages, width, viewport, titles));
    }
  }
  await writeFile(
    join(folder, 'README.md'),
    await format(galleryOf(pagesOf, titles), { parser: 'markdown' }),
  );
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
    portfolio: `${diary}/portfolio`,
  };
  const ofSchool = {
    timetable: '/timetable',
    announcements: '/announcements',
    activities: '/activities',
    blogs: '/blogs',
    groups: '/joint-groups',
  };
  // They look the same for everybody.
  const ofAnybody = { notices: '/notices', security: '/security', help: '/help', ask: '/help/ask' };
  const { threads } = await read(day.guardian.get('/api/me/threads'));
  const { meetings } = await read(day.guardian.get('/api/me/meetings'));
  const messages = { messages: '/messages', thread: `/messages/${threads[0].threadId}` };
  const meeting = { meetings: '/meetings', meeting: `/meetings/${meetings[0].meetingId}` };
  const reported = { ...messages, 'message-reports': '/messages/reports' };
  const writing = { ...messages, 'message-new': '/messages/new' };
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
    [NOBODY]: { apply: '/apply' },
    guardian: { ...ofFamily, ...ofSchool, ...meeting, ...consultations, ...writing, ...ofAnybody },
    pupil: { diary, days: ofFamily.days, ...ofSchool },
    teacher: {
      ...{ ...journal, progress: reports.progress, ...meeting, ...consultations, ...announcing, ...writing },
      ...ofAnybody,
    },
    healthWorker: { health: '/health/pupils', 'health-pupil': `/health/${child.id}`, help: '/help' },
    deputyHead: {
      ...{ ...journal, ...audit, ...grades, ...reports, ...reported },
      'class-sheet': `/reports/class?term=${termId}`,
      'timetable-plan': `/timetable/plan?term=${termId}`,
      ...ofAnybody,
    },
    admin: {
      journal: '/journal',
      ...audit,
      ...reports,
      ...reported,
      'set-up': '/admin/set-up',
      roster: '/admin/roster',
      offices: '/admin/offices',
      clinics: '/admin/clinics',
      questions: '/help/questions',
      failures: '/admin/failures',
      'read-models': '/admin/read-models',
      ledger: '/admin/notices',
      outbox: '/outbox',
      ...ofAnybody,
    },
  };
}

/** A table of the pictures of each role. */
function galleryOf(pagesOf, titles) {
  const picture = (role, name, width) => `![${titles[name]}](${role}-${name}-${width}.webp)`;
  const rowOf = (role, name) =>
    `| ${titles[name]} | ${Object.keys(widths)
      .map((width) => picture(role, name, width))
      .join(' | ')} |`;
  const tables = Object.entries(pagesOf).map(([role, pages]) =>
    [`## ${role}`, '', '| page | desk | phone |', '|---|---|---|']
      .concat(Object.keys(pages).map((name) => rowOf(role, name)))
      .join('\n'),
  );
  return ['# Each page of each role', 'Taken from the sample by `npm run screenshots`.', ...tables].join(
    '\n\n',
  );
}

async function takePictures(role, pages, width, viewport, titles) {
  const context = await browser.newContext({ locale: 'en-GB', viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (role !== NOBODY) await signIn(page, role);
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(school.url + path, { waitUntil: 'networkidle' });
    titles[name] = (await page.title()).replace(/ – [^–]*$/, '');
    await writeFile(join(folder, `${role}-${name}-${width}.webp`), await webpOf(page));
  }
  await context.close();
  return { code: 0, output: '' };
}

async function signIn(page, role) {
  const { login, password } = school.signInOf(role);
  await page.goto(school.url);
  await page.getByLabel('Login').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Playwright itself writes PNG and JPEG only, which take several times as much. */
async function webpOf(page) {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  return Buffer.from(data, 'base64');
}
