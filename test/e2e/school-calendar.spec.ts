import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SchoolCalendar } from '../../projections/school-calendar/answer.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { AccountRole } from '../../src/access/account.events.js';
import { addDays, weekdayOf } from '../../src/school/civil-date.values.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay, type Served } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, positionOf, read, refusal, Visitor, type Answer } from '../support/visitor.js';

type ServedCalendar = Served<SchoolCalendar> & { readonly from: string; readonly to: string };

describe('The calendar of a school', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let path: string;
  let classId: string;
  let otherClassId: string;
  let own: string;
  let newest: Answer;
  const visitors = new Map<AccountRole, Visitor>();
  const ids: Record<string, string> = {};

  const as = (role: AccountRole): Visitor => there(visitors.get(role), role);
  const done = <Body>(status: number, answer: Answer<Body>): Body => {
    newest = expectStatus(status, answer);
    return answer.body;
  };

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    visitors.set('guardian', day.guardian).set('pupil', day.pupil).set('teacher', day.teacher);
    for (const role of ['deputyHead', 'admin', 'secretary', 'healthWorker', 'auditor', 'authority'] as const)
      visitors.set(role, await school.signIn(role));
    const head = as('deputyHead');
    path = `/api/schools/${there((await read(head.get<Me>('/api/me'))).schools[0], 'school').id}`;
    const { classes } = await read(head.get<ClassesAnswer>(`${path}/classes`));
    const isOfChild = ({ pupils }: (typeof classes)[number]) => pupils.some(({ id }) => id === day.child.id);
    classId = there(classes.find(isOfChild), 'class of the child').classId;
    await haveAllOfIt(head);
    // Of those in which the teacher has nothing to do.
    const { classes: known } = await calendarOf('teacher');
    const taught = known.map(({ id }) => id);
    otherClassId = there(
      classes.find((one) => !isOfChild(one) && !taught.includes(one.classId)),
      'another class',
    ).classId;
    const activity = { title: 'Theatre of others', startsAt: `${addDays(own, 3)}T11:00`, place: 'Stage' };
    ids['elsewhere'] = done(
      201,
      await head.post<{ activityId: string }>(`/api/classes/${otherClassId}/activities`, activity),
    ).activityId;
  });
  afterAll(async () => {
    await school.remove();
  });

  /** Of everything one, about the child's class or the whole school. */
  const haveAllOfIt = async (head: Visitor): Promise<void> => {
    const [groupId = '', , termId = ''] = day.pageId.split('.');
    own = day.today;
    const teacherId = (await read(day.teacher.get<Me>('/api/me'))).person.id;
    const plan = `${path}/terms/${termId}/timetable`;
    const bells = [{ number: 12, from: '18:55', to: '19:40' }];
    done(200, await head.put(`${plan}/bells`, { weekdays: [1, 2, 3, 4, 5, 6, 7], bells }));
    const entry = { weekday: weekdayOf(own), number: 12, weeks: 'every', groupId, teacherId };
    done(201, await head.post(`${plan}/entries`, { entries: [entry] }));
    done(200, await head.post(`${plan}/publication`, { from: own }));
    const occasion = { date: own, from: 12, to: 12, title: 'Sports day' };
    ids['occasion'] = done(
      201,
      await head.post<{ occasionId: string }>(`${plan}/occasions`, occasion),
    ).occasionId;
    const off = { from: addDays(own, 1), to: addDays(own, 2), title: 'Town feast' };
    ids['off'] = done(201, await head.post<{ daysOffId: string }>(`${path}/days-off`, off)).daysOffId;
    const shifted = { date: addDays(own, 3), weekday: weekdayOf(own) };
    done(200, await head.post(`${path}/shifted-days`, shifted));
    const test = { date: own, number: 7, title: 'Fractions' };
    const tests = `/api/journal/pages/${day.pageId}/tests`;
    ids['test'] = done(201, await day.teacher.post<{ testId: string }>(tests, test)).testId;
    const activity = {
      ...{ title: 'Museum', startsAt: `${addDays(own, 1)}T10:00`, endsAt: `${addDays(own, 2)}T13:00` },
      ...{ place: 'The gate', signUp: { places: 12, until: `${own}T23:59` } },
    };
    ids['activity'] = done(
      201,
      await head.post<{ activityId: string }>(`${path}/activities`, activity),
    ).activityId;
    const meeting = { title: 'First term', startsAt: `${own}T23:59`, place: 'Room 12' };
    const meetings = `/api/classes/${classId}/meetings`;
    ids['meeting'] = done(201, await head.post<{ meetingId: string }>(meetings, meeting)).meetingId;
    ids['schoolMeeting'] = done(
      201,
      await head.post<{ meetingId: string }>(`${path}/meetings`, { ...meeting, title: 'The new building' }),
    ).meetingId;
    const offered = { startsAt: `${addDays(own, 1)}T18:00`, minutes: 10, count: 3, place: 'Room 7' };
    ids['consultation'] = done(
      201,
      await day.teacher.post<{ consultationId: string }>(`${path}/consultations`, offered),
    ).consultationId;
  };

  const asked = (more = ''): string => `${path}/calendar?from=${own}&to=${addDays(own, 7)}${more}`;
  const after = () => ({ 'X-Journal-Position': positionOf(newest) });
  const calendarOf = (role: AccountRole, more = '') =>
    read(as(role).get<ServedCalendar>(asked(more), after()));
  /** Which of what `haveAllOfIt` made stands in a calendar. */
  const shownIn = (calendar: ServedCalendar): readonly string[] => {
    const shown = new Set([
      ...calendar.daysOff.map(({ daysOffId }) => daysOffId),
      ...calendar.occasions.map(({ occasionId }) => occasionId),
      ...calendar.tests.map(({ testId }) => testId),
      ...calendar.activities.map(({ activityId }) => activityId),
      ...calendar.meetings.map(({ meetingId }) => meetingId),
      ...calendar.consultations.map(({ consultationId }) => consultationId),
    ]);
    return Object.keys(ids).filter((name) => shown.has(ids[name] ?? ''));
  };
  const mayOpenIn = ({ meetings }: ServedCalendar): Record<string, boolean> =>
    Object.fromEntries(meetings.map(({ meetingId, mayOpen }) => [meetingId, mayOpen]));
  const opened = (mayOpen: boolean) => ({
    [ids['meeting'] ?? '']: mayOpen,
    [ids['schoolMeeting'] ?? '']: mayOpen,
  });
  const OF_ALL = ['occasion', 'off', 'test', 'activity', 'meeting', 'schoolMeeting', 'consultation'];

  it('has everything together, of the whole school for those who lead it', async () => {
    for (const role of ['deputyHead', 'admin'] as const) {
      const calendar = await calendarOf(role);
      expect(shownIn(calendar)).toEqual([...OF_ALL, 'elsewhere']);
      expect(calendar.classes.map(({ id }) => id)).toEqual(expect.arrayContaining([classId, otherClassId]));
    }
    const calendar = await calendarOf('deputyHead');
    const { termId } = there(calendar.terms[0], 'term');
    expect(termId).toBe(day.pageId.split('.')[2]);
    expect(calendar.years).toHaveLength(1);
    expect(calendar.shiftedDays).toContainEqual({
      ...{ date: addDays(own, 3), weekday: weekdayOf(own), otherBells: false },
    });
    const { activities, consultations, tests } = calendar;
    expect(activities.find(({ activityId }) => activityId === ids['activity'])).toMatchObject({
      ...{ title: 'Museum', place: 'The gate', signUp: { places: 12, taken: 0 }, calledOff: false },
    });
    const offered = consultations.find(({ consultationId }) => consultationId === ids['consultation']);
    expect(offered).toMatchObject({
      ...{ startsAt: `${addDays(own, 1)}T18:00`, endsAt: `${addDays(own, 1)}T18:30`, place: 'Room 7' },
    });
    expect(JSON.stringify(consultations)).not.toMatch(/pupil|guardian|booked/);
    expect(mayOpenIn(calendar)).toMatchObject(opened(true));
    expect(tests.find(({ testId }) => testId === ids['test'])).toMatchObject({
      ...{ pageId: day.pageId, date: own, number: 7, title: 'Fractions', classId },
    });
    expect(tests.flatMap(({ pupilIds }) => pupilIds ?? [])).toEqual([]);
  });

  it('has for a teacher what is of the own classes and for the whole school', async () => {
    const calendar = await calendarOf('teacher');
    expect(shownIn(calendar)).toEqual(OF_ALL);
    expect(calendar.classes.map(({ id }) => id)).not.toContain(otherClassId);
  });

  it('has for a family what is of the children’s classes and for the whole school, and of tests whose they are', async () => {
    const calendar = await calendarOf('guardian');
    expect(shownIn(calendar)).toEqual(OF_ALL);
    expect(calendar.classes.map(({ id }) => id)).toEqual([classId]);
    const test = calendar.tests.find(({ testId }) => testId === ids['test']);
    expect(test?.pupilIds).toEqual([day.child.id]);
    expect(calendar.tests.every(({ pupilIds = [] }) => pupilIds.length > 0)).toBe(true);
    expect(mayOpenIn(calendar)).toMatchObject(opened(true));
  });

  it('tells a pupil of no consultations, and of meetings only that they are', async () => {
    const calendar = await calendarOf('pupil');
    expect(shownIn(calendar)).toEqual(OF_ALL.filter((name) => name !== 'consultation'));
    expect(mayOpenIn(calendar)).toMatchObject(opened(false));
  });

  it('tells others of the school what they know today', async () => {
    expect(shownIn(await calendarOf('secretary'))).toEqual([
      ...['occasion', 'off', 'activity', 'schoolMeeting', 'elsewhere'],
    ]);
    expect(shownIn(await calendarOf('healthWorker'))).toEqual([
      ...['occasion', 'off', 'activity', 'elsewhere'],
    ]);
    expect(shownIn(await calendarOf('auditor'))).toEqual([
      ...['occasion', 'off', 'test', 'meeting', 'schoolMeeting'],
    ]);
  });

  it('is not told to anybody else', async () => {
    const elsewhere = await letInElsewhere(school, 'deputyHead');
    expect(await refusal(elsewhere.get(asked()))).toEqual([404, 'school-not-found']);
    expect(await refusal(as('authority').get(asked()))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(new Visitor(school.url).get(asked()))).toEqual([401, 'not-signed-in']);
  });

  it('is of one class where that is asked for, with what is for the whole school', async () => {
    expect(shownIn(await calendarOf('deputyHead', `&class=${classId}`))).toEqual(OF_ALL);
    const ofOthers = shownIn(await calendarOf('deputyHead', `&class=${otherClassId}`));
    expect(ofOthers).toEqual(expect.arrayContaining(['off', 'activity', 'schoolMeeting', 'elsewhere']));
    for (const name of ['occasion', 'test', 'meeting']) expect(ofOthers).not.toContain(name);
    for (const role of ['teacher', 'guardian'] as const) {
      const other = as(role).get(asked(`&class=${otherClassId}`));
      expect(await refusal(other)).toEqual([404, 'class-not-found']);
    }
  });

  it('has what lasts over the days asked for, and nothing of others', async () => {
    const [from, to] = [addDays(own, 2), addDays(own, 2)];
    const calendar = await read(
      as('deputyHead').get<ServedCalendar>(`${path}/calendar?from=${from}&to=${to}`, after()),
    );
    expect(shownIn(calendar)).toEqual(['off', 'activity']);
    expect(calendar).toMatchObject({ from, to, shiftedDays: [] });
  });

  it('says what was called off, and leaves out what was withdrawn', async () => {
    const head = as('deputyHead');
    done(200, await head.post(`/api/activities/${ids['activity'] ?? ''}/calling-off`, {}));
    done(200, await head.post(`${path}/days-off/${ids['off'] ?? ''}/withdrawal`, {}));
    const { activities, daysOff } = await calendarOf('guardian');
    expect(activities.find(({ activityId }) => activityId === ids['activity'])?.calledOff).toBe(true);
    expect(daysOff).toEqual([]);
  });

  it('is answered by its position, and only once where it has not changed', async () => {
    const first = expectStatus(200, await day.guardian.get<ServedCalendar>(asked(), after()));
    expect(first.headers.get('X-Journal-Position')).toBe(first.body.position);
    const etag = first.headers.get('ETag') ?? '';
    expectStatus(304, await day.guardian.get(asked(), { 'If-None-Match': etag }));
  });

  it('names every field at fault', async () => {
    const faulty = (query: string) => refusal(day.guardian.get(`${path}/calendar?${query}`));
    expect(await faulty('from=soon&class=7B')).toEqual([400, 'invalid-input', 'from', 'to', 'class']);
    expect(await faulty(`from=${own}&to=${addDays(own, -1)}`)).toEqual([400, 'invalid-input', 'to']);
    expect(await faulty(`from=${own}&to=${addDays(own, 101)}`)).toEqual([400, 'invalid-input', 'to']);
    expectStatus(200, await day.guardian.get(`${path}/calendar?from=${own}&to=${addDays(own, 100)}`));
  });
});
