import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TimetablePlan, ClassTimetable, WeekOfLessons } from '../../projections/timetable/answer.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays, weekdayOf, weekOf } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type Served,
  type ServedDiary,
  type ServedPage,
} from '../support/school-day.js';
import { there } from '../support/there.js';
import { until } from '../support/until.js';
import {
  expectStatus,
  fieldsOf,
  positionOf,
  problemOf,
  read,
  refusal,
  Visitor,
  type Answer,
} from '../support/visitor.js';

const BELLS = [
  { number: 11, from: '18:00', to: '18:45' },
  { number: 12, from: '18:55', to: '19:40' },
];

describe('The timetable of a term', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let deputyHead: Visitor;
  let teacherId: string;
  let classId: string;
  let groupId: string;
  let path: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    deputyHead = await school.signIn('deputyHead');
    const schoolId = there((await read(deputyHead.get<Me>('/api/me'))).schools[0], 'school').id;
    teacherId = (await read(day.teacher.get<Me>('/api/me'))).person.id;
    const { classes } = await read(deputyHead.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    const [group = '', , termId = ''] = day.pageId.split('.');
    groupId = group;
    path = `/api/schools/${schoolId}/terms/${termId}/timetable`;
    expectStatus(
      200,
      await deputyHead.put(`${path}/bells`, { weekdays: [1, 2, 3, 4, 5, 6, 7], bells: BELLS }),
    );
    expectStatus(200, await deputyHead.put(`${path}/rooms`, { rooms: [{ code: '204', title: 'Room 204' }] }));
  });
  afterAll(async () => {
    await school.remove();
  });

  const entry = (more: object = {}) => ({
    ...{ weekday: weekdayOf(day.today), number: 12, weeks: 'every', groupId, teacherId, room: '204' },
    ...more,
  });
  const place = (...entries: readonly object[]) =>
    deputyHead.post<{ entryIds: readonly string[] }>(`${path}/entries`, { entries });
  const removeAll = async () => {
    const entryIds = (await plan()).entries.map((one) => one.entryId);
    if (entryIds.length > 0)
      expectStatus(200, await deputyHead.post(`${path}/entries/removal`, { entryIds }));
  };
  const publish = (from = day.today) => deputyHead.post(`${path}/publication`, { from });
  const plan = (query = '') => read(deputyHead.get<TimetablePlan>(`${path}${query}`));
  const after = (answer: Answer) => ({ 'X-Journal-Position': positionOf(answer) });
  const diaryLesson = async (number: number, answer: Answer, date = day.today) => {
    const address = `/api/pupils/${day.child.id}/diary?from=${date}&to=${date}`;
    const { days } = await read(day.guardian.get<ServedDiary>(address, after(answer)));
    const lessons = days.flatMap(({ lessons: each }) => each);
    return lessons.find((one) => one.pageId === day.pageId && one.number === number);
  };
  const pageLesson = async (number: number, answer: Answer, date = day.today) => {
    const page = await read(day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, after(answer)));
    return page.lessons.find((one) => one.date === date && one.number === number);
  };
  /** A page of the child’s in this term whose group is another one. */
  const anotherPage = async (): Promise<ServedPage> => {
    const { pages } = await read(deputyHead.get<Me>('/api/me'));
    for (const { pageId, from, to } of pages) {
      if (pageId.startsWith(groupId) || day.today < from || day.today > to) continue;
      const page = await read(deputyHead.get<ServedPage>(`/api/journal/pages/${pageId}`));
      const [teacher] = page.teachers;
      const isThere = page.pupils.some((one) => one.id === day.child.id && one.to === undefined);
      if (isThere && teacher && teacher.id !== teacherId) return page;
    }
    throw new Error('The child has no other group');
  };

  it('is shown with its times where it is published: in diaries, on pages, to the class and in calendars', async () => {
    const placed = expectStatus(201, await place(entry()));
    expect(await diaryLesson(12, placed)).toBeUndefined();
    const published = expectStatus(200, await publish());

    const shown = { time: { from: '18:55', to: '19:40' }, room: 'Room 204', planned: true, cancelled: false };
    for (const date of [day.today, addDays(day.today, 7)]) {
      const inDiary = await diaryLesson(12, published, date);
      expect(inDiary).toMatchObject({ ...shown, teacher: { id: teacherId } });
      expect(inDiary).not.toHaveProperty('topic');
      expect(await pageLesson(12, published, date)).toMatchObject(shown);
    }
    expect(await diaryLesson(12, published, addDays(day.today, 1))).toBeUndefined();

    const ofClass = await read(
      day.pupil.get<ClassTimetable>(`/api/classes/${classId}/timetable`, after(published)),
    );
    expect(ofClass.lessons).toEqual([
      expect.objectContaining({
        ...{ weekday: weekdayOf(day.today), number: 12, weeks: 'every', room: 'Room 204' },
        ...{ from: '18:55', to: '19:40', group: expect.objectContaining({ id: groupId }) },
      }),
    ]);

    const calendar = expectStatus(
      201,
      await day.guardian.post<{ url: string }>('/api/me/calendars', { of: 'pupil', personId: day.child.id }),
    );
    const { pathname } = new URL(calendar.body.url);
    const text = await read(new Visitor(school.url).get<string>(pathname, after(calendar)));
    expect(text).toContain('LOCATION:Room 204');
    expect(text).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  });

  it('leaves what stands on the page as it is, and says when it was', async () => {
    const lessonId = await recordLesson(day, 12, 'Limits');
    const published = await publish();
    expect(await diaryLesson(12, published)).toMatchObject({
      ...{ lessonId, topic: 'Limits', planned: false, room: 'Room 204' },
    });
    expect(await pageLesson(12, published)).toMatchObject({ lessonId, topic: 'Limits', planned: false });
  });

  it('changes from the day on from which it is published anew', async () => {
    await removeAll();
    expectStatus(201, await place(entry({ number: 11 })));
    const next = addDays(day.today, 7);
    const published = expectStatus(200, await publish(addDays(day.today, 1)));
    expect(await diaryLesson(11, published)).toBeUndefined();
    expect(await diaryLesson(12, published)).toMatchObject({ room: 'Room 204' });
    expect(await diaryLesson(11, published, next)).toMatchObject({ time: { from: '18:00', to: '18:45' } });
    expect(await diaryLesson(12, published, next)).toBeUndefined();
    const { publications } = await plan();
    expect(publications.map(({ from }) => from)).toEqual([day.today, addDays(day.today, 1)]);
  });

  it('gives way to what takes place instead, and is back where that is called off', async () => {
    await removeAll();
    expectStatus(201, await place(entry()));
    expectStatus(200, await publish());
    const date = addDays(day.today, 7);
    const body = { date, from: 12, to: 12, title: 'Sports day', classIds: [classId] };
    const set = expectStatus(201, await deputyHead.post<{ occasionId: string }>(`${path}/occasions`, body));
    const { occasionId } = set.body;
    await until(async () => (await diaryLesson(12, set, date))?.cancelled === true);
    expect(await diaryLesson(12, set, date)).toMatchObject({ cancelReason: 'Sports day', room: 'Room 204' });
    expect((await plan()).occasions).toEqual([{ occasionId, date, title: 'Sports day', lessons: 1 }]);
    expectStatus(200, await deputyHead.post(`${path}/occasions/${occasionId}/calling-off`, {}));
    await until(async () => (await diaryLesson(12, set, date))?.cancelled === false);
    expect(await refusal(deputyHead.post(`${path}/occasions`, { ...body, from: 1, to: 3 }))).toEqual([
      ...[422, 'no-lessons-then', 'date'],
    ]);
  });

  it('is told by weeks, of the class and of its teacher, and only of weeks that there are', async () => {
    await removeAll();
    expectStatus(201, await place(entry()));
    const published = expectStatus(200, await publish());
    const date = addDays(day.today, 14);
    const paths = [`/api/classes/${classId}/lessons`, `/api/teachers/${teacherId}/lessons`];
    for (const address of paths) {
      const week = `${address}?week=${weekOf(date)}`;
      const { lessons } = await read(day.teacher.get<Served<WeekOfLessons>>(week, after(published)));
      const found = lessons.filter((lesson) => lesson.pageId === day.pageId && lesson.number === 12);
      expect(found).toEqual([
        expect.objectContaining({
          ...{ date, time: { from: '18:55', to: '19:40' }, room: 'Room 204', cancelled: false },
          ...{ group: expect.objectContaining({ id: groupId }) },
          teacher: expect.objectContaining({ id: teacherId }),
        }),
      ]);
      for (const odd of ['', '?week=2026-W54', '?week=now'])
        expect(await refusal(day.teacher.get(`${address}${odd}`))).toEqual([400, 'invalid-input', 'week']);
    }
    expect(await refusal(day.guardian.get(`${paths[1] ?? ''}?week=${weekOf(date)}`))).toEqual([
      ...[404, 'teacher-not-found'],
    ]);
  });

  it('has lessons give way until what was put in their place is gone', async () => {
    await removeAll();
    expectStatus(201, await place(entry()));
    expectStatus(200, await publish());
    const date = addDays(day.today, 14);
    const body = { date, from: 12, to: 12, title: 'Open day', classIds: [classId] };
    const set = expectStatus(201, await deputyHead.post<{ occasionId: string }>(`${path}/occasions`, body));
    await until(async () => (await diaryLesson(12, set, date))?.cancelled === true);
    const { pageId } = await anotherPage();
    const slot = { date, number: 12 };
    const lessons = `/api/journal/pages/${pageId}/lessons`;
    expectStatus(201, await deputyHead.post(`${lessons}/plan`, { ...slot, topic: 'Rehearsal' }));
    const callOff = () => deputyHead.post(`${path}/occasions/${set.body.occasionId}/calling-off`, {});
    expect(await refusal(callOff())).toEqual([422, 'group-busy', 'lessons.0']);
    expect((await plan()).occasions.map(({ title }) => title)).toContain('Open day');
    expect(await diaryLesson(12, set, date)).toMatchObject({ cancelled: true, cancelReason: 'Open day' });
    expectStatus(200, await deputyHead.post(`${lessons}/cancellation`, { ...slot, reason: 'No need' }));
    expectStatus(200, await callOff());
    await until(async () => (await diaryLesson(12, set, date))?.cancelled === false);
  });

  it('has one of two lessons that are planned for the same pupils in the same moment', async () => {
    await removeAll();
    const { pageId: other } = await anotherPage();
    const slot = { date: addDays(day.today, 15), number: 12, topic: 'Rehearsal' };
    const plan = (id: string) => deputyHead.post(`/api/journal/pages/${id}/lessons/plan`, slot);
    const answers = await Promise.all([plan(day.pageId), plan(other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const refused = answers.filter(({ status }) => status === 422).map((answer) => problemOf(answer));
    expect(refused).toMatchObject([{ code: 'group-busy', errors: [{ field: 'number' }] }]);
  });

  it('has nobody in two lessons at once', async () => {
    await removeAll();
    const [standing = ''] = expectStatus(201, await place(entry())).body.entryIds;
    const other = await anotherPage();
    const collides = entry({ groupId: other.group.id, teacherId: other.teachers[0]?.id });
    const answer = await place(collides);
    expect(fieldsOf(answer)).toEqual(['entries.0.room', 'entries.0.groupId']);
    expect(JSON.stringify(answer.body)).toContain(standing);
    const { room: _, ...elsewhere } = collides;
    expect(await refusal(place(elsewhere))).toEqual([422, 'group-busy', 'entries.0.groupId']);
    const notTheirs = entry({ number: 11, teacherId: other.teachers[0]?.id });
    expect(await refusal(place(notTheirs))).toEqual([422, 'teacher-not-of-group', 'entries.0.teacherId']);
    expect((await plan(`?room=204`)).entries.map((one) => one.entryId)).toEqual([standing]);
    expect((await plan(`?teacher=${other.teachers[0]?.id ?? ''}`)).entries).toEqual([]);
  });

  it('names every field at fault', async () => {
    const put = (what: string, body: object) => refusal(deputyHead.put(`${path}/${what}`, body));
    expect(await put('bells', { weekdays: [0], bells: [{ number: 1, from: '8:30', to: '09:15' }] })).toEqual([
      ...[400, 'invalid-input', 'weekdays', 'bells.0.from'],
    ]);
    expect(await put('weeks', { first: 'C' })).toEqual([400, 'invalid-input', 'first']);
    expect(await put('rooms', { rooms: [{ code: '2.04', title: '' }] })).toEqual([
      ...[400, 'invalid-input', 'rooms.0.code', 'rooms.0.title'],
    ]);
    expect(await refusal(place(entry({ weeks: 'C', room: '' })))).toEqual([
      ...[400, 'invalid-input', 'entries.0.weeks', 'entries.0.room'],
    ]);
    expect(await refusal(publish(addDays(day.today, -1)))).toEqual([422, 'publication-refused', 'from']);
    const elsewhere = path.replace(/terms\/\w+/, 'terms/constructor');
    expect(await refusal(deputyHead.get(elsewhere))).toEqual([404, 'term-not-found']);
  });

  it('comes out of a file and goes into one, all of it or nothing', async () => {
    await removeAll();
    expectStatus(201, await place(entry(), entry({ number: 11, weeks: 'every' })));
    const file = await read(deputyHead.get<string>(`${path}.csv`));
    expect(file.split('\r\n')[0]).toBe('weekday,number,weeks,group,teacher,room');
    const send = (csv: string, dryRun: boolean) => deputyHead.post(`${path}/import`, { csv, dryRun });
    const same = expectStatus(200, await send(file, false));
    expect(same.body).toEqual({ lessons: 2, placed: 0, removed: 0, dryRun: false });

    const [header = '', first = ''] = file.split('\r\n');
    const spoilt = [header, first, first, '9,12,every,nobody,,'].join('\n');
    expect(await refusal(send(spoilt, true))).toEqual([
      ...[422, 'timetable-file-refused', 'csv.4.weekday', 'csv.4.group'],
      ...['csv.3.teacher', 'csv.3.room', 'csv.3.group'],
    ]);
    const tried = expectStatus(200, await send([header, first].join('\n'), true));
    expect(tried.body).toEqual({ lessons: 1, placed: 0, removed: 1, dryRun: true });
    expect((await plan()).entries).toHaveLength(2);
    expectStatus(200, await send([header, first].join('\n'), false));
    expect((await plan()).entries).toHaveLength(1);
  });
});
