import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GradeHistoryAnswer } from '../../projections/grade-history/queries.js';
import type { LateRequestsAnswer } from '../../projections/late-requests/queries.js';
import type { Me } from '../../src/access/me.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { oldPageOf, type OldPage } from '../support/old-page.js';
import {
  gradesIn,
  newestPosition,
  schoolDayOf,
  type SchoolDay,
  type Served,
  type ServedDiary,
  type ServedPage,
} from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, positionOf, read, refusal, type Answer, type Visitor } from '../support/visitor.js';

describe('A late correction', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let schoolId: string;
  let page: string;
  let old: OldPage;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    const me = await read(day.teacher.get<Me>('/api/me'));
    schoolId = there(me.schools[0], 'school').id;
    old = await oldPageOf(day);
    page = `/api/journal/pages/${old.pageId}`;
  });
  afterAll(async () => {
    await school.remove();
  });

  const gradeAt = (index: number) => there(old.grades[index], 'grade');
  const otherThan = (value: string) => (value === '10' ? '11' : '10');
  const pathOf = (gradeId: string) => `/api/journal/grades/${gradeId}`;
  const ask = (index: number, key: string = randomUUID()) => {
    const { gradeId, value } = gradeAt(index);
    return day.teacher.post<{ requestId: string }>(
      `${pathOf(gradeId)}/correction/request`,
      { value: otherThan(value), from: value, reason: 'Question 3 was counted twice' },
      { 'Idempotency-Key': key },
    );
  };
  const asked = async (index: number) => expectStatus(201, await ask(index)).body.requestId;
  const decide = (requestId: string, how: 'approval' | 'refusal', body: object = {}, who = head) =>
    who.post<{ requestId: string }>(`/api/journal/late-requests/${requestId}/${how}`, body);
  const shownIn = async (wrote: Answer) =>
    (await read(day.teacher.get<ServedPage>(page, { 'X-Journal-Position': positionOf(wrote) }))).lateRequests;
  const listed = async (query: string, who = head) =>
    read(
      who.get<Served<LateRequestsAnswer>>(`/api/schools/${schoolId}/late-requests?${query}`, {
        'X-Journal-Position': await newestPosition(head),
      }),
    );
  it('is asked for by a teacher once the days for changes are over, once, and is withdrawn again', async () => {
    const { gradeId, value } = gradeAt(0);
    const late = await day.teacher.post(`${pathOf(gradeId)}/correction`, {
      ...{ value: otherThan(value), reason: 'Recounted' },
    });
    expect(await refusal(Promise.resolve(late))).toEqual([422, 'outside-edit-window']);
    const key = randomUUID();
    const sent = await ask(0, key);
    const { requestId } = expectStatus(201, sent).body;
    expect(expectStatus(201, await ask(0, key)).body).toEqual({ requestId });
    expect(await refusal(ask(0))).toEqual([409, 'late-request-open']);
    expect(await shownIn(sent)).toEqual([
      expect.objectContaining({
        ...{ requestId, gradeId, from: value, to: otherThan(value), reason: 'Question 3 was counted twice' },
        pupil: { id: day.child.id, name: expect.any(String) },
      }),
    ]);
    const withdrawn = await day.teacher.post(`/api/journal/late-requests/${requestId}/withdrawal`, {});
    expectStatus(200, withdrawn);
    expect(await shownIn(withdrawn)).toEqual([]);
    expect(await refusal(decide(requestId, 'approval'))).toEqual([409, 'late-request-decided']);
  });

  it('is refused with every field that is wrong', async () => {
    const { gradeId } = gradeAt(0);
    const request = (path: string, body: object) => refusal(day.teacher.post(path, body));
    expect(await request(`${page}/late-requests`, { lessonId: 7 })).toEqual([
      ...[400, 'invalid-input', 'lessonId', 'pupilId', 'work', 'value', 'reason', 'reasonCode'],
    ]);
    expect(
      await request(`${pathOf(gradeId)}/correction/request`, { value: '99', reason: 'Recounted' }),
    ).toEqual([422, 'value-not-on-scale', 'value']);
    expect(await request(`${pathOf(gradeId)}/annulment/request`, { reasonCode: 'none' })).toEqual([
      ...[422, 'unknown-reason', 'reasonCode'],
    ]);
    expect(await refusal(head.post(`${pathOf(gradeId)}/annulment/request`, { reason: 'Recounted' }))).toEqual(
      [...[403, 'not-for-your-role']],
    );
  });

  it('is found by deputy heads, and by nobody else', async () => {
    const requestId = await asked(0);
    const { open, requests } = await listed('state=open');
    expect(open).toBe(1);
    expect(requests[0]).toMatchObject({
      ...{ requestId, pageId: old.pageId, pupil: { id: day.child.id }, work: { code: gradeAt(0).work.code } },
      ...{ date: old.dateOf(gradeAt(0).lessonId), from: gradeAt(0).value, to: otherThan(gradeAt(0).value) },
    });
    const list = `/api/schools/${schoolId}/late-requests`;
    for (const who of [day.teacher, await school.signIn('admin')]) {
      expect(await refusal(who.get(list))).toEqual([403, 'not-for-your-role']);
    }
    expect(await refusal(day.guardian.get(list))).toEqual([404, 'school-not-found']);
  });

  it('is written by the approval: the diary shows it late, and its history who asked and who approved', async () => {
    const requestId = there((await listed('state=open')).requests[0], 'request').requestId;
    expect(await refusal(decide(requestId, 'approval', {}, day.teacher))).toEqual([403, 'not-for-your-role']);
    const approved = await decide(requestId, 'approval');
    expectStatus(200, approved);
    const at = { 'X-Journal-Position': positionOf(approved) };
    const { gradeId, value, lessonId } = gradeAt(0);
    const to = otherThan(value);
    const week = `/api/pupils/${day.child.id}/diary?week=${weekOf(old.dateOf(lessonId))}`;
    const diary = await read(day.guardian.get<ServedDiary>(week, at));
    const shown = gradesIn(diary).find((grade) => grade.gradeId === gradeId);
    expect(shown).toMatchObject({ value: to, status: 'corrected' });
    expect(shown?.changes.at(-1)).toMatchObject({
      ...{ from: value, to, late: true, reason: 'Question 3 was counted twice' },
    });
    const { grades: now, lateRequests } = await read(day.teacher.get<ServedPage>(page, at));
    expect(now.find((grade) => grade.gradeId === gradeId)).toMatchObject({ value: to, late: true });
    expect(lateRequests).toEqual([]);
    const { chain } = await read(head.get<Served<GradeHistoryAnswer>>(`/api/grades/${gradeId}/history`, at));
    const [teacher, deputy] = await Promise.all(
      [day.teacher, head].map(async (who) => (await read(who.get<Me>('/api/me'))).person),
    );
    expect(chain.at(-1)).toMatchObject({
      ...{ what: 'corrected', from: value, to, late: true, asked: { requestId, teacher } },
      actor: { ...deputy, role: 'deputyHead' },
    });
  });

  it('that is refused stays as it was, and the teacher is told why', async () => {
    const requestId = await asked(1);
    expect(await refusal(decide(requestId, 'refusal'))).toEqual([
      400,
      'invalid-input',
      'reason',
      'reasonCode',
    ]);
    expectStatus(200, await decide(requestId, 'refusal', { reason: 'The paper says otherwise' }));
    const { requests } = await listed('state=decided&limit=1');
    expect(requests[0]).toMatchObject({
      ...{ requestId, decision: { what: 'refused', reason: 'The paper says otherwise' } },
    });
    const now = await read(day.teacher.get<ServedPage>(page));
    const { gradeId, value } = gradeAt(1);
    expect(now.grades.find((grade) => grade.gradeId === gradeId)?.value).toBe(value);
  });

  it('that came too late for what was asked is told so, and can be refused', async () => {
    const { gradeId, value } = gradeAt(2);
    const requestId = await asked(2);
    const other = value === '12' ? '13' : '12';
    expectStatus(
      200,
      await head.post(`${pathOf(gradeId)}/correction`, { value: other, reason: 'Recounted' }),
    );
    const { requests } = await listed('state=open');
    expect(requests.find((each) => each.requestId === requestId)?.overtaken).toBe('changed-meanwhile');
    expect(await refusal(decide(requestId, 'approval'))).toEqual([412, 'changed-meanwhile', 'from']);
    expectStatus(200, await decide(requestId, 'refusal', { reason: 'It is another one now' }));
  });

  it('is a new grade where one is missing', async () => {
    const { absences, lessons } = old.page;
    const graded = new Set(old.grades.map(({ lessonId }) => lessonId));
    const away = new Set(
      absences.filter(({ pupilId }) => pupilId === day.child.id).map((one) => one.lessonId),
    );
    const without = there(
      lessons.find(({ lessonId, cancelled }) => !cancelled && !graded.has(lessonId) && !away.has(lessonId)),
      'lesson without a grade',
    );
    const { lessonId } = without;
    const body = { lessonId, pupilId: day.child.id, work: gradeAt(0).work.code, value: '15' };
    const path = `${page}/late-requests`;
    const sent = await day.teacher.post<{ requestId: string }>(path, { ...body, reason: 'It was forgotten' });
    const approved = await decide(expectStatus(201, sent).body.requestId, 'approval');
    expectStatus(200, approved);
    const now = await read(day.teacher.get<ServedPage>(page, { 'X-Journal-Position': positionOf(approved) }));
    expect(
      now.grades.find((grade) => grade.lessonId === lessonId && grade.pupilId === day.child.id),
    ).toMatchObject({ value: '15', status: 'given', late: true });
  });

  it('is listed part after part, newest first', async () => {
    const all = (await listed('state=decided')).requests.map(({ requestId }) => requestId);
    const parts: string[] = [];
    let cursor = '';
    do {
      const { requests, next } = await listed(`state=decided&limit=2${cursor && `&cursor=${cursor}`}`);
      parts.push(...requests.map(({ requestId }) => requestId));
      cursor = next === undefined ? '' : encodeURIComponent(next);
    } while (cursor !== '');
    expect(all).toHaveLength(5);
    expect(parts).toEqual(all);
    const path = `/api/schools/${schoolId}/late-requests`;
    expect(await refusal(head.get(`${path}?state=old&cursor=none&limit=0`))).toEqual([
      ...[400, 'invalid-input', 'state', 'cursor', 'limit'],
    ]);
  });

  it('is told to the deputy head who is to decide, and to the teacher who asked', async () => {
    const admin = await school.signIn('admin');
    const told = async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.filter(({ kind }) => kind === 'late-request').map(({ to }) => to);
    };
    for (const role of ['deputyHead', 'teacher'] as const) {
      const { login } = school.signInOf(role);
      expect(await eventually(async () => (await told()).some((to) => to.includes(login)))).toBe(true);
    }
  });
});
