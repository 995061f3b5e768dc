import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { SignInsFound } from '../../src/access/issuing/sign-ins.queries.js';
import { attendedWeekendIn, type AttendedWeekend } from '../support/attended-weekend.js';
import { openBrowser } from '../support/chromium.js';
import { eventually } from '../support/eventually.js';
import { textOfPages } from '../support/read-pdf.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { newestPosition, recordLesson, type ServedPage } from '../support/school-day.js';
import { read, refusal, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, pageLink, problemsEverywhere, signIn, signOut } from './pages.js';

const PASSWORD = 'a quite new password';

describeInBrowser('The pages of secretaries, and of class teachers about their class', () => {
  let school: RunningSchool;
  let browser: Browser;
  let attended: AttendedWeekend;
  let secretary: Visitor;
  let page: Page;
  let slip: { readonly name: string; readonly code: string; readonly whose: string };
  const failures: string[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    browser = await openBrowser();
    attended = await attendedWeekendIn(school);
    secretary = await school.signIn('secretary');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Reports', exact: true }).getByRole('link', { name, exact: true });
  const speak = (language: 'en' | 'ru') =>
    page.getByLabel(language === 'ru' ? 'Language' : 'Язык', { exact: true }).selectOption(language);
  const kept = async (button: Locator): Promise<{ readonly name: string; readonly content: Buffer }> => {
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const path = join(school.dataDir, 'downloaded');
    await file.saveAs(path);
    return { name: file.suggestedFilename(), content: await readFile(path) };
  };
  const signInsNow = async (): Promise<SignInsFound['people']> => {
    const at = { 'X-Journal-Position': await newestPosition(secretary) };
    return (await read(secretary.get<SignInsFound>(`/api/classes/${attended.classId}/sign-ins`, at))).people;
  };
  const line = (name: string) => page.getByTestId('sign-ins').getByRole('row', { name }).first();

  it('begin for a secretary with the classes, and lead to the sign-ins of one', async () => {
    page = await enter('secretary');
    await page.getByRole('heading', { level: 1, name: 'Office' }).waitFor();
    expect(await pageLink(page, 'Journal pages').count()).toBe(0);
    await page.getByTestId('classes').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByTestId('classes').locator(`a[href*="class=${attended.classId}"]`).click();
    await page.waitForURL(/\/office\/sign-ins/);
    await page.getByTestId('sign-ins').waitFor();
    const people = await signInsNow();
    expect(await page.getByTestId('sign-ins').getByRole('row').count()).toBe(
      people.filter(({ as }) => as === 'pupil').length + 1,
    );
    // The example guardian signs in, as the example pupil does.
    const child = people.find(({ personId }) => personId === attended.day.child.id);
    expect(child?.state).toBe('active');
    expect(await line(attended.day.child.name).textContent()).toContain('signs in');
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('issue sign-ins to some, tell them once and print them as slips', async () => {
    const people = await signInsNow();
    const pupil = people.find(({ as, state }) => as === 'pupil' && state !== 'active');
    const name = pupil?.name ?? '';
    const issue = page.getByRole('button', { name: 'Issue the slips' });
    expect(await issue.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: `Choose ${name}` }).press('Space');
    await page.getByText('1 pupil is chosen.').waitFor();
    await issue.press('Enter');
    await page.getByTestId('slips').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const cells = await page.getByTestId('slips').getByRole('row').nth(1).getByRole('cell').allTextContents();
    const whose = (await page.getByTestId('slips').getByRole('rowheader').first().textContent()) ?? '';
    slip = { name: cells[0] ?? '', code: cells[1] ?? '', whose };
    expect(whose).toContain(`guardian of ${name}`);
    await page.getByTestId('issued').getByRole('button', { name: 'Slips as PDF' }).waitFor();

    const printed = await kept(page.getByRole('button', { name: 'Slips as PDF' }));
    expect(printed.name).toMatch(/^Slips .+\.pdf$/);
    const [text] = await textOfPages(printed.content);
    expect(text).toContain(slip.name);
    expect(text).toContain(slip.code);
    const codes = text?.match(/[0-9A-Z]{4}-[0-9A-Z]{4}/g) ?? [];
    expect(await page.getByTestId('slips').getByRole('row').count()).toBe(codes.length + 1);
    const guardian = (await signInsNow()).find((one) => whose.startsWith(`${one.name},`));
    expect(guardian?.state).toBe('issued');
    await line(name).getByText('slip issued').first().waitFor();
  });

  it('hand out slips that somebody signs in with, and show that it was done', async () => {
    const office = page;
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await page.goto(`${school.url}/activation`);
    await page.getByLabel('Sign-in name').fill(slip.name);
    await page.getByLabel('Activation code').fill(slip.code);
    await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
    await page.getByLabel('I have read this, and consent to it').check();
    await page.getByRole('button', { name: 'Take over the account' }).click();
    await page.getByRole('heading', { name: 'Your account is ready' }).waitFor();
    await page.goto(school.url);
    await page.waitForURL(/\/diary/);
    await signOut(page);
    await signIn(page, slip.name, PASSWORD);
    await page.waitForURL(/\/diary/);
    await page.context().close();
    page = office;
    await page.reload();
    await page.getByTestId('sign-ins').waitFor();
    const guardian = (await signInsNow()).find((one) => slip.whose.startsWith(`${one.name},`));
    expect(guardian?.state).toBe('active');
    expect(await page.getByTestId('issued').count()).toBe(0);
    expect(await page.getByText(slip.code).count()).toBe(0);
  });

  it('speak Russian about sign-ins, and say why none were issued', async () => {
    await speak('ru');
    await page.getByRole('heading', { level: 1, name: 'Доступ для семей' }).waitFor();
    const refused = { code: 'second-factor-required', detail: 'Your account needs a second factor' };
    await page.route(
      '**/sign-ins?*',
      (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status: 403, json: refused })
          : route.fallback(),
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Всех', exact: true }).click();
    await page.getByRole('button', { name: 'Выдать листки' }).click();
    await page.getByRole('alert').getByText('нужен второй фактор').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await speak('en');
  });

  it('print for all families without internet, and say when others print', async () => {
    await tab('Office').click();
    await page.waitForURL(/\/office$/);
    const papers = page.getByTestId('school-papers');
    const link = papers.getByRole('link', { name: 'all families without internet' }).first();
    const busy = { code: 'printing-busy', detail: 'Too many papers are being made' };
    await page.route('**/diaries.pdf?*', (route) => route.fulfill({ status: 503, json: busy }), { times: 1 });
    await link.click();
    await papers.getByRole('alert').getByText('Much is being printed').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const { name, content } = await kept(link);
    expect(name).toMatch(/^Diaries of families without internet \d{4}-W\d{2}\.pdf$/);
    expect(content.toString('latin1', 0, 5)).toBe('%PDF-');
    await papers.getByRole('status').getByText(name).waitFor();
    const ofClass = page.getByTestId('papers');
    expect(await ofClass.getByRole('group', { name: /^Summary sheet/ }).count()).toBe(0);
    const diaries = await kept(ofClass.getByRole('link', { name: 'all diaries' }).first());
    expect(diaries.content.toString('latin1', 0, 5)).toBe('%PDF-');
    await speak('ru');
    await page.getByRole('heading', { level: 1, name: 'Канцелярия' }).waitFor();
    await page.getByTestId('school-papers').getByRole('heading', { name: 'Семьи без интернета' }).waitFor();
    await page.context().close();
  });

  it('lead a class teacher to the sign-ins of the own class, and to no other', async () => {
    page = await enter('teacher');
    await pageLink(page, 'Reports').click();
    await tab('Sign-ins').click();
    await page.getByTestId('sign-ins').waitFor();
    const { classes } = await read(
      attended.day.teacher.get<ClassesAnswer>(`/api/schools/${attended.schoolId}/classes`),
    );
    const offered = await page.getByLabel('Class', { exact: true }).getByRole('option').allTextContents();
    expect(offered).toEqual(classes.map(({ title }) => title));
    expect(classes.map(({ classId }) => classId)).not.toContain(attended.otherClassId);
    expect(await refusal(attended.day.teacher.get(`/api/classes/${attended.otherClassId}/sign-ins`))).toEqual(
      [...[404, 'class-not-found']],
    );
  });

  it('let a class teacher say why a pupil was away, for one lesson or several', async () => {
    const { day, classId, saturday, sunday, weekend } = attended;
    await tab('Reasons of absence').click();
    await page.waitForURL(/\/reports\/absences/);
    await page.goto(`${school.url}/reports/absences?class=${classId}&${weekend}`);
    const own = page.getByTestId(`unexplained-${day.child.id}`);
    await own.waitFor();
    expect(await own.getByRole('row').count()).toBe(4);
    expect(await problemsEverywhere(page)).toEqual([]);
    const set = page.getByRole('button', { name: /^Set for/ });
    expect(await set.isDisabled()).toBe(true);
    await own.getByLabel(`All of ${day.child.name}`).press('Space');
    await page.getByRole('button', { name: 'Set for 3 lessons' }).waitFor();
    // Of Sunday’s lesson nothing is known yet.
    await own.getByRole('row').nth(3).getByRole('checkbox').press('Space');
    await page.getByLabel('They count as').selectOption('excused');
    await page.getByLabel('Note').fill('A family feast');
    await page.getByRole('button', { name: 'Set for 2 lessons' }).press('Enter');
    await page.getByText('Set for 2 lessons.').waitFor();
    await own.getByRole('row').nth(2).waitFor({ state: 'detached' });
    expect(await own.getByRole('row').count()).toBe(2);
    const at = { 'X-Journal-Position': await newestPosition(secretary) };
    const { rows } = (await attended.ofPupil(weekend, { headers: at })).body;
    expect(rows.map(({ date, code, recorded }) => [date, code, recorded])).toEqual([
      [saturday, 'excused', 'absent'],
      [saturday, 'excused', 'absent'],
      [sunday, 'absent', 'absent'],
      [sunday, 'late', 'late'],
    ]);
    const { absences } = await read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, at));
    expect(absences.filter(({ reason }) => reason === 'A family feast')).toHaveLength(2);
  });

  it('let a class teacher record a whole day', async () => {
    const { day } = attended;
    const whole = page.getByTestId('whole-days');
    await whole.getByLabel('Pupil').selectOption(day.child.id);
    expect(await whole.getByRole('button', { name: 'File it' }).count()).toBe(0);
    await whole.getByLabel('Day', { exact: true }).fill(day.today);
    await whole.getByLabel('As', { exact: true }).selectOption('ill');
    await whole.getByRole('button', { name: 'Record it' }).click();
    await whole.getByTestId('entered').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const lessonId = await recordLesson(day, 9);
    const isAway = async () => {
      const { body } = await day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`);
      return body.absences.some(
        (absence) =>
          absence.lessonId === lessonId && absence.pupilId === day.child.id && absence.code === 'ill',
      );
    };
    expect(await eventually(isAway)).toBe(true);
    await speak('ru');
    await page.getByRole('heading', { level: 1, name: 'Причины пропусков' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.context().close();
  });

  it('let a deputy head file a certificate too, and print for the school beside the class', async () => {
    const { day, classId, weekend } = attended;
    page = await enter('deputyHead');
    await page.goto(`${school.url}/reports/absences?class=${classId}&${weekend}`);
    await page.getByTestId(`unexplained-${day.child.id}`).waitFor();
    const whole = page.getByTestId('whole-days');
    await whole.getByLabel('Pupil').selectOption(day.child.id);
    await whole.getByRole('button', { name: 'File it' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await tab('Class sheet').click();
    await page.getByTestId('school-papers').waitFor();
    await page.context().close();
  });

  it('failed nowhere', () => {
    expect(failures).toEqual([]);
  });
});
