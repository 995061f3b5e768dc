import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { eventually } from '../support/eventually.js';
import { healthy, type RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { correctGrade, giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, type Visitor } from '../support/visitor.js';

describe('Notices of grades', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let admin: Visitor;
  let lessonId: string;
  let gradeId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    admin = await school.signIn('admin');
    lessonId = await recordLesson(day, 11);
  });
  afterAll(async () => {
    await school.remove();
  });

  /** Those to the guardian; the pupil is told as well. */
  const mails = async (): Promise<readonly OutboxMessage[]> => {
    const outbox = await admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox');
    const login = school.signInOf('guardian').login;
    return expectStatus(200, outbox).body.messages.filter(({ to }) => to.includes(login));
  };
  const mailsWere = async (count: number): Promise<readonly OutboxMessage[]> => {
    expect(await eventually(async () => (await mails()).length >= count)).toBe(true);
    return mails();
  };

  it('are none for the grades that were imported', async () => {
    expect(await mails()).toEqual([]);
  });

  it('tell the guardian of a grade that was given', async () => {
    ({ gradeId } = await giveGrade(day, lessonId, '13'));
    const [mail, ...more] = await mailsWere(1);
    expect(more).toEqual([]);
    expect(mail?.to).toContain(school.signInOf('guardian').login);
    expect(mail).toMatchObject({ kind: 'grade-given', subject: 'A new grade in the diary' });
    expect(mail?.text).toContain(day.child.name);
    expect(mail?.text).toContain('Grade: 13');
    expect(mail?.subject).not.toContain(day.child.name);
  });

  it('link to the diary’s week', async () => {
    const link = /http:\S+/.exec((await mails())[0]?.text ?? '')?.[0];
    expect(link).toMatch(new RegExp(`^${school.url}/.*${day.child.id}`));
  });

  it('tell of a correction with the old grade, the new one and the reason', async () => {
    expectStatus(200, await correctGrade(day, gradeId, '16', 'A page of the test was overlooked'));
    const [mail, ...more] = await mailsWere(2);
    expect(more).toHaveLength(1);
    expect(mail?.kind).toBe('grade-corrected');
    expect(mail?.text).toContain('Grade: 13 → 16');
    expect(mail?.text).toContain('Reason: A page of the test was overlooked');
  });

  it('are sent once, however often the request is', async () => {
    const request = { value: '17', reason: 'Added up wrongly' };
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const path = `/api/journal/grades/${gradeId}/correction`;
    for (let time = 0; time < 3; time++) expectStatus(200, await day.teacher.post(path, request, headers));
    await mailsWere(3);
    // Mails go out one after another: when this one is there, no other is on its way.
    await giveGrade(day, await recordLesson(day, 12), '9');
    const kinds = (await mailsWere(4)).map(({ kind }) => kind);
    expect(kinds).toEqual(['grade-given', 'grade-corrected', 'grade-corrected', 'grade-given']);
  });

  it('are not sent again after a restart', async () => {
    const before = await mails();
    await school.kill('application');
    await healthy(school);
    await giveGrade(day, await recordLesson(day, 13), '10');
    expect((await mailsWere(before.length + 1)).slice(1)).toEqual(before);
  });
});
