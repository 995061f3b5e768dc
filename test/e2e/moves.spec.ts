import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClassAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrades,
  schoolDayOf,
  type GivenGrade,
  type SchoolDay,
  type ServedDiary,
  type ServedPage,
} from '../support/school-day.js';
import { until } from '../support/until.js';
import { expectStatus, fieldsOf, problemOf, read, type Visitor } from '../support/visitor.js';

describe('A pupil who changes class in the middle of a term', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let deputyHead: Visitor;
  let schoolId: string;
  let from: ClassAnswer;
  let to: ClassAnswer;
  let yesterday: string;
  let grade: GivenGrade;
  let newPageId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    deputyHead = await school.signIn('deputyHead');
    yesterday = addDays(day.today, -1);
    const { body: me } = await deputyHead.get<Me>('/api/me');
    schoolId = me.schools[0]?.id ?? '';
    const classes = await classesOfSchool();
    const isIn = ({ pupils }: ClassAnswer) => pupils.some(({ id }) => id === day.child.id);
    const [own, other] = [classes.find(isIn), classes.find((one) => !isIn(one))];
    if (!own || !other) throw new Error('The sample has no two classes to move between');
    [from, to] = [own, other];

    const lesson = { date: yesterday, number: 12, topic: 'The day before' };
    const recorded = await day.teacher.post<{ lessonId: string }>(
      `/api/journal/pages/${day.pageId}/lessons`,
      lesson,
    );
    const { lessonId } = expectStatus(201, recorded).body;
    const entry = { pupilId: day.child.id, work: day.works[0] ?? '', value: '20' };
    const [given] = expectStatus(201, await giveGrades(day, lessonId, [entry])).body.grades;
    if (!given) throw new Error('No grade was given');
    grade = given;
    // The teacher wrote it, and others look at it from here on.
    await until(async () => childsGradesOn(await pageAt(day.pageId)).includes(given.gradeId));

    const { subject, term } = await pageAt(day.pageId);
    const twin = me.pages.find(
      (page) => page.group.startsWith(to.title) && page.subject === subject.title && page.from === term.from,
    );
    if (!twin) throw new Error(`Class ${to.title} has no page of ${subject.title}`);
    newPageId = twin.pageId;
  });
  afterAll(async () => {
    await school.remove();
  });

  const classesOfSchool = async (): Promise<readonly ClassAnswer[]> => {
    const path = `/api/schools/${schoolId}/classes`;
    return expectStatus(200, await deputyHead.get<{ classes: readonly ClassAnswer[] }>(path)).body.classes;
  };
  const pageAt = async (pageId: string): Promise<ServedPage> =>
    expectStatus(200, await deputyHead.get<ServedPage>(`/api/journal/pages/${pageId}`)).body;
  const childOn = ({ pupils }: ServedPage) => pupils.find(({ id }) => id === day.child.id);
  const childsGradesOn = ({ grades }: ServedPage) =>
    grades.filter(({ pupilId }) => pupilId === day.child.id).map(({ gradeId }) => gradeId);
  const transfer = (by: Visitor, change: object = {}) =>
    by.post(`/api/classes/${from.classId}/transfers`, {
      ...{ pupilId: day.child.id, toClassId: to.classId, until: yesterday },
      ...change,
    });

  it('is moved by those who lead the school, to another class that there is, from the class it is in', async () => {
    expect(problemOf(expectStatus(403, await transfer(day.teacher))).code).toBe('not-for-your-role');
    const nowhere = expectStatus(422, await transfer(deputyHead, { toClassId: from.classId }));
    expect([problemOf(nowhere).code, fieldsOf(nowhere)]).toEqual(['unknown-class', ['toClassId']]);
    const early = expectStatus(422, await transfer(deputyHead, { until: '2001-01-01' }));
    expect([problemOf(early).code, fieldsOf(early)]).toEqual(['pupil-not-in-class', ['pupilId']]);
  });

  it('stands on the pages of the new class from the next day on, and on the old ones no longer', async () => {
    const before = childsGradesOn(await pageAt(day.pageId));
    expect(before).toContain(grade.gradeId);
    expectStatus(200, await transfer(deputyHead));
    expect(await eventually(async () => childOn(await pageAt(newPageId)) !== undefined)).toBe(true);
    expect(childOn(await pageAt(newPageId))).toMatchObject({ from: day.today });
    const old = await pageAt(day.pageId);
    expect(childOn(old)).toMatchObject({ to: yesterday });
    expect(childsGradesOn(old)).toEqual(before);
    const seated = (await classesOfSchool()).filter(({ pupils }) =>
      pupils.some(({ id, to: last }) => id === day.child.id && last === undefined),
    );
    expect(seated.map(({ title }) => title)).toEqual([to.title]);
  });

  it('takes the grades of the term along as references that count in the new page’s average', async () => {
    const before = childOn(await pageAt(day.pageId));
    const arrived = async () => (await pageAt(newPageId)).takenOver.length > 0;
    expect(await eventually(arrived)).toBe(true);
    const page = await pageAt(newPageId);
    expect(page.takenOver).toContainEqual(
      expect.objectContaining({ gradeId: grade.gradeId, fromPageId: day.pageId, value: '20' }),
    );
    expect(childsGradesOn(page)).toEqual([]);
    expect(childOn(page)?.average).toBe(before?.average);
  });

  it('is no longer written about in the old page, for lessons after the last day there', async () => {
    const path = `/api/journal/pages/${day.pageId}/lessons`;
    const lesson = { date: day.today, number: 12, topic: 'The day after' };
    const recorded = expectStatus(201, await day.teacher.post<{ lessonId: string }>(path, lesson));
    const entry = { pupilId: day.child.id, work: day.works[0] ?? '', value: '9' };
    const refused = expectStatus(422, await giveGrades(day, recorded.body.lessonId, [entry]));
    expect(problemOf(refused).code).toBe('pupil-not-on-page');
  });

  it('reads one diary: the old class’s lessons up to the last day there, the new one’s from then on', async () => {
    const path = `/api/pupils/${day.child.id}/diary?from=${yesterday}&to=${day.today}`;
    const { body: diary } = expectStatus(200, await day.guardian.get<ServedDiary>(path));
    expect(diary.pupil.className).toBe(to.title);
    const pagesOn = (index: number) => diary.days[index]?.lessons.map(({ pageId }) => pageId) ?? [];
    expect(pagesOn(0)).toContain(day.pageId);
    expect(pagesOn(1)).not.toContain(day.pageId);
  });

  it('has in the new page what was corrected in the old one since, when the term’s grade is given', async () => {
    const correction = { value: '10', reason: 'Added up wrongly' };
    const path = `/api/journal/grades/${grade.gradeId}/correction`;
    expectStatus(200, await deputyHead.post(path, correction));
    const grades = [{ pupilId: day.child.id, value: '15' }];
    expectStatus(201, await deputyHead.post(`/api/journal/pages/${newPageId}/term-grades`, { grades }));
    const shown = async () => (await pageAt(newPageId)).termGrades.length > 0;
    expect(await eventually(shown)).toBe(true);
    const { takenOver } = await pageAt(newPageId);
    expect(takenOver).toContainEqual(expect.objectContaining({ gradeId: grade.gradeId, value: '10' }));
  });

  it('goes to another school when that one admits the pupil, and takes the references along', async () => {
    const there = await letInElsewhere(school, 'deputyHead');
    const me = await read(there.get<Me>('/api/me'));
    const path = `/api/schools/${me.schools[0]?.id ?? ''}/classes`;
    const { classes } = expectStatus(200, await there.get<{ classes: readonly ClassAnswer[] }>(path)).body;
    const { subject } = await pageAt(day.pageId);
    const current = me.pages.find(
      (page) => page.subject === subject.title && page.from <= day.today && day.today <= page.to,
    );
    const newClass = classes.find(({ title }) => current?.group.startsWith(`${title} `));
    if (!current || !newClass) throw new Error(`The second school teaches no ${subject.title}`);

    const pupilId = day.pupilIds[1] ?? '';
    const [admission, admissions] = [
      { pupilId, fromClassId: from.classId, from: day.today },
      `/api/classes/${newClass.classId}/admissions`,
    ];
    const uninvited = expectStatus(422, await there.post(admissions, admission));
    expect(problemOf(uninvited).code).toBe('pupil-not-transferred');
    expectStatus(200, await transfer(deputyHead, { pupilId, toClassId: newClass.classId }));
    const early = expectStatus(422, await there.post(admissions, { ...admission, from: yesterday }));
    expect([problemOf(early).code, fieldsOf(early)]).toEqual(['admitted-too-early', ['from']]);
    expect(problemOf(expectStatus(404, await deputyHead.post(admissions, admission))).code).toBe(
      'class-not-found',
    );
    expectStatus(200, await there.post(admissions, admission));

    const newPage = async () =>
      expectStatus(200, await there.get<ServedPage>(`/api/journal/pages/${current.pageId}`)).body;
    const arrived = async () => (await newPage()).takenOver.some((one) => one.pupilId === pupilId);
    expect(await eventually(arrived)).toBe(true);
    const page = await newPage();
    expect(page.pupils).toContainEqual(expect.objectContaining({ id: pupilId, from: day.today }));
    const taken = page.takenOver.filter((one) => one.pupilId === pupilId);
    expect(new Set(taken.map(({ fromPageId }) => fromPageId))).toEqual(new Set([day.pageId]));
    const old = await pageAt(day.pageId);
    const stayed = old.grades.filter((one) => one.pupilId === pupilId && one.status !== 'annulled');
    expect(taken.map(({ gradeId }) => gradeId).toSorted()).toEqual(
      stayed.map(({ gradeId }) => gradeId).toSorted(),
    );
  });
});
