import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GradeHistoryAnswer } from '../../projections/grade-history/queries.js';
import type { Me } from '../../src/access/me.js';
import { LATE_CORRECTIONS_ALONE } from '../../src/journal/page/late-corrections.rules.js';
import { addDays } from '../../src/school/civil-date.values.js';
import type { Roster } from '../../src/oneroster/roster.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import {
  giveGrades,
  letIn,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { there } from '../support/there.js';
import {
  type Answer,
  expectStatus,
  fieldsOf,
  positionOf,
  problemOf,
  read,
  refusal,
  type Visitor,
} from '../support/visitor.js';

describe('In a journal page', () => {
  let school: RunningSchool;
  let roster: Roster;
  let day: SchoolDay;
  let head: Visitor;
  let admin: Visitor;
  let schoolId: string;
  let page: string;
  let work: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    roster = await sampleRosterOf(school);
    day = await schoolDayOf(school);
    [head, admin] = await Promise.all([school.signIn('deputyHead'), school.signIn('admin')]);
    schoolId = (await day.teacher.get<Me>('/api/me')).body.schools[0]?.id ?? '';
    page = `/api/journal/pages/${day.pageId}`;
    work = day.works[0] ?? '';
  });
  afterAll(async () => {
    await school.remove();
  });

  const readPage = async (wrote: Answer, reader = day.teacher): Promise<ServedPage> =>
    expectStatus(200, await reader.get<ServedPage>(page, { 'X-Journal-Position': positionOf(wrote) })).body;
  const lessonIn = async (wrote: Answer, lessonId: string) =>
    (await readPage(wrote)).lessons.find((lesson) => lesson.lessonId === lessonId);
  const expectRefused = (answer: Answer, status: number, code: string, ...fields: string[]): void => {
    const { code: told } = problemOf(answer);
    expect([answer.status, told, ...fieldsOf(answer)]).toEqual([status, code, ...fields]);
  };
  const lessonAt = async (date: string, number: number): Promise<string> => {
    const body = { date, number, topic: 'Rehearsal' };
    return expectStatus(201, await day.teacher.post<{ lessonId: string }>(`${page}/lessons`, body)).body
      .lessonId;
  };
  const given = async (lessonId: string, pupilId: string, value: string, more: object = {}) => {
    const answer = await giveGrades(day, lessonId, [{ pupilId, work, value, ...more }]);
    const gradeId = expectStatus(201, answer).body.grades[0]?.gradeId ?? '';
    return { gradeId, position: positionOf(answer), path: `/api/journal/grades/${gradeId}` };
  };
  /** A teacher of the example's school who is none of the page's, by the roster. */
  const anotherTeacher = async (): Promise<{ visitor: Visitor; personId: string }> => {
    const own = roster.people.find(({ username }) => username === school.signInOf('teacher').login);
    const classes = roster.enrolments.filter(({ personId }) => personId === own?.sourcedId);
    const colleagues = roster.enrolments.filter(
      ({ role, classId }) => role === 'teacher' && classes.some((one) => one.classId === classId),
    );
    const other = roster.people.find(
      ({ sourcedId, roles }) =>
        roles.some((held) => held.role === 'teacher' && held.schoolId === own?.roles[0]?.schoolId) &&
        !colleagues.some(({ personId }) => personId === sourcedId),
    );
    const visitor = await letIn(school, other?.username ?? '');
    return { visitor, personId: (await visitor.get<Me>('/api/me')).body.person.id };
  };

  it('a lesson is planned, and recorded when it was held', async () => {
    const lesson = { date: day.today, number: 15, topic: 'Conic sections' };
    const planned = await day.teacher.post<{ lessonId: string }>(`${page}/lessons/plan`, lesson);
    const { lessonId } = expectStatus(201, planned).body;
    expect(await lessonIn(planned, lessonId)).toMatchObject({ planned: true, topic: 'Conic sections' });
    const recorded = await day.teacher.post(`${page}/lessons`, { ...lesson, topic: 'Ellipses' });
    expect(expectStatus(201, recorded).body).toEqual({ lessonId });
    expect(await lessonIn(recorded, lessonId)).toMatchObject({ planned: false, topic: 'Ellipses' });
    const past = { ...lesson, date: addDays(day.today, -1) };
    expectRefused(await day.teacher.post(`${page}/lessons/plan`, past), 422, 'lesson-in-past', 'date');
  });

  it('a lesson in which nothing is written is cancelled, stays visible, and is reinstated', async () => {
    const lessonId = await recordLesson(day, 16);
    const at = { date: day.today, number: 16 };
    const cancelled = await day.teacher.post(`${page}/lessons/cancellation`, { ...at, reason: 'Heating' });
    expect(expectStatus(200, cancelled).body).toEqual({ lessonId });
    expect(await lessonIn(cancelled, lessonId)).toMatchObject({ cancelled: true });
    const grade = await giveGrades(day, lessonId, [{ pupilId: day.child.id, work, value: '15' }]);
    expectRefused(grade, 409, 'lesson-cancelled');
    const back = await day.teacher.post(`/api/journal/lessons/${lessonId}/reinstatement`, {});
    expectStatus(200, back);
    await given(lessonId, day.child.id, '15');
    const again = await day.teacher.post(`${page}/lessons/cancellation`, at);
    expectRefused(again, 409, 'lesson-has-entries');
  });

  it('a substitute writes in the lesson that they give, and in no other', async () => {
    const { visitor, personId } = await anotherTeacher();
    const [lessonId, another] = [await recordLesson(day, 17), await recordLesson(day, 18)];
    const gradeIn = (id: string, pupilId: string | undefined = day.pupilIds[1]) =>
      visitor.post(`${page}/grades`, { lessonId: id, grades: [{ pupilId, work, value: '11' }] });
    expectRefused(await gradeIn(lessonId), 404, 'page-not-found');
    const substitute = { date: day.today, number: 17, teacherId: personId };
    expectRefused(await day.teacher.post(`${page}/substitutes`, substitute), 403, 'not-for-your-role');
    const assigned = expectStatus(201, await head.post(`${page}/substitutes`, substitute));
    expect((await readPage(assigned, visitor)).pageId).toBe(day.pageId);
    expectStatus(201, await gradeIn(lessonId));
    expectRefused(await gradeIn(another), 403, 'not-your-page');
    const released = await head.post(`/api/journal/lessons/${lessonId}/substitutes/release`, {
      teacherId: personId,
    });
    expectStatus(200, released);
    expectRefused(await gradeIn(lessonId, day.pupilIds[2]), 404, 'page-not-found');
  });

  it('a substitute, and a lesson beside the timetable, meet no other lesson of that day', async () => {
    const { visitor } = await anotherTeacher();
    await recordLesson(day, 19);
    const { person, pages } = await read(day.teacher.get<Me>('/api/me'));
    const today = ({ from, to }: Me['pages'][number]) => from <= day.today && day.today <= to;
    const theirs = there((await read(visitor.get<Me>('/api/me'))).pages.find(today), 'page').pageId;
    const substituteAt = (number: number) =>
      head.post(`/api/journal/pages/${theirs}/substitutes`, {
        ...{ date: day.today, number, teacherId: person.id },
      });
    expectRefused(await substituteAt(19), 422, 'teacher-busy', 'teacherId');
    expectStatus(201, await substituteAt(20));
    const another = there(
      pages.filter(today).find(({ pageId }) => pageId !== day.pageId),
      'another page of the teacher',
    ).pageId;
    const [status, code, field] = await refusal(
      day.teacher.post(`/api/journal/pages/${another}/lessons/plan`, {
        ...{ date: day.today, number: 19, topic: 'Circles' },
      }),
    );
    expect([status, field]).toEqual([422, 'number']);
    // The same pupils may be on both pages.
    expect(['teacher-busy', 'group-busy']).toContain(code);
  });

  it('who was away has a grade only for work that was made up for', async () => {
    const lessonId = await lessonAt(addDays(day.today, -1), 15);
    const pupilId = day.child.id;
    const absences = [{ pupilId, code: 'ill' }];
    expectStatus(201, await day.teacher.post(`${page}/absences`, { lessonId, absences }));
    const missing = await giveGrades(day, lessonId, [{ pupilId, work, value: '13' }]);
    expectRefused(missing, 422, 'pupil-absent', 'grades.0.madeUpOn');
    const { position } = await given(lessonId, pupilId, '13', { madeUpOn: day.today });
    const { body } = await day.teacher.get<ServedPage>(page, { 'X-Journal-Position': position });
    expect(body.grades).toContainEqual(
      expect.objectContaining({ lessonId, pupilId, value: '13', madeUpOn: day.today }),
    );
  });

  it('a work may have two grades where the school says so, as in 4/5', async () => {
    const kind = { title: 'Dictation', abbreviation: 'Dc', weight: 1, grades: 2, from: day.today };
    expectStatus(200, await admin.put(`/api/schools/${schoolId}/work-kinds/dictation`, kind));
    const isKnown = async () =>
      (await day.teacher.get<ServedPage>(page)).body.works.some(({ code }) => code === 'dictation');
    expect(await eventually(isKnown)).toBe(true);
    const lessonId = await recordLesson(day, 19);
    const entry = (value: string) => ({ pupilId: day.child.id, work: 'dictation', value });
    expectStatus(201, await giveGrades(day, lessonId, [entry('14'), entry('15')]));
    const third = await giveGrades(day, lessonId, [entry('16')]);
    expectRefused(third, 422, 'grade-already-given', 'grades.0.pupilId');
  });

  it('a debt waits for the grade that settles it, or is withdrawn', async () => {
    const lessonId = await recordLesson(day, 20);
    const [pupilId = '', other = ''] = day.pupilIds;
    const debts = [pupilId, other].map((id) => ({ pupilId: id, work, dueOn: addDays(day.today, 7) }));
    const marked = await day.teacher.post<{ debts: { debtId: string }[] }>(`${page}/debts`, {
      lessonId,
      debts,
    });
    const [first, second] = expectStatus(201, marked).body.debts.map(({ debtId }) => debtId);
    expect((await readPage(marked)).debts.filter((debt) => debt.lessonId === lessonId)).toHaveLength(2);
    const unnamed = await giveGrades(day, lessonId, [{ pupilId, work, value: '12' }]);
    expectRefused(unnamed, 422, 'debt-open', 'grades.0.debtId');
    const { gradeId, position } = await given(lessonId, pupilId, '12', { debtId: first });
    const history = await day.teacher.get<Pick<GradeHistoryAnswer, 'chain'>>(
      `/api/grades/${gradeId}/history`,
      { 'X-Journal-Position': position },
    );
    const { chain } = expectStatus(200, history).body;
    expect(chain.map(({ what, to }) => ({ what, to }))).toEqual([
      { what: 'debtMarked' },
      { what: 'given', to: '12' },
      { what: 'debtSettled' },
    ]);
    expectRefused(await day.teacher.get(`/api/grades/${first ?? ''}/history`), 404, 'grade-not-found');
    const path = `/api/journal/debts/${second ?? ''}/withdrawal`;
    const withdrawn = expectStatus(200, await day.teacher.post(path, { reason: 'Was on a school trip' }));
    expect((await readPage(withdrawn)).debts.filter((debt) => debt.lessonId === lessonId)).toEqual([]);
    expectRefused(await day.teacher.post(path, { reason: 'Again' }), 409, 'debt-not-open');
  });

  it('a grade is corrected for a reason of the school’s list, or in words of one’s own', async () => {
    const { path, gradeId } = await given(await recordLesson(day, 12), day.child.id, '12');
    const unknown = await day.teacher.post(`${path}/correction`, { value: '13', reasonCode: 'constructor' });
    expectRefused(unknown, 422, 'unknown-reason', 'reasonCode');
    expect(problemOf(unknown).errors?.[0]?.message).toContain('recounted');
    const bare = await day.teacher.post(`${path}/correction`, { value: '13' });
    expectRefused(bare, 400, 'invalid-input', 'reason', 'reasonCode');
    const coded = await day.teacher.post(`${path}/correction`, { value: '13', reasonCode: 'recounted' });
    expectStatus(200, coded);
    const history = await day.guardian.get<GradeHistoryAnswer>(`/api/grades/${gradeId}/history`, {
      'X-Journal-Position': positionOf(coded),
    });
    expect(expectStatus(200, history).body.chain.at(-1)).toMatchObject({
      from: '12',
      to: '13',
      reasonCode: 'recounted',
    });
  });

  it('an annulled grade counts no longer, and another one is given in its place', async () => {
    const lessonId = await recordLesson(day, 13);
    const { path } = await given(lessonId, day.child.id, '3');
    expectStatus(200, await day.teacher.post(`${path}/annulment`, { reasonCode: 'wrong-entry' }));
    const correction = await day.teacher.post(`${path}/correction`, { value: '4', reason: 'Too late' });
    expectRefused(correction, 409, 'grade-annulled');
    const { position } = await given(lessonId, day.child.id, '18');
    const { body } = await day.teacher.get<ServedPage>(page, { 'X-Journal-Position': position });
    const here = body.grades.filter((grade) => grade.lessonId === lessonId);
    expect(here.map(({ value, status }) => [value, status])).toEqual([
      ['3', 'annulled'],
      ['18', 'given'],
    ]);
  });

  it('a deputy head writes on behalf of a teacher of the page, and of nobody else', async () => {
    const { path, gradeId } = await given(await recordLesson(day, 14), day.child.id, '7');
    const teacherId = (await day.teacher.get<Me>('/api/me')).body.person.id;
    const correction = (onBehalfOf: string) =>
      head.post(`${path}/correction`, { value: '8', reason: 'She is ill', onBehalfOf });
    expectRefused(await correction(day.child.id), 422, 'not-on-behalf', 'onBehalfOf');
    const corrected = expectStatus(200, await correction(teacherId));
    const history = await head.get<GradeHistoryAnswer>(`/api/grades/${gradeId}/history`, {
      'X-Journal-Position': positionOf(corrected),
    });
    const { actor } = expectStatus(200, history).body.chain.at(-1) ?? {};
    expect(actor).toMatchObject({ role: 'deputyHead', onBehalfOf: { id: teacherId } });
  });

  it('a deputy head corrects many grades late where somebody else allows it', async () => {
    const { pages } = (await day.teacher.get<Me>('/api/me')).body;
    const past = pages.find(({ to }) => to < addDays(day.today, -60));
    const old = `/api/journal/pages/${past?.pageId ?? ''}`;
    const { grades } = expectStatus(200, await day.teacher.get<ServedPage>(old)).body;
    const { gradeId = '', value = '' } = grades[0] ?? {};
    const other = value === '10' ? '11' : '10';
    const correct = (to: string) =>
      head.post(`/api/journal/grades/${gradeId}/correction`, { value: to, reason: 'Recounted' });
    for (let made = 0; made < LATE_CORRECTIONS_ALONE; made++) {
      expectStatus(200, await correct(made % 2 === 0 ? other : value));
    }
    expectRefused(await correct(other), 403, 'second-person-required');
    const deputyHead = (await head.get<Me>('/api/me')).body.person.id;
    const allow = (who: Visitor, more: number) =>
      who.post(`${old}/late-corrections`, { personId: deputyHead, more, reason: 'The test was marked anew' });
    expectRefused(await allow(head, 2), 403, 'second-person-required', 'personId');
    expectRefused(await allow(day.teacher, 2), 403, 'not-for-your-role');
    expectRefused(await allow(admin, 0), 400, 'invalid-input', 'more');
    expectStatus(200, await allow(admin, 2));
    expectStatus(200, await correct(other));
    expectStatus(200, await correct(value));
    expectRefused(await correct(other), 403, 'second-person-required');
  });

  it('the edit window is over for the teacher until an administrator extends it', async () => {
    const { pages } = (await day.teacher.get<Me>('/api/me')).body;
    const past = pages.find(({ to }) => to < addDays(day.today, -60));
    const old = `/api/journal/pages/${past?.pageId ?? ''}`;
    const { grades } = expectStatus(200, await day.teacher.get<ServedPage>(old)).body;
    const correct = (value: string) =>
      day.teacher.post(`/api/journal/grades/${grades[0]?.gradeId ?? ''}/correction`, {
        value,
        reason: 'Recounted',
      });
    const value = grades[0]?.value === '10' ? '11' : '10';
    expectRefused(await correct(value), 422, 'outside-edit-window');
    const extension = { until: day.today, reason: 'The server was down' };
    expectRefused(await day.teacher.post(`${old}/edit-window`, extension), 403, 'not-for-your-role');
    expectRefused(await head.post(`${old}/edit-window`, extension), 403, 'not-for-your-role');
    expectStatus(200, await admin.post(`${old}/edit-window`, extension));
    expectStatus(200, await correct(value));
  });
});
