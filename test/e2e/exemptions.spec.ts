import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  readDiary,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import {
  type Answer,
  expectStatus,
  type Headed,
  positionOf,
  read,
  refusal,
  type Visitor,
} from '../support/visitor.js';

type Granted = Answer<{ readonly exemptionId: string }>;

describe('An exemption from a subject', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let healthWorker: Visitor;
  let deputyHead: Visitor;
  let lessonId: string;
  let subjectId: string;
  let granted: Granted;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [healthWorker, deputyHead] = await Promise.all([
      school.signIn('healthWorker'),
      school.signIn('deputyHead'),
    ]);
    lessonId = await recordLesson(day, 8);
    subjectId = (await pageFor(day.teacher)).subject.id;
  });
  afterAll(async () => {
    await school.remove();
  });

  const path = (more = '') => `/api/pupils/${day.child.id}/exemptions${more}`;
  const grant = (exemption: object = {}, who = healthWorker, headers: Headed = {}): Promise<Granted> =>
    who.post(path(), { subjectId, from: day.today, to: day.today, ...exemption }, headers);
  const since = (answer: Answer) => ({ 'X-Journal-Position': positionOf(answer) });
  const pageFor = (who: Visitor, headers: Headed = {}) =>
    read(who.get<ServedPage>(`/api/journal/pages/${day.pageId}`, headers));
  const onPage = async (answer: Answer, who = day.teacher) =>
    (await pageFor(who, since(answer))).pupils.find(({ id }) => id === day.child.id)?.exempt;
  const inDiary = async (answer: Answer) =>
    (await readDiary(day, day.guardian, positionOf(answer))).days
      .flatMap(({ lessons }) => lessons)
      .find((lesson) => lesson.lessonId === lessonId)?.exempt;

  it('is shown with its days on the page and in the diary, and tells only health workers why', async () => {
    const why = 'A sprained ankle of the left leg';
    granted = expectStatus(201, await grant({ why }));
    const days = { from: day.today, to: day.today };
    expect(await onPage(granted)).toEqual([days]);
    expect(await onPage(granted, deputyHead)).toEqual([days]);
    expect(await inDiary(granted)).toEqual(days);
    const told = await read(healthWorker.get(path(), since(granted)));
    expect(told).toMatchObject({
      exemptions: [{ ...days, subject: { id: subjectId }, withdrawn: false, changes: [{ days, why }] }],
    });
    for (const who of [deputyHead, day.teacher, day.guardian, day.pupil]) {
      expect(await refusal(who.get(path()))).toEqual([403, 'not-for-your-role']);
      expect(await refusal(grant({}, who))).toEqual([403, 'not-for-your-role']);
    }
    const known = await read(day.guardian.get(`/api/pupils/${day.child.id}/health`, since(granted)));
    expect(known).toMatchObject({ flags: [], exemptions: [{ ...days, subject: { id: subjectId } }] });
    expect(JSON.stringify(known)).not.toContain(why);
    expect(await refusal(day.teacher.get(`/api/pupils/${day.child.id}/health`))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    const exportFor = async (who: Visitor) =>
      JSON.stringify(await read(who.get(`/api/people/${day.child.id}/export`, since(granted))));
    expect(await exportFor(day.guardian)).toContain(why);
    const forOffice = await exportFor(await school.signIn('secretary'));
    expect(forOffice).toContain('ExemptionGranted');
    expect(forOffice).not.toContain(why);
  });

  it('is changed and withdrawn with a reason, and keeps what it was', async () => {
    const one = path(`/${granted.body.exemptionId}`);
    const to = addDays(day.today, 6);
    const changed = expectStatus(204, await healthWorker.patch(one, { to, why: 'Swollen still' }));
    expect(await onPage(changed)).toEqual([{ from: day.today, to }]);
    expect(await refusal(grant({ from: to, to }))).toEqual([409, 'exempt-already', 'from']);
    const withdrawal = { why: 'Of another pupil' };
    const withdrawn = expectStatus(204, await healthWorker.post(`${one}/withdrawal`, withdrawal));
    expect(await onPage(withdrawn)).toBeUndefined();
    expect(await inDiary(withdrawn)).toBeUndefined();
    expect(await read(healthWorker.get(path(), since(withdrawn)))).toMatchObject({
      exemptions: [
        {
          withdrawn: true,
          changes: [{}, { days: { from: day.today, to }, why: 'Swollen still' }, withdrawal],
        },
      ],
    });
    expect(await refusal(healthWorker.patch(one, { to, why: 'Again' }))).toEqual([
      ...[409, 'exemption-withdrawn'],
    ]);
  });

  it('is refused by name where something is wrong with it', async () => {
    const before = addDays(day.today, -1);
    expect(await refusal(grant({ subjectId: '0', to: before }))).toEqual([
      ...[422, 'invalid-exemption', 'subjectId', 'to'],
    ]);
    expect(await refusal(grant({ from: 'soon', why: ' ' }))).toEqual([400, 'invalid-input', 'from', 'why']);
    const unknown = path('/constructor');
    expect(await refusal(healthWorker.patch(unknown, { why: 'None' }))).toEqual([404, 'exemption-not-found']);
    expect(await refusal(healthWorker.post(`${unknown}/withdrawal`, { why: 'No' }))).toEqual([
      ...[400, 'invalid-input', 'why'],
    ]);
  });
});
