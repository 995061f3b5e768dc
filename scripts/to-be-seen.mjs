// What the sample does not have of itself, and pictures are taken of.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'otpauth';
import { freePort } from '../dist/embedded/ports.js';
import { operatorContext, withTools } from '../dist/src/cli/tools.js';
import { startPortalProvider } from '../dist/test/support/portal-provider.js';
import { sampleRosterOf, startWholeSample } from '../dist/test/support/sample-school.js';
import { letIn, PASSWORD } from '../dist/test/support/school-day.js';
import { there } from '../dist/test/support/there.js';
import { until } from '../dist/test/support/until.js';
import { expectStatus, read, Visitor } from '../dist/test/support/visitor.js';

/** Of so many within an hour the auditors are told. */
const MANY = 10;

/** The whole sample, with a portal of the state beside it, by which somebody comes who has not linked it yet. */
export async function startSampleWithPortal() {
  const folder = await mkdtemp(join(tmpdir(), 'portals-'));
  const port = await freePort();
  const portal = await startPortalProvider([
    `http://localhost:${port.toString()}/api/portals/state/callback`,
  ]);
  portal.next = { subject: 'of-a-guardian', name: 'Francisca Costa', birthDate: '1986-04-07' };
  const { issuer, clientId, clientSecret } = portal;
  const title = { en: 'State services', ru: 'Госуслуги' };
  const file = join(folder, 'portals.json');
  await writeFile(file, JSON.stringify([{ id: 'state', title, issuer, clientId, clientSecret }]));
  const school = await startWholeSample({ PORTALS_FILE: file }, port);
  const stop = async () => {
    await school.remove();
    await portal.stop();
    await rm(folder, { recursive: true });
  };
  return { school, stop };
}

/** Corrects more grades than anybody reads about in the time. @returns the id of the alert that comes of it. */
export async function raiseAlert(school) {
  // Whoever it is about is not told.
  const [head, auditor] = await Promise.all(['deputyHead', 'auditor'].map((role) => school.signIn(role)));
  const { pages, schools } = await read(head.get('/api/me'));
  let left = MANY;
  for (const { pageId } of pages) {
    const { grades } = await read(head.get(`/api/journal/pages/${pageId}`));
    const low = grades.filter(({ value, status }) => status !== 'annulled' && Number(value) < 15);
    // After ten late corrections on a page somebody else has to allow more.
    for (const { gradeId, value } of low.slice(0, Math.min(left, MANY / 2))) {
      const correction = { value: (Number(value) + 3).toString(), reason: 'Added up anew' };
      expectStatus(200, await head.post(`/api/journal/grades/${gradeId}/correction`, correction));
      left -= 1;
    }
    if (left === 0) break;
  }
  const raised = async () =>
    (await read(auditor.get(`/api/audit/alerts?school=${there(schools[0], 'school').id}`))).alerts[0];
  await until(async () => (await raised()) !== undefined);
  return there(await raised(), 'alert').alertId;
}

/** Lets a school apply to the authority of the sample. @returns the id of its application. */
export async function applyForSchool(school) {
  const authority = await school.signIn('authority');
  const { schools } = await read(authority.get('/api/me'));
  await withTools({ dataDir: school.dataDir, env: {} }, async ({ runners }) => {
    for (const { id: schoolId } of schools) {
      const municipality = { sourcedId: 'hills', title: 'Hills' };
      const place = { schoolId, municipality, region: { sourcedId: 'north', title: 'North' } };
      await runners.schools.handle(schoolId, { kind: 'PlaceSchool', place }, operatorContext(schoolId));
    }
  });
  const anybody = new Visitor(school.url);
  const { version: consent } = await read(anybody.get('/api/consent'));
  const path = '/api/schools/applications';
  expectStatus(
    202,
    await anybody.post(path, {
      ...{ code: 'h1', title: 'Hill Lane School', kind: 'combined', consent, timeZone: 'Europe/Lisbon' },
      ...{ municipality: { code: 'hills', title: 'Hills' }, region: { code: 'north', title: 'North' } },
      ...{ address: 'Hill Lane 1', office: 'Head', givenName: 'Ada', familyName: 'Pires' },
      ...{ email: 'h1@example.org', phone: '+351912345678' },
    }),
  );
  const filed = async () => (await read(authority.get(path))).applications[0];
  await until(async () => (await filed()) !== undefined);
  return there(await filed(), 'application').applicationId;
}

/** Gives a guardian of whom nothing else is shown a second factor. @returns name and password. */
export async function addSecondFactor(school) {
  const example = school.signInOf('guardian').login;
  const { people } = await sampleRosterOf(school);
  const { username: login } = there(
    people.find(
      ({ username, roles }) => username !== example && roles.every(({ role }) => role === 'guardian'),
    ),
    'other guardian',
  );
  const guardian = await letIn(school, login);
  const { uri } = expectStatus(201, await guardian.post('/api/me/second-factors/totp', {})).body;
  const code = URI.parse(uri).generate({ timestamp: Date.now() });
  expectStatus(201, await guardian.post('/api/me/second-factors/totp/confirmation', { code }));
  return { login, password: PASSWORD };
}
