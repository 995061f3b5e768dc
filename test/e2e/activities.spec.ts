import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivitiesAnswer, ActivityOfPupil, SignUps } from '../../projections/activities/queries.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere, letInGuardianInClass } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { newestPosition, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';

describe('Activities', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let admin: Visitor;
  let schoolId: string;
  let groupId: string;
  let classId: string;
  let other: Awaited<ReturnType<typeof letInGuardianInClass>>;
  let ofSchool: string;
  let ofClass: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [head, admin] = await Promise.all([school.signIn('deputyHead'), school.signIn('admin')]);
    schoolId = (await read(head.get<Me>('/api/me'))).schools[0]?.id ?? '';
    [groupId = ''] = day.pageId.split('.');
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    other = await letInGuardianInClass(school, day);
  });
  afterAll(async () => {
    await school.remove();
  });

  const trip = (more: object = {}) => ({
    ...{ title: 'Museum', startsAt: `${addDays(day.today, 9)}T10:00`, place: 'By the gate' },
    ...more,
  });
  const open = (places: number) => trip({ signUp: { places, until: `${addDays(day.today, 7)}T18:00` } });
  const announce = async (who: Visitor, path: string, body: object) =>
    expectStatus(201, await who.post<{ activityId: string }>(`/api/${path}/activities`, body)).body
      .activityId;
  const newest = async () => ({ 'X-Journal-Position': await newestPosition(head) });
  const shownTo = async (who: Visitor, pupilId = day.child.id) =>
    (
      await read(
        who.get<ActivitiesAnswer<ActivityOfPupil>>(`/api/pupils/${pupilId}/activities`, await newest()),
      )
    ).activities;
  const signUp = (who: Visitor, activityId: string, pupilId = day.child.id, what = 'sign-up') =>
    who.post(`/api/pupils/${pupilId}/activities/${activityId}/${what}`, {});
  const signedUp = async (who: Visitor, activityId: string) =>
    (await read(who.get<SignUps>(`/api/activities/${activityId}/sign-ups`, await newest()))).pupils;

  it('are announced to a school or group, and read by its families and staff', async () => {
    ofSchool = await announce(head, `schools/${schoolId}`, trip({ text: 'Bring water' }));
    ofClass = await announce(head, `classes/${classId}`, open(1));
    const own = await announce(day.teacher, `classes/${groupId}`, open(5));
    for (const who of [day.guardian, day.pupil]) {
      const shown = new Map((await shownTo(who)).map((each) => [each.activityId, each]));
      expect(shown.size).toBe(3);
      expect(shown.get(ofSchool)).toMatchObject({ text: 'Bring water', signedUp: false });
      expect(shown.get(ofClass)).toMatchObject({ signedUp: false, signUp: { places: 1, taken: 0 } });
      expect(shown.get(own)).toMatchObject({ class: { id: groupId } });
    }
    expectStatus(201, await signUp(day.guardian, own));
    expect(await signedUp(day.teacher, own)).toEqual([{ id: day.child.id, name: day.child.name }]);
    const staff = await read(
      day.teacher.get<ActivitiesAnswer<object>>(`/api/schools/${schoolId}/activities`, await newest()),
    );
    expect(staff.activities).toHaveLength(3);
  });

  it('are announced by nobody else, and not where something is amiss', async () => {
    const post = (who: Visitor, path: string, body: object) =>
      refusal(who.post(`/api/${path}/activities`, body));
    expect(await post(day.teacher, `schools/${schoolId}`, trip())).toEqual([403, 'not-for-your-role']);
    expect((await post(day.guardian, `classes/${groupId}`, trip()))[0]).toBe(403);
    expect(await post(head, `schools/${schoolId}`, trip({ startsAt: `${day.today}T00:00` }))).toEqual([
      ...[422, 'activity-refused', 'startsAt'],
    ]);
    expect(await post(head, `schools/${schoolId}`, { signUp: { places: 0 } })).toEqual([
      ...[400, 'invalid-input', 'title', 'startsAt', 'place', 'signUp.places', 'signUp.until'],
    ]);
  });

  it('have no more pupils than places, of whom only the organiser and those who lead the school know', async () => {
    const both = await Promise.all([
      signUp(day.guardian, ofClass),
      signUp(other.guardian, ofClass, other.pupilId),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [first] = both;
    const [winner, pupilId] =
      first.status === 201 ? [day.guardian, day.child.id] : [other.guardian, other.pupilId];
    for (const who of [admin, head]) {
      expect((await signedUp(who, ofClass)).map(({ id }) => id)).toEqual([pupilId]);
    }
    expect((await refusal(day.guardian.get(`/api/activities/${ofClass}/sign-ups`)))[0]).toBe(404);
    expectStatus(200, await signUp(winner, ofClass, pupilId, 'sign-up/cancellation'));
    expectStatus(201, await signUp(day.pupil, ofClass));
    expect((await shownTo(day.guardian)).find(({ activityId }) => activityId === ofClass)).toMatchObject({
      ...{ signedUp: true, signUp: { taken: 1 } },
    });
    expect(await refusal(signUp(other.guardian, ofClass, other.pupilId))).toEqual([409, 'no-places-left']);
    expect(await refusal(signUp(day.guardian, ofSchool))).toEqual([409, 'sign-up-not-offered']);
    expect(await refusal(signUp(day.guardian, 'none'))).toEqual([404, 'activity-not-found']);
    expect((await refusal(signUp(day.guardian, ofClass, other.pupilId)))[0]).toBe(404);
  });

  it('tell by mail those whom they are for that there is something new', async () => {
    await announce(
      head,
      `classes/${classId}`,
      trip({ title: 'Opera', endsAt: `${addDays(day.today, 9)}T22:00` }),
    );
    const { login } = school.signInOf('guardian');
    const isTold = async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.some(
        ({ kind, to, text }) => kind === 'new-activity' && to.includes(login) && text.includes('Opera'),
      );
    };
    expect(await eventually(isTold)).toBe(true);
    const shown = (await shownTo(day.guardian)).find(({ title }) => title === 'Opera');
    expect(shown?.endsAt).toBe(`${addDays(day.today, 9)}T22:00`);
  });

  it('have a pupil signed up and out by the organiser, with a reason that the family is told', async () => {
    const own = await announce(day.teacher, `classes/${groupId}`, open(1));
    const address = `/api/activities/${own}/sign-ups`;
    const body = { pupilId: day.child.id, reason: 'Won the place' };
    expect(await refusal(day.guardian.post(address, body))).toEqual([404, 'activity-not-found']);
    const elsewhere = await letInElsewhere(school, 'guardian');
    const stranger = (await read(elsewhere.get<Me>('/api/me'))).children[0]?.id ?? '';
    expect(await refusal(day.teacher.post(address, { ...body, pupilId: stranger }))).toEqual([
      ...[422, 'activity-not-for-pupil', 'pupilId'],
    ]);
    expect(await refusal(day.teacher.post(address, { reason: ' ' }))).toEqual([
      ...[400, 'invalid-input', 'pupilId', 'reason'],
    ]);
    expectStatus(201, await day.teacher.post(address, body));
    const ofFamily = async () => (await shownTo(day.guardian)).find(({ activityId }) => activityId === own);
    expect(await ofFamily()).toMatchObject({ signedUp: true, bySchool: { reason: 'Won the place' } });
    const out = `${address}/${day.child.id}/cancellation`;
    expectStatus(200, await day.teacher.post(out, { reason: 'Ill all week' }));
    expect(await ofFamily()).toMatchObject({ signedUp: false, bySchool: { reason: 'Ill all week' } });
    expect(await refusal(day.teacher.post(out, { reason: 'Again' }))).toEqual([404, 'sign-up-not-found']);
    const isTold = (what: string) => async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.some(({ kind, text }) => kind === 'activity' && text.includes(`Reason: ${what}`));
    };
    for (const why of ['Won the place', 'Ill all week']) {
      expect(await eventually(isTold(why))).toBe(true);
    }
  });

  it('are not for a family elsewhere', async () => {
    const guardian = await letInElsewhere(school, 'guardian');
    const pupilId = (await read(guardian.get<Me>('/api/me'))).children[0]?.id ?? '';
    const shown = await shownTo(guardian, pupilId);
    expect(shown.map(({ activityId }) => activityId)).not.toContain(ofClass);
    expect(await refusal(signUp(guardian, ofClass, pupilId))).toEqual([404, 'activity-not-found']);
  });

  it('are changed and called off by those who announce there, and who is signed up is told', async () => {
    const patch = (who: Visitor, body: object) => who.patch(`/api/activities/${ofClass}`, body);
    for (const who of [day.guardian, day.teacher]) {
      expect(await refusal(patch(who, { place: 'Hall' }))).toEqual([404, 'activity-not-found']);
    }
    expectStatus(200, await patch(head, { place: 'Hall', places: 2 }));
    expectStatus(201, await signUp(other.guardian, ofClass, other.pupilId));
    expect(await refusal(patch(head, { places: 1 }))).toEqual([422, 'activity-refused', 'places']);
    const off = `/api/activities/${ofClass}/calling-off`;
    expectStatus(200, await head.post(off, { reason: 'Snow' }));
    expect(await refusal(signUp(day.guardian, ofClass))).toEqual([409, 'activity-called-off']);
    const { login } = school.signInOf('guardian');
    const isTold = async (subject: string, text: string) => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.some(
        (mail) => mail.to.includes(login) && mail.subject === subject && mail.text.includes(text),
      );
    };
    expect(await eventually(() => isTold('Something at school is called off', 'Reason: Snow'))).toBe(true);
    const found = (await shownTo(day.guardian)).find(({ activityId }) => activityId === ofClass);
    expect(found).toMatchObject({ place: 'Hall', calledOff: { reason: 'Snow' } });
  });
});
