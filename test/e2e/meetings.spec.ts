import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeetingAnswer } from '../../projections/meetings/queries.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { readRecord } from '../../embedded/engines.record.js';
import type { AssemblyAnswer } from '../../projections/meetings/assembly.queries.js';
import type { MyMeetingsAnswer } from '../../projections/meetings/my-meetings.query.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { meetingBegins } from '../support/meeting-begins.js';
import { letInGuardianOfAnotherClass, letInSubjectTeacher } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { newestPosition, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import {
  type Answer,
  expectStatus,
  type Headed,
  positionOf,
  read,
  refusal,
  type Visitor,
} from '../support/visitor.js';

interface ServedMeetings {
  readonly position: string;
  readonly meetings: readonly MeetingAnswer[];
}

describe('A meeting of a class’s parents', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let deputyHead: Visitor;
  let admin: Visitor;
  let classId: string;
  let appointment: { title: string; startsAt: string; place: string; agenda: string };

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [deputyHead, admin] = await Promise.all([school.signIn('deputyHead'), school.signIn('admin')]);
    const schoolId = (await read(deputyHead.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { classes } = await read(deputyHead.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    const startsAt = `${addDays(day.today, 7)}T18:30`;
    appointment = { title: 'First term', startsAt, place: 'Room 12', agenda: 'Grades; the trip' };
  });
  afterAll(async () => {
    await school.remove();
  });

  const ofClass = (id = classId) => `/api/classes/${id}/meetings`;
  const call = (who: Visitor, more: object = {}, headers: Headed = {}) =>
    who.post<{ meetingId: string }>(ofClass(), { ...appointment, ...more }, headers);
  const change = (who: Visitor, meetingId: string, what: object, headers: Headed = {}) =>
    who.patch(`/api/meetings/${meetingId}`, what, headers);
  const callOff = (who: Visitor, meetingId: string, body: object = {}) =>
    who.post(`/api/meetings/${meetingId}/calling-off`, body);
  const called = async (who = day.teacher): Promise<string> =>
    expectStatus(201, await call(who)).body.meetingId;
  const shown = async (meetingId: string, who: Visitor, after: Answer) => {
    const headers = { 'X-Journal-Position': positionOf(after) };
    const { meetings } = await read(who.get<ServedMeetings>(ofClass(), headers));
    return meetings.find((meeting) => meeting.meetingId === meetingId);
  };

  it('is called by a class teacher, or whoever leads the school', async () => {
    for (const who of [day.teacher, deputyHead, admin]) {
      const answer = expectStatus(201, await call(who));
      const caller = (await read(who.get<Me>('/api/me'))).person;
      expect(await shown(answer.body.meetingId, day.guardian, answer)).toEqual({
        ...{ meetingId: answer.body.meetingId, ...appointment, timeZone: 'Europe/Lisbon' },
        ...{ calledBy: caller, calledAt: expect.stringMatching(/^\d{4}-.*Z$/) },
      });
    }
  });

  it('is changed in what is named', async () => {
    const meetingId = await called();
    const changed = expectStatus(200, await change(day.teacher, meetingId, { place: 'Hall', agenda: null }));
    const { agenda: _, ...kept } = appointment;
    const meeting = await shown(meetingId, day.pupil, changed);
    expect(meeting).toMatchObject({ ...kept, place: 'Hall', changedAt: expect.any(String) });
    expect(meeting).not.toHaveProperty('agenda');
    const again = expectStatus(200, await change(deputyHead, meetingId, { place: 'Hall' }));
    expect(positionOf(again)).toBe(positionOf(changed));
  });

  it('is called off, and stays visible as such', async () => {
    const meetingId = await called();
    const off = expectStatus(200, await callOff(day.teacher, meetingId, { reason: 'No heating' }));
    expect(await shown(meetingId, day.guardian, off)).toMatchObject({
      ...appointment,
      calledOff: { at: expect.any(String), reason: 'No heating' },
    });
    expect(await refusal(change(day.teacher, meetingId, { place: 'Hall' }))).toEqual([
      409,
      'meeting-called-off',
    ]);
    expect(positionOf(expectStatus(200, await callOff(admin, meetingId)))).toBe(positionOf(off));
  });

  it('is called and changed once, however often that is sent under one key', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = expectStatus(201, await call(day.teacher, {}, key));
    const second = expectStatus(201, await call(day.teacher, {}, key));
    expect([second.body, positionOf(second)]).toEqual([first.body, positionOf(first)]);
    const reused = [422, 'idempotency-key-reused'];
    expect(await refusal(call(day.teacher, { place: 'Hall' }, key))).toEqual(reused);

    const { meetingId } = first.body;
    const another = { 'Idempotency-Key': randomUUID() };
    const hall = expectStatus(200, await change(day.teacher, meetingId, { place: 'Hall' }, another));
    expectStatus(200, await change(day.teacher, meetingId, { place: 'Yard' }));
    const repeated = await change(day.teacher, meetingId, { place: 'Hall' }, another);
    expect(positionOf(expectStatus(200, repeated))).toBe(positionOf(hall));
    expect(await refusal(change(day.teacher, meetingId, { place: 'Roof' }, another))).toEqual(reused);
    const newest = await newestPosition(day.guardian);
    const { meetings } = await read(
      day.guardian.get<ServedMeetings>(ofClass(), { 'X-Journal-Position': newest }),
    );
    const mine = meetings.filter((meeting) => meeting.meetingId === meetingId);
    expect(mine.map(({ place }) => place)).toEqual(['Yard']);
  });

  it('is read in the order of times, and again only where something has changed', async () => {
    const early = { startsAt: `${addDays(day.today, 2)}T08:00` };
    const answer = expectStatus(201, await call(day.teacher, early));
    const after = { 'X-Journal-Position': positionOf(answer) };
    const list = expectStatus(200, await day.guardian.get<ServedMeetings>(ofClass(), after));
    const times = list.body.meetings.map(({ startsAt }) => startsAt);
    expect(times[0]).toBe(early.startsAt);
    expect(times).toEqual(times.toSorted());
    expect(list.body.position).toBe(positionOf(list));
    const known = { 'If-None-Match': list.headers.get('ETag') ?? '' };
    expectStatus(304, await day.guardian.get(ofClass(), known));
    const off = expectStatus(200, await callOff(day.teacher, answer.body.meetingId));
    expectStatus(200, await day.guardian.get(ofClass(), { ...known, 'X-Journal-Position': positionOf(off) }));
  });

  it('is known to those who have to do with the class, and to nobody else', async () => {
    const meetingId = await called();
    const subjectTeacher = await letInSubjectTeacher(school);
    const strangeGuardian = await letInGuardianOfAnotherClass(school);
    for (const who of [day.guardian, day.pupil, subjectTeacher]) {
      expectStatus(200, await who.get(ofClass()));
      const notYours = [403, 'not-for-your-role'];
      expect(await refusal(call(who))).toEqual(notYours);
      expect(await refusal(change(who, meetingId, { place: 'Hall' }))).toEqual(notYours);
      expect(await refusal(callOff(who, meetingId))).toEqual(notYours);
    }
    for (const who of [strangeGuardian, await school.signIn('healthWorker')]) {
      expect(await refusal(who.get(ofClass()))).toEqual([404, 'class-not-found']);
      expect(await refusal(call(who))).toEqual([404, 'class-not-found']);
      expect(await refusal(change(who, meetingId, { place: 'Hall' }))).toEqual([404, 'meeting-not-found']);
      expect(await refusal(callOff(who, meetingId))).toEqual([404, 'meeting-not-found']);
    }
    const [groupId = ''] = day.pageId.split('.');
    for (const id of [groupId, 'a'.repeat(16), 'constructor', '__proto__']) {
      expect(await refusal(deputyHead.get(ofClass(id)))).toEqual([404, 'class-not-found']);
      expect(await refusal(deputyHead.post(ofClass(id), appointment))).toEqual([404, 'class-not-found']);
      expect(await refusal(change(deputyHead, id, { place: 'Hall' }))).toEqual([404, 'meeting-not-found']);
      expect(await refusal(callOff(deputyHead, id))).toEqual([404, 'meeting-not-found']);
    }
  });

  it('names every field at fault', async () => {
    const meetingId = await called();
    const past = `${addDays(day.today, -1)}T18:30`;
    const refused: [Promise<Answer>, number, string, ...string[]][] = [
      [day.teacher.post(ofClass(), {}), 400, 'invalid-input', 'title', 'startsAt', 'place'],
      [call(day.teacher, { startsAt: '2026-02-30T10:00' }), 400, 'invalid-input', 'startsAt'],
      [call(day.teacher, { title: 'x'.repeat(201), agenda: null }), 400, 'invalid-input', 'title', 'agenda'],
      [call(day.teacher, { title: ' ', startsAt: past }), 422, 'meeting-refused', 'title', 'startsAt'],
      [
        change(day.teacher, meetingId, { title: null, startsAt: 5 }),
        400,
        'invalid-input',
        'title',
        'startsAt',
      ],
      [change(day.teacher, meetingId, { startsAt: past }), 422, 'meeting-refused', 'startsAt'],
      [change(day.teacher, meetingId, { timeZone: 'UTC' }), 400, 'invalid-input', 'timeZone'],
      [callOff(day.teacher, meetingId, { reason: null }), 400, 'invalid-input', 'reason'],
      [callOff(day.teacher, meetingId, { reason: ' ' }), 422, 'meeting-refused', 'reason'],
    ];
    for (const [answer, ...expected] of refused) expect(await refusal(answer)).toEqual(expected);
  });

  it('stays readable to whoever was invited to it, when the child has gone to another class', async () => {
    const meetingId = await called();
    const later = await called();
    const store = new EventStore(readRecord(school.dataDir).addresses?.eventStoreUrl ?? '');
    await meetingBegins(store, meetingId, addDays(day.today, -1));
    await store.close();
    const minutes = { text: 'All agreed on the trip.' };
    expectStatus(201, await day.teacher.post(`/api/meetings/${meetingId}/minutes`, minutes));
    const schoolId = (await read(deputyHead.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { classes } = await read(deputyHead.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    const toClassId = classes.find((each) => each.classId !== classId)?.classId ?? '';
    const transfer = { pupilId: day.child.id, toClassId, until: addDays(day.today, -1) };
    expectStatus(200, await deputyHead.post(`/api/classes/${classId}/transfers`, transfer));
    const isTakenIn = async () => {
      const found = await read(deputyHead.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
      const to = found.classes.find((each) => each.classId === toClassId);
      return to?.pupils.some(({ id }) => id === day.child.id) === true;
    };
    expect(await eventually(isTakenIn)).toBe(true);
    const after = { 'X-Journal-Position': await newestPosition(day.guardian) };

    const kept = await read(day.guardian.get<AssemblyAnswer>(`/api/meetings/${meetingId}`, after));
    expect(kept.minutes.map(({ text }) => text)).toEqual([minutes.text]);
    const { meetings } = await read(day.guardian.get<MyMeetingsAnswer>('/api/me/meetings', after));
    const ids = meetings.map((meeting) => meeting.meetingId);
    expect([ids.includes(meetingId), ids.includes(later)]).toEqual([true, false]);
    expect(await refusal(day.guardian.get(`/api/meetings/${later}`, after))).toEqual([
      ...[404, 'meeting-not-found'],
    ]);
    const notYours = [403, 'not-for-your-role'];
    const guardians = day.guardian.get(`/api/meetings/${meetingId}/guardians`, after);
    expect(await refusal(guardians)).toEqual(notYours);
    const answer = day.guardian.post(`/api/meetings/${meetingId}/answer`, { coming: true });
    expect(await refusal(answer)).toEqual(notYours);
  });
});
