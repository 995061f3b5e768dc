// Takes a picture of each page that a role opens, on a desk and on a phone, into docs/screenshots, with a list of them
// all. The whole sample is started for it in a folder of its own, and removed again. `npm run screenshots -- auditor …`
// takes those of some roles anew, and leaves the others.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { format } from 'prettier';
import { correctGrade, giveGrade, recordLesson, schoolDayOf } from '../dist/test/support/school-day.js';
import { expectStatus, read } from '../dist/test/support/visitor.js';
import { root, step } from './steps.mjs';
import { programOnPath } from './test-programs.mjs';
import { addSecondFactor, applyForSchool, raiseAlert, startSampleWithPortal } from './to-be-seen.mjs';

const folder = join(root, 'docs/screenshots');
const widths = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** Whoever hasn't signed in. */
const NOBODY = 'nobody';
/** The guardian in another language and other colours. */
const GUARDIAN_AT_NIGHT = 'guardian-ru-dark';

const executablePath = process.env.CHROMIUM ?? programOnPath('chromium');
if (executablePath === undefined) {
  process.stderr.write('There is no Chromium: install one, or set CHROMIUM.\n');
  process.exit(1);
}

const { school, stop } = await startSampleWithPortal();
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  const pagesOf = await pagesByRole();
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(pagesOf);
  const unknown = wanted.filter((role) => !(role in pagesOf));
  if (unknown.length > 0) throw new Error(`There is no role ${unknown.join(', ')}`);
  const titles = await titlesBefore();
  await mkdir(folder, { recursive: true });
  const isGone = (picture) =>
    wanted.some((role) => isOf(role, picture)) || !Object.keys(pagesOf).some((role) => isOf(role, picture));
  for (const picture of (await readdir(folder)).filter(isGone)) await rm(join(folder, picture));
  for (const role of wanted) {
    const pages = pagesOf[role];
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
  await stop();
}

/** Whether a picture is one of a role, whose name may begin with another one's. */
function isOf(role, picture) {
  return picture.startsWith(`${role}-`) && !(role === 'guardian' && picture.startsWith(GUARDIAN_AT_NIGHT));
}

/** What the pages were called when their pictures were taken last. */
async function titlesBefore() {
  const gallery = await readFile(join(folder, 'README.md'), 'utf8').catch(() => '');
  return Object.fromEntries(
    [...gallery.matchAll(/!\[([^\]]*)\]\(([\w-]+)-desk\.webp\)/g)].map(([, title, name]) => [name, title]),
  );
}

/** The pages of each role: what the picture is called, and the address. */
async function pagesByRole() {
  const day = await schoolDayOf(school);
  const { child, guardian, pageId } = day;
  const { gradeId } = await giveGrade(day, await recordLesson(day, 8), '12');
  await correctGrade(day, gradeId, '14', 'Question 3 was counted twice');
  const [, subjectId, termId] = pageId.split('.');
  const { schools } = await read(day.teacher.get('/api/me'));
  const { classes } = await read(day.teacher.get(`/api/schools/${schools[0].id}/classes`));
  const { classId } = classes.find(({ pupils }) => pupils.some(({ id }) => id === child.id));
  const { threads } = await read(guardian.get('/api/me/threads'));
  const { meetings } = await read(guardian.get('/api/me/meetings'));
  const { announcements } = await read(guardian.get('/api/me/announcements'));
  const { posts } = await read(guardian.get('/api/me/blog-posts'));
  const [alertId, applicationId] = [await raiseAlert(school), await applyForSchool(school)];
  const withFactor = await addSecondFactor(school);
  const asked = {
    ...{ text: 'Where do I see when the parents’ meeting is?', page: '/meetings', role: 'guardian' },
    ...{ schoolId: schools[0].id, language: 'en', version: 'sample' },
  };
  const { questionId } = expectStatus(201, await guardian.post('/api/me/questions', asked)).body;

  const ofClass = `class=${classId}`;
  const ofTerm = `term=${termId}`;
  const diary = `/diary/${child.id}`;
  const ofFamily = {
    diary,
    days: `${diary}/days`,
    grades: `${diary}/grades`,
    subject: `${diary}/grades?${ofTerm}&subject=${subjectId}`,
    'final-grades': `${diary}/final-grades`,
    attendance: `${diary}/attendance`,
    rating: `${diary}/rating`,
    portfolio: `${diary}/portfolio`,
    'known-health': `${diary}/health`,
  };
  const ofSchool = {
    'school-calendar': '/school-calendar',
    timetable: '/timetable',
    announcements: '/announcements',
    announcement: `/announcements/${announcements[0].announcementId}`,
    activities: '/activities',
    blogs: '/blogs',
    post: `/blogs/${posts[0].postId}`,
  };
  const groups = { groups: '/joint-groups' };
  // They look the same for everybody.
  const ofAnybody = { notices: '/notices', security: '/security', help: '/help', ask: '/help/ask' };
  const question = { questions: '/help/questions', question: `/help/questions/${questionId}` };
  const messages = { messages: '/messages', thread: `/messages/${threads[0].threadId}` };
  const schoolMeetings = { 'school-meetings': '/meetings/school' };
  const meeting = { meetings: '/meetings', meeting: `/meetings/${meetings[0].meetingId}` };
  const reported = { ...messages, 'message-reports': '/messages/reports' };
  const writing = { ...messages, 'message-new': '/messages/new' };
  const consultations = { consultations: '/consultations' };
  const publishing = {
    'announcement-new': '/announcements/new',
    'post-new': '/blogs/new',
    'activity-new': '/activities/new',
    'group-new': '/joint-groups/new',
  };
  const journal = { journal: '/journal', page: `/journal/${pageId}` };
  const late = {
    'late-corrections': `/journal/${pageId}/late-corrections`,
    'late-requests': '/late-corrections',
  };
  const reports = {
    performance: `/reports/performance?${ofTerm}`,
    year: `/reports/year?${ofClass}`,
    'school-attendance': `/reports/attendance?${ofTerm}`,
    progress: `/reports/progress?${ofTerm}`,
  };
  const ofClassTeacher = {
    'class-sheet': `/reports/class?${ofTerm}&${ofClass}`,
    portfolios: `/reports/portfolios?${ofClass}`,
    absences: `/reports/absences?${ofTerm}&${ofClass}`,
    'sign-ins': `/office/sign-ins?${ofClass}`,
  };
  const audit = {
    history: '/audit/history',
    reads: `/audit/reads?${ofClass}&pupil=${child.id}`,
    log: '/audit/log',
    verify: '/audit/verify',
    alerts: '/audit/alerts',
  };
  const grades = { grade: `/audit/grades/${gradeId}`, 'page-then': `/audit/pages/${pageId}` };
  const moves = {
    moves: `/moves?${ofClass}`,
    transfer: `/moves/${classId}/transfer/${child.id}`,
    admission: `/moves/${classId}/admission`,
  };
  const guardians = { guardians: `/moves/guardians/${child.id}?${ofClass}` };
  const running = { failures: '/admin/failures', 'read-models': '/admin/read-models' };
  const settings = [
    'years',
    'scale',
    'works',
    'rounding',
    'window',
    'reasons',
    'ratings',
    'tests',
    'meetings',
  ];
  return {
    [NOBODY]: {
      ...{ 'sign-in': '/sign-in', activation: '/activation', recovery: '/recovery', apply: '/apply' },
      'portal-link': '/api/portals/state/sign-in?returnTo=/diary',
      'second-factor': (page) => signIn(page, withFactor, page.getByRole('textbox', { name: /code/i })),
    },
    guardian: {
      ...{ ...ofFamily, ...ofSchool, ...groups, ...meeting, ...consultations, ...writing, ...ofAnybody },
      ...{ ...question, readers: `${diary}/readers` },
    },
    [GUARDIAN_AT_NIGHT]: { diary, grades: ofFamily.grades, messages: '/messages', help: '/help' },
    pupil: { ...ofFamily, ...ofSchool, ...messages, ...ofAnybody },
    teacher: {
      ...{ ...journal, progress: reports.progress, year: reports.year, ...ofClassTeacher },
      ...{ ...ofSchool, ...groups, ...meeting, ...consultations, ...publishing, ...writing, ...ofAnybody },
    },
    healthWorker: { health: '/health/pupils', 'health-pupil': `/health/${child.id}`, help: '/help' },
    secretary: {
      office: '/office',
      'sign-ins': ofClassTeacher['sign-ins'],
      ...moves,
      ...guardians,
      ...schoolMeetings,
      help: '/help',
    },
    deputyHead: {
      ...{ ...journal, ...late, ...audit, ...grades, ...reports, ...ofClassTeacher, ...moves, ...reported },
      ...{ 'school-calendar': '/school-calendar', timetable: '/timetable' },
      'timetable-plan': `/timetable/plan?${ofTerm}`,
      ...{
        announcements: '/announcements',
        ...meeting,
        ...schoolMeetings,
        ...consultations,
        'comment-reports': '/blogs/reports',
      },
      ...ofAnybody,
    },
    admin: {
      ...{ journal: '/journal', ...audit, ...reports, ...reported, 'set-up': '/admin/set-up' },
      ...Object.fromEntries(settings.map((setting) => [`settings-${setting}`, `/admin/settings/${setting}`])),
      ...{ roster: '/admin/roster', 'next-year': '/admin/next-year', ...moves, ...guardians },
      ...{ offices: '/admin/offices', clinics: '/admin/clinics', ...question, frequent: '/help/frequent' },
      ...{ ...running, ledger: '/admin/notices', outbox: '/outbox', previews: '/outbox/previews' },
      ...ofAnybody,
    },
    auditor: {
      ...audit,
      alert: `/audit/alerts/${alertId}`,
      ...grades,
      announcements: '/announcements',
      blogs: '/blogs',
      ...schoolMeetings,
      help: '/help',
    },
    authority: {
      ...{ schools: '/authority/schools', applications: '/authority/applications' },
      ...{ application: `/authority/applications/${applicationId}` },
      ...{ consumers: '/authority/consumers', help: '/help' },
    },
    operator: {
      ...{ consumers: '/authority/consumers', ...running, questions: '/help/questions' },
      ...{ frequent: '/help/frequent', help: '/help' },
    },
  };
}

/** A table of the pictures of each role. */
function galleryOf(pagesOf, titles) {
  const titleOf = (role, name) => titles[`${role}-${name}`];
  const picture = (role, name, width) => `![${titleOf(role, name)}](${role}-${name}-${width}.webp)`;
  const rowOf = (role, name) =>
    `| ${titleOf(role, name)} | ${Object.keys(widths)
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
  const atNight = role === GUARDIAN_AT_NIGHT;
  const context = await browser.newContext({
    ...{ locale: 'en-GB', viewport, reducedMotion: 'reduce', colorScheme: atNight ? 'dark' : 'light' },
  });
  const page = await context.newPage();
  // A stream of changes is never idle.
  await page.route('**/live', (route) => route.abort());
  if (role !== NOBODY) {
    const nav = page.getByRole('navigation', { name: 'Pages', exact: true });
    await signIn(page, school.signInOf(atNight ? 'guardian' : role), nav);
  }
  if (atNight) await page.getByLabel('Language').selectOption('ru');
  for (const [name, way] of Object.entries(pages)) {
    if (typeof way === 'string') await page.goto(school.url + way, { waitUntil: 'networkidle' });
    else await way(page);
    if (width === 'desk') titles[`${role}-${name}`] = (await page.title()).replace(/ – [^–]*$/, '');
    await writeFile(join(folder, `${role}-${name}-${width}.webp`), await webpOf(page));
  }
  await context.close();
  return { code: 0, output: '' };
}

/** @param next what is there afterwards. */
async function signIn(page, { login, password }, next) {
  await page.goto(school.url);
  await page.getByLabel('Login').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await next.waitFor();
}

/** Playwright itself writes PNG and JPEG only, which take several times as much. */
async function webpOf(page) {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  return Buffer.from(data, 'base64');
}
