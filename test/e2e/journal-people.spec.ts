import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '../../src/access/me.js';
import { addDays } from '../../src/school/civil-date.values.js';
import type { Roster } from '../../src/oneroster/roster.js';
import { exampleClassIn } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import {
  letIn,
  readDiary,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { type Answer, expectStatus, fieldsOf, positionOf, problemOf, Visitor } from '../support/visitor.js';

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

describe('Beside its teachers', () => {
  let school: RunningSchool;
  let roster: Roster;
  let day: SchoolDay;
  let head: Visitor;
  let page: string;
  let lessonId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    roster = await sampleRosterOf(school);
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    page = `/api/journal/pages/${day.pageId}`;
    lessonId = await recordLesson(day, 15);
  });
  afterAll(async () => {
    await school.remove();
  });

  const expectRefused = (answer: Answer, status: number, code: string, ...fields: string[]): void => {
    const { code: told } = problemOf(answer);
    expect([answer.status, told, ...fieldsOf(answer)]).toEqual([status, code, ...fields]);
  };
  const lessonOf = async (reader: Visitor, wrote: Answer) =>
    (await readDiary(day, reader, positionOf(wrote))).days
      .flatMap(({ lessons }) => lessons)
      .find((lesson) => lesson.lessonId === lessonId);

  const inRoster = (login: string | undefined) =>
    roster.people.find(({ username }) => username === login) ?? roster.people[0];
  /** The class teacher of the child, by the roster. */
  const classTeacher = async (): Promise<Visitor> => {
    const { members } = exampleClassIn(roster, school);
    const teacher = roster.people.find(
      ({ sourcedId, roles }) => members.has(sourcedId) && roles.some(({ role }) => role === 'teacher'),
    );
    return teacher?.username === school.signInOf('teacher').login
      ? day.teacher
      : letIn(school, teacher?.username ?? '');
  };
  /** A page of the child's class that this teacher doesn't teach, with one of its lessons. */
  const pageOfAnother = async (teacher: Visitor): Promise<{ path: string; lessonId: string }> => {
    const own = (await teacher.get<Me>('/api/me')).body.pages.map(({ pageId }) => pageId);
    for (const { pageId, from, to } of (await head.get<Me>('/api/me')).body.pages) {
      if (own.includes(pageId) || day.today < from || day.today > to) continue;
      const path = `/api/journal/pages/${pageId}`;
      const { pupils } = expectStatus(200, await head.get<ServedPage>(path)).body;
      if (!pupils.some(({ id }) => id === day.child.id)) continue;
      const lesson = { date: day.today, number: 14, topic: 'Rehearsal' };
      const recorded = await head.post<{ lessonId: string }>(`${path}/lessons`, lesson);
      return { path, lessonId: expectStatus(201, recorded).body.lessonId };
    }
    throw new Error('The class teacher teaches the class everything');
  };

  it('a class teacher sets what the absences of the class count as, in any page', async () => {
    const teacher = await classTeacher();
    const other = await pageOfAnother(teacher);
    const { id: pupilId } = day.child;
    const absences = [{ pupilId, code: 'absent' }];
    expectStatus(201, await teacher.post(`${other.path}/absences`, { lessonId: other.lessonId, absences }));
    const reasons = {
      lessonId: other.lessonId,
      absences: [{ pupilId, code: 'excused', note: 'At the dentist’s' }],
    };
    const set = expectStatus(200, await teacher.post(`${other.path}/absences/reasons`, reasons));
    const { absences: shown } = (
      await head.get<ServedPage>(other.path, { 'X-Journal-Position': positionOf(set) })
    ).body;
    expect(shown).toContainEqual(
      expect.objectContaining({ pupilId, code: 'excused', lessonId: other.lessonId }),
    );
    const grades = [{ pupilId, work: day.works[0], value: '10' }];
    const grading = await teacher.post(`${other.path}/grades`, { lessonId: other.lessonId, grades });
    expectRefused(grading, 403, 'not-for-your-role');
    const withdrawal = { lessonId: other.lessonId, pupilId, reason: 'It was somebody else' };
    expectStatus(200, await teacher.post(`${other.path}/absences/withdrawal`, withdrawal));
    expectRefused(
      await teacher.post(`${other.path}/absences/withdrawal`, withdrawal),
      404,
      'absence-not-found',
    );
  });

  it('a health worker does so for the whole school, and writes nothing else', async () => {
    const schoolOf = inRoster(school.signInOf('teacher').login)?.roles[0]?.schoolId;
    const nurse = roster.people.find(({ roles }) =>
      roles.some(({ role, schoolId }) => role === 'healthWorker' && schoolId === schoolOf),
    );
    const visitor = await letIn(school, nurse?.username ?? '');
    const pupilId = day.pupilIds[1] ?? '';
    const absences = [{ pupilId, code: 'absent' }];
    expectStatus(201, await day.teacher.post(`${page}/absences`, { lessonId, absences }));
    const ill = { lessonId, absences: [{ pupilId, code: 'ill' }] };
    expectStatus(200, await visitor.post(`${page}/absences/reasons`, ill));
    const grades = [{ pupilId: day.pupilIds[2], work: day.works[0], value: '10' }];
    expectRefused(await visitor.post(`${page}/grades`, { lessonId, grades }), 403, 'not-for-your-role');
  });

  it('the guardian reads a remark, and the pupil those that are for both', async () => {
    const remark = { lessonId, pupilId: day.child.id, kind: 'note', text: 'Please call me' };
    const forGuardian = await day.teacher.post<{ remarkId: string }>(`${page}/remarks`, {
      ...remark,
      visibleTo: 'guardian',
    });
    const { remarkId } = expectStatus(201, forGuardian).body;
    const forBoth = await day.teacher.post(`${page}/remarks`, {
      ...remark,
      kind: 'praise',
      text: 'Helped a neighbour',
      visibleTo: 'guardianAndPupil',
    });
    expectStatus(201, forBoth);
    const textsFor = async (reader: Visitor, wrote: Answer) =>
      (await lessonOf(reader, wrote))?.remarks.map(({ text }) => text);
    expect(await textsFor(day.guardian, forBoth)).toEqual(['Please call me', 'Helped a neighbour']);
    expect(await textsFor(day.pupil, forBoth)).toEqual(['Helped a neighbour']);
    const path = `/api/journal/remarks/${remarkId}/withdrawal`;
    const withdrawn = expectStatus(200, await day.teacher.post(path, { reason: 'We have spoken' }));
    expect(await textsFor(day.guardian, withdrawn)).toEqual(['Helped a neighbour']);
  });

  it('only those for whom homework is set have it and its files', async () => {
    const stored = await day.teacher.send<{ fileId: string; size: number }>('POST', '/api/files', PDF, {
      'Content-Type': 'application/pdf',
    });
    const { fileId } = expectStatus(201, stored).body;
    const homework = { lessonId, dueOn: addDays(day.today, 1), text: 'Fill in the sheet' };
    const files = [{ fileId, name: 'Übung "1".pdf' }];
    const unknown = [...files, { fileId: '0'.repeat(64), name: 'lost.pdf' }];
    const lost = await day.teacher.post(`${page}/homework`, { ...homework, files: unknown });
    expectRefused(lost, 422, 'unknown-file', 'files.1.fileId');
    const set = await day.teacher.post<{ homeworkId: string }>(`${page}/homework`, {
      ...homework,
      files,
      pupilIds: [day.pupilIds[1]],
    });
    const { homeworkId } = expectStatus(201, set).body;
    const path = `/api/journal/homework/${homeworkId}/files/${fileId}`;
    const file = expectStatus(200, await day.teacher.get<string>(path));
    expect(file.body).toBe(PDF);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="_bung _1_.pdf"; filename*=UTF-8''%C3%9Cbung%20%221%22.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expectStatus(200, await head.get(path));
    expectStatus(401, await new Visitor(school.url).get(path));
    for (const reader of [day.guardian, day.pupil]) {
      expectRefused(await reader.get(path), 404, 'file-not-found');
      expect((await lessonOf(reader, set))?.homeworkSet).toEqual([]);
    }
    const amendment = `/api/journal/homework/${homeworkId}/amendment`;
    const task = { dueOn: homework.dueOn, text: 'Fill in both pages', files, pupilIds: [day.child.id] };
    const amended = expectStatus(200, await day.teacher.post(amendment, task));
    for (const reader of [day.guardian, day.pupil]) {
      expectStatus(200, await reader.get(path));
      expect((await lessonOf(reader, amended))?.homeworkSet).toMatchObject([{ text: 'Fill in both pages' }]);
    }
    const withdrawal = `/api/journal/homework/${homeworkId}/withdrawal`;
    expectStatus(200, await day.teacher.post(withdrawal, { reason: 'Done in class' }));
    expectRefused(await day.guardian.get(path), 404, 'file-not-found');
  });
});
