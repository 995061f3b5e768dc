import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '../../src/access/me.js';
import type {
  AuthorityReport,
  ClassReport,
  FiguresRow,
  PerformanceReport,
  PupilsReport,
  SchoolSummary,
  TeacherProgress,
} from '../../projections/performance/answer.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { TermDefined } from '../../src/school/school.events.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrade,
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
} from '../support/school-day.js';
import type { ServedReport } from '../support/served-report.js';
import { expectStatus, fieldsOf, problemOf, type Answer, type Visitor } from '../support/visitor.js';

interface Settings {
  readonly terms: Readonly<Record<string, TermDefined['data']>>;
  readonly years: Readonly<Record<string, { readonly title: string }>>;
}

describe('Reports on performance', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let me: Me;
  let schoolId: string;
  let past: TermDefined['data'];
  let yearTitle: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    me = (await head.get<Me>('/api/me')).body;
    schoolId = me.schools[0]?.id ?? '';
    const { terms, years } = expectStatus(
      200,
      await head.get<Settings>(`/api/schools/${schoolId}/settings`),
    ).body;
    const ended = Object.values(terms).find(({ to }) => to < day.today);
    if (!ended) throw new Error('The sample has no term that has ended');
    past = ended;
    yearTitle = years[ended.yearId]?.title ?? '';
  });
  afterAll(async () => {
    await school.remove();
  });

  const performance = async (
    query: string,
    visitor = head,
  ): Promise<Answer<ServedReport<PerformanceReport>>> =>
    visitor.get(`/api/schools/${schoolId}/performance?${query}`);
  const rowsBy = async (by: string, period = `term=${past.termId}`): Promise<readonly FiguresRow[]> =>
    expectStatus(200, await performance(`${period}&by=${by}&limit=200`)).body.rows;
  const currentTerm = () => day.pageId.split('.')[2] ?? '';

  it('the figures of the school follow from its grades by the formulas, and classes and subjects add up to them', async () => {
    const [whole] = await rowsBy('school');
    if (!whole) throw new Error('There is no row of the school');
    const { excellent, good, satisfactory, unsatisfactory, notAssessed } = whole.levels;
    const n = excellent + good + satisfactory + unsatisfactory + notAssessed;
    expect(n).toBeGreaterThan(100);
    expect(whole.counted).toBe(n);
    expect(whole.performance).toBeCloseTo(((excellent + good + satisfactory) * 100) / n, 2);
    expect(whole.quality).toBeCloseTo(((excellent + good) * 100) / n, 2);
    const weighed = 100 * excellent + 64 * good + 36 * satisfactory + 16 * unsatisfactory + 7 * notAssessed;
    expect(whole.training).toBeCloseTo(weighed / n, 2);
    for (const by of ['class', 'parallel', 'subject', 'teacher']) {
      const rows = await rowsBy(by);
      expect(rows.length).toBeGreaterThan(1);
      expect(rows.reduce((sum, { counted }) => sum + counted, 0)).toBe(n);
      for (const { title } of rows) expect(title).not.toBe('');
    }
  });

  it('an answer names the position, instant and day that it stands for, and is the same while nothing changes', async () => {
    const path = `/api/schools/${schoolId}/performance?term=${past.termId}&by=class`;
    const newest = { 'X-Journal-Position': await newestPosition(head) };
    const first = expectStatus(200, await head.get<ServedReport<PerformanceReport>>(path, newest));
    expect(first.headers.get('X-Journal-Position')).toBe(first.body.position);
    expect(first.body.date).toBe(past.to);
    expect(Date.parse(first.body.at)).not.toBeNaN();
    const etag = first.headers.get('ETag') ?? '';
    expect((await head.get(path, { 'If-None-Match': etag })).status).toBe(304);
  });

  it('rows are read part by part', async () => {
    const all = (await rowsBy('class')).map(({ id }) => id);
    const read: string[] = [];
    let after = '';
    do {
      const part = expectStatus(200, await performance(`term=${past.termId}&by=class&limit=3${after}`)).body;
      read.push(...part.rows.map(({ id }) => id));
      after = part.next === undefined ? '' : `&after=${part.next}`;
    } while (after !== '');
    expect(read).toEqual(all);
    expect(problemOf(await performance(`term=${past.termId}&by=class&after=nobody`)).code).toBe(
      'cursor-gone',
    );
  });

  it('a period is a term or a year that the school has', async () => {
    expect(fieldsOf(await performance('by=class'))).toEqual(['term']);
    expect(fieldsOf(await performance(`term=${past.termId}&year=${past.yearId}&by=class`))).toEqual(['term']);
    expect(fieldsOf(await performance(`term=${past.termId}&by=pupil`))).toEqual(['by']);
    expect(problemOf(await performance('term=constructor&by=class')).code).toBe('term-not-found');
    expectStatus(200, await performance(`year=${past.yearId}&by=class`));
  });

  it('an authority sees several schools and their sum, of those that the account leads', async () => {
    const titled = `year=${encodeURIComponent(yearTitle)}&term=${encodeURIComponent(past.title)}`;
    const path = (ids: string) => `/api/authority/performance?schools=${ids}&${titled}`;
    const { body } = expectStatus(200, await head.get<ServedReport<AuthorityReport>>(path(schoolId)));
    const [whole] = await rowsBy('school');
    expect(body.rows).toEqual([whole]);
    expect(body.total.counted).toBe(whole?.counted);
    expect((await head.get(path(`${schoolId},elsewhere`))).status).toBe(404);
  });

  it('lists name pupils with their class and the subjects for which, and hold who the summary counts', async () => {
    const { body: summary } = expectStatus(
      200,
      await head.get<ServedReport<SchoolSummary>>(`/api/schools/${schoolId}/summary?term=${past.termId}`),
    );
    for (const list of ['excellent', 'oneShort', 'atRisk', 'failing'] as const) {
      const path = `/api/schools/${schoolId}/performance/pupils?term=${past.termId}&list=${list}&limit=200`;
      let after = '';
      let count = 0;
      do {
        const { body } = expectStatus(200, await head.get<ServedReport<PupilsReport>>(`${path}${after}`));
        count += body.rows.length;
        for (const { name, class: title } of body.rows) expect([name, title]).not.toContain('');
        after = body.next === undefined ? '' : `&after=${body.next}`;
      } while (after !== '');
      expect(count).toBe(summary.lists[list]);
    }
    expect(summary.figures.counted).toBe((await rowsBy('school'))[0]?.counted);
    expect(summary.classes).toEqual(await rowsBy('class'));
    expect(summary.rows.length).toBeGreaterThan(1);
  });

  it('a class teacher reads the class on one sheet, and nobody else’s', async () => {
    const { classes } = expectStatus(
      200,
      await head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`),
    ).body;
    const teacherId = (await day.teacher.get<Me>('/api/me')).body.person.id;
    const own = classes.find(({ teachers }) => teachers.some(({ id }) => id === teacherId));
    const other = classes.find(({ teachers }) => !teachers.some(({ id }) => id === teacherId));
    const path = (classId = '') => `/api/classes/${classId}/report?term=${past.termId}`;
    const { body } = expectStatus(200, await day.teacher.get<ServedReport<ClassReport>>(path(own?.classId)));
    expect(body.class.title).toBe(own?.title);
    const [row] = (await rowsBy('class')).filter(({ id }) => id === own?.classId);
    expect(body.figures.counted).toBe(row?.counted);
    expect(body.pupils.length).toBeGreaterThan(10);
    expect(body.pupils.flatMap(({ grades }) => grades).some(({ average }) => average !== undefined)).toBe(
      true,
    );
    expect(body.pupils.some(({ absences }) => absences.lessons > 0)).toBe(true);
    expect((await day.teacher.get(path(other?.classId))).status).toBe(404);
    expectStatus(200, await head.get(path(other?.classId)));
    expect((await day.guardian.get(path(own?.classId))).status).toBe(404);
  });

  it('a teacher’s progress shows a lesson and a grade as soon as they are written', async () => {
    const teacherId = (await day.teacher.get<Me>('/api/me')).body.person.id;
    const path = `/api/teachers/${teacherId}/progress?term=${currentTerm()}`;
    const read = async (visitor: Visitor, headers = {}) => {
      const { body } = expectStatus(200, await visitor.get<ServedReport<TeacherProgress>>(path, headers));
      const row = body.rows.find(({ pageId }) => pageId === day.pageId);
      if (!row) throw new Error('The page is not in the report');
      return row;
    };
    const before = await read(day.teacher);
    const lessonId = await recordLesson(day, 8);
    const { position } = await giveGrade(day, lessonId, '15');
    const after = await read(day.teacher, { 'X-Journal-Position': position });
    expect(after.lessons.held).toBe(before.lessons.held + 1);
    expect(after.grades).toBe(before.grades + 1);
    expect(await read(head)).toEqual(after);
    for (const stranger of [day.guardian, day.pupil]) expect((await stranger.get(path)).status).toBe(404);
  });

  it('figures are for whoever leads the school, and pupils’ names for its deputy heads', async () => {
    const admin = await school.signIn('admin');
    const list = `/api/schools/${schoolId}/performance/pupils?term=${past.termId}&list=failing`;
    const summary = `/api/schools/${schoolId}/summary?term=${past.termId}`;
    expectStatus(200, await performance(`term=${past.termId}&by=class`, admin));
    expectStatus(200, await admin.get(summary));
    expect((await admin.get(list)).status).toBe(403);
    for (const [visitor, status] of [
      [day.teacher, 403],
      [day.guardian, 404],
      [day.pupil, 404],
    ] as const) {
      expect((await performance(`term=${past.termId}&by=class`, visitor)).status).toBe(status);
      expect((await visitor.get(list)).status).toBe(status);
      expect((await visitor.get(summary)).status).toBe(status);
    }
  });
});
