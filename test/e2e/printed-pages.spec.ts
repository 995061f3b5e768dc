import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { readRecord } from '../../embedded/engines.record.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { openBrowser } from '../support/chromium.js';
import { meetingBegins } from '../support/meeting-begins.js';
import { textOfPages } from '../support/read-pdf.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered } from './pages.js';

const CONTROLS = 'button, nav, form, summary, [role=search], [type=file]';

describeInBrowser('On paper the pages', () => {
  let school: RunningSchool;
  let store: EventStore;
  let day: SchoolDay;
  let meetingId: string;
  let gradeId: string;
  let browser: Browser;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    store = new EventStore(readRecord(school.dataDir).addresses?.eventStoreUrl ?? '');
    day = await schoolDayOf(school);
    ({ gradeId } = await giveGrade(day, await recordLesson(day, 8, 'Forces'), '12'));
    meetingId = await meetingWithMinutes();
    const achievement = { kind: 'sport', level: 'town', date: day.today, title: 'Chess of the town' };
    expectStatus(
      201,
      await day.teacher.post(`/api/pupils/${day.child.id}/portfolio/achievements`, achievement),
    );
  });
  afterAll(async () => {
    await browser.close();
    await store.close();
    await school.remove();
  });

  const meetingWithMinutes = async (): Promise<string> => {
    const { teacher, child, today } = day;
    const schoolId = there((await read(teacher.get<Me>('/api/me'))).schools[0], 'school').id;
    const { classes } = await read(teacher.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    const { classId } = there(
      classes.find(({ pupils }) => pupils.some(({ id }) => id === child.id)),
      'class of the child',
    );
    const called = { title: 'The trip', startsAt: `${addDays(today, 7)}T18:30`, place: 'Room 12' };
    const path = `/api/classes/${classId}/meetings`;
    const { meetingId: id } = expectStatus(201, await teacher.post<{ meetingId: string }>(path, called)).body;
    await meetingBegins(store, id, today);
    const question = { question: 'By train?', options: ['Yes', 'No'], secret: false, quorum: 0 };
    const voted = expectStatus(
      201,
      await teacher.post<{ voteId: string }>(`/api/meetings/${id}/votes`, question),
    );
    const { voteId } = voted.body;
    expectStatus(200, await teacher.post(`/api/meetings/${id}/votes/${voteId}/closing`, {}));
    expectStatus(201, await teacher.post(`/api/meetings/${id}/minutes`, { text: 'We go in May.' }));
    return id;
  };

  /** A page as it is printed, and what it has to be worked with on the screen. */
  const printed = async (role: AccountRole, path: string, shown: (page: Page) => Promise<unknown>) => {
    const page = await entered({ browser, url: school.url, failures }, school.signInOf(role));
    await page.goto(school.url + path);
    await shown(page);
    const controls = await page.locator('main button:visible').allTextContents();
    const text = (await textOfPages(await page.pdf({ preferCSSPageSize: true }))).join(' ');
    await page.emulateMedia({ media: 'print' });
    const left = await page.locator(CONTROLS).filter({ visible: true }).allTextContents();
    await page.context().close();
    return { text, left, controls: controls.filter((name) => name.length > 4) };
  };
  const [year = ''] = new Date().toISOString().split('-');
  const isPaper = (
    { text, left, controls }: Awaited<ReturnType<typeof printed>>,
    said: readonly string[],
  ): void => {
    for (const one of said) expect(text).toContain(one);
    expect(text).toMatch(new RegExp(`As of [^:]*${year}[^:]*\\d\\d?:\\d\\d`));
    expect(left).toEqual([]);
    expect(controls).not.toEqual([]);
    expect(controls.filter((name) => text.includes(name))).toEqual([]);
  };

  it('of an auditor have the facts, and nothing to search by', async () => {
    const history = await printed('auditor', '/audit/history', (page) => page.getByTestId('facts').waitFor());
    isPaper(history, ['History', 'Before and after', 'position']);
    const grade = await printed('auditor', `/audit/grades/${gradeId}`, (page) =>
      page.getByTestId('stands').waitFor(),
    );
    isPaper(grade, [day.child.name, 'position']);
  });

  it('of a meeting have the votes and the minutes, and no forms', async () => {
    const meeting = await printed('teacher', `/meetings/${meetingId}`, (page) =>
      page.getByTestId('minutes-1').waitFor(),
    );
    isPaper(meeting, ['The trip', 'By train?', 'The quorum of 0% was reached.', 'We go in May.']);
    expect(meeting.text.match(/We go in May/g)).toHaveLength(1);
  });

  it('of the administration have who holds which office', async () => {
    const offices = await printed('admin', '/admin/offices', (page) =>
      page.getByTestId('no-proposals').waitFor(),
    );
    isPaper(offices, ['Offices', 'Operator']);
  });

  it('of a portfolio have what was achieved, and nothing to be done about it', async () => {
    const portfolio = await printed('teacher', `/diary/${day.child.id}/portfolio`, (page) =>
      page.getByText('Chess of the town').waitFor(),
    );
    isPaper(portfolio, [day.child.name, 'Chess of the town']);
    expect(failures).toEqual([]);
  });
});
