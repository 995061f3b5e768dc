import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ToldFact } from '../../projections/audit-trail/answer.js';
import type { Me } from '../../src/access/me.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrades,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { expectStatus, positionOf, read, refusal, type Answer, type Visitor } from '../support/visitor.js';

interface ServedFacts {
  readonly position: string;
  readonly events: readonly ToldFact[];
  readonly next?: string;
}

describe('The history of a school', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let schoolId: string;
  let teacherId: string;
  let headId: string;
  let gradeId: string;
  let written: { readonly 'X-Journal-Position': string };

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    const { schools, person } = (await head.get<Me>('/api/me')).body;
    [schoolId, headId] = [schools[0]?.id ?? '', person.id];
    teacherId = (await day.teacher.get<Me>('/api/me')).body.person.id;
    written = { 'X-Journal-Position': await writeADay() };
    // Where the machine has much to do, longer than somebody who reads is let wait.
    expect(await eventually(async () => (await ask('&limit=1')).status === 200)).toBe(true);
  });
  afterAll(async () => {
    await school.remove();
  });

  /** Of everything something. @returns the position of the last. */
  const writeADay = async (): Promise<string> => {
    const { teacher, pageId, pupilIds, works, today } = day;
    const page = `/api/journal/pages/${pageId}`;
    const [child = '', another = '', third = ''] = pupilIds;
    const [work = ''] = works;
    const lessonId = await recordLesson(day, 8);
    const grades = [child, another, third].map((pupilId) => ({ pupilId, work, value: '12' }));
    const given = expectStatus(201, await giveGrades(day, lessonId, grades)).body.grades;
    gradeId = given[0]?.gradeId ?? '';
    expectStatus(200, await correctGrade(day, gradeId, '14', 'Question 3 was counted twice'));
    const annulment = `/api/journal/grades/${given[2]?.gradeId ?? ''}/annulment`;
    expectStatus(200, await teacher.post(annulment, { reason: 'Not hers' }));
    const remark = { lessonId, pupilId: child, kind: 'note', text: 'Well done', visibleTo: 'guardian' };
    expectStatus(201, await teacher.post(`${page}/remarks`, remark));
    const homework = { lessonId, dueOn: addDays(today, 1), text: 'Read on', pupilIds: [child, another] };
    expectStatus(201, await teacher.post(`${page}/homework`, homework));
    const nextLesson = await recordLesson(day, 9);
    const absences = [{ pupilId: third, code: 'absent' }];
    expectStatus(201, await teacher.post(`${page}/absences`, { lessonId: nextLesson, absences }));
    return positionOf(await correctLate());
  };

  /** A deputy head corrects a grade whose edit window is over. */
  const correctLate = async (): Promise<Answer> => {
    const { grades, lessons } = await read(head.get<ServedPage>(`/api/journal/pages/${day.pageId}`));
    const byAge = lessons.toSorted((a, b) => (a.date < b.date ? -1 : 1)).map((lesson) => lesson.lessonId);
    const [oldest] = grades
      .filter(({ status }) => status === 'given')
      .sort((a, b) => byAge.indexOf(a.lessonId) - byAge.indexOf(b.lessonId));
    const path = `/api/journal/grades/${oldest?.gradeId ?? ''}/correction`;
    return expectStatus(200, await head.post(path, { value: '9', reason: 'Found in the archive' }));
  };

  const ask = (query: string, who = head) =>
    who.get<ServedFacts>(`/api/audit/events?school=${schoolId}${query}`, written);
  const facts = async (query: string) => (await read(ask(query))).events;

  it('tells who did what, when, why, late or not, and where it stands in the log', async () => {
    const answer = expectStatus(200, await ask(`&actor=${teacherId}&type=GradeCorrected`));
    const [corrected, ...others] = answer.body.events;
    expect(others).toEqual([]);
    expect(corrected).toEqual({
      eventId: expect.any(String),
      ...{ type: 'GradeCorrected', kind: 'grade', correction: true, late: false, via: 'api', schoolId },
      ...{ from: '12', to: '14', reason: 'Question 3 was counted twice', gradeId, date: day.today },
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      logPosition: expect.stringMatching(/^\d+\/\d+$/),
      accountId: expect.any(String),
      actor: { id: teacherId, name: expect.stringMatching(/\w \w/), role: 'teacher' },
      lessonId: expect.stringContaining(day.pageId),
      page: { id: day.pageId, subject: expect.stringMatching(/\w/), group: expect.stringMatching(/\w/) },
      concerns: [{ id: day.child.id, name: day.child.name }],
    });
    expect(positionOf(answer)).toBe(answer.body.position);
    const path = `/api/audit/events?school=${schoolId}&actor=${teacherId}&type=GradeCorrected`;
    const tagOf = async () => (await head.get(path)).headers.get('ETag') ?? '';
    const isKnown = async () => (await head.get(path, { 'If-None-Match': await tagOf() })).status === 304;
    expect(await eventually(isKnown)).toBe(true);
  });

  it('is filtered by all that it tells, each by itself and with others', async () => {
    const [child = '', another = ''] = day.pupilIds;
    const all = await facts(`&actor=${teacherId}&from=${day.today}`);
    expect(all.map(({ type }) => type)).toEqual([
      ...['AbsenceRecorded', 'LessonRecorded', 'HomeworkSet', 'RemarkMade', 'GradeAnnulled'],
      ...['GradeCorrected', 'GradeGiven', 'GradeGiven', 'GradeGiven', 'LessonRecorded'],
    ]);
    const concerns = (id: string) => (fact: ToldFact) => fact.concerns.some((person) => person.id === id);
    const filters: readonly (readonly [string, (fact: ToldFact) => boolean])[] = [
      [`pupil=${child}`, concerns(child)],
      [`page=${day.pageId}`, ({ page }) => page?.id === day.pageId],
      ['page=a.b.c', () => false],
      ['kind=grade', ({ kind }) => kind === 'grade'],
      ['kind=remark', ({ kind }) => kind === 'remark'],
      ['kind=access', ({ kind }) => kind === 'access'],
      ['type=GradeAnnulled', ({ type }) => type === 'GradeAnnulled'],
      ['corrections=true', ({ correction }) => correction],
      ['corrections=false', ({ correction }) => !correction],
      ['late=true', ({ late }) => late],
      ['late=false', ({ late }) => !late],
      [
        `pupil=${another}&kind=grade&corrections=false`,
        (fact) => concerns(another)(fact) && fact.kind === 'grade',
      ],
    ];
    for (const [filter, holds] of filters) {
      const found = await facts(`&actor=${teacherId}&from=${day.today}&${filter}`);
      expect([filter, found]).toEqual([filter, all.filter(holds)]);
      // The same without the actor: others may have written such things too, and nothing else is found.
      const ofAll = await facts(`&limit=50&${filter}`);
      expect([filter, ofAll.filter((fact) => !holds(fact))]).toEqual([filter, []]);
    }
    expect(await facts(`&actor=${teacherId}&to=${addDays(day.today, -1)}`)).toEqual([]);
    expect(await facts(`&actor=${teacherId}&from=${addDays(day.today, 1)}`)).toEqual([]);
    expect(await facts(`&actor=${teacherId}&to=${day.today}&limit=10`)).toEqual(all);
  });

  it('finds what was written late by anybody', async () => {
    const [late] = await facts('&late=true');
    expect(late).toMatchObject({
      ...{ type: 'GradeCorrected', late: true, correction: true, to: '9', reason: 'Found in the archive' },
      actor: { id: headId, role: 'deputyHead' },
    });
  });

  it('tells whose access changed, and to what', async () => {
    const [issued] = await facts(`&type=AccountIssued&pupil=${teacherId}`);
    expect(issued).toMatchObject({
      ...{ kind: 'access', via: 'import', actor: { id: 'import', role: 'system' } },
      account: { holder: { id: teacherId } },
      roles: [{ role: 'teacher', schoolId }],
    });
    const guardianId = (await day.guardian.get<Me>('/api/me')).body.person.id;
    const [linked] = await facts(`&type=GuardianLinked&pupil=${guardianId}`);
    expect(linked?.concerns.map(({ id }) => id)).toEqual([day.child.id, guardianId]);
  });

  it('comes in parts, newest first, none twice and none left out', async () => {
    for (const query of [
      `&actor=${teacherId}&from=${day.today}`,
      `&pupil=${day.child.id}`,
      `&page=${day.pageId}`,
    ]) {
      const whole: ToldFact[] = [];
      const parts: ToldFact[] = [];
      for (const [limit, into] of [
        [200, whole],
        [7, parts],
      ] as const) {
        let cursor = '';
        do {
          const part = await read(ask(`${query}&limit=${limit.toString()}${cursor}`));
          expect(part.events.length).toBeLessThanOrEqual(limit);
          into.push(...part.events);
          cursor = part.next === undefined ? '' : `&cursor=${part.next}`;
        } while (cursor !== '');
      }
      expect(parts).toEqual(whole);
      expect(whole.length).toBeGreaterThan(7);
      expect(new Set(whole.map(({ eventId }) => eventId)).size).toBe(whole.length);
      expect(whole.map(({ at }) => at)).toEqual(
        whole
          .map(({ at }) => at)
          .sort()
          .reverse(),
      );
    }
  });

  it('is shown to nobody who does not lead the school', async () => {
    const elsewhere = await letInElsewhere(school, 'deputyHead');
    for (const visitor of [elsewhere, day.guardian, day.pupil]) {
      expect(await refusal(ask('', visitor))).toEqual([404, 'school-not-found']);
    }
    expect(await refusal(ask('', day.teacher))).toEqual([403, 'not-for-your-role']);
    const ownSchool = (await elsewhere.get<Me>('/api/me')).body.schools[0]?.id ?? '';
    const path = `/api/audit/events?school=${ownSchool}&pupil=${day.child.id}`;
    expect((await read(elsewhere.get<ServedFacts>(path, written))).events).toEqual([]);
  });

  it('refuses what it does not know by every field', async () => {
    const wrong =
      'actor=A&pupil=.&page=p&kind=k&type=t&late=1&corrections=no&from=today&to=0&cursor=c&limit=201&x=1';
    const [status, code, ...fields] = await refusal(head.get(`/api/audit/events?${wrong}`));
    expect([status, code]).toEqual([400, 'invalid-input']);
    expect(new Set(fields)).toEqual(
      new Set(['school', ...wrong.split('&').map((part) => part.split('=')[0])]),
    );
    expect(await refusal(ask('&from=2026-11-24&to=2026-11-23'))).toEqual([400, 'invalid-input', 'to']);
  });

  describe('as a family sees it', () => {
    const ofChild = (who: Visitor, query = '', id = day.child.id) =>
      who.get<ServedFacts>(`/api/pupils/${id}/history?${query}`, written);

    it('is what was written about the child, and nothing of others', async () => {
      const { events, position } = await read(ofChild(day.guardian, `from=${day.today}`));
      expect(events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['HomeworkSet', 'RemarkMade', 'GradeCorrected', 'GradeGiven']),
      );
      for (const { concerns } of events)
        expect(concerns).toEqual([{ id: day.child.id, name: day.child.name }]);
      for (const event of events) expect(event).not.toHaveProperty('accountId');
      const text = JSON.stringify(events);
      for (const id of day.pupilIds.slice(1)) expect(text).not.toContain(id);
      expect(position).toMatch(/^\d+\/\d+$/);
      const [corrected] = (await read(ofChild(day.guardian, 'corrections=true&kind=grade'))).events;
      expect(corrected).toMatchObject({ from: '12', to: '14', reason: 'Question 3 was counted twice' });
    });

    it('keeps from the pupil what only guardians may see', async () => {
      const kinds = async (who: Visitor) =>
        (await read(ofChild(who, `from=${day.today}`))).events.map(({ kind }) => kind);
      expect(await kinds(day.guardian)).toContain('remark');
      expect(await kinds(day.pupil)).toContain('homework');
      expect(await kinds(day.pupil)).not.toContain('remark');
    });

    it('is that of the own child only', async () => {
      const refused = [404, 'pupil-not-found'];
      expect(await refusal(ofChild(day.guardian, '', day.pupilIds[1]))).toEqual(refused);
      expect(await refusal(ofChild(day.teacher))).toEqual([403, 'not-for-your-role']);
      expect(await refusal(ofChild(head))).toEqual([403, 'not-for-your-role']);
      expect(await refusal(ofChild(day.guardian, 'school=a&cursor=1'))).toEqual([
        ...[400, 'invalid-input', 'school', 'cursor'],
      ]);
    });
  });
});
