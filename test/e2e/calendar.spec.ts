import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { readRecord } from '../../embedded/engines.record.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { THE_SYSTEM } from '../../src/eventing/envelope.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { formatPosition, START } from '../../src/eventing/position.js';
import { runnersOn, type Runners } from '../../src/runners.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, positionOf, problemOf, read, refusal, Visitor } from '../support/visitor.js';

interface ServedCalendars {
  readonly calendars: readonly {
    readonly of: string;
    readonly personId: string;
    readonly name: string;
    readonly issued: readonly { readonly calendarId: string; readonly issuedAt: string }[];
  }[];
}
interface Issued {
  readonly calendarId: string;
  /** The path of its address. */
  readonly path: string;
  readonly position: string;
}

describe('A calendar at a secret address', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let store: EventStore;
  let runners: Runners;
  let stranger: Visitor;
  let teacher: Me['person'];
  let classId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    stranger = new Visitor(school.url);
    teacher = (await read(day.teacher.get<Me>('/api/me'))).person;
    const deputyHead = await school.signIn('deputyHead');
    const schoolId = (await read(deputyHead.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { classes } = await read(deputyHead.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    store = new EventStore(readRecord(school.dataDir).addresses?.eventStoreUrl ?? '');
    runners = runnersOn(store);
  });
  afterAll(async () => {
    await store.close();
    await school.remove();
  });

  const issue = async (who: Visitor, of: 'pupil' | 'teacher', personId: string): Promise<Issued> => {
    const answer = await who.post<{ calendarId: string; url: string }>('/api/me/calendars', { of, personId });
    const { calendarId, url } = expectStatus(201, answer).body;
    expect(url).toMatch(new RegExp(`^${school.url}/calendar/[\\w-]{43}\\.ics$`));
    return { calendarId, path: new URL(url).pathname, position: positionOf(answer) };
  };
  const fetched = async ({ path }: Issued, position: string): Promise<ICAL.Component> => {
    const text = await read(stranger.get<string>(path, { 'X-Journal-Position': position }));
    return new ICAL.Component(ICAL.parse(text) as unknown[]);
  };
  const entryIn = (calendar: ICAL.Component, uid: string): Record<string, string> | undefined => {
    const found = calendar
      .getAllSubcomponents('vevent')
      .find((event) => event.getFirstPropertyValue('uid') === `${uid}@school-journal`);
    const properties = found?.getAllProperties() ?? [];
    return (
      found && Object.fromEntries(properties.map((one) => [one.name, String(one.getFirstValue())] as const))
    );
  };
  const setHomework = async (lessonId: string, task: object) => {
    const path = `/api/journal/pages/${day.pageId}/homework`;
    const dueOn = addDays(day.today, 1);
    const answer = await day.teacher.post<{ homeworkId: string }>(path, { lessonId, dueOn, ...task });
    return { ...expectStatus(201, answer).body, position: positionOf(answer) };
  };
  const statusOf = async ({ path }: Issued) => (await stranger.get(path)).status;
  const isGone = ({ path }: Issued) => refusal(stranger.get(path));
  const GONE = [404, 'calendar-not-found'];

  it('is issued for those whose diary one reads, or whose lessons one gives, and told once', async () => {
    const family = [
      [day.guardian, 'pupil', day.child],
      [day.pupil, 'pupil', day.child],
      [day.teacher, 'teacher', teacher],
    ] as const;
    for (const [who, of, person] of family) {
      const { calendarId, position } = await issue(who, of, person.id);
      const { calendars } = await read(
        who.get<ServedCalendars>('/api/me/calendars', { 'X-Journal-Position': position }),
      );
      const listed = calendars.find((one) => one.of === of && one.personId === person.id);
      expect(listed).toMatchObject({ name: person.name });
      expect(listed?.issued).toContainEqual({ calendarId, issuedAt: expect.any(String) });
      expect(JSON.stringify(calendars)).not.toContain('.ics');
    }
    const key = { 'Idempotency-Key': randomUUID() };
    const body = { of: 'pupil', personId: day.child.id };
    const first = expectStatus(201, await day.guardian.post<object>('/api/me/calendars', body, key));
    const again = expectStatus(201, await day.guardian.post<object>('/api/me/calendars', body, key));
    expect(first.body).toHaveProperty('url');
    const { url: _, ...told } = first.body as { url: string };
    expect(again.body).toEqual(told);
  });

  it('is issued for nobody else', async () => {
    const [, another = ''] = day.pupilIds;
    const nobody = [404, 'person-not-found'];
    const wanted = [
      [day.guardian, 'pupil', another],
      [day.pupil, 'pupil', another],
      [day.teacher, 'pupil', day.child.id],
      [day.guardian, 'teacher', teacher.id],
      [day.teacher, 'teacher', 'a'.repeat(16)],
    ] as const;
    for (const [who, of, personId] of wanted) {
      expect(await refusal(who.post('/api/me/calendars', { of, personId }))).toEqual(nobody);
    }
    expect(await refusal(day.guardian.post('/api/me/calendars', { of: 'class', personId: '.' }))).toEqual([
      ...[400, 'invalid-input', 'of', 'personId'],
    ]);
    expect(await refusal(stranger.get('/api/me/calendars'))).toEqual([401, 'not-signed-in']);
  });

  it('shows a lesson, its homework, and that it is cancelled, to family and teacher', async () => {
    const calendars = [
      await issue(day.guardian, 'pupil', day.child.id),
      await issue(day.pupil, 'pupil', day.child.id),
      await issue(day.teacher, 'teacher', teacher.id),
    ];
    const lessonId = await recordLesson(day, 8, 'Пределы; «ε, δ»');
    const { homeworkId, position } = await setHomework(lessonId, {
      text: 'No. 1, 2;\nthen 3\\4',
      minutes: 40,
    });
    const { gradeId } = await giveGrade(day, lessonId, '12');
    for (const calendar of calendars) {
      const shown = await fetched(calendar, position);
      const lesson = entryIn(shown, `lesson.${lessonId}`);
      expect(lesson).toMatchObject({ dtstart: day.today, sequence: '0', status: 'CONFIRMED' });
      expect(lesson?.['summary']).toMatch(/^8\. /);
      expect(lesson?.['description']).toContain('Пределы; «ε, δ»');
      const homework = entryIn(shown, `homework.${homeworkId}`);
      expect(homework).toMatchObject({ dtstart: addDays(day.today, 1), status: 'CONFIRMED' });
      expect(homework?.['description']).toContain('No. 1, 2;\nthen 3\\4\n');
      expect(shown.toString()).not.toContain(gradeId);
    }
    const otherId = await recordLesson(day, 14);
    const cancelled = await day.teacher.post(`/api/journal/pages/${day.pageId}/lessons/cancellation`, {
      ...{ date: day.today, number: 14, reason: 'No heating' },
    });
    for (const calendar of calendars) {
      const shown = await fetched(calendar, positionOf(expectStatus(200, cancelled)));
      const lesson = entryIn(shown, `lesson.${otherId}`);
      expect(lesson).toMatchObject({ dtstart: day.today, sequence: '1', status: 'CANCELLED' });
      expect(lesson?.['description']).toContain('No heating');
    }
  });

  it('is called what the school calls the pupil', async () => {
    const calendar = await issue(day.guardian, 'pupil', day.child.id);
    const shown = await fetched(calendar, calendar.position);
    const { name, className = '' } = day.child;
    const schoolName = (await read(day.teacher.get<Me>('/api/me'))).schools[0]?.name ?? '';
    expect(shown.getFirstPropertyValue('x-wr-calname')).toBe(`${name}\\, ${className} · ${schoolName}`);
  });

  it('shows the meetings of the class, and one that is called off', async () => {
    const meeting = { title: 'First term', startsAt: `${addDays(day.today, 7)}T18:30`, place: 'Room 12' };
    const called = await day.teacher.post<{ meetingId: string }>(`/api/classes/${classId}/meetings`, meeting);
    const { meetingId } = expectStatus(201, called).body;
    expectStatus(200, await day.teacher.post(`/api/meetings/${meetingId}/calling-off`, {}));
    for (const [who, of, id] of [
      [day.guardian, 'pupil', day.child.id],
      [day.teacher, 'teacher', teacher.id],
    ] as const) {
      const calendar = await issue(who, of, id);
      const shown = entryIn(await fetched(calendar, calendar.position), `meeting.${meetingId}`);
      expect(shown).toMatchObject({ location: 'Room 12', sequence: '1', status: 'CANCELLED' });
      expect(shown?.['dtstart']).toMatch(/Z$/);
    }
  });

  it('shows activities: where places are taken, to whoever has one', async () => {
    const walk = { title: 'A walk', startsAt: `${addDays(day.today, 9)}T10:00`, place: 'By the gate' };
    const signUp = { places: 5, until: `${addDays(day.today, 8)}T10:00` };
    const announced = await day.teacher.post<{ activityId: string }>(`/api/classes/${classId}/activities`, {
      ...{ ...walk, signUp },
    });
    const { activityId } = expectStatus(201, announced).body;
    // Each calendar is issued after what it is to show.
    const shown = async (who: Visitor, of: 'pupil' | 'teacher', id: string) => {
      const calendar = await issue(who, of, id);
      return entryIn(await fetched(calendar, calendar.position), `activity.${activityId}`);
    };
    expect(await shown(day.guardian, 'pupil', day.child.id)).toBeUndefined();
    expect(await shown(day.teacher, 'teacher', teacher.id)).toMatchObject({ location: 'By the gate' });
    const taken = await day.guardian.post(`/api/pupils/${day.child.id}/activities/${activityId}/sign-up`, {});
    expectStatus(201, taken);
    expect(await shown(day.guardian, 'pupil', day.child.id)).toMatchObject({
      ...{ summary: expect.stringMatching(/: A walk$/), sequence: '0' },
    });
  });

  it('shows a consultation to the guardian who booked it and to the teacher, and never whose child it is of', async () => {
    const slot = `${addDays(day.today, 11)}T18:10`;
    const row = { startsAt: slot, minutes: 10, count: 2, place: 'Room 12' };
    const { schools } = await read(day.teacher.get<Me>('/api/me'));
    const offer = `/api/schools/${schools[0]?.id ?? ''}/consultations`;
    const offered = await day.teacher.post<{ consultationId: string }>(offer, row);
    const { consultationId } = expectStatus(201, offered).body;
    const path = `/api/pupils/${day.child.id}/consultations/${consultationId}/booking`;
    expectStatus(201, await day.guardian.post(path, { slot }));
    const shown = async (who: Visitor, of: 'pupil' | 'teacher', id: string) => {
      const calendar = await issue(who, of, id);
      const uid = `consultation.${consultationId}.${slot.replace(/\D/g, '')}`;
      return entryIn(await fetched(calendar, calendar.position), uid);
    };
    const ofGuardian = { summary: `Consultation: ${teacher.name}`, location: 'Room 12', status: 'CONFIRMED' };
    expect(await shown(day.guardian, 'pupil', day.child.id)).toMatchObject(ofGuardian);
    expect(await shown(day.pupil, 'pupil', day.child.id)).toBeUndefined();
    expect(await shown(day.teacher, 'teacher', teacher.id)).toMatchObject({
      ...{ summary: `Consultation: ${day.child.className ?? ''}`, sequence: '0' },
    });
    const off = await day.teacher.post(`${offer}/${consultationId}/calling-off`, { reason: 'Ill' });
    expectStatus(200, off);
    expect(await shown(day.guardian, 'pupil', day.child.id)).toMatchObject({
      ...{ sequence: '1', status: 'CANCELLED' },
    });
  });

  it('has neither what is for other pupils nor what only guardians see', async () => {
    const calendar = await issue(day.pupil, 'pupil', day.child.id);
    const lessonId = await recordLesson(day, 9);
    const [, another = ''] = day.pupilIds;
    const theirs = await setHomework(lessonId, { text: 'For another alone', pupilIds: [another] });
    const own = await setHomework(lessonId, { text: 'For the child alone', pupilIds: [day.child.id] });
    const remark = { lessonId, pupilId: day.child.id, kind: 'note', text: 'Call me', visibleTo: 'guardian' };
    const made = await day.teacher.post(`/api/journal/pages/${day.pageId}/remarks`, remark);
    const shown = await fetched(calendar, positionOf(expectStatus(201, made)));
    expect(entryIn(shown, `homework.${own.homeworkId}`)).toBeDefined();
    expect(entryIn(shown, `homework.${theirs.homeworkId}`)).toBeUndefined();
    expect(shown.toString()).not.toMatch(/For another|Call me/);
  });

  it('is fetched again only where something has changed', async () => {
    const calendar = await issue(day.guardian, 'pupil', day.child.id);
    const asked = { 'X-Journal-Position': calendar.position };
    const first = expectStatus(200, await stranger.get<string>(calendar.path, asked));
    expect(first.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('Cache-Control')).toContain('private');
    const known = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    expectStatus(304, await stranger.get(calendar.path, known));
    const { position } = await setHomework(await recordLesson(day, 10), { text: 'One more' });
    expectStatus(200, await stranger.get(calendar.path, { ...known, 'X-Journal-Position': position }));
  });

  it('is noted as read by whom it was issued to', async () => {
    const admin = await school.signIn('admin');
    const schoolId = (await read(admin.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const calendar = await issue(day.guardian, 'pupil', day.child.id);
    await fetched(calendar, calendar.position);
    const guardianId = (await read(day.guardian.get<Me>('/api/me'))).person.id;
    const query = `/api/audit/reads?school=${schoolId}&reader=${guardianId}&pupil=${day.child.id}`;
    const isNoted = async () => {
      const { reads } = await read(admin.get<{ reads: readonly { what: string }[] }>(query));
      return reads.some(({ what }) => what === 'calendar');
    };
    expect(await eventually(isNoted)).toBe(true);
  });

  it('is nothing once it is revoked, by its own account alone', async () => {
    const [kept, revoked] = [
      await issue(day.guardian, 'pupil', day.child.id),
      await issue(day.guardian, 'pupil', day.child.id),
    ];
    const path = `/api/me/calendars/${revoked.calendarId}`;
    for (const who of [day.pupil, day.teacher]) expect(await refusal(who.delete(path))).toEqual(GONE);
    const done = expectStatus(204, await day.guardian.delete(path));
    expectStatus(204, await day.guardian.delete(path));
    const after = { 'X-Journal-Position': positionOf(done) };
    const gone = expectStatus(404, await stranger.get(revoked.path, after));
    expectStatus(200, await stranger.get(kept.path, after));
    // Not even that there was one.
    const tokens = ['x', 'A'.repeat(43), '__proto__', `${'A'.repeat(42)}%2F`, 'A'.repeat(500)];
    for (const name of [...tokens.map((token) => `${token}.ics`), 'x', 'x/y.ics']) {
      const never = expectStatus(404, await stranger.get(`/calendar/${name}`));
      expect(problemOf(never)).toEqual(problemOf(gone));
    }
  });

  it('is nothing while the child is not the guardian’s, nor from the end of the account on', async () => {
    const guardians = await issue(day.guardian, 'pupil', day.child.id);
    const pupils = await issue(day.pupil, 'pupil', day.child.id);
    const { guardians: linked } = await runners.people.load(day.child.id);
    const setGuardians = (guardianIds: readonly string[]) =>
      runners.people.handle(day.child.id, { kind: 'SetGuardians', guardianIds }, asOperator());
    await setGuardians([]);
    expect(await eventually(async () => (await statusOf(guardians)) === 404)).toBe(true);
    expect(await isGone(guardians)).toEqual(GONE);
    expect(await statusOf(pupils)).toBe(200);
    await setGuardians(linked);
    expect(await eventually(async () => (await statusOf(guardians)) === 200)).toBe(true);

    const { accountId } = await read(day.guardian.get<Me>('/api/me'));
    const { position } = await runners.accounts.handle(accountId, { kind: 'EndAccess' }, asOperator());
    const after = { 'X-Journal-Position': formatPosition(position ?? START) };
    expect(await refusal(stranger.get(guardians.path, after))).toEqual(GONE);
  });

  const asOperator = () => ({
    ...{ commandId: randomUUID(), correlationId: randomUUID(), fingerprint: '', schoolId: '' },
    actor: THE_SYSTEM,
    via: 'system' as const,
    at: new Date().toISOString(),
  });
});
