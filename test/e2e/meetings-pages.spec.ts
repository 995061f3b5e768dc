import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { readRecord } from '../../embedded/engines.record.js';
import type { AccountRole } from '../../src/access/account.events.js';
import type { Me } from '../../src/access/me.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { addDays } from '../../src/school/civil-date.values.js';
import {
  letInGuardianInClass,
  letInGuardianOfAnotherClass,
  type GuardianInClass,
} from '../support/others-around.js';
import { openBrowser } from '../support/chromium.js';
import { meetingBegins } from '../support/meeting-begins.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, read } from '../support/visitor.js';
import { describeInBrowser } from './browser.js';
import { comeBack, entered, pageLink, problemsEverywhere } from './pages.js';

interface MyMeetings {
  readonly callable: readonly { readonly class?: { readonly id: string } }[];
}

describeInBrowser('The pages of meetings', () => {
  let school: RunningSchool;
  let store: EventStore;
  let day: SchoolDay;
  let neighbour: GuardianInClass;
  let neighbourName: string;
  let browser: Browser;
  let guardian: Page;
  let teacher: Page;
  const failures: string[] = [];

  const enter = (role: AccountRole): Promise<Page> =>
    entered({ browser, url: school.url, failures }, school.signInOf(role));

  beforeAll(async () => {
    browser = await openBrowser();
    school = await startSampleSchool();
    store = new EventStore(readRecord(school.dataDir).addresses?.eventStoreUrl ?? '');
    day = await schoolDayOf(school);
    neighbour = await letInGuardianInClass(school, day);
    neighbourName = (await read(neighbour.guardian.get<Me>('/api/me'))).person.name;
    guardian = await enter('guardian');
    teacher = await enter('teacher');
  });
  afterAll(async () => {
    await browser.close();
    await store.close();
    await school.remove();
  });

  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const meetingIdOf = (page: Page) => there(page.url().split('/').at(-1), 'meeting in the address');
  const begins = (meetingId: string) => meetingBegins(store, meetingId, day.today);

  it('let a class teacher call the parents, and a guardian answer and let another one vote', async () => {
    await pageLink(teacher, 'Meetings').click();
    await teacher.getByTestId('none').waitFor();
    await field(teacher, 'Whose parents').selectOption({ label: day.child.className ?? '' });
    await field(teacher, 'Title').fill('The trip');
    await field(teacher, 'Begins').fill(`${addDays(day.today, 7)}T18:30`);
    await field(teacher, 'Place').fill('Room 12');
    await field(teacher, 'Agenda').fill('Where to; what it costs');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await button(teacher, 'Call the parents').click();
    await teacher.getByRole('heading', { name: 'The trip' }).waitFor();

    await pageLink(guardian, 'Meetings').click();
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await guardian.getByRole('link', { name: 'The trip' }).click();
    await guardian.getByText('Where to; what it costs').waitFor();
    await button(guardian, 'I can’t come').click();
    await guardian.getByText('You said that you can’t come.').waitFor();
    await guardian.getByText('Who votes for you').click();
    await field(guardian, 'Choose a guardian').selectOption({ label: neighbourName });
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await button(guardian, 'Let them vote').click();
    await guardian.getByText(`${neighbourName} votes for you.`).waitFor();
    await button(guardian, 'Take it back').click();
    await guardian.getByText('Who votes for you').waitFor();

    await comeBack(teacher);
    await teacher.getByText('can’t come').waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
  });

  it('let them vote in secret, and find the own ballot in the result by its receipt', async () => {
    await begins(meetingIdOf(teacher));
    await teacher.reload();
    await teacher.getByLabel(neighbourName, { exact: true }).check();
    await button(teacher, 'Record who came').click();
    await teacher.getByText('It is on record who came.').waitFor();
    await teacher.getByText('Put a question to the vote').click();
    await field(teacher, 'Question').fill('Where do we go?');
    await field(teacher, 'Options, one on each line').fill('To the sea\nTo the hills');
    await field(teacher, 'Quorum, in percent of the children').fill('0');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await button(teacher, 'Open the vote').click();
    await teacher.getByRole('heading', { name: 'Where do we go?' }).waitFor();

    await guardian.reload();
    const mine = `Vote for ${day.child.name}`;
    await guardian.getByLabel('To the hills').focus();
    await guardian.keyboard.press('Space');
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await button(guardian, mine).click();
    const receipt = (await guardian.getByTestId('receipt').textContent()) ?? '';
    expect(receipt).toMatch(/^2-[0-9a-f]{32}$/);
    expect(await problemsEverywhere(guardian)).toEqual([]);

    await comeBack(teacher);
    await button(teacher, 'Close the vote: Where do we go?').click();
    await teacher.getByText('The quorum of 0% was reached.').waitFor();
    await guardian.reload();
    await guardian.getByTestId('result').waitFor();
    expect(await button(guardian, mine).count()).toBe(0);
    await field(guardian, 'Check a receipt').fill('2-0');
    await button(guardian, 'Look it up').click();
    await guardian.getByText('That is no receipt.').waitFor();
    await field(guardian, 'Check a receipt').fill(`1${receipt.slice(1)}`);
    await button(guardian, 'Look it up').click();
    await guardian.getByText('No ballot in this result has this receipt.').waitFor();
    await field(guardian, 'Check a receipt').fill(receipt);
    await button(guardian, 'Look it up').click();
    await guardian.getByText('Your ballot is counted, for: To the hills.').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('tell whoever votes too late that the ballot was cast', async () => {
    const meetingId = meetingIdOf(guardian);
    const question = { question: 'By train?', options: ['Yes', 'No'], secret: false };
    const opened = await day.teacher.post<{ voteId: string }>(`/api/meetings/${meetingId}/votes`, question);
    const { voteId } = expectStatus(201, opened).body;
    await guardian.reload();
    await guardian.getByLabel('Yes', { exact: true }).check();
    const ballot = { pupilId: day.child.id, option: 2, code: '0'.repeat(32) };
    const path = `/api/meetings/${meetingId}/votes/${voteId}/ballots`;
    expectStatus(201, await day.guardian.post(path, ballot));
    await button(guardian, `Vote for ${day.child.name}`).click();
    await guardian.getByText('The ballot of this child was cast already.').waitFor();
    await comeBack(teacher);
    await button(teacher, 'Close the vote: By train?').click();
    await teacher.getByText('The quorum of 50% was not reached.').waitFor();
    await teacher.getByText('Who voted for what', { exact: true }).click();
    await teacher.getByText(`${day.child.name}: No`).waitFor();
    expect(await problemsEverywhere(teacher)).toEqual([]);
  });

  it('let the teacher publish the minutes, and correct them by saying what has changed', async () => {
    await teacher.getByText('Write the minutes').click();
    await field(teacher, 'Minutes').fill('We go to the sea.');
    await button(teacher, 'Publish to the guardians').click();
    await teacher.getByTestId('minutes-1').waitFor();
    await teacher.getByText('Correct the minutes').click();
    await field(teacher, 'Minutes').fill('We go to the hills.');
    await field(teacher, 'What has changed').fill('Where to');
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await button(teacher, 'Publish the correction').click();
    await teacher.getByTestId('minutes-2').waitFor();

    await guardian.reload();
    await guardian.getByText('We go to the hills.').waitFor();
    await guardian.getByText('Changed: Where to').waitFor();
    await guardian.getByText('2 votes stand above with their results.').first().waitFor();
    await guardian.getByText('Earlier versions').click();
    await guardian.getByText('We go to the sea.').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('let whoever leads the school call all parents, and a guardian of another class vote for one', async () => {
    const head = await enter('deputyHead');
    const schoolName = (await read(day.teacher.get<Me>('/api/me'))).schools[0]?.name ?? '';
    await pageLink(head, 'Meetings').click();
    await field(head, 'Whose parents').selectOption({ label: `All parents of ${schoolName}` });
    await field(head, 'Title').fill('The school year');
    await field(head, 'Begins').fill(`${addDays(day.today, 7)}T19:00`);
    await field(head, 'Place').fill('Gym');
    await button(head, 'Call the parents').click();
    await head.getByRole('heading', { name: 'The school year' }).waitFor();
    await head.getByText(`All parents of ${schoolName}`).waitFor();
    const meetingId = meetingIdOf(head);

    const father = await read((await letInGuardianOfAnotherClass(school)).get<Me>('/api/me'));
    await guardian.goto(`${school.url}/meetings/${meetingId}`);
    await guardian.getByText('Who votes for you').click();
    await field(guardian, 'Class').selectOption({ label: father.children[0]?.className ?? '' });
    await field(guardian, 'Choose a guardian').selectOption({ label: father.person.name });
    expect(await problemsEverywhere(guardian)).toEqual([]);
    await button(guardian, 'Let them vote').click();
    await guardian.getByText(`${father.person.name} votes for you.`).waitFor();

    await begins(meetingId);
    await head.reload();
    await field(head, 'How many guardians came').fill('431');
    expect(await problemsEverywhere(head)).toEqual([]);
    await button(head, 'Record the number').click();
    await head.getByText('It is on record how many came.').waitFor();
    await head.getByText('431 came').waitFor();
    await head.context().close();
    await guardian.reload();
    await guardian.getByText('431 came').waitFor();
    expect(await problemsEverywhere(guardian)).toEqual([]);
  });

  it('list all meetings of the school, by class, of which an auditor opens one and changes nothing', async () => {
    const auditor = await enter('auditor');
    await pageLink(auditor, 'Meetings').click();
    await auditor.getByRole('heading', { name: 'Meetings of the school', level: 1 }).waitFor();
    await auditor.getByRole('heading', { name: 'Past' }).waitFor();
    expect(await problemsEverywhere(auditor)).toEqual([]);
    await auditor.getByRole('link', { name: 'The school year' }).waitFor();
    await field(auditor, 'Class').selectOption({ label: day.child.className ?? '' });
    await auditor.getByRole('link', { name: 'The school year' }).waitFor({ state: 'detached' });
    await auditor.getByRole('link', { name: 'The trip' }).click();
    await auditor.getByText('We go to the hills.').waitFor();
    await auditor.getByTestId('result').first().waitFor();
    for (const name of ['Call off', 'Close the vote', 'Record who came', 'Publish the correction']) {
      expect(await button(auditor, name).count()).toBe(0);
    }
    expect(await problemsEverywhere(auditor)).toEqual([]);
    await auditor.getByRole('link', { name: 'All meetings' }).click();
    await auditor.getByRole('heading', { name: 'Meetings of the school', level: 1 }).waitFor();
    await auditor.getByLabel('Language').selectOption('ru');
    await auditor.getByRole('heading', { name: 'Собрания школы' }).waitFor();
    expect(await problemsEverywhere(auditor)).toEqual([]);
    await auditor.context().close();
  });

  it('list to a secretary when parents meet, and to a teacher what is to come first', async () => {
    const secretary = await enter('secretary');
    await pageLink(secretary, 'Meetings').click();
    await secretary.getByText('The school year').waitFor();
    expect(await secretary.getByRole('link', { name: 'The school year' }).count()).toBe(0);
    expect(await problemsEverywhere(secretary)).toEqual([]);
    await secretary.context().close();

    const next = { title: 'The next one', startsAt: `${addDays(day.today, 9)}T18:30`, place: 'Room 12' };
    const later = { ...next, title: 'A later one', startsAt: `${addDays(day.today, 19)}T18:30` };
    const classId = there(
      (await read(day.teacher.get<MyMeetings>('/api/me/meetings'))).callable[0]?.class,
      'class of the teacher',
    ).id;
    for (const meeting of [next, later]) {
      expectStatus(201, await day.teacher.post(`/api/classes/${classId}/meetings`, meeting));
    }
    await teacher.goto(`${school.url}/meetings`);
    await teacher.getByRole('link', { name: 'All meetings of the school' }).click();
    const toCome = teacher.getByRole('region', { name: 'To come' });
    await toCome.getByRole('link', { name: 'A later one' }).waitFor();
    expect(await toCome.getByRole('link').allTextContents()).toEqual(['The next one', 'A later one']);
    expect(await problemsEverywhere(teacher)).toEqual([]);
    await teacher.goBack();
    await teacher.goBack();
  });

  it('speak Russian', async () => {
    for (const who of [guardian, teacher]) {
      await who.getByLabel('Language').selectOption('ru');
      await who.getByRole('heading', { name: 'Протокол' }).waitFor();
      expect(await problemsEverywhere(who)).toEqual([]);
      await who.goto(`${school.url}/meetings`);
      await who.getByRole('heading', { name: 'Собрания', level: 1 }).waitFor();
      await who.getByTestId('loading').first().waitFor({ state: 'detached' });
      expect(await problemsEverywhere(who)).toEqual([]);
    }
    expect(failures).toEqual([]);
  });
});
