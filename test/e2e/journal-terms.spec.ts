import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Me } from '../../src/access/me.js';
import { setCell } from '../../src/oneroster/specimen.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { healthy, newDataFolder, startSchool, type RunningSchool } from '../support/running-school.js';
import { giveGrades, letIn, type ServedPage } from '../support/school-day.js';
import { ADMINISTRATOR, smallSchool, TEACHER, today, writeBundle } from '../support/small-school.js';
import {
  type Answer,
  expectStatus,
  fieldsOf,
  positionOf,
  problemOf,
  type Visitor,
} from '../support/visitor.js';

interface GivenGrades {
  readonly grades: readonly {
    readonly pupilId: string;
    readonly value: string;
    readonly average?: number;
    readonly proposed?: string;
  }[];
}

const DEPUTY_HEAD = 'finn';
const GUARDIAN = 'eve';

describe('In a school with one class and one pupil', () => {
  let school: RunningSchool;
  let teacher: Visitor;
  let head: Visitor;
  let admin: Visitor;
  let guardian: Visitor;
  let page: ServedPage;
  let path: string;
  let pupilId: string;
  let subjectId: string;

  beforeAll(async () => {
    const dataDir = await newDataFolder();
    const bundle = smallSchool();
    setCell(bundle, 'roles', 6, 'userSourcedId', 'u3');
    const folder = await writeBundle(join(dataDir, 'bundle'), bundle);
    const { code, stderr } = await runJournal(['import', folder], dataDir);
    if (code !== 0) throw new Error(stderr);
    school = await startSchool(dataDir, { args: ['--empty'] });
    await healthy(school);
    teacher = await letIn(school, TEACHER);
    head = await letIn(school, DEPUTY_HEAD);
    admin = await letIn(school, ADMINISTRATOR);
    guardian = await letIn(school, GUARDIAN);
    page = await currentPage();
    path = `/api/journal/pages/${page.pageId}`;
    pupilId = page.pupils[0]?.id ?? '';
    subjectId = page.subject.id;
  });
  afterAll(async () => {
    await school.remove();
  });

  const currentPage = async (): Promise<ServedPage> => {
    const links = async () => (await teacher.get<Me>('/api/me')).body.pages;
    expect(await eventually(async () => (await links()).length === 2)).toBe(true);
    const now = (await links()).find(({ from, to }) => from <= today() && today() <= to);
    return expectStatus(200, await teacher.get<ServedPage>(`/api/journal/pages/${now?.pageId ?? ''}`)).body;
  };
  const readPage = async (wrote: Answer): Promise<ServedPage> =>
    expectStatus(200, await head.get<ServedPage>(path, { 'X-Journal-Position': positionOf(wrote) })).body;
  const expectRefused = (answer: Answer, status: number, code: string, ...fields: string[]): void => {
    const { code: told } = problemOf(answer);
    expect([answer.status, told, ...fieldsOf(answer)]).toEqual([status, code, ...fields]);
  };
  const termGrade = (value: string) => ({ grades: [{ pupilId, value }] });

  it('a term’s grade is given beside what its grades come to, and then the page is closed', async () => {
    const lesson = { date: today(), number: 1, topic: 'Forces' };
    const { body } = await teacher.post<{ lessonId: string }>(`${path}/lessons`, lesson);
    const work = page.works[0]?.code ?? '';
    expectStatus(
      201,
      await giveGrades({ teacher, pageId: page.pageId }, body.lessonId, [{ pupilId, work, value: '17' }]),
    );
    expectRefused(
      await teacher.post(`${path}/closing`, {}),
      422,
      'term-grades-missing',
      `termGrades.${pupilId}`,
    );
    const off = await teacher.post(`${path}/term-grades`, termGrade('21'));
    expectRefused(off, 422, 'value-not-on-scale', 'grades.0.value');
    const given = await teacher.post<GivenGrades>(`${path}/term-grades`, termGrade('18'));
    expect(expectStatus(201, given).body.grades).toEqual([
      { pupilId, value: '18', average: 17, proposed: '17' },
    ]);
    const twice = await teacher.post(`${path}/term-grades`, termGrade('19'));
    expectRefused(twice, 422, 'term-grade-already-given', 'grades.0.pupilId');
    const closed = expectStatus(200, await teacher.post(`${path}/closing`, {}));
    expect((await readPage(closed)).closed).toBe(true);
  });

  it('a closed page is for a deputy head to correct, until it is reopened', async () => {
    const correction = { value: '19', reasonCode: 'recounted' };
    const grade = `${path}/term-grades/${pupilId}/correction`;
    expectRefused(await teacher.post(grade, correction), 409, 'page-closed');
    const corrected = expectStatus(200, await head.post(grade, correction));
    expect((await readPage(corrected)).termGrades).toMatchObject([
      { pupilId, value: '19', changes: [{ from: '18', to: '19' }] },
    ]);
    const nobodys = `${path}/term-grades/constructor/correction`;
    expectRefused(await head.post(nobodys, correction), 404, 'term-grade-not-found');
    const lesson = { date: today(), number: 2, topic: 'Afterwards' };
    expectRefused(await teacher.post(`${path}/lessons`, lesson), 409, 'page-closed');
    const why = { reason: 'A test was forgotten' };
    expectRefused(await teacher.post(`${path}/reopening`, why), 403, 'not-for-your-role');
    expectStatus(200, await admin.post(`${path}/reopening`, why));
    expectStatus(201, await teacher.post(`${path}/lessons`, lesson));
  });

  it('the year’s last teacher gives the final grade, and the year is closed when nothing is missing', async () => {
    const sheet = await sheetOfClass();
    const final = { subjectId, grades: [{ pupilId, value: '18' }] };
    expectRefused(await guardian.post(`${sheet}/final-grades`, final), 403, 'not-for-your-role');
    const unknown = { ...final, subjectId: 'constructor' };
    expectRefused(
      await teacher.post(`${sheet}/final-grades`, unknown),
      422,
      'subject-not-taught',
      'subjectId',
    );
    const given = await teacher.post<GivenGrades>(`${sheet}/final-grades`, final);
    expect(expectStatus(201, given).body.grades).toEqual([
      { pupilId, value: '18', average: 19, proposed: '19' },
    ]);
    const correction = { subjectId, pupilId, value: '19', reasonCode: 'recounted' };
    expectStatus(200, await teacher.post(`${sheet}/final-grades/correction`, correction));
    const open = await head.post(`${sheet}/closing`, {});
    expect([open.status, problemOf(open).code, fieldsOf(open).length]).toEqual([409, 'pages-open', 2]);
    for (const field of fieldsOf(open)) {
      const one = `/api/journal/pages/${field.replace('pages.', '')}`;
      if (one !== path) expectStatus(201, await head.post(`${one}/term-grades`, termGrade('notAssessed')));
      expectStatus(200, await head.post(`${one}/closing`, {}));
    }
    expectStatus(200, await head.post(`${sheet}/closing`, {}));
    const late = { ...correction, value: '20' };
    expectRefused(await teacher.post(`${sheet}/final-grades/correction`, late), 409, 'year-closed');
    expectStatus(200, await head.post(`${sheet}/final-grades/correction`, late));
    const why = { reason: 'One subject was forgotten' };
    expectRefused(await teacher.post(`${sheet}/reopening`, why), 403, 'not-for-your-role');
    expectStatus(200, await admin.post(`${sheet}/reopening`, why));
    const again = await teacher.post(`${sheet}/final-grades/correction`, { ...late, value: '19' });
    expectStatus(200, again);
  });

  it('a year opens again by itself when one of its pages is reopened', async () => {
    const sheet = await sheetOfClass();
    expectStatus(200, await head.post(`${sheet}/closing`, {}));
    const correct = (value: string) =>
      teacher.post(`${sheet}/final-grades/correction`, {
        subjectId,
        pupilId,
        value,
        reasonCode: 'recounted',
      });
    expectRefused(await correct('17'), 409, 'year-closed');
    expectStatus(200, await admin.post(`${path}/reopening`, { reason: 'Another test was forgotten' }));
    expect(await eventually(async () => (await correct('17')).status === 200)).toBe(true);
    expectRefused(await head.post(`${sheet}/closing`, {}), 409, 'pages-open', `pages.${page.pageId}`);
  });

  const settingsPath = async (): Promise<string> =>
    `/api/schools/${(await head.get<Me>('/api/me')).body.schools[0]?.id ?? ''}`;
  /** The sheet of the class that the page's group is of, in the year of the page's term. */
  const sheetOfClass = async (): Promise<string> => {
    const { body } = expectStatus(
      200,
      await head.get<{ terms: Record<string, { yearId: string }> }>(`${await settingsPath()}/settings`),
    );
    return `/api/journal/classes/${page.group.id}/years/${body.terms[page.term.id]?.yearId ?? ''}`;
  };

  it('the settings are the administrator’s to change, and the staff’s to read', async () => {
    const settings = await settingsPath();
    const put = (visitor: Visitor, what: string, body: object): Promise<Answer> =>
      visitor.put(`${settings}/${what}`, body);
    expectStatus(200, await put(admin, 'scale', { preset: 'fivePoint' }));
    expectStatus(200, await put(admin, 'scale', { preset: 'letters', subjectId }));
    expectStatus(200, await put(admin, 'rounding', { kind: 'thresholds', least: { '5': 4.6 } }));
    expectStatus(200, await put(admin, 'edit-window', { days: 10 }));
    expectStatus(200, await put(admin, 'correction-reasons/typo', { title: 'Typing error' }));
    expectStatus(200, await admin.delete(`${settings}/correction-reasons/recounted`));
    const { body } = await teacher.get<{ reasons: Record<string, string> }>(`${settings}/settings`);
    expect(body).toMatchObject({
      scale: { min: 1, max: 5 },
      scalesBySubject: { [subjectId]: { names: { A: 5 } } },
      rounding: { kind: 'thresholds', least: { '5': 4.6 } },
      editWindowDays: 10,
      reasons: { typo: 'Typing error' },
    });
    expect(Object.keys(body.reasons)).not.toContain('recounted');
    expectRefused(await put(admin, 'scale', {}), 400, 'invalid-input', 'preset');
    expectRefused(await put(admin, 'edit-window', { days: 0 }), 422, 'bad-edit-window', 'days');
    expectRefused(await put(teacher, 'edit-window', { days: 300 }), 403, 'not-for-your-role');
    expectRefused(await put(guardian, 'edit-window', { days: 300 }), 404, 'school-not-found');
    expectRefused(await guardian.get(`${settings}/settings`), 404, 'school-not-found');
  });
});
