import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AllGrades, SubjectGrades } from '../../projections/all-grades/answer.js';
import type { Me } from '../../src/access/me.js';
import { addDays, weekOf } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import type { ServedReport } from '../support/served-report.js';
import { there } from '../support/there.js';
import { expectStatus, fieldsOf, positionOf, problemOf, refusal, type Visitor } from '../support/visitor.js';

type ServedGrades = ServedReport<AllGrades>;

describe('All grades of a pupil', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let subjectId: string;
  let termId: string;
  let lessonId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [, subjectId = '', termId = ''] = day.pageId.split('.');
    lessonId = await recordLesson(day, 8);
  });
  afterAll(async () => {
    await school.remove();
  });

  const pathOf = (query: string, pupilId = day.child.id) => `/api/pupils/${pupilId}/grades?${query}`;
  const read = async (query: string, position?: string): Promise<ServedGrades> => {
    const headers = position === undefined ? {} : { 'X-Journal-Position': position };
    return expectStatus(200, await day.guardian.get<ServedGrades>(pathOf(query), headers)).body;
  };
  const subjectIn = ({ rows }: ServedGrades): SubjectGrades => {
    const found = rows.find(({ subject }) => subject.id === subjectId);
    if (!found) throw new Error('The subject is not in the report');
    return found;
  };
  const gradeIn = (report: ServedGrades, gradeId: string) =>
    subjectIn(report).grades.find((grade) => grade.gradeId === gradeId);
  const today = () => `from=${day.today}&to=${day.today}`;

  it('of a term are those of the page, and come to its average', async () => {
    const { gradeId, position } = await giveGrade(day, lessonId, '7');
    const report = await read(`term=${termId}`, position);
    const path = `/api/journal/pages/${day.pageId}`;
    const { body: page } = await day.teacher.get<ServedPage>(path, { 'X-Journal-Position': position });
    const row = subjectIn(report);
    expect(row.subject.title).toBe(page.subject.title);
    const own = page.grades.filter(({ pupilId }) => pupilId === day.child.id);
    expect(row.grades.map((grade) => grade.gradeId).toSorted()).toEqual(
      own.map((grade) => grade.gradeId).toSorted(),
    );
    expect(row.grades.map((grade) => grade.gradeId)).toContain(gradeId);
    const child = page.pupils.find(({ id }) => id === day.child.id);
    expect([row.average, row.proposed]).toEqual([child?.average, child?.proposed]);
    expect(row.course.at(-1)?.average).toBe(row.average);
    expect([report.from, report.to]).toEqual([page.term.from, page.term.to]);
    expect(report.pupil.name).toBe(day.child.name);
    expect(report.rows.length).toBeGreaterThan(1);
  });

  it('of a day, a week, a month, a year or any days are those of these days', async () => {
    const { gradeId, position } = await giveGrade(day, lessonId, '8', day.works[1]);
    const { from, to } = await read(`term=${termId}`, position);
    const ofTerm = subjectIn(await read(`from=${from}&to=${to}`, position));
    expect(ofTerm).toEqual(subjectIn(await read(`term=${termId}`, position)));
    const { body: me } = await day.teacher.get<Me>('/api/me');
    const settings = `/api/schools/${me.schools[0]?.id ?? ''}/settings`;
    const { terms } = (await day.teacher.get<{ terms: Record<string, { yearId: string }> }>(settings)).body;
    for (const query of [
      `week=${weekOf(day.today)}`,
      `month=${day.today.slice(0, 7)}`,
      `year=${terms[termId]?.yearId ?? ''}`,
      today(),
    ]) {
      const report = await read(query, position);
      expect(gradeIn(report, gradeId)).toMatchObject({ value: '8', date: day.today, annulled: false });
      for (const { date } of report.rows.flatMap(({ grades }) => grades)) {
        expect(report.from <= date && date <= report.to).toBe(true);
      }
    }
    const before = addDays(day.today, -1);
    expect(gradeIn(await read(`from=${from}&to=${before < from ? from : before}`), gradeId)).toBeUndefined();
  });

  it('tell a correction and an annulment, and count as that makes them', async () => {
    const { gradeId, position } = await giveGrade(day, lessonId, '3', day.works[2]);
    const before = await read(today(), position);
    expect(gradeIn(before, gradeId)).toMatchObject({ value: '3', corrections: 0, annulled: false });
    const corrected = expectStatus(200, await correctGrade(day, gradeId, '17', 'Added up wrongly'));
    const after = await read(today(), positionOf(corrected));
    expect(gradeIn(after, gradeId)).toMatchObject({ value: '17', corrections: 1, annulled: false });
    expect(subjectIn(after).counted).toBe(subjectIn(before).counted);
    expect(subjectIn(after).average).toBeGreaterThan(subjectIn(before).average ?? 20);
    const path = `/api/journal/grades/${gradeId}/annulment`;
    const annulled = expectStatus(200, await day.teacher.post(path, { reason: 'Another pupil’s' }));
    const gone = await read(today(), positionOf(annulled));
    expect(gradeIn(gone, gradeId)).toMatchObject({ value: '17', corrections: 1, annulled: true });
    expect(subjectIn(gone).counted).toBe(subjectIn(before).counted - 1);
  });

  it('tell what is enough for the next grade, and not more than that', async () => {
    const { position } = await giveGrade(day, await recordLesson(day, 11), '9');
    const { grades, proposed, next } = subjectIn(await read(today(), position));
    if (!next) throw new Error('Nothing is told of the next grade');
    expect(Number(next.value)).toBe(Number(proposed) + 1);
    const counted = grades.filter(({ annulled }) => !annulled);
    const averageWith = (value: string, weight: number) => {
      const sum = counted.reduce((total, grade) => total + Number(grade.value) * grade.work.weight, 0);
      const weights = counted.reduce((total, { work }) => total + work.weight, 0);
      return (sum + Number(value) * weight) / (weights + weight);
    };
    expect(next.ways.length).toBeGreaterThan(0);
    for (const { value, weight, count } of next.ways) {
      expect(averageWith(value, weight * count)).toBeGreaterThanOrEqual(next.least - 1e-6);
      expect(averageWith(value, weight * (count - 1))).toBeLessThan(next.least);
    }
  });

  it('show what was written to whoever asks for its position, time after time', async () => {
    const { gradeId, position } = await giveGrade(day, await recordLesson(day, 9), '0');
    let wanted = position;
    for (let value = 1; value <= 20; value++) {
      expect(gradeIn(await read(today(), wanted), gradeId)?.value).toBe((value - 1).toString());
      const reason = `Time ${value.toString()}`;
      wanted = positionOf(expectStatus(200, await correctGrade(day, gradeId, value.toString(), reason)));
    }
    expect(gradeIn(await read(today(), wanted), gradeId)).toMatchObject({ value: '20', corrections: 20 });
  });

  it('name the position, instant and day that they stand for, and are the same while nothing changes', async () => {
    const newest = { 'X-Journal-Position': await newestPosition(day.guardian) };
    const path = pathOf(`term=${termId}`);
    const first = expectStatus(200, await day.guardian.get<ServedGrades>(path, newest));
    expect(positionOf(first)).toBe(first.body.position);
    expect(first.body.date).toBe(day.today);
    expect(Date.parse(first.body.at)).not.toBeNaN();
    const known = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    expectStatus(304, await day.guardian.get(path, known));
    const { position } = await giveGrade(day, await recordLesson(day, 10), '11');
    const anew = await day.guardian.get(path, { ...known, 'X-Journal-Position': position });
    expect(positionOf(expectStatus(200, anew))).toBe(position);
  });

  it('are read part by part', async () => {
    const { rows } = await read(`term=${termId}&limit=200`);
    const seen: string[] = [];
    let after = '';
    do {
      const part = await read(`term=${termId}&limit=2${after}`);
      seen.push(...part.rows.map(({ subject }) => subject.id));
      after = part.next === undefined ? '' : `&after=${part.next}`;
    } while (after !== '');
    expect(seen).toEqual(rows.map(({ subject }) => subject.id));
    const gone = await day.guardian.get(pathOf(`term=${termId}&after=nothing`));
    expect(problemOf(expectStatus(409, gone)).code).toBe('cursor-gone');
  });

  it.each([
    ['', ['from']],
    ['from=2026-11-23', ['to']],
    ['from=2026-11-23&to=2026-11-22', ['to']],
    ['from=2024-01-01&to=2026-01-01', ['to']],
    ['week=2026-W48&month=2026-11&term=q2', ['month', 'term']],
    ['week=2026-W54', ['week']],
    ['week=0000-W00', ['week']],
    ['from=2026-02-30&to=soon&month=2026-13&limit=0&term=A', ['from', 'limit', 'month', 'term', 'to']],
    ['term=q2&constructor=1&page=2', ['constructor']],
    ['term=q2&page=2', ['page']],
  ])('are refused to the query “%s”, naming %j', async (query, fields) => {
    const answer = expectStatus(400, await day.guardian.get(pathOf(query)));
    expect(fieldsOf(answer).toSorted()).toEqual(fields);
  });

  it('are none of a term or year that the pupil’s school doesn’t have', async () => {
    const code = async (query: string) =>
      problemOf(expectStatus(404, await day.guardian.get(pathOf(query)))).code;
    expect(await code('term=constructor')).toBe('term-not-found');
    expect(await code('year=valueof')).toBe('year-not-found');
  });

  it('are for the pupil, guardians, class teachers and deputy heads, and no more known to others than nothing', async () => {
    const head = await school.signIn('deputyHead');
    const query = `term=${termId}`;
    for (const visitor of [day.guardian, day.pupil, day.teacher, head]) {
      expectStatus(200, await visitor.get(pathOf(query)));
    }
    const another = there(day.pupilIds[1], 'other pupil on the page');
    const refused = async (visitor: Visitor, pupilId: string) =>
      problemOf(expectStatus(404, await visitor.get(pathOf(query, pupilId))));
    const nobody = await refused(day.guardian, 'a'.repeat(16));
    expect(nobody.code).toBe('pupil-not-found');
    expect(await refused(day.guardian, another)).toEqual(nobody);
    expect(await refused(day.pupil, another)).toEqual(nobody);
    const admin = await school.signIn('admin');
    expect(await refusal(admin.get(pathOf(query)))).toEqual([403, 'not-for-your-role']);
    expectStatus(200, await day.teacher.get(pathOf(query, another)));
  });
});
