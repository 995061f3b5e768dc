import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClassAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { OPERATOR } from '../../src/cli/sample/operator.js';
import { signInNameKey } from '../../src/access/sign-in-name.js';
import { withTools } from '../../src/cli/tools.js';
import { readBundle } from '../../src/oneroster/bundle.js';
import type { Roster } from '../../src/oneroster/roster.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { comparableReadModels, renamingOf } from '../support/exported-school.js';
import { newDataFolder, type RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrades,
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { expectStatus, type Visitor } from '../support/visitor.js';

describe('A school that is exported while it runs', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let deputyHead: Visitor;
  let folder: string;
  let elsewhere: string;
  let bundle: string;
  let position: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
    elsewhere = await newDataFolder();
    bundle = join(folder, 'school.zip');
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    deputyHead = await school.signIn('deputyHead');
    await writeInLesson();
    await correctTermGrade();
    await move();
    position = await newestPosition(day.teacher);
    const { code, stderr } = await runJournal(['export-roster', bundle], school.dataDir);
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await school.remove();
    await rm(folder, { recursive: true, force: true });
    await rm(elsewhere, { recursive: true, force: true });
  });

  const writeInLesson = async () => {
    const page = `/api/journal/pages/${day.pageId}`;
    const [first = '', second = '', third = '', fourth = ''] = day.pupilIds;
    const work = day.works[0] ?? '';
    const lessonId = await recordLesson(day, 15, 'Слова, "кавычки"\nи строки');
    const given = await giveGrades(day, lessonId, [
      { pupilId: first, work, value: '17', comment: 'Очень хорошо,\n«почти» отлично' },
      { pupilId: second, work, value: '3' },
      { pupilId: third, work, value: 'exempt' },
    ]);
    const [kept, wrong] = expectStatus(201, given).body.grades;
    expectStatus(200, await correctGrade(day, kept?.gradeId ?? '', '18', 'Recounted'));
    const annulment = `/api/journal/grades/${wrong?.gradeId ?? ''}/annulment`;
    expectStatus(200, await day.teacher.post(annulment, { reason: 'Another pupil’s' }));
    const debts = [{ pupilId: second, work, dueOn: addDays(day.today, 7) }];
    expectStatus(201, await day.teacher.post(`${page}/debts`, { lessonId, debts }));
    const absences = [
      { pupilId: fourth, code: 'absent' },
      { pupilId: third, code: 'late' },
    ];
    expectStatus(201, await day.teacher.post(`${page}/absences`, { lessonId, absences }));
    const reasons = { lessonId, absences: [{ pupilId: fourth, code: 'ill', note: 'Справка' }] };
    expectStatus(200, await deputyHead.post(`${page}/absences/reasons`, reasons));
    const remark = {
      lessonId,
      pupilId: first,
      kind: 'praise',
      text: 'Молодец',
      visibleTo: 'guardianAndPupil',
    };
    expectStatus(201, await day.teacher.post(`${page}/remarks`, remark));
    const homework = { lessonId, text: 'Задача 5, "б"', dueOn: addDays(day.today, 3), pupilIds: [first] };
    expectStatus(201, await day.teacher.post(`${page}/homework`, homework));
  };

  const correctTermGrade = async () => {
    const { body: me } = await day.teacher.get<Me>('/api/me');
    const over = me.pages.find(({ to }) => to < day.today);
    const path = `/api/journal/pages/${over?.pageId ?? ''}`;
    const { termGrades } = expectStatus(200, await deputyHead.get<ServedPage>(path)).body;
    const [given] = termGrades;
    if (!given) throw new Error('Nobody has a term grade');
    const correction = { value: given.value === '9' ? '10' : '9', reason: 'Recounted' };
    expectStatus(200, await deputyHead.post(`${path}/term-grades/${given.pupilId}/correction`, correction));
  };

  /** The child changes class, with grades of today that stand in a page to which it belonged until yesterday. */
  const move = async () => {
    const { body: me } = await deputyHead.get<Me>('/api/me');
    const path = `/api/schools/${me.schools[0]?.id ?? ''}/classes`;
    const { classes } = expectStatus(
      200,
      await deputyHead.get<{ classes: readonly ClassAnswer[] }>(path),
    ).body;
    const isIn = ({ pupils }: ClassAnswer) => pupils.some(({ id }) => id === day.child.id);
    const [from, to] = [classes.find(isIn), classes.find((one) => !isIn(one))];
    const transfer = { pupilId: day.child.id, toClassId: to?.classId, until: addDays(day.today, -1) };
    expectStatus(200, await deputyHead.post(`/api/classes/${from?.classId ?? ''}/transfers`, transfer));
    const here = me.pages.filter(({ to: last }) => last >= day.today);
    const left = here.filter(({ group }) => group.startsWith(from?.title ?? '?'));
    const twins = here.filter(
      ({ group, subject }) =>
        group.startsWith(to?.title ?? '?') && left.some((page) => page.subject === subject),
    );
    expect(twins.length).toBeGreaterThan(0);
    const arrived = async () => {
      const pages = await Promise.all(twins.map(({ pageId }) => pageAt(pageId)));
      return pages.every(({ takenOver }) => takenOver.length > 0);
    };
    if (!(await eventually(arrived))) throw new Error('The child did not arrive');
  };

  const pageAt = async (pageId: string): Promise<ServedPage> =>
    expectStatus(200, await deputyHead.get<ServedPage>(`/api/journal/pages/${pageId}`)).body;

  const rosterIn = async (path: string): Promise<Roster> => {
    const reading = await readBundle(path);
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors.slice(0, 10), undefined, 1));
    return reading.roster;
  };
  const importing = (dataDir: string) => runJournal(['import', bundle, '--time-zone', 'UTC'], dataDir);

  it('makes a valid bundle, which tells where the log was, and leaves nothing else behind', async () => {
    const { version, kind, ignored } = await rosterIn(bundle);
    expect({ version, kind, ignored }).toEqual({ version: '1.2', kind: 'bulk', ignored: [] });
    expect(await readdir(folder)).toEqual(['school.zip']);
    const again = await runJournal(['export-roster', bundle], school.dataDir);
    expect(again.stderr).toContain(`as of ${position}`);
  });

  it('has the same read models in an empty installation, but for its names and what came before', async () => {
    const { code, stderr } = await importing(elsewhere);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const roster = await rosterIn(bundle);
    await withTools({ dataDir: elsewhere, env: {} }, (there) =>
      withTools({ dataDir: school.dataDir, env: {} }, async (here) => {
        const rename = renamingOf(roster, here.ids, there.ids);
        const [before, after] = [await comparableReadModels(here, rename), await comparableReadModels(there)];
        expect(Object.keys(after.journalLesson ?? {}).length).toBeGreaterThan(100);
        // Whoever runs the journal is of no school, and goes with none.
        const operator = [
          here.ids.of('person', OPERATOR.sourcedId),
          here.ids.of('account', signInNameKey(OPERATOR.username)),
        ];
        const withoutOperator = (value: unknown): unknown =>
          JSON.parse(
            JSON.stringify(value, (_, part: unknown) =>
              Array.isArray(part) ? part.filter((each) => !operator.includes(each as string)) : part,
            ),
          );
        // One by one: where they differ, a report on all of them at once would be without end.
        for (const [name, all] of Object.entries(before)) {
          const documents = Object.entries(all).filter(([id]) => !operator.includes(id));
          expect(Object.keys(after[name] ?? {})).toEqual(documents.map(([id]) => id));
          for (const [id, document] of documents) {
            expect({ [`${name} ${id}`]: after[name]?.[id] }).toEqual({
              [`${name} ${id}`]: withoutOperator(document),
            });
          }
        }
      }),
    );
  });

  it('changes nothing where it came from', async () => {
    const { code, stderr } = await importing(school.dataDir);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/Nothing new\.\n$/) });
    expect(stderr).not.toContain('The journal keeps');
  });

  it('is refused where there is no such school, and nothing is written', async () => {
    const path = join(folder, 'nothing.zip');
    const { code, stderr } = await runJournal(['export-roster', path, '--school', 'nowhere'], school.dataDir);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no such school: nowhere'),
    });
    expect(await readdir(folder)).toEqual(['school.zip']);
  });
});
