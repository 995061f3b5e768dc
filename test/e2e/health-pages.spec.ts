import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { newestPosition, readDiary, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { signedBy } from '../support/signing-clinic.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, pageLink, problemsEverywhere } from './pages.js';

interface Flagged {
  readonly id: string;
  readonly health?: readonly string[];
}

describeInBrowser('The pages of a health worker', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let healthWorker: Visitor;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    healthWorker = await school.signIn('healthWorker');
    page = await enter('healthWorker');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  /** What the child's teacher reads beside the name, by all that is written. */
  const toldTeacher = async () => {
    const headers = { 'X-Journal-Position': await newestPosition(day.teacher) };
    const served = await read(
      day.teacher.get<{ pupils: readonly Flagged[] }>(`/api/journal/pages/${day.pageId}`, headers),
    );
    return served.pupils.find(({ id }) => id === day.child.id)?.health;
  };
  const absenceToday = async () => {
    const { days } = await readDiary(day, day.guardian, await newestPosition(day.guardian));
    return days.find(({ date }) => date === day.today)?.absence;
  };

  it('find a pupil by class and by a part of the name', async () => {
    await page.getByTestId('found').getByText('Choose a class').waitFor();
    expect(await pageLink(page, 'Journal pages').count()).toBe(0);
    await page.getByLabel('Class', { exact: true }).selectOption({ label: day.child.className ?? '' });
    await page.getByRole('link', { name: day.child.name }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByLabel('Class', { exact: true }).selectOption('All classes');
    const search = page.getByLabel('Name or a part of it');
    await search.fill('nobody is called so');
    await page.getByTestId('found').getByText('Nobody is called so.').waitFor();
    await search.fill(day.child.name.toUpperCase());
    await page.getByRole('link', { name: day.child.name }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: day.child.name }).waitFor();
    await page.getByTestId('no-flags').waitFor();
  });

  it('tell teachers of something until a day, and end it', async () => {
    await page.getByLabel('What they are to know').selectOption('asthma');
    await page.getByLabel('Last day').fill(addDays(day.today, 7));
    await page.getByRole('button', { name: 'Tell the teachers' }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('flags').getByText('asthma').waitFor();
    await page.getByTestId('flags').getByText('until ').waitFor();
    expect(await toldTeacher()).toEqual(['asthma']);
    await page.getByLabel('What they are to know').selectOption('exempt from sport');
    await page.getByRole('button', { name: 'Tell the teachers' }).click();
    await page.getByTestId('flags').getByText('until it is ended').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'End it: asthma' }).click();
    await page.getByRole('button', { name: 'End it: asthma' }).waitFor({ state: 'detached' });
    expect(await toldTeacher()).toEqual(['exemptFromSport']);
  });

  it('show the family what teachers know', async () => {
    const guardian = await enter('guardian');
    const tabs = guardian.getByRole('navigation', { name: 'Pages of the pupil' });
    await tabs.getByRole('link', { name: 'Health' }).click();
    await guardian.getByRole('heading', { level: 1, name: `Health of ${day.child.name}` }).waitFor();
    await guardian.getByTestId('flags').getByText('exempt from sport').waitFor();
    expect(await guardian.getByText('asthma').count()).toBe(0);
    await guardian.getByTestId('no-exemptions').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByLabel('Language').selectOption('ru');
    await guardian.getByText('Чего-то не хватает или что-то неверно?').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.context().close();
    expect(await read(day.pupil.get(`/api/pupils/${day.child.id}/health`))).toMatchObject({
      flags: [{ flag: 'exemptFromSport' }],
    });
  });

  it('keep a note, and withdraw it', async () => {
    await page.getByTestId('no-notes').waitFor();
    await page.getByLabel('New note').fill('Carries an inhaler\nin the left pocket');
    await page.getByRole('button', { name: 'Note it' }).click();
    const notes = page.getByTestId('notes');
    await notes.getByText('in the left pocket').waitFor();
    expect(await page.getByLabel('New note').inputValue()).toBe('');
    expect(await refusal(day.teacher.get(`/api/pupils/${day.child.id}/health-notes`))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    await notes.getByRole('button', { name: 'Withdraw the note of' }).click();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByTestId('no-notes').waitFor();
    const left = await read(
      healthWorker.get<{ notes: readonly object[] }>(`/api/pupils/${day.child.id}/health-notes`),
    );
    expect(left.notes).toEqual([]);
  });

  it('exempt a pupil from a subject, change the days, and withdraw it', async () => {
    await page.getByTestId('no-exemptions').waitFor();
    const subject = await page.getByLabel('Subject', { exact: true }).locator('option').nth(1).textContent();
    await page.getByLabel('Subject', { exact: true }).selectOption({ label: subject ?? '' });
    await page.getByLabel('Why', { exact: true }).fill('A sprain');
    await page.getByRole('button', { name: 'Exempt the pupil' }).focus();
    await page.keyboard.press('Enter');
    const exemptions = page.getByTestId('exemptions');
    await exemptions.getByText('Granted').getByText('A sprain').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await exemptions.getByRole('button', { name: `Change: ${subject ?? ''}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Exempt until').fill(addDays(day.today, 6));
    await dialog.getByLabel('Why it is changed').fill('Swollen still');
    expect(await problemsEverywhere(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await exemptions.getByText('Swollen still').waitFor();
    await exemptions.getByRole('button', { name: `Withdraw: ${subject ?? ''}` }).click();
    await dialog.getByLabel('Why it is withdrawn').fill('Of somebody else');
    await dialog.getByRole('button', { name: 'Withdraw it' }).click();
    await exemptions.getByText('Of somebody else').waitFor();
    expect(await exemptions.getByRole('button').count()).toBe(0);
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('enter a whole day and a certificate, and withdraw them with a reason', async () => {
    await page.getByLabel('As', { exact: true }).selectOption('absent');
    await page.getByRole('button', { name: 'Record it' }).click();
    const entered = page.getByTestId('entered');
    await entered.getByText('Whole day').waitFor();
    expect(await absenceToday()).toBe('absent');
    await page.getByRole('button', { name: 'File it' }).click();
    await page.getByTestId('certificates').getByText('Certificate').waitFor();
    expect(await absenceToday()).toBe('ill');
    expect(await problemsEverywhere(page)).toEqual([]);
    for (const [what, left] of [
      ['Certificate', 'absent'],
      ['Whole day', undefined],
    ] as const) {
      await page.getByRole('button', { name: `Withdraw: ${what}` }).click();
      await page.getByLabel('Reason').fill('Of somebody else');
      expect(await problemsEverywhere(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Withdraw it' }).click();
      await page.getByRole('button', { name: `Withdraw: ${what}` }).waitFor({ state: 'detached' });
      expect(await absenceToday()).toBe(left);
    }
  });

  it('list the certificates that were filed before, and have others’ withdrawn by others', async () => {
    const filing = { from: day.today, to: day.today, code: 'ill', note: 'Seen by the doctor' };
    const certificates = `/api/pupils/${day.child.id}/certificates`;
    expectStatus(201, await healthWorker.post(certificates, filing));
    const deputyHead = await school.signIn('deputyHead');
    expectStatus(201, await deputyHead.post(certificates, filing));
    await page.reload();
    const listed = page.getByTestId('certificates').getByRole('listitem');
    await listed.getByText('Seen by the doctor').first().waitFor();
    expect(await listed.count()).toBe(2);
    expect(await listed.getByRole('button').count()).toBe(1);
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('settle what a clinic reported of somebody whom the journal does not know', async () => {
    const admin = await school.signIn('admin');
    const schoolId = (await read(admin.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const clinics = `/api/schools/${schoolId}/clinics`;
    const admitted = await admin.post<{ clinicId: string }>(clinics, { title: 'Hill Clinic', sportIds: [] });
    const { clinicId } = expectStatus(201, admitted).body;
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    const registered = await admin.post<{ keyId: string }>(`${clinics}/${clinicId}/keys`, { publicKey: pem });
    const { keyId } = expectStatus(201, registered).body;
    const url = `${school.url}/api/clinics/${clinicId}/reports`;
    const data = { patient: 'card 4711', from: day.today, to: day.today };
    const event = { specversion: '1.0', id: '1', source: 'urn:clinic', type: 'clinic.illness.v1', data };
    const { headers, body } = await signedBy({ privateKey, keyId }, url, JSON.stringify(event));
    const sent = { method: 'POST', headers: headers as Record<string, string>, body };
    expect((await fetch(url, sent)).status).toBe(202);
    const left = page.getByTestId('reports-left');
    const isLeft = async () => {
      const headers = { 'X-Journal-Position': await newestPosition(healthWorker) };
      const path = `/api/schools/${schoolId}/clinic-reports`;
      const { reports } = await read(healthWorker.get<{ reports: readonly object[] }>(path, headers));
      return reports.length === 1;
    };
    expect(await eventually(isLeft)).toBe(true);
    await page.goto(`${school.url}/health/pupils`);
    await left.getByText('card 4711').waitFor();
    await left.getByText('Nobody at the school is known by this.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await left.getByLabel('It is about').selectOption({ label: day.child.name });
    await left.getByRole('button', { name: 'File it' }).click();
    await left.waitFor({ state: 'detached' });
    expect(await absenceToday()).toBe('ill');
    await page.goto(`${school.url}/health/${day.child.id}`);
    await page.getByTestId('no-flags').or(page.getByTestId('flags')).waitFor();
  });

  it('tell what is refused', async () => {
    await page.getByLabel('From', { exact: true }).fill('2001-01-01');
    await page.getByRole('button', { name: 'File it' }).click();
    await page.getByRole('alert').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.goto(`${school.url}/health/${'0'.repeat(16)}`);
    await page.getByTestId('nobody').waitFor();
  });

  it('speak Russian, and have help', async () => {
    await page.getByLabel('Language').selectOption('ru');
    await page.goto(`${school.url}/health/${day.child.id}`);
    await page.getByRole('heading', { level: 2, name: 'Что знают учителя' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('link', { name: 'Здоровье учеников' }).click();
    await page.getByRole('heading', { level: 1, name: 'Здоровье учеников' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByTestId('pages-group').last().getByRole('button').first().click();
    await page.getByRole('link', { name: 'Помощь', exact: true }).click();
    await page.getByTestId('help-healthWorker').waitFor();
  });

  it('are nobody else’s, and nor are journal pages an office’s', async () => {
    const secretary = await enter('secretary');
    await secretary.getByRole('heading', { level: 1, name: 'Office' }).waitFor();
    expect(await pageLink(secretary, 'Journal pages').count()).toBe(0);
    await secretary.context().close();
    const admin = await enter('admin');
    await pageLink(admin, 'Administration').waitFor();
    expect(await pageLink(admin, 'Health').count()).toBe(0);
    await admin.goto(`${school.url}/health/${day.child.id}`);
    await admin.getByTestId('problem').getByText('This is not for your role').waitFor();
    expect(await problemsEverywhere(admin)).toEqual([]);
    await admin.context().close();
  });

  it('failed nowhere', () => {
    expect(failures).toEqual([]);
  });
});
