import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import { withTools } from '../../src/cli/tools.js';
import { RefusedConsequences, type RefusedConsequence } from '../../src/eventing/refused-consequences.js';
import { zipOf } from '../../src/oneroster/zip.js';
import { projections } from '../../projections/all.js';
import { runJournal } from '../support/command-line.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import { letIn } from '../support/school-day.js';
import { read, refusal, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { PHONE, entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of whoever administers a school', () => {
  let school: RunningSchool;
  let admin: Visitor;
  let me: Me;
  let ownSchool: string;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    const { login, password } = school.signInOf('admin');
    admin = await school.signIn('admin');
    me = await read(admin.get<Me>('/api/me'));
    const { people } = await sampleRosterOf(school);
    ownSchool = people.find(({ username }) => username === login)?.roles[0]?.schoolId ?? '';
    page = await entered({ browser, url: school.url, failures }, { login, password });
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name, exact: true });

  const CHANGED_AT = 'active,2026-11-30T10:00:00.000Z';
  /** A bundle of what is new: a teacher of some school, whom it makes its administrator as well. */
  const bundleFor = (sourcedSchool: string, enabled = 'true'): Promise<Buffer> =>
    zipOf(
      new Map([
        [
          'manifest.csv',
          ['propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2']
            .concat('file.users,delta', 'file.roles,delta', '')
            .join('\r\n'),
        ],
        [
          'users.csv',
          [
            'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
            `new-teacher,${CHANGED_AT},${enabled},gus.hart,,Gus,Hart,,,,,,,,`,
            '',
          ].join('\r\n'),
        ],
        [
          'roles.csv',
          [
            'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
            `new-role-1,${CHANGED_AT},new-teacher,primary,teacher,,,${sourcedSchool},`,
            `new-role-2,${CHANGED_AT},new-teacher,secondary,siteAdministrator,,,${sourcedSchool},`,
            '',
          ].join('\r\n'),
        ],
      ]),
    );
  const choose = async (buffer: Buffer): Promise<void> => {
    await page
      .getByLabel(/^(Bundle|Пакет)$/)
      .setInputFiles({ name: 'roster.zip', mimeType: 'application/zip', buffer });
  };

  it('show what is set up and what is missing, step by step', async () => {
    await pageLink(page, 'Administration').click();
    await page.getByTestId('set-up').waitFor();
    const { steps } = await read(
      admin.get<{ steps: readonly { step: string; done: boolean; missing?: number }[] }>(
        `/api/schools/${me.schools[0]?.id ?? ''}/set-up`,
      ),
    );
    for (const { step, done, missing } of steps) {
      const told = (await page.getByTestId(`step-${step}`).textContent()) ?? '';
      expect({ step, told }).toEqual({
        step,
        told: expect.stringContaining(done ? 'done' : 'to do') as unknown,
      });
      if (missing !== undefined) expect(told).toContain(`Missing: ${missing.toString()}`);
    }
    expect(await page.getByRole('listitem').count()).toBe(steps.length);
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('set how many planned tests a class should have at most', async () => {
    await page.goto(`${school.url}/admin/settings/tests`);
    await page.getByLabel('In a day').fill('2');
    await page.getByLabel('In a week').fill('5');
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const settings = await read(admin.get<object>(`/api/schools/${me.schools[0]?.id ?? ''}/settings`));
    expect(settings).toMatchObject({ testLimits: { aDay: 2, aWeek: 5 } });
  });

  it('set for how many guardians one may vote in meetings', async () => {
    await page.goto(`${school.url}/admin/settings/meetings`);
    await page.getByLabel('Others that one may vote for').fill('3');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const settings = await read(admin.get<object>(`/api/schools/${me.schools[0]?.id ?? ''}/settings`));
    expect(settings).toMatchObject({ proxies: 3 });
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('show what a roster would change, and what of it is not brought in', async () => {
    await tab('Roster').click();
    await choose(await bundleFor(ownSchool));
    await page.getByTestId('trial').waitFor();
    const cells = async (name: string) =>
      page.getByTestId('changes').getByRole('row', { name }).getByRole('cell').allTextContents();
    expect(await cells('People')).toEqual(['1', '0', '0']);
    expect(await cells('Sign-ins')).toEqual(['1', '0', '0']);
    await page.getByTestId('rows-people').getByText('People: 1 change').click();
    await page.getByTestId('rows-people').getByText('Gus Hart').waitFor();
    expect(await page.getByTestId('left-out').textContent()).toContain('1 office');
    expect(await problemsEverywhere(page)).toEqual([]);
    await expect(letIn(school, 'gus.hart')).rejects.toThrow();
  });

  it('bring it in, by keys alone', async () => {
    await page.getByRole('button', { name: 'Bring it in' }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('brought-in').getByText('The roster is in').waitFor();
    const visitor = await letIn(school, 'gus.hart');
    expect((await read(visitor.get<Me>('/api/me'))).role).toBe('teacher');
    await choose(await bundleFor(ownSchool));
    await page.getByTestId('trial').getByText('Nothing: the journal is as the bundle has it.').waitFor();
    expect(await page.getByRole('button', { name: 'Bring it in' }).count()).toBe(0);
  });

  it('tell everything that is wrong with a bundle', async () => {
    await choose(await bundleFor('another-school'));
    await page.getByTestId('faults').getByRole('row', { name: 'orgs.csv' }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await choose(Buffer.from('no archive'));
    await page.getByTestId('faults').getByRole('row', { name: 'bundle.zip' }).waitFor();
  });

  it('tell it in Russian too, with the place of each fault', async () => {
    const language = page.getByLabel(/^(Language|Язык)$/);
    await language.selectOption('ru');
    const faults = page.getByTestId('faults');
    await choose(await bundleFor(ownSchool, 'perhaps'));
    const place = faults.getByRole('row', { name: 'users.csv, строка 2, столбец enabledUser' });
    await place.getByText('должно быть true или false').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await choose(await bundleFor('another-school'));
    await faults.getByText('another-school – другая школа').waitFor();
    await choose(Buffer.from('no archive'));
    await faults.getByText('пакет не читается').waitFor();
    await language.selectOption('en');
  });

  it('propose an office, which another administrator gives, and take it away', async () => {
    const second = school.signInOf('deputyHead');
    const schoolId = me.schools[0]?.id ?? '';
    const given = await runJournal(
      ['offices', 'give', second.login, 'admin', '--school', schoolId],
      school.dataDir,
    );
    expect(given).toMatchObject({ code: 0 });
    await tab('Offices').click();
    await page.getByTestId('no-proposals').waitFor();
    const teacher = (await read((await school.signIn('teacher')).get<Me>('/api/me'))).person;
    await page.getByLabel('To whom').selectOption(teacher.id);
    await page.getByLabel('Office', { exact: true }).selectOption('auditor');
    await page.getByTestId('giving').getByText('when another administrator agrees').waitFor();
    await page.getByRole('button', { name: 'Propose it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Withdraw: ${teacher.name}, Auditor` }).waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);

    const other = await entered({ browser, url: school.url, failures, size: PHONE }, second);
    await other.goto(`${school.url}/admin/offices`);
    await other.getByRole('button', { name: `Agree: ${teacher.name}, Auditor` }).click();
    await other.getByTestId('no-proposals').waitFor();
    await other
      .getByTestId('holders')
      .getByRole('row', { name: teacher.name })
      .getByText('Auditor')
      .waitFor();
    await other.context().close();

    await page.reload();
    await page.getByRole('button', { name: `Take away: ${teacher.name}, Auditor` }).click();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take it away' }).click();
    const holder = page.getByTestId('holders').getByRole('row', { name: teacher.name });
    await holder.getByText('Auditor', { exact: true }).waitFor({ state: 'detached' });
    await holder.getByText('Teacher', { exact: true }).waitFor();
  });

  it('show every read model with how far it is', async () => {
    await tab('Read models').click();
    await page.getByTestId('read-models').waitFor();
    expect(await page.getByTestId('read-models').getByRole('row').count()).toBe(projections.length + 1);
    const first = page
      .getByTestId('read-models')
      .getByRole('row', { name: projections[0]?.name ?? '' })
      .first();
    expect(await first.textContent()).toContain('read from');
    expect(await first.getByRole('progressbar').count()).toBe(1);
    await page.getByTestId('read-models-state').getByText('All read models run').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const teacher = await school.signIn('teacher');
    expect(await refusal(teacher.get('/api/read-models'))).toEqual([403, 'not-for-your-role']);
  });

  it('let a clinic report, with a key that is revoked again', async () => {
    await tab('Clinics').click();
    await page.getByTestId('no-clinics').waitFor();
    await page.getByLabel('Name of the clinic').fill('Hill Clinic');
    await page.getByRole('checkbox').first().check();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'Let it report' }).click();
    const clinic = page.getByRole('region', { name: 'Hill Clinic' });
    await clinic.getByTestId('no-keys').waitFor();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const register = async (pem: string | Buffer) => {
      await clinic.getByLabel('Another public key').fill(pem.toString());
      await clinic.getByRole('button', { name: 'Register the key' }).click();
    };
    await register(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await clinic.getByRole('alert').waitFor();
    await register(publicKey.export({ type: 'spki', format: 'pem' }));
    await clinic.getByTestId('keys').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const end = async (button: string) => {
      await clinic.getByRole('button', { name: button }).click();
      await page.getByRole('dialog').getByLabel('Reason').fill('No longer ours');
      expect(await problemsEverywhere(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'End it now' }).click();
    };
    await end('Revoke the key');
    await clinic.getByTestId('no-keys').waitFor();
    await end('Take no more reports: Hill Clinic');
    await page.getByTestId('no-clinics').waitFor();
  });

  it('list what should have followed from facts and was refused, and have it tried again', async () => {
    await tab('What failed').click();
    await page.getByTestId('none-refused').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const refused = (id: string, schoolId: string): RefusedConsequence => ({
      ...{ _id: id, reaction: 'when-work-kind-defined-then-pages-know-it', key: `page of ${id}`, schoolId },
      ...{
        eventType: 'WorkKindDefined',
        position: '1/1',
        code: 'page-closed',
        message: 'The page is closed.',
      },
      at: new Date(),
    });
    await withTools({ dataDir: school.dataDir, env: {} }, async ({ documents }) => {
      const kept = new RefusedConsequences(documents.vault);
      await kept.keep(refused('own', me.schools[0]?.id ?? ''));
      await kept.keep(refused('foreign', 'another'));
    });
    const table = page.getByTestId('refused');
    await table.getByText('A kind of work was set: journal pages know it').waitFor();
    expect(await table.locator('tbody').getByRole('row').count()).toBe(1);
    await table.getByText('The page is closed.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(await refusal(admin.post('/api/consequences/refused/foreign/retry', {}))).toEqual([
      ...[404, 'refused-not-found'],
    ]);
    expect(await refusal((await school.signIn('teacher')).get('/api/consequences/refused'))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    // It follows from nothing that happened, so that nothing of it is left to do.
    await page.getByRole('button', { name: 'Try again: A kind of work was set' }).click();
    await page.getByTestId('none-refused').waitFor();
    await page.getByRole('link', { name: 'Notices that failed' }).click();
    await page.waitForURL(/\/admin\/notices\?state=failed/);
    await page.goBack();
  });

  it('speak Russian', async () => {
    await page.getByLabel('Language').selectOption('ru');
    for (const [path, heading] of [
      ['/admin/set-up', 'Подготовка школы'],
      ['/admin/roster', 'Списки школы'],
      ['/admin/offices', 'Должности'],
      ['/admin/clinics', 'Клиники'],
      ['/admin/read-models', 'Модели чтения'],
      ['/admin/failures', 'Сбои'],
    ] as const) {
      await page.goto(school.url + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await problemsEverywhere(page)).toEqual([]);
    }
    expect(failures).toEqual([]);
  });
});
