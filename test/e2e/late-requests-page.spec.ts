import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Me } from '../../src/access/me.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { oldPageOf, type OldPage } from '../support/old-page.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, pageLink, PHONE, problemsEverywhere } from './pages.js';

describeInBrowser('A late correction', () => {
  let school: RunningSchool;
  let browser: Browser;
  let day: SchoolDay;
  let old: OldPage;
  let row: number;
  let teacher: Page;
  let head: Page;
  let names: { readonly teacher: string; readonly head: string };
  const failures: string[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    browser = await openBrowser();
    day = await schoolDayOf(school);
    const me = await read(day.teacher.get<Me>('/api/me'));
    const deputy = await read((await school.signIn('deputyHead')).get<Me>('/api/me'));
    names = { teacher: me.person.name, head: deputy.person.name };
    old = await oldPageOf(day);
    row = old.page.pupils.findIndex(({ id }) => id === day.child.id);
    teacher = await enter('teacher');
    head = await enter('deputyHead');
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  const enter = (role: 'teacher' | 'deputyHead' | 'guardian' | 'auditor', size = {}) =>
    entered({ browser, url: school.url, failures, ...size }, school.signInOf(role));
  const gradeAt = (index: number) => there(old.grades[index], 'grade');
  const otherThan = ({ value }: { readonly value: string }) => (value === '10' ? '11' : '10');
  const cellOf = ({ lessonId }: { readonly lessonId: string }) => {
    const column = old.page.lessons.findIndex((lesson) => lesson.lessonId === lessonId);
    return teacher.getByTestId(`cell-${row}-${column}`);
  };
  const type = async (index: number, text: string) => {
    await teacher.getByLabel('Grades are for').selectOption(gradeAt(index).work.code);
    await cellOf(gradeAt(index)).click();
    await teacher.keyboard.type(text);
    await teacher.keyboard.press('Enter');
  };
  const giveReason = async (words: string) => {
    const asked = teacher.getByRole('dialog');
    await asked.getByLabel('Reason', { exact: true }).selectOption({ label: 'In my own words' });
    await asked.getByLabel('Reason in my own words').fill(words);
    await asked.getByLabel('Reason in my own words').press('Enter');
    await asked.waitFor({ state: 'hidden' });
  };
  const told = (index: number) => {
    const grade = gradeAt(index);
    return `late correction asked for: ${grade.value} → ${otherThan(grade)}`;
  };

  it('is asked for from the grid where the days for changes are over, and the cell says so', async () => {
    await teacher.goto(`${school.url}/journal/${old.pageId}`);
    await teacher.getByTestId('journal-grid').waitFor();
    for (const [index, words] of [
      [0, 'Question 3 was counted twice'],
      [1, 'The paper turned up'],
      [2, 'Of another pupil'],
    ] as const) {
      await type(index, otherThan(gradeAt(index)));
      const { value } = gradeAt(index);
      const asked = teacher.getByRole('dialog', {
        name: `Ask for a late correction: ${value} to ${otherThan(gradeAt(index))}`,
      });
      await asked.waitFor();
      if (index === 0) expect(await problemsEverywhere(teacher)).toEqual([]);
      await giveReason(words);
      await cellOf(gradeAt(index)).getByText(told(index)).waitFor({ state: 'attached' });
    }
    expect(await problemsEverywhere(teacher)).toEqual([]);
  });

  it('is withdrawn by whoever asked', async () => {
    await cellOf(gradeAt(2)).dblclick();
    const cell = teacher.getByTestId('cell-dialog');
    await cell.getByTestId('asked').getByText('Of another pupil').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await cell.getByRole('button', { name: /^Withdraw the request/ }).click();
    await cell.getByTestId('asked').waitFor({ state: 'detached' });
    await teacher.keyboard.press('Escape');
    expect(await cellOf(gradeAt(2)).getByText(told(2)).count()).toBe(0);
  });

  it('is approved by a deputy head, one after another by keys', async () => {
    await pageLink(head, 'Late corrections').click();
    await head.getByRole('heading', { level: 1, name: 'Late corrections' }).waitFor();
    await head.getByTestId('waiting').getByText('2 requests wait.').waitFor();
    const open = head.getByTestId('open-requests').getByRole('listitem');
    const newest = open.first();
    await newest.getByText('Reason: The paper turned up').waitFor();
    await newest.getByText(`Asked for by ${names.teacher}`).waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    const approve = (at: number) => open.nth(at).getByRole('button', { name: /^Approve/ });
    await approve(0).focus();
    await head.keyboard.press('ArrowDown');
    expect(await approve(1).and(head.locator(':focus')).count()).toBe(1);
    await head.keyboard.press('Enter');
    await head.getByTestId('waiting').getByText('1 request waits.').waitFor();
    expect(await approve(0).and(head.locator(':focus')).count()).toBe(1);
  });

  it('is refused with a reason', async () => {
    await head.keyboard.press('Tab');
    await head.keyboard.press('Enter');
    const dialog = head.getByRole('dialog', { name: `Refuse: ${day.child.name}` });
    await dialog.getByLabel('Reason').fill('It came too late');
    expect(await problemsEverywhere(head)).toEqual([]);
    await dialog.getByLabel('Reason').press('Enter');
    await head.getByTestId('waiting').getByText('Nothing waits.').waitFor();
    await head.getByText('Decided and withdrawn').click();
    const decided = head.getByTestId('decided');
    await decided.getByText(`Refused by ${names.head}`).waitFor();
    await decided.getByText(`Approved by ${names.head}`).waitFor();
    await decided.getByText(`Withdrawn by ${names.teacher}`).waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
  });

  it('stands corrected in the teacher’s grid, marked as late, and nothing is asked for any more', async () => {
    const grade = gradeAt(0);
    await cellOf(grade).getByText(otherThan(grade)).waitFor();
    await cellOf(grade).getByText(', late').waitFor({ state: 'attached' });
    for (const index of [0, 1]) {
      await cellOf(gradeAt(index)).getByText(told(index)).waitFor({ state: 'detached' });
    }
    expect(await cellOf(gradeAt(1)).getByText(gradeAt(1).value, { exact: true }).count()).toBe(1);
  });

  it('stands in the guardian’s diary with the reason, as late', async () => {
    const guardian = await enter('guardian', { size: PHONE });
    const grade = gradeAt(0);
    await guardian.goto(`${school.url}/diary/${day.child.id}/${weekOf(old.dateOf(grade.lessonId))}`);
    const change = guardian.getByTestId('grade-change').filter({ hasText: 'Question 3 was counted twice' });
    await change.waitFor();
    const told = await change.textContent();
    expect(told).toContain(`${grade.value} → ${otherThan(grade)} corrected`);
    expect(told).toMatch(/counted twice, late/);
    await guardian.context().close();
  });

  it('is shown to an auditor with who asked and who approved', async () => {
    const auditor = await enter('auditor');
    await auditor.goto(`${school.url}/audit/grades/${gradeAt(0).gradeId}`);
    const last = auditor.getByTestId('timeline').getByRole('listitem').last();
    await last.getByText(`asked for by ${names.teacher}`).waitFor();
    await last.getByText(`${names.head}, deputy head`).waitFor();
    await last.getByText('Question 3 was counted twice').waitFor();
    expect(await problemsEverywhere(auditor)).toEqual([]);
    await auditor.context().close();
  });

  it('reads in Russian too, and on a telephone', async () => {
    await head.setViewportSize(PHONE);
    await head.goto(`${school.url}/late-corrections`);
    await head.getByLabel('Language', { exact: true }).selectOption('ru');
    await head.getByTestId('waiting').getByText('Ничего не ждёт решения.').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
  });

  it('failed nowhere', () => {
    expect(failures).toEqual([]);
  });
});
