import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Difference } from '../../src/audit/as-of/differences.js';
import type { Me } from '../../src/access/me.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import { addDays, weekOf } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  gradesIn,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedDiary,
} from '../support/school-day.js';
import { type Answer, expectStatus, positionOf, read, refusal, type Visitor } from '../support/visitor.js';

interface Compared<Body> {
  readonly asOf: { readonly position: string; readonly instant: string };
  readonly then: Body | null;
  readonly now: Body;
  readonly differences: readonly Difference[];
}

type Body = Readonly<Record<string, unknown>>;

/** What may be asked as of a moment, and the ordinary question that it is an answer to. */
interface View {
  readonly who: Visitor;
  readonly ordinary: string;
  readonly asOf: string;
}

/** A thing that was done, with what everybody read just afterwards. */
interface Step {
  readonly position: string;
  readonly seen: readonly Body[];
}

describe('What was known once', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let admin: Visitor;
  let schoolPath: string;
  let views: readonly View[];
  let lessonId: string;
  let gradeId: string;
  const steps = new Map<string, Step>();

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [head, admin] = await Promise.all([school.signIn('deputyHead'), school.signIn('admin')]);
    schoolPath = `schools/${(await head.get<Me>('/api/me')).body.schools[0]?.id ?? ''}`;
    views = await viewsOf();
    await live();
  });
  afterAll(async () => {
    await school.remove();
  });

  const viewsOf = async (): Promise<readonly View[]> => {
    const { child, pageId, today, guardian, pupil, teacher } = day;
    const { classes } = await read(head.get<ClassesAnswer>(`/api/${schoolPath}/classes`));
    const homeroom = classes.find(({ pupils }) => pupils.some(({ id }) => id === child.id));
    const [, subject = '', term = ''] = pageId.split('.');
    const ofPupil = `pupils/${child.id}`;
    const ofClass = `classes/${homeroom?.classId ?? ''}`;
    const parallel = /^\d+/.exec(homeroom?.title ?? '')?.[0] ?? '';
    const same = (who: Visitor, path: string): View => ({
      ...{ who, ordinary: `/api/${path}`, asOf: `/api/audit/as-of/${path}` },
    });
    const diary = same(guardian, `${ofPupil}/diary?week=${weekOf(today)}`);
    const page = `pages/${pageId}`;
    const table = `?term=${term}`;
    return [
      diary,
      { ...diary, who: pupil },
      same(guardian, `${ofPupil}/diary?from=${today}&to=${addDays(today, 1)}`),
      { who: teacher, ordinary: `/api/journal/${page}`, asOf: `/api/audit/as-of/${page}?` },
      same(guardian, `${ofPupil}/final-grades?`),
      {
        who: teacher,
        ordinary: `/api/${ofClass}/report${table}`,
        asOf: `/api/audit/as-of/${ofClass}/final-grades${table}`,
      },
      same(teacher, `${ofClass}/rating?term=${term}&subject=${subject}`),
      {
        who: head,
        // As long as it may be: as of a moment, ratings are compared whole.
        ordinary: `/api/${schoolPath}/rating?term=${term}&parallel=${parallel}&limit=200`,
        asOf: `/api/audit/as-of/${schoolPath}/rating?term=${term}&parallel=${parallel}`,
      },
      same(guardian, `${ofPupil}/rating?term=${term}&subject=${subject}`),
    ];
  };

  /** What is answered as soon as the read models have come so far, however much else the machine has to do. */
  const whenReached = async <Told>(ask: () => Promise<Answer<Told>>): Promise<Told> => {
    let answer = await ask();
    const isReached = async () => answer.status !== 503 || (answer = await ask()).status !== 503;
    expect(await eventually(isReached)).toBe(true);
    return expectStatus(200, answer).body;
  };

  /** Does something, and has everybody read what they read then. */
  const step = async (name: string, position: string): Promise<void> => {
    const headers = { 'X-Journal-Position': position };
    const seen = await Promise.all(
      views.map(({ who, ordinary }) => whenReached(() => who.get<Body>(ordinary, headers))),
    );
    steps.set(name, { position, seen });
  };
  const stepAt = (name: string): Step => {
    const found = steps.get(name);
    if (!found) throw new Error(`Nothing was done that is called ${name}`);
    return found;
  };

  /** A day: a grade is given, corrected and annulled, homework put differently, an absence excused, a grade of the term corrected. */
  const live = async (): Promise<void> => {
    const { teacher, guardian, child, today, pageId } = day;
    const page = `/api/journal/pages/${pageId}`;
    const done = async (name: string, status: number, answer: Promise<Answer>): Promise<void> =>
      step(name, positionOf(expectStatus(status, await answer)));
    lessonId = await recordLesson(day, 8, 'Limits');
    const task = { lessonId, dueOn: addDays(today, 1), text: 'Exercise 1' };
    const homework = expectStatus(201, await teacher.post<{ homeworkId: string }>(`${page}/homework`, task));
    await step('homework set', positionOf(homework));
    const given = await giveGrade(day, lessonId, '12');
    ({ gradeId } = given);
    await step('grade given', given.position);
    await done('grade corrected', 200, correctGrade(day, gradeId, '14', 'Question 3 was counted twice'));
    const amended = { dueOn: task.dueOn, text: 'Exercises 1 and 2' };
    const { homeworkId } = homework.body;
    await done(
      'homework amended',
      200,
      teacher.post(`/api/journal/homework/${homeworkId}/amendment`, amended),
    );
    const away = { lessonId: await recordLesson(day, 9), absences: [{ pupilId: child.id, code: 'absent' }] };
    await done('absence recorded', 201, teacher.post(`${page}/absences`, away));
    const note = { from: today, to: today, code: 'excused', note: 'A visit to the dentist' };
    await done('absence excused', 201, guardian.post(`/api/pupils/${child.id}/notes`, note));
    const correction = { value: '19', reason: 'A test was forgotten' };
    await done(
      'term grade corrected',
      200,
      head.post(`${page}/term-grades/${child.id}/correction`, correction),
    );
    const annulment = { reason: 'Another pupil’s' };
    await done('grade annulled', 200, teacher.post(`/api/journal/grades/${gradeId}/annulment`, annulment));
  };

  const asOf = <Told>(
    { who, asOf: path }: Pick<View, 'who' | 'asOf'>,
    moment: string,
  ): Promise<Answer<Compared<Told>>> =>
    who.get<Compared<Told>>(`${path}&${moment}`, { 'X-Journal-Position': stepAt('grade annulled').position });
  const viewAt = (index: number): View => {
    const view = views[index];
    if (!view) throw new Error(`There is no view ${index.toString()}`);
    return view;
  };
  /** What says where and when an answer was made is another than that of the answer of then. */
  const said = ({ position: _position, at: _at, ...rest }: Body): Body => rest;

  it('is told as everybody read it then, by the position and by the instant, beside what is known now', async () => {
    const last = stepAt('grade annulled');
    for (const [name, { position, seen }] of steps) {
      for (const [index, view] of views.entries()) {
        const told = await read(asOf<Body>(view, `position=${position}`));
        const { ordinary } = view;
        expect([name, ordinary, told.asOf.position]).toEqual([name, ordinary, position]);
        expect([name, ordinary, told.then?.['position'], said(told.then ?? {})]).toEqual([
          ...[name, ordinary, position, said(seen[index] ?? {})],
        ]);
        expect([name, ordinary, said(told.now)]).toEqual([name, ordinary, said(last.seen[index] ?? {})]);
        const byInstant = await read(asOf<Body>(view, `at=${told.asOf.instant}`));
        expect([name, ordinary, said(byInstant.then ?? {})]).toEqual([name, ordinary, said(told.then ?? {})]);
        expect([name, ordinary, byInstant.differences]).toEqual([name, ordinary, told.differences]);
        if (name === 'grade annulled') expect([ordinary, told.differences]).toEqual([ordinary, []]);
      }
    }
  });

  const marksOf = async (name: string, index = 0): Promise<ReadonlyMap<string, Difference>> => {
    const { differences } = await read(asOf(viewAt(index), `position=${stepAt(name).position}`));
    return new Map(differences.map((difference) => [difference.path, difference]));
  };

  it('has marks where something is another now', async () => {
    const lesson = `/days/${day.today}/lessons/${lessonId}`;
    const grade = `${lesson}/grades/${gradeId}`;
    const given = await marksOf('grade given');
    expect(given.get(`${grade}/value`)).toMatchObject({ kind: 'changed', was: '12', is: '14' });
    expect(given.get(`${grade}/status`)).toMatchObject({ was: 'given', is: 'annulled' });
    expect(given.get(`${grade}/changes/0`)).toMatchObject({
      ...{ kind: 'added', is: { from: '12', to: '14', reason: 'Question 3 was counted twice' } },
    });
    const corrected = await marksOf('grade corrected');
    expect([...corrected.keys()].filter((path) => path.startsWith(grade))).toEqual([
      `${grade}/status`,
      `${grade}/changes/1`,
    ]);
    const untilTomorrow = await marksOf('grade given', 2);
    expect([...untilTomorrow].filter(([path]) => path.endsWith('/text'))).toMatchObject([
      [expect.stringContaining('/homeworkSet/'), { was: 'Exercise 1', is: 'Exercises 1 and 2' }],
      [expect.stringContaining('/homeworkDue/'), { was: 'Exercise 1', is: 'Exercises 1 and 2' }],
    ]);
    const absent = [...(await marksOf('absence recorded')).values()];
    expect(absent).toContainEqual(
      expect.objectContaining({
        ...{ path: expect.stringMatching(/\/absence\/code$/), was: 'absent', is: 'excused' },
      }),
    );
    expect((await marksOf('homework set')).get(grade)).toMatchObject({ kind: 'added', is: { gradeId } });
    const onPage = await marksOf('grade given', 3);
    expect(onPage.get(`/grades/${gradeId}/value`)).toMatchObject({ was: '12', is: '14' });
    const ofTerm = [...(await marksOf('absence excused', 4)).keys()];
    expect(ofTerm.some((path) => path.endsWith('/value'))).toBe(true);
  });

  it('is for whoever may read what is known now, and for whoever leads the school', async () => {
    const moment = `position=${stepAt('grade given').position}`;
    const diaryOf = (pupilId: string) => `/api/audit/as-of/pupils/${pupilId}/diary?week=${weekOf(day.today)}`;
    const own = (who: Visitor) => asOf<ServedDiary>({ who, asOf: diaryOf(day.child.id) }, moment);
    for (const who of [day.guardian, day.pupil, head, admin]) {
      const { then } = await read(own(who));
      expect(then && gradesIn(then).find((grade) => grade.gradeId === gradeId)).toMatchObject({
        value: '12',
      });
    }
    const others = asOf({ who: day.guardian, asOf: diaryOf(day.pupilIds[1] ?? '') }, moment);
    expect(await refusal(others)).toEqual([404, 'pupil-not-found']);
    expect(await refusal(own(day.teacher))).toEqual([403, 'not-for-your-role']);
  });

  it('is nothing where it was not to be told then', async () => {
    const put = (ratings: object) => admin.put(`/api/${schoolPath}/ratings`, ratings);
    const least = { inSubject: 1, overall: 1 };
    const off = positionOf(expectStatus(200, await put({ on: false, least })));
    const on = positionOf(expectStatus(200, await put({ on: true, least })));
    const { who, asOf: path } = viewAt(6);
    const answer = await read(
      who.get<Compared<Body>>(`${path}&position=${off}`, { 'X-Journal-Position': on }),
    );
    expect(answer.then).toBeNull();
    expect(answer.differences).toMatchObject([{ kind: 'added', path: '', is: { rows: answer.now['rows'] } }]);
  });

  it('is sent once as long as nothing has changed', async () => {
    const moment = `position=${stepAt('grade given').position}`;
    const first = expectStatus(200, await asOf(viewAt(8), moment));
    expect(positionOf(first)).toMatch(/^\d+\/\d+$/);
    const { who, asOf: path } = viewAt(8);
    const again = await who.get(`${path}&${moment}`, { 'If-None-Match': first.headers.get('ETag') ?? '' });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it.each([
    ['', 'at'],
    ['at=2026-11-23T08:00:00Z&position=1/1', 'at', 'position'],
    ['at=2026-11-23T08:00:00', 'at'],
    ['at=yesterday', 'at'],
    ['at=9999-01-01T00:00:00Z', 'at'],
    ['at=2000-01-01T00:00:00Z', 'at'],
    ['at=2026-11-23T08:00:00Z&at=2026-11-23T08:00:00Z', 'at'],
    ['position=1', 'position'],
    ['position=9223372036854775807/1', 'position'],
    ['position=0/0', 'position'],
  ])('is not asked for by %p', async (moment, ...fields) => {
    expect(await refusal(asOf(viewAt(0), moment))).toEqual([400, 'invalid-input', ...fields]);
  });
});
