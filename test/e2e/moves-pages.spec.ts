import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ClassAnswer, ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { openBrowser } from '../support/chromium.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { there } from '../support/there.js';
import { read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, PHONE, problemsEverywhere } from './pages.js';

interface ServedGuardians {
  readonly guardians: readonly {
    readonly id: string;
    readonly name: string;
    readonly limits: readonly { readonly what: string; readonly from: string; readonly until?: string }[];
  }[];
}

describeInBrowser('The pages of pupils’ moves', () => {
  let school: RunningSchool;
  let secretary: Visitor;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    secretary = await school.signIn('secretary');
    page = await entered({ browser, url: school.url, failures }, school.signInOf('secretary'));
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const classesFor = async (visitor: Visitor): Promise<readonly ClassAnswer[]> => {
    const { id } = there((await read(visitor.get<Me>('/api/me'))).schools[0], 'school');
    return (await read(visitor.get<ClassesAnswer>(`/api/schools/${id}/classes`))).classes;
  };
  const today = new Date().toISOString().slice(0, 10);
  /** Who is in a class after today. */
  const pupilsOf = (of: ClassAnswer | undefined) =>
    of?.pupils.filter(({ to }) => to === undefined || to > today) ?? [];
  const isIn = (of: ClassAnswer | undefined, pupilId: string) =>
    pupilsOf(of).some(({ id }) => id === pupilId);

  it('transfer a pupil to another class, which says before what will be', async () => {
    const [from, to] = await classesFor(secretary);
    const pupil = there(pupilsOf(from)[0], 'pupil');
    await page.goto(`${school.url}/moves`);
    await page.getByLabel('Class', { exact: true }).selectOption(from?.classId ?? '');
    await page.getByTestId('pupils').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('link', { name: `Transfer: ${pupil.name}` }).click();
    await page.getByLabel('To which class').selectOption(to?.classId ?? '');
    await page.getByLabel(`Last day in ${from?.title ?? ''}`).fill('2001-01-01');
    await page
      .getByTestId('would-happen')
      .getByText(`is in ${to?.title ?? ''} from 2 January 2001`)
      .waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    await page.getByRole('alert').getByText('On this day the pupil is not in the class.').waitFor();
    await page.getByLabel(`Last day in ${from?.title ?? ''}`).fill(today);
    await page.getByRole('button', { name: 'Transfer', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('transferred').waitFor();
    await page.getByRole('link', { name: `Look at ${to?.title ?? ''}` }).click();
    await page.getByTestId('pupils').getByRole('row', { name: pupil.name }).waitFor();
    const after = await classesFor(secretary);
    expect(
      isIn(
        after.find(({ classId }) => classId === to?.classId),
        pupil.id,
      ),
    ).toBe(true);
  });

  it('hand a pupil over to another school, which admits the pupil', async () => {
    const elsewhere = await letInElsewhere(school, 'deputyHead');
    const [to] = await classesFor(elsewhere);
    const [from] = await classesFor(secretary);
    const pupil = there(pupilsOf(from)[0], 'pupil');
    await page.goto(`${school.url}/moves/${from?.classId ?? ''}/transfer/${pupil.id}`);
    await page.getByLabel('To which class').selectOption({ label: 'a class of another school' });
    await page.getByLabel('Code of the class').fill('nowhere');
    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    await page.getByRole('alert').getByText('There is no such other class.').waitFor();
    await page.getByLabel('Code of the class').fill(to?.classId ?? '');
    await page.getByRole('button', { name: 'Transfer', exact: true }).click();
    const link = page.getByRole('link', { name: 'Admission at the other school' });
    await link.waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    const address = (await link.getAttribute('href')) ?? '';

    const me = await read(elsewhere.get<Me>('/api/me'));
    expect(me.role).toBe('deputyHead');
    const context = await browser.newContext({ locale: 'en-GB', viewport: PHONE });
    const cookies = [...elsewhere.cookies].map(([name, value]) => ({ name, value, url: school.url }));
    await context.addCookies(cookies);
    const other = await context.newPage();
    await other.goto(school.url + address);
    expect(await other.getByLabel('Code of the pupil').inputValue()).toBe(pupil.id);
    const day = await other.getByLabel('First day').inputValue();
    await other.getByLabel('First day').fill('2001-01-01');
    await other.getByRole('button', { name: 'Admit', exact: true }).click();
    await other.getByRole('alert').getByText('still in the other class').waitFor();
    await other.getByLabel('First day').fill(day);
    expect(await problemsEverywhere(other)).toEqual([]);
    await other.getByRole('button', { name: 'Admit', exact: true }).click();
    await other.getByTestId('admitted').waitFor();
    const [admitted] = await classesFor(elsewhere);
    expect(isIn(admitted, pupil.id)).toBe(true);
    await context.close();
  });

  it('keep a guardian from a child by order of a court, and lift it', async () => {
    const childId = there(
      (await read((await school.signIn('guardian')).get<Me>('/api/me'))).children[0],
      'child',
    ).id;
    const guardians = async () =>
      (await read(secretary.get<ServedGuardians>(`/api/pupils/${childId}/guardians`))).guardians;
    const [guardian] = await guardians();
    const name = guardian?.name ?? '';
    const of = (await classesFor(secretary)).find((one) => isIn(one, childId));
    await page.goto(`${school.url}/moves?class=${of?.classId ?? ''}`);
    const child = there(
      of?.pupils.find(({ id }) => id === childId),
      'child',
    ).name;
    await page.getByRole('link', { name: `Guardians: ${child}` }).click();
    const item = page.getByRole('region', { name, exact: true });
    await item.getByTestId('no-limits').waitFor();
    await item.getByLabel('What the court forbids').selectOption('no-access');
    await item.getByLabel('From', { exact: true }).fill('2026-01-10');
    await item.getByLabel('Last day, where the order has one').fill('2026-01-01');
    await item.getByLabel('By which order, and why').fill('Court order 12/2026');
    await item.getByRole('button', { name: 'Write it down' }).click();
    await item.getByRole('alert').getByText('The last day lies before the first one.').waitFor();
    await item.getByLabel('Last day, where the order has one').fill('');
    expect(await problemsEverywhere(page)).toEqual([]);
    await item.getByRole('button', { name: 'Write it down' }).click();
    await item.getByText('It is written down and holds.').waitFor();
    expect((await guardians())[0]?.limits).toEqual([{ what: 'no-access', from: '2026-01-10' }]);

    await item.getByRole('button', { name: `Lift for ${name}: to see anything of the child` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('By which order, and why').fill('Order 13/2026 lifts it');
    expect(await problemsEverywhere(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lift it now' }).click();
    await item.getByTestId('no-limits').waitFor();
    expect((await guardians())[0]?.limits).toEqual([]);
  });

  it('are found by a deputy head from the class, who keeps no papers of guardians', async () => {
    const head = await entered({ browser, url: school.url, failures }, school.signInOf('deputyHead'));
    await head.goto(`${school.url}/reports/class`);
    await head.getByRole('link', { name: 'Transfer or admit pupils' }).click();
    await head.getByTestId('pupils').waitFor();
    expect(await head.getByRole('link', { name: /^Transfer: / }).count()).toBeGreaterThan(0);
    expect(await head.getByRole('link', { name: /^Guardians: / }).count()).toBe(0);
    await head.context().close();
  });

  it('speak Russian', async () => {
    const [of] = await classesFor(secretary);
    const pupil = there(pupilsOf(of)[0], 'pupil').id;
    await page.getByLabel('Language').selectOption('ru');
    for (const [path, heading] of [
      ['/moves', 'Переводы учеников'],
      [`/moves/${of?.classId ?? ''}/transfer/${pupil}`, 'Перевод ученика'],
      [`/moves/${of?.classId ?? ''}/admission`, 'Зачисление ученика'],
      [`/moves/guardians/${pupil}`, 'Родители ученика'],
    ] as const) {
      await page.goto(school.url + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.getByTestId('loading').waitFor({ state: 'detached' });
      expect(await problemsEverywhere(page)).toEqual([]);
    }
    expect(failures).toEqual([]);
  });
});
