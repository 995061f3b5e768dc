import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { withTools } from '../../src/cli/tools.js';
import { addDays } from '../../src/school/civil-date.values.js';
import type { SetUpStep } from '../../src/school/set-up/checklist.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { there } from '../support/there.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';

interface Next {
  readonly id: string;
  readonly title: string;
  readonly teachers: readonly { readonly id: string; readonly name: string }[];
}
interface ServedNextYear {
  readonly status: string;
  readonly from: { readonly yearId: string; readonly title: string; readonly to: string };
  readonly year: { readonly yearId: string; readonly from: string; readonly to: string };
  readonly terms: readonly { readonly termId: string; readonly from: string }[];
  readonly classes: readonly {
    readonly classId: string;
    readonly title: string;
    readonly pupils: number;
    readonly next?: Next;
  }[];
  readonly groups: readonly { readonly groupId: string; readonly subjectId: string; readonly next?: Next }[];
  readonly leavers: readonly { readonly id: string; readonly name: string; readonly class: string }[];
}

describe('A school year', () => {
  let school: RunningSchool;
  let admin: Visitor;
  let schoolId: string;
  let path: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    admin = await school.signIn('admin');
    schoolId = there((await read(admin.get<Me>('/api/me'))).schools[0], 'school').id;
    path = `/api/schools/${schoolId}/next-year`;
  });
  afterAll(async () => {
    await school.remove();
  });

  const nextYear = () => read(admin.get<ServedNextYear>(path));
  const classes = async () =>
    (await read(admin.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`))).classes;

  it('is set up step by step, of which the sample lacks some', async () => {
    const { steps, done } = await read(
      admin.get<{ done: boolean; steps: readonly SetUpStep[] }>(`/api/schools/${schoolId}/set-up`),
    );
    const isDone = Object.fromEntries(steps.map((each) => [each.step, each.done]));
    expect(isDone).toMatchObject({
      ...{ year: true, terms: true, scale: true, workKinds: true, correctionReasons: true, subjects: true },
      ...{ classes: true, pupils: true, classTeachers: true, groups: true, teachers: true },
      secondFactors: false,
    });
    expect(done).toBe(false);
    expect(steps.find(({ step }) => step === 'secondFactors')).toMatchObject({
      toDo: 'have-leaders-add-second-factors',
    });
    const teacher = await school.signIn('teacher');
    expect(await refusal(teacher.get(`/api/schools/${schoolId}/set-up`))).toEqual([403, 'not-for-your-role']);
  });

  it('shows how it would go on, and changes nothing', async () => {
    const proposed = await nextYear();
    expect(proposed.status).toBe('proposed');
    expect(proposed.year.from > proposed.from.to).toBe(true);
    expect(proposed.classes.length).toBeGreaterThan(0);
    const leaving = proposed.classes.filter(({ next }) => !next);
    expect(leaving.length).toBeGreaterThan(0);
    expect(proposed.leavers.length).toBe(leaving.reduce((sum, { pupils }) => sum + pupils, 0));
    expect(await nextYear()).toEqual(proposed);
    expect(await refusal((await school.signIn('deputyHead')).get(path))).toEqual([403, 'not-for-your-role']);
  });

  it('names every field at fault', async () => {
    const { classes: proposed } = await nextYear();
    const { classId = '' } = proposed[0] ?? {};
    const nobody = { classId, leaves: false, teacherIds: ['0'.repeat(16)] };
    expect(await refusal(admin.post(path, { classes: [nobody] }))).toEqual([
      ...[422, 'bad-next-year', 'classes.0.teacherIds.0'],
    ]);
    expect(await refusal(admin.post(path, { leavers: ['0'.repeat(16)] }))).toEqual([
      ...[422, 'bad-next-year', 'leavers.0'],
    ]);
    expect(await refusal(admin.post(path, { classes: [{ classId: '-' }], groups: 'all' }))).toEqual([
      ...[400, 'invalid-input', 'classes.0.classId', 'groups'],
    ]);
  });

  it('goes on once, across a crash, as whoever leads the school has it', async () => {
    const proposed = await nextYear();
    const [first] = await classes();
    const one = there(
      proposed.classes.find(({ classId }) => classId === first?.classId),
      'class',
    );
    const leaver = there(first?.pupils[0], 'pupil').id;
    const key = { 'Idempotency-Key': randomUUID() };
    const changes = {
      classes: proposed.classes.map(({ classId, title }) =>
        classId === one.classId ? { classId, title: `New ${title}` } : { classId, leaves: true },
      ),
      leavers: [leaver],
    };
    const opened = expectStatus(202, await admin.post<{ yearId: string }>(path, changes, key));
    await school.kill('application');
    expect(await eventually(() => admin.isServed())).toBe(true);
    expect(await eventually(async () => (await nextYear()).status === 'ready')).toBe(true);
    expect(expectStatus(202, await admin.post(path, changes, key)).body).toEqual(opened.body);
    expect(await refusal(admin.post(path, changes))).toEqual([409, 'next-year-opened-already']);

    const { classes: told, groups, year, terms } = await nextYear();
    const next = there(told.find(({ classId }) => classId === one.classId)?.next, 'class that goes on');
    const formed = there(
      (await classes()).find(({ classId }) => classId === next.id),
      'new class',
    );
    expect(formed.title).toBe(`New ${one.title}`);
    expect(formed.pupils).toHaveLength(one.pupils - 1);
    expect(formed.pupils.map(({ id }) => id)).not.toContain(leaver);
    for (const { from } of formed.pupils) expect(from).toBe(year.from);
    const old = there(
      (await classes()).find(({ classId }) => classId === one.classId),
      'old class',
    );
    for (const { to } of old.pupils) expect((to ?? '9999') <= proposed.from.to).toBe(true);

    await withTools({ dataDir: school.dataDir, env: {} }, async ({ runners }) => {
      const { years } = await runners.schools.load(schoolId);
      expect(years[opened.body.yearId]?.from).toBe(year.from);
      for (const { subjectId, next: group } of groups) {
        if (!group) continue;
        for (const { termId } of terms) {
          const page = await runners.pages.load(`${group.id}.${subjectId}.${termId}`);
          expect(page.opened?.from).toBe(terms.find((term) => term.termId === termId)?.from);
          expect(Object.keys(page.pupils)).not.toContain(leaver);
          expect(Object.keys(page.pupils).length).toBeGreaterThan(0);
        }
      }
      expect(addDays(proposed.from.to, 1) <= year.from).toBe(true);
    });
  });
});
