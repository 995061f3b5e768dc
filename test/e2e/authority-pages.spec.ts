import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AuthorityReport } from '../../projections/performance/answer.js';
import type { Me } from '../../src/access/me.js';
import { operatorContext, withTools } from '../../src/cli/tools.js';
import type { Filed } from '../../src/connecting/applying.js';
import { FEED_SCOPE } from '../../src/consumers/oauth-scopes.values.js';
import type { TermDefined } from '../../src/school/school.events.js';
import { consumerIn } from '../support/asking-consumer.js';
import { openBrowser } from '../support/chromium.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import { letIn, PASSWORD } from '../support/school-day.js';
import type { ServedReport } from '../support/served-report.js';
import { there } from '../support/there.js';
import { expectStatus, read, refusal, Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, noteFailures, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of an authority, and of a school that applies', () => {
  let school: RunningSchool;
  let authority: Visitor;
  let me: Me;
  let past: { readonly year: string; readonly term: string };
  let browser: Browser;
  let page: Page;
  let applicant: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    const admins = [await school.signIn('admin'), await letInElsewhere(school, 'deputyHead')];
    const schoolIds = await Promise.all(
      admins.map(async (one) => (await read(one.get<Me>('/api/me'))).schools[0]?.id ?? ''),
    );
    const login = await guardianWho();
    for (const [index, schoolId] of schoolIds.entries()) {
      await placed(schoolId, index === 0 ? 'hills' : 'lakes');
      const given = await runJournal(
        ['offices', 'give', login, 'authority', '--school', schoolId],
        school.dataDir,
      );
      if (given.code !== 0) throw new Error(given.stderr);
    }
    authority = await letIn(school, login);
    const isAuthority = async () =>
      (await read(authority.get<Me>('/api/me'))).schools.length === schoolIds.length;
    expect(await eventually(isAuthority)).toBe(true);
    me = await read(authority.get<Me>('/api/me'));
    past = await pastTermOf(me.schools[0]?.id ?? '');
    page = await entered({ browser, url: school.url, failures }, { login, password: PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  /** The sign-in name of somebody who is nothing but a guardian, and not the sample's example. */
  const guardianWho = async (): Promise<string> => {
    const { people } = await sampleRosterOf(school);
    const example = school.signInOf('guardian').login;
    const found = people.find(
      ({ username, roles }) => username !== example && roles.every(({ role }) => role === 'guardian'),
    );
    if (!found) throw new Error('The sample has no other guardian');
    await letIn(school, found.username);
    return found.username;
  };
  const placed = (schoolId: string, code: string): Promise<unknown> =>
    withTools({ dataDir: school.dataDir, env: {} }, ({ runners }) => {
      const municipality = { sourcedId: code, title: code === 'hills' ? 'Hills' : 'Lakes' };
      const place = { schoolId, municipality, region: { sourcedId: 'north', title: 'North' } };
      return runners.schools.handle(schoolId, { kind: 'PlaceSchool', place }, operatorContext(schoolId));
    });
  const pastTermOf = async (schoolId: string): Promise<{ year: string; term: string }> => {
    const { years, terms } = await read(
      authority.get<{
        years: Readonly<Record<string, { title: string }>>;
        terms: Readonly<Record<string, TermDefined['data']>>;
      }>(`/api/schools/${schoolId}/settings`),
    );
    const today = new Date().toISOString().slice(0, 10);
    const ended = Object.values(terms).find(({ to }) => to < today);
    if (!ended) throw new Error('The sample has no term that has ended');
    return { year: years[ended.yearId]?.title ?? '', term: ended.title };
  };

  it('show the figures of all schools, in the order of any column', async () => {
    await page.waitForURL(/\/authority\/schools$/);
    await page.getByLabel('Term', { exact: true }).selectOption(past.term);
    const query = new URLSearchParams({ schools: me.schools.map(({ id }) => id).join(','), ...past });
    const { rows, total } = await read(
      authority.get<ServedReport<AuthorityReport>>(`/api/authority/performance?${query.toString()}`),
    );
    expect(rows).toHaveLength(2);
    const table = page.getByTestId('schools');
    const shown = async () => {
      const names = table.locator('tbody').getByRole('rowheader');
      await names.nth(rows.length - 1).waitFor();
      return names.allTextContents();
    };
    const titles = [...rows].sort((a, b) => a.title.localeCompare(b.title)).map(({ title }) => title);
    expect(await shown()).toEqual(titles);
    await page.getByRole('button', { name: 'Sort by: School' }).focus();
    await page.keyboard.press('Enter');
    await table.locator('th[aria-sort="descending"]').waitFor();
    expect(await shown()).toEqual(titles.toReversed());
    await page.getByRole('button', { name: 'Sort by: Pupils’ grades' }).click();
    const byCount = [...rows].sort((a, b) => b.counted - a.counted).map(({ title }) => title);
    expect(await shown()).toEqual(byCount);
    const together = table.locator('tfoot').getByRole('cell').first();
    expect(await together.textContent()).toBe(total.counted.toString());
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('let anybody apply for a school, on a phone, and see how far it is', async () => {
    const context = await browser.newContext({
      ...{ locale: 'en-GB', timezoneId: 'Europe/Lisbon', viewport: { width: 390, height: 844 } },
    });
    applicant = await context.newPage();
    noteFailures(applicant, failures);
    await applicant.goto(school.url);
    await applicant.getByRole('link', { name: 'Connect a school' }).click();
    for (const [label, text] of [
      ['Official name', 'Hill Lane School'],
      ['Code in the official register', 'h1'],
      ['Municipality', 'Hills'],
      ['Code of the municipality', 'hills'],
      ['Region', 'North'],
      ['Code of the region', 'north'],
      ['Address', 'Hill Lane 1'],
      ['Given name', 'Ada'],
      ['Family name', 'Pires'],
      ['Office at the school', 'Head'],
      ['E-mail', 'h1@example.org'],
      ['Telephone, with the code of the country', '912345678'],
    ] as const) {
      await applicant.getByLabel(label, { exact: true }).fill(text);
    }
    expect(await applicant.getByLabel('Time zone').inputValue()).toBe('Europe/Lisbon');
    await applicant.getByLabel('Time zone').fill('Nowhere');
    await applicant.getByRole('checkbox').check();
    expect(await problemsEverywhere(applicant)).toEqual([]);
    await applicant.getByRole('button', { name: 'Apply' }).click();
    await applicant.getByRole('alert').waitFor();
    const atFault = applicant.locator('input[aria-invalid="true"]');
    expect(await atFault.count()).toBe(2);
    await applicant.getByLabel('Time zone').fill('Europe/Lisbon');
    await applicant.getByLabel('Telephone, with the code of the country').fill('+351912345678');
    await applicant.getByRole('button', { name: 'Apply' }).focus();
    await applicant.keyboard.press('Enter');
    await applicant.getByTestId('state').getByText('It waits for the authority').waitFor();
    expect(await problemsEverywhere(applicant)).toEqual([]);
    const isListed = async () =>
      (await read(authority.get<{ applications: readonly unknown[] }>('/api/schools/applications')))
        .applications.length > 0;
    expect(await eventually(isListed)).toBe(true);
  });

  it('decide on the school, after asking back', async () => {
    await page.getByRole('link', { name: 'Applications', exact: true }).click();
    await page.getByTestId('applications').getByRole('row', { name: 'Hill Lane School' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('link', { name: 'Hill Lane School' }).click();
    const said = page.getByTestId('application');
    await said.getByText('Ada Pires').waitFor();
    await page.getByRole('button', { name: 'Ask back' }).click();
    await page.getByLabel('Question').fill('Which building is it?');
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send the question' }).click();
    await said.getByText('asked back').waitFor();

    await applicant.reload();
    await applicant.getByLabel('Answer').fill('The old one');
    expect(await problemsEverywhere(applicant)).toEqual([]);
    await applicant.getByRole('button', { name: 'Send the answer' }).click();
    await applicant.getByTestId('state').getByText('Your answer is with the authority').waitFor();

    await page.reload();
    await said.getByText('The old one').waitFor();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('button', { name: 'Approve it' }).click();
    await said.getByText(/^(approved|connected)$/).waitFor();
    expect(await page.getByRole('button', { name: 'Refuse' }).count()).toBe(0);
    expect(await problemsEverywhere(page)).toEqual([]);
    const reference = applicant.url().split('/').at(-1) ?? '';
    const anybody = new Visitor(school.url);
    const isConnected = async () =>
      (await read(anybody.get<Filed>(`/api/schools/applications/status/${reference}`))).status ===
      'connected';
    expect(await eventually(isConnected)).toBe(true);
    await applicant.reload();
    await applicant.getByTestId('state').getByText('The school is connected').waitFor();
    await applicant.goto(`${school.url}/apply/aaaa-aaaa-aaaa-aaaa`);
    await applicant.getByText('There is no application with this reference').waitFor();
  });

  it('show who follows the own schools, and how far each has come', async () => {
    const [schoolId = ''] = me.schools.map(({ id }) => id);
    const grants = [
      { title: 'Register of pupils', schools: [schoolId] },
      { title: 'Library', schools: [schoolId] },
      { title: 'Somebody elsewhere', schools: ['0'.repeat(16)] },
    ];
    const consumers = [];
    for (const grant of grants) consumers.push(await consumerIn(school, { ...grant, scopes: [FEED_SCOPE] }));
    const register = there(consumers[0], 'consumer');
    expectStatus(200, await register.get('/api/feeds/journal?limit=1'));
    await page.getByRole('link', { name: 'Feed consumers' }).click();
    const rows = page.getByTestId('consumers').locator('tbody').getByRole('row');
    await rows.filter({ hasText: /Register of pupils.*more than [\d,]+ events, the oldest/ }).waitFor();
    await rows.filter({ hasText: 'Library' }).getByText('has not asked yet').waitFor();
    expect(await rows.count()).toBe(2);
    expect(await problemsEverywhere(page)).toEqual([]);
    expect((await register.get('/api/feeds/consumers')).status).toBe(401);
    expect(await refusal((await school.signIn('admin')).get('/api/feeds/consumers'))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
  });

  it('speak Russian', async () => {
    await page.getByLabel('Language').selectOption('ru');
    for (const [path, heading] of [
      ['/authority/schools', 'Школы'],
      ['/authority/applications', 'Заявки школ'],
      ['/authority/consumers', 'Читатели потока'],
    ] as const) {
      await page.goto(school.url + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await problemsEverywhere(page)).toEqual([]);
    }
    await applicant.getByLabel('Language').selectOption('ru');
    await applicant.goto(`${school.url}/apply`);
    await applicant.getByRole('heading', { level: 1, name: 'Подключить школу' }).waitFor();
    await applicant.getByRole('checkbox').waitFor();
    expect(await problemsEverywhere(applicant)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
