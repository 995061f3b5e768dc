import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TOTP, URI } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import { operatorContext, withTools } from '../../src/cli/tools.js';
import type { Filed } from '../../src/connecting/applying.js';
import { Outbox, type OutboxMessage } from '../../src/notices/outbox.js';
import { zipOf } from '../../src/oneroster/zip.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { openBrowser } from '../support/chromium.js';
import { runJournal } from '../support/command-line.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import { letIn } from '../support/school-day.js';
import { there } from '../support/there.js';
import { until } from '../support/until.js';
import { expectStatus, read, Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { noteFailures, signedIn } from './pages.js';

const CODE = 'hill-school';
const HILLS = { code: 'hills', title: 'Hills' };
const PASSWORD = 'a password of her own';

describeInBrowser('A new school, from its application on', () => {
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    noteFailures(page, failures);
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  /** Somebody whom the authority of the hills lets decide on applications. */
  const authorityOfHills = async (): Promise<Visitor> => {
    const { schools } = await read((await school.signIn('admin')).get<Me>('/api/me'));
    const schoolId = there(schools[0], 'school').id;
    const municipality = { sourcedId: HILLS.code, title: HILLS.title };
    await withTools({ dataDir: school.dataDir, env: {} }, ({ runners }) =>
      runners.schools.handle(
        schoolId,
        { kind: 'PlaceSchool', place: { schoolId, municipality } },
        operatorContext(schoolId),
      ),
    );
    const { people } = await sampleRosterOf(school);
    const example = school.signInOf('guardian').login;
    const { username } = there(
      people.find((one) => one.username !== example && one.roles.every(({ role }) => role === 'guardian')),
      'guardian',
    );
    await letIn(school, username);
    const given = ['offices', 'give', username, 'authority', '--school', schoolId];
    expect(await runJournal(given, school.dataDir)).toMatchObject({ code: 0 });
    return letIn(school, username);
  };
  const invitation = async (): Promise<OutboxMessage> => {
    const sent = () =>
      withTools({ dataDir: school.dataDir, env: {} }, ({ documents, vault, ids }) =>
        new Outbox(documents.vault, vault).list(10, [ids.of('school', CODE)], ''),
      );
    const found = async () => (await sent()).find(({ kind }) => kind === 'school-invitation');
    await until(async () => (await found()) !== undefined);
    return there(await found(), 'invitation');
  };
  const step = (name: string) => page.getByTestId(`step-${name}`);
  const checklist = async (): Promise<void> => {
    await page.goto(`${school.url}/admin/set-up`);
    await page.getByTestId('set-up').waitFor();
  };
  const isDone = async (name: string): Promise<void> => {
    await checklist();
    await step(name).getByText('done', { exact: true }).waitFor();
  };

  it('is approved, and whoever is responsible for it signs in by what came by mail', async () => {
    const anybody = new Visitor(school.url);
    const authority = await authorityOfHills();
    const { version: consent } = await read(anybody.get<{ version: string }>('/api/consent'));
    const path = '/api/schools/applications';
    const application = {
      ...{ code: CODE, title: 'Hill School', kind: 'combined', municipality: HILLS, consent },
      ...{ region: { code: 'north', title: 'North' }, timeZone: 'UTC', office: 'Head' },
      ...{ address: 'Rua da Serra 1, Hills', givenName: 'Ada', familyName: 'Pires' },
      ...{ email: 'ada@example.org', phone: '+351912345678' },
    };
    expectStatus(202, await anybody.post<Filed>(path, application));
    const filed = async () =>
      (await read(authority.get<{ applications: { applicationId: string }[] }>(path))).applications[0];
    await until(async () => (await filed()) !== undefined);
    const { applicationId } = there(await filed(), 'application');
    expectStatus(202, await authority.post(`${path}/${applicationId}/approval`, {}));

    const { text } = await invitation();
    const [, signInName = ''] = /Sign-in name: (\S+)/.exec(text) ?? [];
    const [, code = ''] = /Code: (\S+)/.exec(text) ?? [];
    await page.goto(`${school.url}/activation`);
    await page.getByLabel('Sign-in name').fill(signInName);
    await page.getByLabel('Activation code').fill(code);
    await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
    await page.getByLabel('I have read this, and consent to it').check();
    await page.getByRole('button', { name: 'Take over the account' }).click();
    await signedIn(page);
    await page.goto(school.url);
    await page.getByTestId('set-up').getByText('0 of').waitFor();
  });

  it('brings in its roster, which the checklist begins with', async () => {
    await step('roster').getByRole('link', { name: 'Bring in the roster' }).click();
    const buffer = await rosterOf(CODE);
    await page
      .getByLabel('Bundle', { exact: true })
      .setInputFiles({ name: 'roster.zip', mimeType: 'application/zip', buffer });
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await page.getByTestId('brought-in').waitFor();
    for (const name of ['roster', 'year', 'terms', 'subjects', 'classes', 'pupils', 'classTeachers'])
      await isDone(name);
  });

  it('chooses its scale, sets its bells and has a second factor added, until nothing is left', async () => {
    await step('scale').getByRole('link').click();
    await page.getByLabel('Scale', { exact: true }).selectOption('tenPoint');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    await isDone('scale');

    await step('bells').getByRole('link', { name: 'Set the bells' }).click();
    await page.getByLabel('One lesson a line').fill('1 08:30-09:15\n2 09:25-10:10');
    await page.getByRole('button', { name: 'Set the bells' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    await isDone('bells');

    await step('secondFactors').getByRole('link').click();
    await page.getByRole('button', { name: 'Add an authenticator app' }).click();
    const address = await page.getByRole('link', { name: 'Open it in the app' }).getAttribute('href');
    const totp = URI.parse(address ?? '');
    if (!(totp instanceof TOTP)) throw new Error(`${address ?? ''} is no TOTP`);
    const field = page.getByTestId('factors').getByRole('textbox');
    await field.fill(totp.generate({ timestamp: Date.now() }));
    await field.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).click();

    await checklist();
    await page.getByTestId('set-up').getByText('Everything is set up.').waitFor();
    expect(failures).toEqual([]);
  });
});

/** A bundle of a school with a class, a group, a teacher, a pupil and a guardian, of a year that goes on. */
const rosterOf = (school: string): Promise<Buffer> => {
  const today = new Date().toISOString().slice(0, 10);
  const [from, to] = [addDays(today, -60), addDays(today, 200)];
  const files = {
    manifest: [
      ...['propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2'],
      ...['academicSessions', 'orgs', 'courses', 'classes', 'users', 'roles', 'enrollments'].map(
        (file) => `file.${file},bulk`,
      ),
    ],
    academicSessions: [
      'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
      `ns-y,,,This year,schoolYear,${from},${to},,${to.slice(0, 4)}`,
      `ns-t,,,Only term,semester,${from},${to},ns-y,${to.slice(0, 4)}`,
    ],
    orgs: [
      'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
      `${school},,,Hill School,school,,`,
    ],
    courses: [
      'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
      `ns-c1,,,ns-y,Physics,PHY,,${school},Physics,`,
      `ns-c2,,,ns-y,Homeroom,,,${school},,`,
    ],
    classes: [
      'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods,metadata.homeroom',
      `ns-h,,,7A,,ns-c2,,homeroom,,${school},ns-y,,,,`,
      `ns-g,,,7A Physics,,ns-c1,,scheduled,,${school},ns-t,,,,ns-h`,
    ],
    users: [
      'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
      'ns-p,,,true,ns.ann,,Ann,Lee,,,,,,ns-m,,',
      'ns-m,,,true,ns.eve,,Eve,Lee,,,,,,,,',
      'ns-u,,,true,ns.carl,,Carl,Day,,,,,,,,',
    ],
    roles: [
      'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
      `ns-r1,,,ns-p,primary,student,,,${school},`,
      `ns-r2,,,ns-m,primary,parent,,,${school},`,
      `ns-r3,,,ns-u,primary,teacher,,,${school},`,
    ],
    enrollments: [
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
      `ns-e1,,,ns-h,${school},ns-p,student,,,`,
      `ns-e2,,,ns-g,${school},ns-p,student,,,`,
      `ns-e3,,,ns-h,${school},ns-u,teacher,true,,`,
      `ns-e4,,,ns-g,${school},ns-u,teacher,true,,`,
    ],
  };
  return zipOf(
    new Map(Object.entries(files).map(([name, rows]) => [`${name}.csv`, [...rows, ''].join('\r\n')])),
  );
};
