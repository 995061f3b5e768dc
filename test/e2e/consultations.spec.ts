import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  ConsultationOfPupil,
  ConsultationOfTeacher,
  ConsultationsAnswer,
} from '../../projections/consultations/queries.js';
import type { Me } from '../../src/access/me.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import {
  letInElsewhere,
  letInGuardianInClass,
  letInSubjectTeacher,
  type GuardianInClass,
} from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay, type Served } from '../support/school-day.js';
import { expectStatus, positionOf, read, refusal, type Answer, type Visitor } from '../support/visitor.js';

describe('A consultation', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  /** Of another pupil in the class, with the pupil’s id. */
  let other: GuardianInClass;
  let schoolId: string;
  let date: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    other = await letInGuardianInClass(school, day);
    schoolId = (await read(head.get<Me>('/api/me'))).schools[0]?.id ?? '';
    date = addDays(day.today, 7);
  });
  afterAll(async () => {
    await school.remove();
  });

  const ofSchool = (id = schoolId) => `/api/schools/${id}/consultations`;
  const offer = (who: Visitor, more: object = {}) =>
    who.post<{ consultationId: string }>(ofSchool(), {
      ...{ startsAt: `${date}T18:00`, minutes: 10, count: 3, place: 'Room 12' },
      ...more,
    });
  /** On a day of its own: a teacher's times do not overlap. */
  const offered = async () => {
    date = addDays(date, 1);
    return expectStatus(201, await offer(day.teacher)).body.consultationId;
  };
  const slotAt = (time: string) => ({ slot: `${date}T${time}` });
  const path = (pupilId: string, id: string) => `/api/pupils/${pupilId}/consultations/${id}/booking`;
  const book = (id: string, time = '18:00', key: string = randomUUID()) =>
    day.guardian.post(path(day.child.id, id), slotAt(time), { 'Idempotency-Key': key });
  const bookOther = (id: string, time = '18:00') =>
    other.guardian.post(path(other.pupilId, id), slotAt(time));
  const cancel = (id: string) => day.guardian.post(`${path(day.child.id, id)}/cancellation`, {});
  const callOff = (who: Visitor, id: string, body: object = { reason: 'Ill' }) =>
    who.post(`${ofSchool()}/${id}/calling-off`, body);
  const after = (answer: Answer) => ({ 'X-Journal-Position': positionOf(answer) });
  const toFamily = async (who: Visitor, pupilId: string, id: string, answer: Answer) => {
    const asked = who.get<Served<ConsultationsAnswer<ConsultationOfPupil>>>(
      `/api/pupils/${pupilId}/consultations`,
      after(answer),
    );
    return (await read(asked)).consultations.find(({ consultationId }) => consultationId === id);
  };
  const toTeacher = async (who: Visitor, id: string, answer: Answer) => {
    const asked = who.get<Served<ConsultationsAnswer<ConsultationOfTeacher>>>(ofSchool(), after(answer));
    return (await read(asked)).consultations.find(({ consultationId }) => consultationId === id);
  };

  it('is booked by one guardian for each time, who is known to the teacher and to no other guardian', async () => {
    const id = await offered();
    const answers = await Promise.all([book(id), bookOther(id)]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(lost?.body).toMatchObject({
      code: 'slot-taken',
      errors: [{ field: 'slot', message: 'free are 18:10, 18:20' }],
    });
    const [first, second] = answers[0] === won ? [book, bookOther] : [bookOther, book];
    const last = expectStatus(201, await second(id, '18:10'));
    expect(await refusal(first(id, '18:20'))).toEqual([409, 'slot-booked-already']);

    const own = await toFamily(day.guardian, day.child.id, id, last);
    const others = await toFamily(other.guardian, other.pupilId, id, last);
    const states = (shown: ConsultationOfPupil | undefined) => shown?.slots.map(({ state }) => state);
    expect([states(own), states(others)].toSorted()).toEqual([
      ['own', 'taken', 'free'],
      ['taken', 'own', 'free'],
    ]);
    expect(JSON.stringify(own)).not.toContain(other.pupilId);
    const me = (await read(day.guardian.get<Me>('/api/me'))).person;
    for (const who of [day.teacher, head]) {
      const shown = await toTeacher(who, id, last);
      const booked = shown?.slots.flatMap((slot) => (slot.booked ? [slot.booked] : []));
      expect(booked).toHaveLength(2);
      expect(booked).toContainEqual({ pupil: { id: day.child.id, name: day.child.name }, guardian: me });
    }
  });

  it('is booked once under one key, and given back', async () => {
    const id = await offered();
    const key = randomUUID();
    const booked = expectStatus(201, await book(id, '18:10', key));
    expect(positionOf(expectStatus(201, await book(id, '18:10', key)))).toBe(positionOf(booked));
    expect(await refusal(other.guardian.post(`${path(other.pupilId, id)}/cancellation`, {}))).toEqual([
      ...[404, 'booking-not-found'],
    ]);
    const given = expectStatus(200, await cancel(id));
    const shown = await toFamily(day.guardian, day.child.id, id, given);
    expect(shown?.slots.map(({ state }) => state)).toEqual(['free', 'free', 'free']);
    expectStatus(201, await bookOther(id, '18:10'));
  });

  it('is called off with a reason, by its teacher or whoever leads the school', async () => {
    for (const who of [day.teacher, head]) {
      const id = await offered();
      expectStatus(201, await book(id));
      expect(await refusal(callOff(who, id, {}))).toEqual([400, 'invalid-input', 'reason']);
      const off = expectStatus(200, await callOff(who, id));
      const shown = await toFamily(day.guardian, day.child.id, id, off);
      expect(shown?.calledOff).toEqual({ at: expect.any(String), reason: 'Ill' });
      expect(await refusal(book(id, '18:10'))).toEqual([409, 'consultation-called-off']);
    }
  });

  it('does not overlap another one of its teacher, also where both are offered at once', async () => {
    await offered();
    const busy = (told: string) => ({
      ...{ status: 409, body: { code: 'teacher-busy', errors: [{ field: 'startsAt', message: told }] } },
    });
    const longer = { startsAt: `${date}T17:50`, count: 2 };
    expect(await offer(day.teacher, longer)).toMatchObject(busy('18:00–18:30, Room 12'));
    expectStatus(201, await offer(day.teacher, { startsAt: `${date}T18:30`, place: 'Room 7' }));

    date = addDays(date, 1);
    const answers = await Promise.all([1, 2, 3, 4].map(() => offer(day.teacher)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('is at a time when its guardian has no other one, also where both are booked at once', async () => {
    const colleague = await letInSubjectTeacher(school);
    const own = await offered();
    const theirs = expectStatus(
      201,
      await offer(colleague, { startsAt: `${date}T18:05`, place: 'Gymnasium' }),
    );
    const { consultationId } = theirs.body;
    const answers = await Promise.all([book(own), book(consultationId, '18:05')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const isOwn = answers[0].status === 201;
    expect(answers[isOwn ? 1 : 0].body).toMatchObject({
      code: 'guardian-busy',
      errors: [{ field: 'slot', message: isOwn ? '18:00–18:10, Room 12' : '18:05–18:15, Gymnasium' }],
    });
    if (isOwn) expectStatus(201, await book(consultationId, '18:15'));
    else expectStatus(201, await book(own, '18:20'));
  });

  it('is for guardians of the own pupils', async () => {
    const id = await offered();
    const notFound = [404, 'consultation-not-found'];
    const elsewhere = await letInElsewhere(school, 'guardian');
    const theirs = (await read(elsewhere.get<Me>('/api/me'))).children[0]?.id ?? '';
    expect(await refusal(elsewhere.post(path(theirs, id), slotAt('18:00')))).toEqual(notFound);
    expect(await refusal(elsewhere.post(path(day.child.id, id), slotAt('18:00')))).toEqual([
      ...[404, 'pupil-not-found'],
    ]);
    expect(await refusal(day.pupil.post(path(day.child.id, id), slotAt('18:00')))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    for (const who of [day.guardian, day.pupil]) {
      expect(await refusal(offer(who))).toEqual([404, 'school-not-found']);
      expect(await refusal(callOff(who, id))).toEqual([404, 'school-not-found']);
    }
    expect(await refusal(offer(head))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(callOff(day.teacher, 'a'.repeat(16)))).toEqual(notFound);
    expect(await refusal(book('constructor'))).toEqual(notFound);
  });

  it('names every field at fault', async () => {
    const id = await offered();
    const past = { startsAt: `${addDays(day.today, -1)}T18:00`, place: ' ' };
    const odd = { startsAt: `${date}T24:00`, minutes: 1.5, count: 0, place: null };
    const refused: [Promise<Answer>, number, string, ...string[]][] = [
      [offer(day.teacher, odd), 400, 'invalid-input', 'startsAt', 'minutes', 'count', 'place'],
      [offer(day.teacher, past), 422, 'consultation-refused', 'startsAt', 'place'],
      [offer(day.teacher, { startsAt: `${date}T23:45` }), 422, 'consultation-refused', 'count'],
      [day.guardian.post(path(day.child.id, id), { slot: 'now' }), 400, 'invalid-input', 'slot'],
      [book(id, '18:05'), 422, 'slot-unknown', 'slot'],
    ];
    for (const [answer, ...expected] of refused) expect(await refusal(answer)).toEqual(expected);
  });

  it('is told to the guardian and the teacher', async () => {
    const admin = await school.signIn('admin');
    const addressees = async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.filter(({ kind }) => kind === 'consultation').map(({ to }) => to);
    };
    const isTold = (login: string) => async () => (await addressees()).some((to) => to.includes(login));
    for (const role of ['guardian', 'teacher'] as const) {
      expect(await eventually(isTold(school.signInOf(role).login))).toBe(true);
    }
  });
});
