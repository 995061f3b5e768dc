import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AbsenceRow,
  ClassAttendance,
  PupilAttendance,
  SchoolAttendance,
} from '../../projections/attendance-report/answer.js';
import type { ClassReport } from '../../projections/performance/answer.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays, mondayOf } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { newestPosition, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import {
  expectStatus,
  fieldsOf,
  positionOf,
  problemOf,
  type Answer,
  type Visitor,
} from '../support/visitor.js';

type Served<Report> = Omit<Report, 'asOf'> & {
  readonly position: string;
  readonly at: string;
  readonly date: string;
  readonly next?: string;
};

const NOT_IN_A_ROW = { longest: 0, current: 0 };

describe('Reports on attendance', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let schoolId: string;
  let classId: string;
  let otherClassId: string;
  /** Two days on which the sample has no lessons: there are those that are recorded here, and no others. */
  let saturday: string;
  let sunday: string;
  let weekend: string;
  let written: Answer;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    schoolId = (await head.get<Me>('/api/me')).body.schools[0]?.id ?? '';
    const { classes } = expectStatus(
      200,
      await head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`),
    ).body;
    const isOwn = ({ pupils }: ClassesAnswer['classes'][number]) =>
      pupils.some(({ id }) => id === day.child.id);
    classId = classes.find(isOwn)?.classId ?? '';
    otherClassId = classes.find((one) => !isOwn(one))?.classId ?? '';
    saturday = addDays(mondayOf(day.today), -2);
    sunday = addDays(saturday, 1);
    weekend = `from=${saturday}&to=${sunday}`;
    await recordTheWeekend();
  }, 600_000);
  afterAll(async () => {
    await school.remove();
  });

  const inPage = (path: string, body: object): Promise<Answer<{ lessonId: string }>> =>
    day.teacher.post(`/api/journal/pages/${day.pageId}/${path}`, body);
  const lessonIds = new Map<string, string>();
  const lessonOn = (date: string, number: number) => lessonIds.get(`${date} ${number.toString()}`) ?? '';

  /**
   * Five lessons. The child misses Saturday’s two and Sunday’s first without a reason, and comes late to Sunday’s
   * second; another pupil is ill in Saturday’s first.
   */
  const recordTheWeekend = async (): Promise<void> => {
    const lessons: readonly [string, number][] = [
      [saturday, 1],
      [saturday, 2],
      [sunday, 1],
      [sunday, 2],
      [sunday, 3],
    ];
    for (const [date, number] of lessons) {
      const { body } = expectStatus(201, await inPage('lessons', { date, number, topic: 'Rehearsal' }));
      lessonIds.set(`${date} ${number.toString()}`, body.lessonId);
    }
    const { id: pupilId } = day.child;
    const absent = { pupilId, code: 'absent' };
    const record = async (date: string, number: number, ...absences: object[]) =>
      expectStatus(201, await inPage('absences', { lessonId: lessonOn(date, number), absences }));
    await record(saturday, 1, absent, { pupilId: day.pupilIds[1], code: 'ill' });
    await record(saturday, 2, absent);
    await record(sunday, 1, absent);
    written = await record(sunday, 2, { pupilId, code: 'late', minutes: 10 });
  };

  const after = (answer: Answer) => ({ 'X-Journal-Position': positionOf(answer) });
  const ofPupil = (
    query: string,
    { who = day.guardian, pupilId = day.child.id, headers = {} } = {},
  ): Promise<Answer<Served<PupilAttendance>>> =>
    who.get(`/api/pupils/${pupilId}/attendance?${query}`, headers);
  const ofClass = (
    query: string,
    { who = head, id = classId, headers = {} } = {},
  ): Promise<Answer<Served<ClassAttendance>>> => who.get(`/api/classes/${id}/attendance?${query}`, headers);
  const ofSchool = (
    query: string,
    { who = head, headers = {} } = {},
  ): Promise<Answer<Served<SchoolAttendance>>> =>
    who.get(`/api/schools/${schoolId}/attendance?${query}`, headers);
  const termId = () => day.pageId.split('.')[2] ?? '';

  it('tell a pupil’s lessons, days, reasons, lateness and what was missed in a row', async () => {
    const { body } = expectStatus(200, await ofPupil(weekend, { headers: after(written) }));
    expect(body.pupil.id).toBe(day.child.id);
    expect(body.pupil.name).toBe(day.child.name);
    expect([body.from, body.to]).toEqual([saturday, sunday]);
    const inLessons = {
      lessons: { held: 5, missed: 3, attended: 40 },
      reasons: { absent: 3, excused: 0, ill: 0 },
      late: { lessons: 1, minutes: 10 },
    };
    expect(body.total).toEqual({
      ...inLessons,
      days: { held: 2, missed: 1, partly: 1 },
      unexcusedInARow: { lessons: { longest: 3, current: 0 }, days: { longest: 1, current: 0 } },
    });
    const { subject } = body.rows[0] ?? {};
    expect(subject?.title).toBeTruthy();
    expect(body.subjects).toEqual([{ ...subject, ...inLessons }]);
    expect(body.months.reduce((sum, { lessons }) => sum + lessons.held, 0)).toBe(5);
    const row = (date: string, number: number, more: Partial<AbsenceRow> = {}) => ({
      ...{ lessonId: lessonOn(date, number), date, number, subject },
      ...{ code: 'absent', recorded: 'absent', ...more },
    });
    expect(body.rows).toEqual([
      row(saturday, 1),
      row(saturday, 2),
      row(sunday, 1),
      row(sunday, 2, { code: 'late', recorded: 'late', minutes: 10 }),
    ]);
  });

  it('count an absence by the certificate that is filed for it, until that is withdrawn', async () => {
    const healthWorker = await school.signIn('healthWorker');
    const path = `/api/pupils/${day.child.id}`;
    const certificate = { from: saturday, to: saturday, code: 'ill', note: 'A cold' };
    const filed = expectStatus(
      201,
      await healthWorker.post<{ filedId: string }>(`${path}/certificates`, certificate),
    );
    const { body: ill } = expectStatus(200, await ofPupil(weekend, { headers: after(filed) }));
    expect(ill.total.reasons).toEqual({ absent: 1, excused: 0, ill: 2 });
    expect(ill.total.lessons.missed).toBe(3);
    expect(ill.total.unexcusedInARow).toEqual({ lessons: { longest: 1, current: 0 }, days: NOT_IN_A_ROW });
    expect(ill.rows[0]).toMatchObject({ code: 'ill', recorded: 'absent' });
    expect(JSON.stringify(ill)).not.toContain('A cold');
    const withdrawal = { reason: 'Filed for another pupil' };
    const withdrawn = expectStatus(
      200,
      await healthWorker.post(`${path}/filed/${filed.body.filedId}/withdrawal`, withdrawal),
    );
    const { body: again } = expectStatus(200, await ofPupil(weekend, { headers: after(withdrawn) }));
    expect(again.total.reasons).toEqual({ absent: 3, excused: 0, ill: 0 });
  });

  it('count no absence that was withdrawn, and no lesson that was cancelled', async () => {
    const withdrawn = await day.teacher.post(`/api/journal/pages/${day.pageId}/absences/withdrawal`, {
      ...{ lessonId: lessonOn(sunday, 1), pupilId: day.child.id, reason: 'Was there' },
    });
    const headers = after(expectStatus(200, withdrawn));
    const { total: there } = expectStatus(200, await ofPupil(weekend, { headers })).body;
    expect(there.lessons).toEqual({ held: 5, missed: 2, attended: 60 });
    expect(there.days).toEqual({ held: 2, missed: 1, partly: 0 });
    const cancelled = await inPage('lessons/cancellation', { date: sunday, number: 3 });
    const { total } = expectStatus(
      200,
      await ofPupil(weekend, { headers: after(expectStatus(200, cancelled)) }),
    ).body;
    expect(total.lessons).toEqual({ held: 4, missed: 2, attended: 50 });
  });

  it('tell of a class each pupil by name, each day, and what they come to', async () => {
    const { body } = expectStatus(200, await ofClass(weekend, { who: day.teacher }));
    const child = body.rows.find(({ id }) => id === day.child.id);
    const { total: own } = expectStatus(200, await ofPupil(weekend)).body;
    expect(child).toEqual({ id: day.child.id, name: day.child.name, ...own });
    expect(body.rows.find(({ id }) => id === day.pupilIds[1])).toMatchObject({
      lessons: { held: 4, missed: 1, attended: 75 },
      reasons: { absent: 0, excused: 0, ill: 1 },
      days: { held: 2, missed: 0, partly: 1 },
    });
    const there = day.pupilIds.filter((pupilId) => body.rows.some(({ id }) => id === pupilId)).length;
    expect(there).toBeGreaterThan(10);
    expect(body.total).toMatchObject({
      lessons: { held: 4 * there, missed: 3 },
      reasons: { absent: 2, excused: 0, ill: 1 },
      late: { lessons: 1, minutes: 10 },
      days: { held: 2 * there, missed: 1, partly: 1 },
    });
    expect(body.days).toEqual([
      { date: saturday, held: 2 * there, missed: 3, unexcused: 2, late: 0 },
      { date: sunday, held: 2 * there, missed: 0, unexcused: 0, late: 1 },
    ]);
    for (const { name } of body.rows) expect(name).not.toBe('');
  });

  it('tell of a school each class, each day, and what they come to', async () => {
    const { body: ofOwn } = expectStatus(200, await ofClass(weekend));
    const { body } = expectStatus(200, await ofSchool(weekend));
    const row = body.rows.find(({ id }) => id === classId);
    expect(row).toEqual({ ...ofOwn.class, pupils: ofOwn.rows.length, ...ofOwn.total });
    expect(body.rows.length).toBeGreaterThan(1);
    expect([body.total, body.days]).toEqual([ofOwn.total, ofOwn.days]);
    const { body: term } = expectStatus(200, await ofSchool(`term=${termId()}`));
    const sum = (number: (row: (typeof term.rows)[number]) => number) =>
      term.rows.reduce((total, one) => total + number(one), 0);
    expect(term.total.lessons.held).toBe(sum(({ lessons }) => lessons.held));
    expect(term.total.lessons.missed).toBe(term.days.reduce((total, { missed }) => total + missed, 0));
    expect(term.total.lessons.missed).toBeGreaterThan(0);
  });

  it('agree with each other, and with the class’s sheet', async () => {
    const term = `term=${termId()}`;
    const { body } = expectStatus(200, await ofPupil(term));
    for (const parts of [body.months, body.subjects]) {
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.reduce((sum, { lessons }) => sum + lessons.missed, 0)).toBe(body.total.lessons.missed);
      expect(parts.reduce((sum, { lessons }) => sum + lessons.held, 0)).toBe(body.total.lessons.held);
    }
    expect(body.rows.length).toBe(body.total.lessons.missed + body.total.late.lessons);
    const ofTerm = expectStatus(200, await ofClass(`${term}&limit=200`)).body.rows;
    const path = `/api/classes/${classId}/report?${term}`;
    const sheet = expectStatus(200, await head.get<ClassReport>(path)).body.pupils;
    expect(sheet.map(({ id, absences }) => [id, absences])).toEqual(
      ofTerm.map(({ id, lessons, reasons }) => [
        id,
        { lessons: lessons.missed, withoutReason: reasons.absent },
      ]),
    );
  });

  it('name the position, instant and day that they stand for, and are the same while nothing changes', async () => {
    const reports = [
      { who: day.guardian, path: `/api/pupils/${day.child.id}/attendance?${weekend}` },
      { who: day.teacher, path: `/api/classes/${classId}/attendance?${weekend}` },
      { who: head, path: `/api/schools/${schoolId}/attendance?${weekend}` },
    ];
    const known = new Map<string, string>();
    const newest = { 'X-Journal-Position': await newestPosition(head) };
    for (const { who, path } of reports) {
      const first = expectStatus(200, await who.get<Served<SchoolAttendance>>(path, newest));
      expect(first.headers.get('X-Journal-Position')).toBe(first.body.position);
      expect(first.body.position).toMatch(/^\d+\/\d+$/);
      expect(Date.parse(first.body.at)).not.toBeNaN();
      expect(first.body.date).toBe(sunday);
      known.set(path, first.headers.get('ETag') ?? '');
      expectStatus(304, await who.get(path, { 'If-None-Match': known.get(path) ?? '' }));
    }
    const absences = [{ pupilId: day.child.id, code: 'excused' }];
    const changed = expectStatus(201, await inPage('absences', { lessonId: lessonOn(sunday, 1), absences }));
    for (const { who, path } of reports) {
      const headers = { 'If-None-Match': known.get(path) ?? '', ...after(changed) };
      const { body } = expectStatus(200, await who.get<Served<SchoolAttendance>>(path, headers));
      expect(body.position).toBe(positionOf(changed));
      expect(body.total.reasons.excused).toBe(1);
    }
  });

  it('are read part by part', async () => {
    const read = async <Row>(
      ask: (query: string) => Promise<Answer<{ readonly rows: readonly Row[]; readonly next?: string }>>,
      query: string,
    ): Promise<readonly Row[]> => {
      const rows: Row[] = [];
      let from = '';
      do {
        const { body } = expectStatus(200, await ask(`${query}&limit=3${from}`));
        expect(body.rows.length).toBeLessThanOrEqual(3);
        rows.push(...body.rows);
        from = body.next === undefined ? '' : `&after=${body.next}`;
      } while (from !== '');
      return rows;
    };
    expect(await read(ofPupil, weekend)).toEqual((await ofPupil(weekend)).body.rows);
    expect(await read(ofClass, weekend)).toEqual((await ofClass(`${weekend}&limit=200`)).body.rows);
    expect(await read(ofSchool, weekend)).toEqual((await ofSchool(`${weekend}&limit=200`)).body.rows);
    for (const ask of [ofPupil, ofClass, ofSchool]) {
      const gone = await ask(`${weekend}&after=nobody`);
      expect([gone.status, problemOf(gone).code]).toEqual([409, 'cursor-gone']);
    }
  });

  it('name every field at fault', async () => {
    const refused: [string, ...string[]][] = [
      ['', 'from'],
      [`from=${saturday}`, 'to'],
      [`from=${sunday}&to=${saturday}`, 'to'],
      ['from=2024-01-01&to=2026-01-01', 'to'],
      [`${weekend}&term=t1`, 'term'],
      ['from=2026-02-30&to=never&limit=0', 'from', 'limit', 'to'],
      ['week=2026-W60', 'week'],
      ['week=48&month=2026-13&term=No Term&after=', 'after', 'month', 'term', 'week'],
    ];
    for (const ask of [ofPupil, ofClass, ofSchool]) {
      for (const [query, ...fields] of refused) {
        const answer = await ask(query);
        expect([query, answer.status, fieldsOf(answer).toSorted()]).toEqual([query, 400, fields]);
      }
      expect(problemOf(await ask('term=constructor')).code).toBe('term-not-found');
      expect(problemOf(await ask('year=constructor')).code).toBe('year-not-found');
    }
  });

  it('are for those who may see the pupil, report on the class or lead the school', async () => {
    const admin = await school.signIn('admin');
    const another = day.pupilIds[1] ?? '';
    for (const who of [day.guardian, day.pupil, day.teacher, head]) {
      expectStatus(200, await ofPupil(weekend, { who }));
    }
    // Who may not see it is not told what is wrong with the question, either.
    for (const [who, pupilId] of [
      [day.guardian, another],
      [day.pupil, another],
      [admin, day.child.id],
      [head, '0'.repeat(16)],
      [head, 'constructor'],
    ] as const) {
      const answer = await ofPupil('', { who, pupilId });
      expect([answer.status, problemOf(answer).code]).toEqual([404, 'pupil-not-found']);
    }
    for (const who of [day.teacher, head]) expectStatus(200, await ofClass(weekend, { who }));
    for (const who of [day.guardian, day.pupil, admin]) {
      expect(problemOf(expectStatus(404, await ofClass('', { who }))).code).toBe('class-not-found');
    }
    expectStatus(404, await ofClass(weekend, { who: day.teacher, id: otherClassId }));
    expectStatus(200, await ofClass(weekend, { id: otherClassId }));
    for (const who of [admin, head]) expectStatus(200, await ofSchool(weekend, { who }));
    for (const who of [day.guardian, day.pupil, day.teacher]) {
      expect(problemOf(expectStatus(404, await ofSchool('', { who }))).code).toBe('school-not-found');
    }
  });
});
