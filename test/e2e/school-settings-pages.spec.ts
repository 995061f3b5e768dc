import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import type { School } from '../../src/school/school.state.js';
import type { SetUpStep } from '../../src/school/set-up/checklist.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { there } from '../support/there.js';
import { read, refusal, type Visitor } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, PHONE, problemsEverywhere } from './pages.js';

type Settings = Pick<
  School,
  | 'years'
  | 'terms'
  | 'scale'
  | 'scalesBySubject'
  | 'works'
  | 'rounding'
  | 'editWindowDays'
  | 'ratings'
  | 'reasons'
>;

describeInBrowser('What a school sets', () => {
  let school: RunningSchool;
  let admin: Visitor;
  let schoolId: string;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    admin = await school.signIn('admin');
    schoolId = there((await read(admin.get<Me>('/api/me'))).schools[0], 'school').id;
    page = await entered({ browser, url: school.url, failures }, school.signInOf('admin'));
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const settings = () => read(admin.get<Settings>(`/api/schools/${schoolId}/settings`));
  const open = async (name: string): Promise<void> => {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  };
  const save = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
  };
  const changes = () => page.getByTestId('changes').getByRole('listitem').allTextContents();

  it('is led to from each step of the checklist', async () => {
    await page.goto(`${school.url}/admin/set-up`);
    const { steps } = await read(
      admin.get<{ steps: readonly SetUpStep[] }>(`/api/schools/${schoolId}/set-up`),
    );
    expect(steps.find(({ step }) => step === 'roster')?.done).toBe(true);
    for (const { step } of steps) {
      await page.getByTestId(`step-${step}`).waitFor();
      const links = await page.getByTestId(`step-${step}`).getByRole('link').count();
      expect({ step, links }).toEqual({ step, links: 1 });
    }
    await page.getByTestId('step-workKinds').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Kinds of work' }).waitFor();
  });

  it('is the edit window, which says what would change before it is saved', async () => {
    await open('Edit window');
    const { editWindowDays } = await settings();
    expect(await changes()).toEqual([]);
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('Days').fill('21');
    expect(await changes()).toEqual([`Days: ${editWindowDays.toString()} days → 21 days`]);
    expect(await problemsEverywhere(page)).toEqual([]);
    await save();
    expect((await settings()).editWindowDays).toBe(21);
  });

  it('is the scale of a subject, with what is wrong with it by field', async () => {
    await open('Grading scale');
    const subjects = page.getByLabel('Where');
    const subjectId = there((await subjects.locator('option').all())[1], 'subject');
    const id = (await subjectId.getAttribute('value')) ?? '';
    await subjects.selectOption(id);
    await page.getByLabel('Scale', { exact: true }).selectOption('own');
    await page.getByLabel('Lowest grade').fill('1');
    await page.getByLabel('Highest grade').fill('8');
    await page.getByLabel('Satisfactory from').fill('4');
    await page.getByLabel('Good from').fill('3');
    await page.getByLabel('Excellent from').fill('7');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Not below satisfactory.').waitFor();
    await page.getByRole('alert').getByText('There can be no such scale.').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
    await page.getByLabel('Good from').fill('6');
    await save();
    expect((await settings()).scalesBySubject[id]).toEqual({
      ...{ min: 1, max: 8, levels: { excellent: 7, good: 6, satisfactory: 4 } },
    });
  });

  it('are kinds of work, which are changed for days to come only', async () => {
    await open('Kinds of work');
    await page.getByLabel('Name').fill('Project');
    await page.getByLabel('Abbreviation').fill('P');
    await page.getByLabel('Weight').fill('3');
    await save();
    const project = () =>
      settings().then(({ works }) => Object.values(works).find(([first]) => first?.work.title === 'Project'));
    expect(await project()).toMatchObject([{ work: { abbreviation: 'P', weight: 3 } }]);

    await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Project' });
    await page.getByLabel('Weight').fill('4');
    expect(await changes()).toEqual(['Weight: 3 → 4']);
    const day = page.getByLabel('From', { exact: true });
    const tomorrow = await day.inputValue();
    await day.fill('2026-01-01');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('changed for days to come only').waitFor();
    await page.getByText('A day to come, and not before').waitFor();
    await day.fill(tomorrow);
    await save();
    expect(await project()).toMatchObject([{ work: { weight: 3 } }, { from: tomorrow, work: { weight: 4 } }]);
    await page.getByTestId('works').getByRole('row', { name: 'Project' }).getByText('weight 4').waitFor();
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('are thresholds by which averages are rounded', async () => {
    await open('Rounding');
    await page.getByLabel('Way').selectOption('thresholds');
    const fields = page.getByLabel(/^Least average for/);
    const last = fields.last();
    const { scale } = await settings();
    const value = there(scale, 'scale').max.toString();
    await last.fill('0');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('It has to lie above that of the grade below').waitFor();
    const threshold = Number(value) - 0.25;
    await last.fill(threshold.toString());
    await save();
    expect((await settings()).rounding).toEqual({ kind: 'thresholds', least: { [value]: threshold } });
    expect(await problemsEverywhere(page)).toEqual([]);
  });

  it('are reasons for corrections', async () => {
    await open('Reasons for corrections');
    await page.getByLabel('Reason', { exact: true }).fill('Entered in the wrong column');
    await save();
    const titles = async () => Object.values((await settings()).reasons);
    expect(await titles()).toContain('Entered in the wrong column');
    expect(await problemsEverywhere(page)).toEqual([]);
    const off = page.getByRole('button', { name: 'Take off the list: Entered in the wrong column' });
    await off.focus();
    await page.keyboard.press('Enter');
    await off.waitFor({ state: 'detached' });
    expect(await titles()).not.toContain('Entered in the wrong column');
  });

  it('is whether pupils are ranked, which a family sees', async () => {
    const family = await entered(
      { browser, url: school.url, failures, size: PHONE },
      school.signInOf('guardian'),
    );
    const pupilId = there(
      (await read((await school.signIn('guardian')).get<Me>('/api/me'))).children[0],
      'child',
    ).id;
    const rating = `${school.url}/diary/${pupilId}/rating`;
    await family.goto(rating);
    await family.getByText('Only the own place is shown').waitFor();
    const off = family.getByText('Ratings are switched off');
    expect(await off.count()).toBe(0);

    await open('Ratings');
    await page.getByLabel('Rank the pupils').uncheck();
    await page.getByLabel('Grades needed for a place in a subject').fill('4');
    expect(await changes()).toEqual([
      'Rank the pupils: pupils are ranked → pupils are not ranked',
      'Grades needed for a place in a subject: 3 → 4',
    ]);
    await save();
    expect(await problemsEverywhere(page)).toEqual([]);
    expect((await settings()).ratings).toEqual({ on: false, least: { inSubject: 4, overall: 5 } });
    await family.goto(rating);
    await off.waitFor();

    await page.getByLabel('Rank the pupils').check();
    await save();
    await family.goto(rating);
    await family.getByText('Only the own place is shown').waitFor();
    expect(await off.count()).toBe(0);
    await family.context().close();
  });

  it('is a year with its terms, which may get other days, but none without lessons that were held', async () => {
    await open('Years and terms');
    const first = page.getByRole('group', { name: 'Term 1' });
    const asItIs = await first.getByLabel('Last day').inputValue();
    await first.getByLabel('Last day').fill(asItIs.replace(/\d\d$/, '01'));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('Lessons were held on days').waitFor();
    await first.getByText('Lessons were held beyond this day').waitFor();
    await first.getByLabel('Last day').fill(asItIs);
    await first.getByLabel('Name').fill('Autumn');
    await save();
    expect(Object.values((await settings()).terms).map(({ title }) => title)).toContain('Autumn');

    await page.getByLabel('Year', { exact: true }).selectOption({ label: 'A new year' });
    const year = page.getByRole('group', { name: 'The year' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await year.getByText('It has to lie in the year').waitFor();
    await year.getByLabel('Name').fill('2031/32');
    await year.getByLabel('First day').fill('2031-09-01');
    await year.getByLabel('Last day').fill('2032-06-30');
    await page.getByRole('button', { name: 'Add a term' }).click();
    await first.getByLabel('First day').fill('2031-08-01');
    await first.getByLabel('Last day').fill('2031-12-20');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await first.getByText('It has to lie in the year').waitFor();
    await first.getByLabel('First day').fill('2031-09-01');
    expect(await problemsEverywhere(page)).toEqual([]);
    await save();
    const { years, terms } = await settings();
    const { yearId } = there(
      Object.values(years).find(({ title }) => title === '2031/32'),
      'year',
    );
    expect(Object.values(terms).filter((term) => term.yearId === yearId)).toMatchObject([
      { from: '2031-09-01', to: '2031-12-20' },
    ]);
    const body = { title: 'X', from: '2040-09-01', to: '2041-06-30', terms: [] };
    expect(await refusal(admin.put(`/api/schools/${schoolId}/years/none`, body))).toEqual([
      ...[404, 'year-not-found'],
    ]);
    const deputyHead = await school.signIn('deputyHead');
    expect(await refusal(deputyHead.post(`/api/schools/${schoolId}/years`, body))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
  });

  it('speak Russian', async () => {
    await page.getByLabel('Language').selectOption('ru');
    for (const [setting, heading] of [
      ['years', 'Годы и периоды'],
      ['scale', 'Шкала отметок'],
      ['works', 'Виды работ'],
      ['rounding', 'Округление'],
      ['window', 'Срок исправления'],
      ['reasons', 'Причины исправлений'],
      ['ratings', 'Рейтинг'],
      ['tests', 'Контрольные работы'],
      ['meetings', 'Собрания'],
    ] as const) {
      await page.goto(`${school.url}/admin/settings/${setting}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator('form').first().waitFor();
      expect(await problemsEverywhere(page)).toEqual([]);
    }
    expect(failures).toEqual([]);
  });
});
