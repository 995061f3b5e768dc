import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WeekOfLessons } from '../../projections/timetable/answer.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays, weekdayOf, weekOf } from '../../src/school/civil-date.values.js';
import type { DaysOff, ShiftedDay } from '../../src/timetable/school-days.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { recordLesson, schoolDayOf, type SchoolDay, type ServedDiary } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, positionOf, read, refusal, Visitor, type Answer } from '../support/visitor.js';

interface ServedDays {
  readonly daysOff: readonly DaysOff[];
  readonly shiftedDays: readonly ShiftedDay[];
}

const BELLS = [{ number: 12, from: '18:55', to: '19:40' }];

describe('The days of a school', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let deputyHead: Visitor;
  let classId: string;
  let path: string;
  let tomorrow: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    tomorrow = addDays(day.today, 1);
    deputyHead = await school.signIn('deputyHead');
    const schoolId = there((await read(deputyHead.get<Me>('/api/me'))).schools[0], 'school').id;
    path = `/api/schools/${schoolId}`;
    const { classes } = await read(deputyHead.get<ClassesAnswer>(`${path}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    const [groupId = '', , termId = ''] = day.pageId.split('.');
    const teacherId = (await read(day.teacher.get<Me>('/api/me'))).person.id;
    const plan = `${path}/terms/${termId}/timetable`;
    expectStatus(
      200,
      await deputyHead.put(`${plan}/bells`, { weekdays: [1, 2, 3, 4, 5, 6, 7], bells: BELLS }),
    );
    const entry = { weekday: weekdayOf(day.today), number: 12, weeks: 'every', groupId, teacherId };
    expectStatus(201, await deputyHead.post(`${plan}/entries`, { entries: [entry] }));
    expectStatus(200, await deputyHead.post(`${plan}/publication`, { from: day.today }));
  });
  afterAll(async () => {
    await school.remove();
  });

  const after = (answer: Answer) => ({ 'X-Journal-Position': positionOf(answer) });
  const setOff = (more: object = {}) =>
    deputyHead.post<DaysOff>(`${path}/days-off`, {
      from: day.today,
      to: day.today,
      title: 'Town feast',
      ...more,
    });
  const withdraw = (daysOffId: string) => deputyHead.post(`${path}/days-off/${daysOffId}/withdrawal`, {});
  const shift = (more: object = {}) =>
    deputyHead.post(`${path}/shifted-days`, { date: tomorrow, weekday: weekdayOf(day.today), ...more });
  const listed = () => read(deputyHead.get<ServedDays>(`${path}/days`));
  const diaryDay = async (date: string, answer: Answer) => {
    const address = `/api/pupils/${day.child.id}/diary?from=${date}&to=${date}`;
    const { days } = await read(day.guardian.get<ServedDiary>(address, after(answer)));
    const { lessons, ...special } = there(days[0], 'day') as (typeof days)[number] & { off?: string };
    return { special, numbers: lessons.flatMap(({ number }) => number ?? []) };
  };
  const weekOfClass = (date: string, answer: Answer) =>
    read(
      deputyHead.get<WeekOfLessons>(`/api/classes/${classId}/lessons?week=${weekOf(date)}`, after(answer)),
    );

  it('are off: nothing that is planned is shown, its title is, and the lessons are back when it is withdrawn', async () => {
    const set = await setOff();
    expectStatus(201, set);
    const { daysOffId } = set.body;
    const off = await diaryDay(day.today, set);
    expect(off.special).toEqual({ date: day.today, off: 'Town feast' });
    expect(off.numbers).not.toContain(12);
    const week = await weekOfClass(day.today, set);
    expect(week.specialDays).toContainEqual({ date: day.today, off: 'Town feast' });
    expect(week.lessons.filter(({ date, number }) => date === day.today && number === 12)).toEqual([]);
    expect((await listed()).daysOff).toContainEqual({
      ...{ daysOffId, from: day.today, to: day.today, title: 'Town feast' },
    });
    const withdrawn = await withdraw(daysOffId);
    expectStatus(200, withdrawn);
    const back = await diaryDay(day.today, withdrawn);
    expect(back.special).toEqual({ date: day.today });
    expect(back.numbers).toContain(12);
  });

  it('stand in calendars as all-day entries', async () => {
    const asked = { of: 'pupil', personId: day.child.id };
    const { url } = expectStatus(
      201,
      await day.guardian.post<{ url: string }>('/api/me/calendars', asked),
    ).body;
    const set = await setOff({
      from: addDays(day.today, 2),
      to: addDays(day.today, 3),
      title: 'Spring break',
    });
    expectStatus(201, set);
    const feed = (await new Visitor(school.url).download(new URL(url).pathname, after(set))).body.toString();
    expect(feed).toContain('SUMMARY:Spring break');
    expect(feed).toContain(`DTSTART;VALUE=DATE:${addDays(day.today, 2).replaceAll('-', '')}`);
    expect(feed).toContain(`DTEND;VALUE=DATE:${addDays(day.today, 4).replaceAll('-', '')}`);
    expectStatus(200, await withdraw(set.body.daysOffId));
  });

  it('go by another plan and by other bells, until that is withdrawn', async () => {
    const bells = [{ number: 12, from: '10:00', to: '10:30' }];
    const shifted = await shift({ bells });
    expectStatus(200, shifted);
    const lesson = (await weekOfClass(tomorrow, shifted)).lessons.find(
      ({ date, number }) => date === tomorrow && number === 12,
    );
    expect(lesson).toMatchObject({ pageId: day.pageId, time: { from: '10:00', to: '10:30' } });
    expect((await diaryDay(tomorrow, shifted)).special).toMatchObject({
      shifted: { weekday: weekdayOf(day.today) },
    });
    const withdrawn = await deputyHead.post(`${path}/shifted-days/${tomorrow}/withdrawal`, {});
    expectStatus(200, withdrawn);
    expect((await diaryDay(tomorrow, withdrawn)).numbers).not.toContain(12);
  });

  it('leave a lesson that was recorded as it is', async () => {
    await recordLesson(day, 13);
    const set = await setOff();
    expect((await diaryDay(day.today, set)).numbers).toContain(13);
    expectStatus(200, await withdraw(set.body.daysOffId));
  });

  it('name every field at fault, and are set by whoever plans', async () => {
    expect(await refusal(setOff({ title: ' ', to: addDays(day.today, -1) }))).toEqual([
      ...[422, 'days-off-refused', 'title', 'to'],
    ]);
    const set = await setOff();
    expect(await refusal(setOff())).toEqual([422, 'days-off-overlap', 'from']);
    expect(await refusal(shift({ date: day.today }))).toEqual([422, 'day-shift-refused', 'date', 'weekday']);
    expectStatus(200, await withdraw(set.body.daysOffId));
    expectStatus(404, await withdraw(set.body.daysOffId));
    const anyday = { from: day.today, to: day.today, title: 'Feast' };
    expectStatus(403, await day.teacher.post(`${path}/days-off`, anyday));
  });
});
