import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { JointGroupTold } from '../../projections/joint-groups/queries.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import { openBrowser } from '../support/chromium.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { letInSchoolElsewhere, type SchoolElsewhere } from '../support/school-elsewhere.js';
import { there } from '../support/there.js';
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { entered, pageLink, problemsEverywhere } from './pages.js';

describeInBrowser('The pages of groups with other schools', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let other: SchoolElsewhere;
  let theirs: Me;
  let browser: Browser;
  const failures: string[] = [];

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));
  const open = async (page: Page) => {
    await pageLink(page, 'Messages').click();
    await page.getByRole('link', { name: 'Groups with other schools' }).click();
  };

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    other = await letInSchoolElsewhere(school);
    theirs = await read(other.head.get<Me>('/api/me'));
    const admin = await school.signIn('admin');
    const { schools } = await read(admin.get<Me>('/api/me'));
    for (const [who, id] of [
      [admin, there(schools[0], 'school').id],
      [other.admin, other.schoolId],
    ] as const) {
      const rules = { guardiansWrite: true, pupilsWrite: true };
      expectStatus(200, await who.put(`/api/schools/${id}/messaging`, rules));
    }
  });
  afterAll(async () => {
    await browser.close();
    await school.remove();
  });

  it('let a teacher propose one, which a deputy head approves with somebody who leads it', async () => {
    const teacher = await enter('teacher');
    await open(teacher);
    await teacher.getByTestId('none').waitFor();
    await teacher.getByRole('link', { name: 'Propose a group' }).click();
    await teacher.getByLabel('Title').fill('Olympiad team');
    await teacher.getByLabel('What it is for').fill('We train together for the regional round.');
    await teacher.getByLabel(there(theirs.schools[0], 'other school').name, { exact: true }).check();
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.getByRole('button', { name: 'Propose' }).click();
    await teacher.getByRole('link', { name: 'Olympiad team' }).waitFor();

    const head = await enter('deputyHead');
    await open(head);
    await head.getByText('waits for your answer').waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('button', { name: 'Take part in Olympiad team', exact: true }).click();
    const { person } = await read(day.teacher.get<Me>('/api/me'));
    await head.getByLabel('Teacher who leads it at your school').selectOption({ label: person.name });
    await head.getByRole('button', { name: 'Save' }).click();
    await head.getByText(`led by ${person.name}`).waitFor();
    expect(await problemsEverywhere(head)).toEqual([]);
  });

  it('let the guardian of a pupil agree, and the pupil write', async () => {
    const [group] = (
      await read(other.head.get<{ groups: JointGroupTold[] }>(`/api/schools/${other.schoolId}/joint-groups`))
    ).groups;
    const path = `/api/joint-groups/${there(group, 'group').jointGroupId}/schools/${other.schoolId}/approval`;
    const leader = await read(other.teacher.get<Me>('/api/me'));
    expectStatus(200, await other.head.post(path, { leaderIds: [leader.person.id] }));

    const teacher = await enter('teacher');
    await open(teacher);
    await teacher.getByRole('link', { name: 'Olympiad team' }).click();
    await teacher.getByLabel('Pupil of', { exact: false }).selectOption({ label: day.child.name });
    await teacher.getByRole('button', { name: 'Ask a pupil’s guardians' }).click();
    await teacher.getByRole('button', { name: `Take out ${day.child.name}` }).waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);

    const guardian = await enter('guardian');
    await open(guardian);
    await guardian.getByText('The school asks for your agreement').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('button', { name: 'Agree to Olympiad team', exact: true }).click();
    await guardian.getByText('In this group').waitFor();

    const pupil = await enter('pupil');
    await open(pupil);
    await pupil.getByRole('link', { name: 'Olympiad team' }).click();
    await pupil.getByRole('listitem').filter({ hasText: day.child.name }).waitFor();
    expect(await problemsEverywhere(pupil)).toEqual([]);
    await pupil.getByRole('link', { name: 'Write to the group' }).click();
    await pupil.getByLabel('To whom').selectOption({ label: 'Olympiad team, the group with other schools' });
    await pupil.getByLabel('Title').fill('First meeting');
    await pupil.getByLabel('Text').fill('Who solved the third one?');
    await pupil.getByRole('button', { name: 'Send' }).click();
    await pupil.getByTestId('message-1').getByText('Who solved the third one?').waitFor();

    await guardian.getByRole('button', { name: 'Take out of the group: Olympiad team' }).click();
    await guardian.getByTestId('none').waitFor();
  });

  it('say it in Russian, and fail nowhere', async () => {
    const head = await enter('deputyHead');
    await open(head);
    await head.getByLabel('Language').selectOption('ru');
    await head.getByRole('button', { name: 'Выйти всей школой: Olympiad team' }).click();
    await head.getByLabel('Причина').fill('Олимпиада прошла');
    expect(await problemsEverywhere(head)).toEqual([]);
    await head.getByRole('button', { name: 'Выйти всей школой', exact: true }).click();
    await head.getByText('Олимпиада прошла').waitFor();
    expect(failures).toEqual([]);
  });
});
