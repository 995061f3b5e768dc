import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { withTools } from '../../src/cli/tools.js';
import { addDays, mondayOf, weekOf } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
} from '../support/school-day.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { comeBack, diary, entered, grade, PHONE, problemsEverywhere } from './pages.js';

interface Told {
  readonly since?: string;
  readonly position: string;
  readonly news: readonly { readonly gradeId: string; readonly kind: string; readonly reason?: string }[];
}

interface Visit {
  readonly _id: string;
  readonly personId: string;
  readonly seen: string;
  readonly at: Date;
}

describeInBrowser('What is new in a diary since the last visit', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let desk: Page;
  let guardianId: string;
  let today: { readonly gradeId: string; readonly lessonId: string };
  let earlier: { readonly gradeId: string; readonly date: string };
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    guardianId = (await read(day.guardian.get<{ person: { id: string } }>('/api/me'))).person.id;
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const enter = (size?: typeof PHONE) =>
    entered({ browser, url: school.url, failures, ...(size ? { size } : {}) }, school.signInOf('guardian'));
  const newsFor = async (who: Visitor): Promise<Told> => {
    const headers = { 'X-Journal-Position': await newestPosition(day.teacher) };
    return read(who.get<Told>(`/api/pupils/${day.child.id}/diary/news`, headers));
  };
  const inVault = <Done>(act: (visits: ReturnType<typeof visitsIn>) => Promise<Done>): Promise<Done> =>
    withTools({ dataDir: school.dataDir, env: {} }, ({ documents }) => act(visitsIn(documents)));
  const visitsIn = ({ vault }: Parameters<Parameters<typeof withTools>[1]>[0]['documents']) =>
    vault.collection<Visit>('diaryVisits');
  const idOf = () => `${guardianId}:${day.child.id}`;
  const visit = () => inVault((visits) => visits.findOne({ _id: idOf() }));
  /** As if nobody had looked for an hour. */
  const letHourPass = () =>
    inVault((visits) =>
      visits.updateOne({ _id: idOf() }, { $set: { at: new Date(Date.now() - 60 * 60_000) } }),
    );
  const hide = (page: Page, isHidden: boolean) =>
    page.evaluate(`
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${String(isHidden)} });
      document.hasFocus = () => ${String(!isHidden)};
      document.dispatchEvent(new Event('visibilitychange'));
    `);
  const newSince = (page: Page) => page.getByTestId('new-since');

  it('is nothing on the first visit, which is noted once the diary was looked at', async () => {
    expect(await visit()).toBeNull();
    desk = await enter();
    await diary(desk).waitFor();
    expect(await eventually(async () => (await visit()) !== null)).toBe(true);
    expect(await newSince(desk).count()).toBe(0);
  });

  it('does not move while a page that nobody sees asks anew', async () => {
    await hide(desk, true);
    const before = await visit();
    const lessonId = await recordLesson(day, 8, 'The sine rule');
    const { gradeId } = await giveGrade(day, lessonId, '12');
    expectStatus(200, await correctGrade(day, gradeId, '15', 'The last sheet was overlooked'));
    today = { gradeId, lessonId };
    await comeBack(desk);
    await grade(desk, gradeId).waitFor();
    expect(await newsFor(day.guardian)).toMatchObject({ news: [] });
    expect(await visit()).toEqual(before);
  });

  it('is told on another device, over all weeks, with the old value, the new one and the reason', async () => {
    const date = addDays(mondayOf(day.today), -4);
    const path = `/api/journal/pages/${day.pageId}/lessons`;
    const recorded = await day.teacher.post<{ lessonId: string }>(path, {
      date,
      number: 12,
      topic: 'Before',
    });
    const given = await giveGrade(day, expectStatus(201, recorded).body.lessonId, '9');
    earlier = { gradeId: given.gradeId, date };
    await letHourPass();
    const phone = await enter(PHONE);
    await diary(phone).waitFor();
    await newSince(phone)
      .getByText(/^3 changes since your last visit/)
      .waitFor();
    const lines = await newSince(phone).getByRole('listitem').allTextContents();
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/: 9$/);
    expect(lines[1]).toMatch(/: 12 → 15\. Reason: The last sheet was overlooked$/);
    expect(lines[2]).toMatch(/: 12$/);
    expect(await grade(phone, today.gradeId).getAttribute('data-new')).toBe('true');
    expect(await problemsEverywhere(phone)).toEqual([]);

    await newSince(phone).getByRole('link').first().click();
    await grade(phone, earlier.gradeId).waitFor();
    const { pathname, hash } = new URL(phone.url());
    expect([pathname, hash]).toEqual([
      `/diary/${day.child.id}/${weekOf(earlier.date)}`,
      `#day-${earlier.date}`,
    ]);
    expect(await grade(phone, earlier.gradeId).getAttribute('data-new')).toBe('true');
    const seen = async () => (await visit())?.seen;
    const { position } = await newsFor(day.guardian);
    expect(await eventually(async () => (await seen()) === position)).toBe(true);
    await phone.context().close();
  });

  it('stays marked during the visit, on every device, also over a reload', async () => {
    await hide(desk, false);
    await desk.reload();
    await newSince(desk)
      .getByText(/^3 changes since/)
      .waitFor();
    expect(await grade(desk, today.gradeId).getAttribute('data-new')).toBe('true');
    await desk.reload();
    await newSince(desk)
      .getByText(/^3 changes since/)
      .waitFor();
    expect(await newsFor(day.pupil)).toMatchObject({ news: [] });
  });

  it('is nothing on any device once the visit is over, until something happens', async () => {
    await letHourPass();
    await desk.reload();
    await diary(desk).waitFor();
    await newSince(desk).waitFor({ state: 'detached' });
    expect(await grade(desk, today.gradeId).getAttribute('data-new')).toBe('false');
    const { since, news } = await newsFor(day.guardian);
    expect([typeof since, news]).toEqual(['string', []]);
    expectStatus(200, await correctGrade(day, earlier.gradeId, '10', 'Counted anew'));
    await comeBack(desk);
    await newSince(desk).getByText('Counted anew').waitFor();
  });

  it('is noted for those who may read the diary, up to where something has happened', async () => {
    const path = `/api/pupils/${day.child.id}/diary/visit`;
    expect(await refusal(day.guardian.post(path, { seen: 'soon' }))).toEqual([400, 'invalid-input', 'seen']);
    expect((await refusal(day.teacher.post(path, { seen: '1/1' })))[0]).toBe(403);
    const far = '999999999999/999999999999';
    expectStatus(204, await day.pupil.post(path, { seen: far }));
    const own = await inVault((visits) => visits.findOne({ _id: `${day.child.id}:${day.child.id}` }));
    expect(own?.seen).not.toBe(far);
  });

  it('did nothing that the pages’ security policy or a script refused', () => {
    expect(failures).toEqual([]);
  });
});
