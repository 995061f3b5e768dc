import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { PortfolioAnswer } from '../../projections/portfolio/answer.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { RunningSchool } from '../support/running-school.js';
import { openBrowser } from '../support/chromium.js';
import { startSampleSchool } from '../support/sample-school.js';
import { recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { comeBack, entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of portfolios', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let browser: Browser;
  let guardian: Page;
  let teacher: Page;
  const failures: string[] = [];

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    guardian = await enter('guardian');
    teacher = await enter('teacher');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const item = (page: Page, title: string) => page.getByTestId(/^achievement-/).filter({ hasText: title });

  it('let a guardian propose an achievement with its proof', async () => {
    await guardian.getByRole('link', { name: 'Portfolio', exact: true }).click();
    await guardian.getByTestId('no-achievements').waitFor();
    await guardian.getByText('Propose an achievement').click();
    await guardian.getByLabel('What was achieved').fill('Chess of the town');
    await guardian.getByLabel('What it is').selectOption({ label: 'Sport' });
    await guardian.getByLabel('Of which level').selectOption({ label: 'town' });
    await guardian.getByLabel('Place or award').fill('Third place');
    const file = { name: 'diploma.txt', mimeType: 'text/plain', buffer: Buffer.from('Third place') };
    await guardian.getByLabel('Attach up to 5 files').setInputFiles(file);
    await guardian.getByRole('button', { name: 'Leave out diploma.txt' }).waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('button', { name: 'Propose it' }).click();
    await item(guardian, 'Chess of the town').getByText('Waits for the class teacher').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('let whoever proposed an achievement take it back', async () => {
    await guardian.getByText('Propose an achievement').click();
    await guardian.getByLabel('What was achieved').fill('Draughts of the town');
    await guardian.getByRole('button', { name: 'Propose it' }).click();
    await guardian.getByRole('button', { name: 'Take back: Draughts of the town' }).click();
    await item(guardian, 'Draughts of the town').locator('del').waitFor();
    await item(guardian, 'Draughts of the town').getByText('Taken back').first().waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    const { achievements } = await read(
      day.teacher.get<PortfolioAnswer>(`/api/pupils/${day.child.id}/portfolio`),
    );
    expect(achievements.find(({ title }) => title === 'Draughts of the town')).toMatchObject({
      ...{ standing: 'withdrawn', may: { decide: false } },
    });
  });

  it('lead the class teacher to what waits, who confirms and corrects it', async () => {
    await pageLink(teacher, 'Reports').click();
    await teacher.getByRole('link', { name: 'Portfolios' }).click();
    const ofChild = { label: day.child.className ?? '' };
    await teacher.getByLabel('Class', { exact: true }).selectOption(ofChild);
    await teacher
      .getByRole('row', { name: day.child.name })
      .getByRole('strong')
      .filter({ hasText: '1' })
      .waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('link', { name: day.child.name }).click();
    await teacher.getByRole('button', { name: 'Confirm: Chess of the town' }).click();
    await teacher.getByRole('button', { name: 'Correct: Chess of the town' }).click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByLabel('Of which level').selectOption({ label: 'region' });
    await dialog.getByLabel('Why it is corrected').fill('Misread the diploma');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await item(teacher, 'Chess of the town').getByText('Misread the diploma').waitFor();
    await item(teacher, 'Chess of the town').getByRole('link', { name: 'diploma.txt' }).waitFor();
  });

  it('let a teacher thank the guardians, and show them the remarks by month', async () => {
    await teacher.getByText('Say thanks').click();
    await teacher.getByLabel('Whom').selectOption({ label: 'To the guardians' });
    await teacher.getByLabel('For what').fill('The cakes for the school fair');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Send thanks' }).click();
    await teacher.getByTestId('thanks').getByText('The cakes for the school fair').waitFor();
    const lessonId = await recordLesson(day, 10);
    expectStatus(
      201,
      await day.teacher.post(`/api/journal/pages/${day.pageId}/remarks`, {
        ...{ lessonId, pupilId: day.child.id, kind: 'praise', visibleTo: 'guardianAndPupil' },
        text: 'Explained chess openings',
      }),
    );
    await comeBack(guardian);
    await guardian.getByTestId('thanks').getByText('The cakes for the school fair').waitFor();
    await guardian.getByText('Each remark').click();
    await guardian.getByText('Explained chess openings').waitFor();
    await guardian.getByTestId('remarks-chart').getByRole('table', { name: 'As a table' }).waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByLabel('School year').selectOption({ index: 1 });
    await guardian.waitForURL(/year=/);
    await guardian.getByTestId('remarks-chart').waitFor();
    expect(failures).toEqual([]);
  });
});
