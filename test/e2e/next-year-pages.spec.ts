import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { there } from '../support/there.js';
import { read, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, problemsEverywhere } from './pages.js';

interface ServedNextYear {
  readonly status: string;
  readonly year: { readonly title: string };
  readonly classes: readonly {
    readonly classId: string;
    readonly title: string;
    readonly pupils: number;
    readonly next?: { readonly id: string; readonly title: string };
  }[];
  readonly groups: readonly { readonly groupId: string; readonly title: string; readonly next?: object }[];
  readonly leavers: readonly object[];
}

describeInBrowser('The page of the next year', () => {
  let school: RunningSchool;
  let admin: Visitor;
  let schoolId: string;
  let proposed: ServedNextYear;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    admin = await school.signIn('admin');
    schoolId = there((await read(admin.get<Me>('/api/me'))).schools[0], 'school').id;
    proposed = await nextYear();
    page = await entered({ browser, url: school.url, failures }, school.signInOf('admin'));
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const nextYear = () => read(admin.get<ServedNextYear>(`/api/schools/${schoolId}/next-year`));
  const outlook = () => page.getByTestId('outlook').first().getByRole('listitem').allTextContents();

  it('shows what would happen, and that it changes with what is corrected', async () => {
    await page
      .getByRole('navigation', { name: 'Administration' })
      .getByRole('link', { name: 'New year', exact: true })
      .click();
    await page.getByTestId('classes').waitFor();
    const goingOn = proposed.classes.filter(({ next }) => next).length;
    const [goes, , renewed, leavers] = await outlook();
    expect(goes).toContain(goingOn.toString());
    expect(renewed).toContain(proposed.groups.filter(({ next }) => next).length.toString());
    expect(leavers).toContain(proposed.leavers.length.toString());
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('tells what is wrong by field, and nothing is opened', async () => {
    const [one, other] = proposed.classes.filter(({ next }) => next);
    const field = page.getByLabel(`${one?.title ?? ''}: called in the new year`, { exact: true });
    await field.fill(other?.next?.title ?? '');
    const year = page.getByRole('group', { name: 'The new year' });
    const first = await year.getByLabel('First day').inputValue();
    await year.getByLabel('First day').fill('2020-09-01');
    await page.getByRole('button', { name: 'Open the new year' }).click();
    await page.getByRole('button', { name: 'Open it now' }).click();
    await page.getByText('Another class is called so').first().waitFor();
    await year.getByText('It has to lie after what comes before it').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect((await nextYear()).status).toBe('proposed');
    await year.getByLabel('First day').fill(first);
    await field.fill(`New ${one?.title ?? ''}`);
  });

  it('opens the year as it was corrected, and shows the result', async () => {
    const [one] = proposed.classes.filter(({ next }) => next);
    const { classes } = await read(admin.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    const pupil = there(classes.find(({ classId }) => classId === one?.classId)?.pupils[0], 'pupil');
    await page.getByLabel('Class of somebody who leaves alone').selectOption(one?.classId ?? '');
    await page.getByLabel('Who leaves', { exact: true }).selectOption(pupil.id);
    await page.getByRole('button', { name: 'Leaves the school' }).click();
    await page.getByTestId('leavers').getByText(pupil.name).waitFor();
    const group = there(
      proposed.groups.find(({ next }) => next),
      'group',
    );
    await page.getByTestId('groups-of-school').locator('summary').click();
    await page.getByLabel(`${group.title}: renewed`, { exact: true }).uncheck();
    expect((await outlook())[3]).toContain((proposed.leavers.length + 1).toString());
    expect(await problemsEverywhere(page)).toEqual([]);

    await page.getByRole('button', { name: 'Open the new year' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It is opened once').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Open it now' }).click();
    await page.getByTestId('opened').getByText('Everything is carried out.').waitFor();
    await page
      .getByTestId('outcome')
      .getByRole('row', { name: one?.title ?? '' })
      .getByText(`New ${one?.title ?? ''}`)
      .waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);

    const opened = await nextYear();
    expect(opened.status).toBe('ready');
    expect(opened.groups.find(({ groupId }) => groupId === group.groupId)?.next).toBeUndefined();
    const formed = (await read(admin.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`))).classes.find(
      ({ title }) => title === `New ${one?.title ?? ''}`,
    );
    expect(formed?.pupils.map(({ id }) => id)).not.toContain(pupil.id);
    expect(formed?.pupils).toHaveLength((one?.pupils ?? 0) - 1);
  });

  it('speaks Russian', async () => {
    await page.getByLabel('Language').selectOption('ru');
    await page.getByRole('heading', { level: 1, name: 'Открытие нового учебного года' }).waitFor();
    await page.getByTestId('opened').getByText('Всё выполнено.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
