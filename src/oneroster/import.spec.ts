import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryCollection } from '../../test/support/memory-collection.js';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import type { CommandContext } from '../eventing/command-runner.js';
import { idInLesson, lessonIdOf, pageIdOf } from '../journal/page/page-ids.values.js';
import type { PageCommand, Writer } from '../journal/page/page.command.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { runnersOn, type Runners } from '../runners.js';
import type { SchoolCommand } from '../school/school.command.js';
import { readFiles } from './bundle.js';
import { importRoster } from './import.js';
import { ImportRefused } from './importing.js';
import { addRow, bytesOf, edit, setCell, specimen } from './specimen.js';

type Bundle = Map<string, string>;
type Days = { readonly from: string; readonly to: string };

const ids = new Ids(Buffer.alloc(32, 1));
const SCHOOL = ids.of('school', 's1');
const [CLASS, GROUP] = [ids.of('class', 'h1'), ids.of('class', 'g1')];
const YEAR = ids.of('year', 'y1');
const SUBJECT = ids.of('subject', 'c1');
const PUPIL = ids.of('person', 'p1');
const TEACHER = ids.of('person', 'u1');
const PAGE = pageIdOf(GROUP, SUBJECT, ids.of('term', 't1'));
const LAST_PAGE = pageIdOf(GROUP, SUBJECT, ids.of('term', 't2'));
const LESSON = lessonIdOf(PAGE, '2026-02-02', 3);
const gradeIdOf = (result: string) => idInLesson(LESSON, ids.of('result', result).slice(0, 12));

let store: MemoryEventStore;
let runners: Runners;
let vault: Vault;

beforeEach(() => {
  store = new MemoryEventStore();
  runners = runnersOn(store);
  vault = new Vault(new MemoryCollection().db, Buffer.alloc(32, 2));
});

/** How many events it writes, and what it keeps, in English. */
const importOn = async (
  day: string,
  files: Bundle,
): Promise<{ readonly events: number; readonly kept: readonly string[] }> => {
  const reading = readFiles(bytesOf(files));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  const at = `${day}T10:00:00Z`;
  const progress = () => undefined;
  const more = { timeZone: 'Europe/Lisbon', trustContacts: false, at, progress };
  const { events, kept } = await importRoster(reading.roster, { runners, vault, ids, ...more });
  return { events, kept: kept.map(({ message }) => message) };
};

/** The specimen with grades that are on its scale of 0 to 20. */
const bundle = (): Bundle => {
  const files = specimen();
  setCell(files, 'results', 2, 'score', '17');
  return files;
};

const withWork = (files: Bundle, id: string, category: string, assigned: string, more = {}): Bundle =>
  addRow(files, 'lineItems', {
    ...{ sourcedId: id, title: id, assignDate: assigned, dueDate: assigned, classSourcedId: 'g1' },
    ...{ categorySourcedId: category, academicSessionSourcedId: 'y1', resultValueMin: '0' },
    ...{ resultValueMax: '20', schoolSourcedId: 's1', 'metadata.lesson': '3', ...more },
  });

const withGrade = (files: Bundle, id: string, work: string, score: string): Bundle =>
  addRow(files, 'results', {
    ...{ sourcedId: id, lineItemSourcedId: work, studentSourcedId: 'p1', scoreStatus: 'fully graded' },
    ...{ score, scoreDate: '2026-11-24', classSourcedId: 'g1' },
  });

const withCategory = (files: Bundle, id: string, title: string, more: Readonly<Record<string, string>>) =>
  addRow(files, 'categories', { sourcedId: id, title, ...more });

const deputyHead: Writer = { personId: 'orlova', role: 'deputyHead' };
const reason = { code: 'wrong-entry' };
let commands = 0;
const write = async (command: PageCommand, pageId = PAGE): Promise<unknown> => {
  const context: CommandContext = {
    ...{ commandId: `00000000-0000-4000-8000-${(++commands).toString().padStart(12, '0')}` },
    ...{ correlationId: 'c', fingerprint: '', schoolId: SCHOOL, via: 'web', at: '2026-11-24T11:00:00Z' },
    actor: { accountId: 'a', personId: 'orlova', role: 'deputyHead' },
  };
  return runners.pages.handle(pageId, command, context);
};
/** What an authority or an administrator has written in the school. */
const decided = (command: SchoolCommand): Promise<unknown> =>
  runners.schools.handle(SCHOOL, command, {
    ...{ commandId: `00000000-0000-4000-9000-${(++commands).toString().padStart(12, '0')}` },
    ...{ correlationId: 'c', fingerprint: '', schoolId: SCHOOL, via: 'system', at: '2026-11-24T09:00:00Z' },
    actor: { accountId: 'a', personId: 'orlova', role: 'authority' },
  });
const connected = { schoolId: SCHOOL, title: 'Specimen', timeZone: 'Europe/Lisbon', editWindowDays: 7 };
/** The specimen's year, as somebody wrote it by hand. */
const madeByHand = (year: Partial<Days> = {}, firstTerm: Partial<Days> = {}): SchoolCommand => {
  const of = { schoolId: SCHOOL, yearId: 'own' };
  const [from, to] = ['2026-01-05', '2026-12-20'];
  return {
    kind: 'DefineYear',
    year: { ...of, title: 'By hand', from, to, ...year },
    terms: [
      { ...of, termId: 'first', title: 'One', from, to: '2026-06-30', ...firstTerm },
      { ...of, termId: 'second', title: 'Two', from: '2026-07-01', to },
    ],
    held: {},
  };
};
const typesIn = (streamName: string) => store.stream(streamName).map(({ type }) => type);

describe('an import', () => {
  test('changes nothing the second time', async () => {
    const first = await importOn('2026-11-24', bundle());
    expect(first.events).toBeGreaterThan(20);
    expect(await importOn('2026-11-25', bundle())).toEqual({ events: 0, kept: [] });
  });

  test('brings the ways of a school that an authority has connected, and of no other', async () => {
    await decided({ kind: 'ConnectNewSchool', school: connected });
    await importOn('2026-11-24', bundle());
    expect(Object.keys((await runners.schools.load(SCHOOL)).reasons)).toContain('recounted');
  });

  test('goes on with the year and the terms that a school made by hand, by their days', async () => {
    await decided({ kind: 'ConnectNewSchool', school: connected });
    await decided(madeByHand());
    await importOn('2026-11-24', bundle());
    const { years, terms } = await runners.schools.load(SCHOOL);
    expect(years).toEqual({ own: expect.objectContaining({ title: '2026', sourcedId: 'y1' }) as object });
    expect(Object.keys(terms).sort()).toEqual(['first', 'second']);
    expect(typesIn(`journalPage-${pageIdOf(GROUP, SUBJECT, 'first')}`)).toContain('GradeGiven');

    await decided(madeByHand({ to: '2026-12-23' }));
    const files = bundle();
    setCell(files, 'academicSessions', 2, 'endDate', '2026-12-24');
    await importOn('2026-11-25', files);
    expect((await runners.schools.load(SCHOOL)).years).toMatchObject({
      own: { title: '2026', to: '2026-12-23' },
    });
  });

  test('is refused where a school has a year or term with other days at that time', async () => {
    await decided({ kind: 'ConnectNewSchool', school: connected });
    await decided(madeByHand({ from: '2026-01-01' }));
    await expect(importOn('2026-11-24', bundle())).rejects.toThrow(
      'Hill School: 2026 (2026-01-05 to 2026-12-20) overlaps with By hand (2026-01-01 to 2026-12-20)',
    );
    await decided(madeByHand({}, { to: '2026-06-20' }));
    await expect(importOn('2026-11-24', bundle())).rejects.toThrow(
      'First half (2026-01-05 to 2026-06-30) overlaps with One (2026-01-05 to 2026-06-20)',
    );
    expect(typesIn(`class-${CLASS}`)).toEqual([]);
  });

  test('places a school where the bundle has it, and leaves it there where another one does not say', async () => {
    const placed = bundle();
    setCell(placed, 'orgs', 2, 'type', 'local');
    await importOn('2026-11-24', placed);
    const place = { schoolId: SCHOOL, municipality: { sourcedId: 'd1', title: 'North' } };
    expect((await runners.schools.load(SCHOOL)).place).toEqual(place);
    expect((await importOn('2026-11-25', bundle())).events).toBe(0);
    expect((await runners.schools.load(SCHOOL)).place).toEqual(place);
  });

  test('opens pages by the rules of the school, with levels that fit the range of its grades', async () => {
    await importOn('2026-11-24', bundle());
    expect((await runners.pages.load(PAGE)).opened).toMatchObject({
      scale: { min: 0, max: 20, levels: { excellent: 18, good: 14, satisfactory: 10 } },
      works: [{ code: 'test', title: 'Test', abbreviation: 'T', weight: 2 }],
      rounding: { kind: 'halfUp' },
      editWindowDays: 7,
    });
    const { reasons } = await runners.schools.load(SCHOOL);
    expect(reasons).toEqual({
      ...{ 'wrong-entry': 'Wrong entry', recounted: 'Recounted' },
      ...{ retaken: 'Retaken', appeal: 'Appeal upheld' },
    });
  });

  test('leaves the list of reasons and the scale as they were changed here', async () => {
    await importOn('2026-11-24', bundle());
    const context = {
      commandId: '00000000-0000-4000-8000-ffffffffffff',
      correlationId: 'c',
      fingerprint: '',
    };
    const more = { schoolId: SCHOOL, via: 'web', at: '2026-11-24T11:00:00Z' } as const;
    const actor = { accountId: 'a', personId: 'admin', role: 'admin' } as const;
    const scale = { min: 0, max: 20, levels: { excellent: 17, good: 13, satisfactory: 9 } };
    const change = { ...context, ...more, actor };
    await runners.schools.handle(SCHOOL, { kind: 'DefineScale', scale }, change);
    await runners.schools.handle(
      SCHOOL,
      { kind: 'DelistCorrectionReason', code: 'appeal' },
      { ...change, commandId: '00000000-0000-4000-8000-fffffffffffe' },
    );
    expect((await importOn('2026-11-25', bundle())).events).toBe(0);
  });

  test('makes the teacher of a homeroom the class teacher', async () => {
    const files = addRow(bundle(), 'enrollments', {
      ...{ sourcedId: 'e9', classSourcedId: 'h1', schoolSourcedId: 's1', userSourcedId: 'u1' },
      ...{ role: 'teacher', primary: 'true' },
    });
    await importOn('2026-11-24', files);
    expect((await runners.classes.load(CLASS)).teachers).toEqual({ [TEACHER]: [{ from: '2026-01-05' }] });
  });

  test('knows health workers by an extension of the roles', async () => {
    const files = bundle();
    setCell(files, 'roles', 8, 'role', 'ext:healthWorker');
    await importOn('2026-11-24', files);
    const { issued } = await runners.accounts.load(ids.of('account', 'finn'));
    expect(issued?.roles).toEqual([{ role: 'healthWorker', schoolId: SCHOOL }]);
  });

  test('takes over new titles and dates', async () => {
    await importOn('2026-11-24', bundle());
    const files = bundle();
    setCell(files, 'orgs', 3, 'name', 'Hill Lyceum');
    setCell(files, 'classes', 2, 'title', '7V');
    setCell(files, 'academicSessions', 2, 'title', 'The year 2026');
    await importOn('2026-11-25', files);
    const school = await runners.schools.load(SCHOOL);
    expect(school.connected?.title).toBe('Hill Lyceum');
    expect(school.years[YEAR]?.title).toBe('The year 2026');
    expect((await runners.classes.load(CLASS)).title).toBe('7V');
  });

  test('is refused with everything that the rules refuse, and nothing is written', async () => {
    const files = withGrade(bundle(), 'x3', 'l1', '16.5');
    setCell(files, 'results', 2, 'score', '17.5');
    setCell(files, 'categories', 2, 'weight', '101');
    const refused = importOn('2026-11-24', files);
    await expect(refused).rejects.toThrow(ImportRefused);
    await expect(refused).rejects.toThrow(/Hill School: .*work\.weight/);
    await expect(refused).rejects.toThrow(/7A Physics, First half: .*lesson 20260202-3/);
    expect(store.appends).toEqual([]);
  });
});

describe('kinds of work in a later bundle', () => {
  const withEssay = () => {
    const files = withCategory(bundle(), 'k3', 'Essay', { weight: '3', 'metadata.abbreviation': 'E' });
    return withGrade(withWork(files, 'l3', 'k3', '2026-10-05'), 'x3', 'l3', '12');
  };

  test('are new in the pages that are open already, from the beginning of the term', async () => {
    await importOn('2026-11-23', bundle());
    await importOn('2026-11-24', withEssay());
    const page = await runners.pages.load(LAST_PAGE);
    const essay = { code: 'essay', title: 'Essay', abbreviation: 'E', weight: 3 };
    expect(page.works['essay']).toEqual([{ from: '2026-07-01', work: essay }]);
    const grades = Object.values(page.lessons).flatMap((lesson) => Object.values(lesson.grades));
    expect(grades).toMatchObject([{ value: '12', work: essay }]);
    expect(typesIn(`journalPage-${PAGE}`)).not.toContain('WorkKindSet');
    expect((await importOn('2026-11-25', withEssay())).events).toBe(0);
  });

  test('are changed from tomorrow, where the term is not over', async () => {
    await importOn('2026-11-23', bundle());
    const heavier = bundle();
    setCell(heavier, 'categories', 2, 'weight', '4');
    await importOn('2026-11-24', heavier);
    const versions = (page: { works: Readonly<Record<string, readonly { from: string }[]>> }) =>
      page.works['test']?.map(({ from }) => from);
    expect(versions(await runners.pages.load(LAST_PAGE))).toEqual(['2026-07-01', '2026-11-25']);
    expect(versions(await runners.pages.load(PAGE))).toEqual(['2026-01-05']);
    expect(versions(await runners.schools.load(SCHOOL))).toEqual(['2026-01-05', '2026-11-25']);
    expect((await importOn('2026-11-25', heavier)).events).toBe(0);
  });

  test('stay as they are where a bundle has none', async () => {
    await importOn('2026-11-23', bundle());
    const rosterOnly = bundle();
    for (const file of ['results', 'lineItems', 'categories']) rosterOnly.delete(`${file}.csv`);
    const absent = (name: string | undefined) => /results|lineItems|categories/.test(name ?? '');
    edit(rosterOnly, 'manifest', (rows) =>
      rows.map(([name = '', value = '']) => (absent(name) ? [name, 'absent'] : [name, value])),
    );
    expect((await importOn('2026-11-24', rosterOnly)).events).toBe(0);
  });
});

describe('what the journal says already', () => {
  const by = deputyHead;
  const today = '2026-11-24';

  test('stays annulled where the bundle still has the grade', async () => {
    await importOn('2026-11-23', bundle());
    await write({ kind: 'AnnulGrade', gradeId: gradeIdOf('x1'), reason, by, today });
    expect(await importOn('2026-11-24', bundle())).toEqual({ events: 0, kept: ['the grade of result x1'] });
    expect((await runners.pages.load(PAGE)).lessons[LESSON]?.grades[gradeIdOf('x1')]?.annulled).toBe(true);
  });

  test('stays withdrawn where the bundle still has the absence', async () => {
    await importOn('2026-11-23', bundle());
    const lessonId = lessonIdOf(LAST_PAGE, '2026-07-01', 1);
    await write({ kind: 'WithdrawAbsence', lessonId, pupilId: PUPIL, reason, by, today }, LAST_PAGE);
    expect(await importOn('2026-11-24', bundle())).toEqual({
      events: 0,
      kept: ['the withdrawn absence of result x2'],
    });
  });

  test('stays corrected where the bundle has the grade of before', async () => {
    await importOn('2026-11-23', bundle());
    await write({ kind: 'CorrectGrade', gradeId: gradeIdOf('x1'), value: '18', reason, by, today });
    expect(await importOn('2026-11-24', bundle())).toEqual({ events: 0, kept: ['the grade of result x1'] });
  });

  test('is settled by a grade for which a debt waits', async () => {
    const later = withCategory(bundle(), 'k3', 'Essay', { weight: '3' });
    withWork(later, 'l3', 'k3', '2026-02-02');
    await importOn('2026-11-23', later);
    const debt = { debtId: idInLesson(LESSON, 'debt'), pupilId: PUPIL, work: 'essay' };
    await write({ kind: 'MarkDebts', lessonId: LESSON, debts: [debt], by, today });
    await importOn('2026-11-24', withGrade(later, 'x3', 'l3', '12'));
    expect(typesIn(`journalPage-${PAGE}`).slice(-2)).toEqual(['GradeGiven', 'DebtSettled']);
  });

  test('stays cancelled, with all that the bundle has of the lesson', async () => {
    await importOn('2026-11-23', bundle());
    await write({ kind: 'CancelLesson', date: '2026-02-03', number: 3, by, today });
    const files = withWork(bundle(), 'l3', 'k1', '2026-02-03');
    const { events, kept } = await importOn('2026-11-24', withGrade(files, 'x3', 'l3', '12'));
    expect({ events, kept }).toEqual({ events: 0, kept: ['the cancelled lesson of line item l3'] });
  });

  test('stays closed', async () => {
    await importOn('2026-11-23', bundle());
    await write({ kind: 'GiveTermGrades', grades: [{ pupilId: PUPIL, value: '17' }], by, today });
    await write({ kind: 'ClosePage', by, today });
    expect(await importOn('2026-11-24', bundle())).toEqual({ events: 0, kept: [] });
    const files = withWork(bundle(), 'l3', 'k1', '2026-02-04');
    const { events, kept } = await importOn('2026-11-24', withGrade(files, 'x3', 'l3', '12'));
    expect({ events, kept }).toEqual({ events: 0, kept: ['the closed page of 7A Physics, First half'] });
  });
});

describe('final grades', () => {
  test('stand in the sheet of the class beside the term grades', async () => {
    const files = withCategory(bundle(), 'kt', 'Term grade', { 'metadata.purpose': 'termGrade' });
    withCategory(files, 'kf', 'Final grade', { 'metadata.purpose': 'finalGrade' });
    withGrade(withWork(files, 'lt1', 'kt', '2026-06-30'), 'xt1', 'lt1', '16');
    withGrade(withWork(files, 'lt2', 'kt', '2026-11-23'), 'xt2', 'lt2', '17');
    withGrade(withWork(files, 'lf', 'kf', '2026-11-23'), 'xf', 'lf', '17');
    await importOn('2026-11-24', files);
    expect(store.stream(`yearSheet-${CLASS}.${YEAR}`).map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'FinalGradeGiven',
        data: {
          ...{
            classId: CLASS,
            groupId: GROUP,
            yearId: YEAR,
            subjectId: SUBJECT,
            pupilId: PUPIL,
            value: '17',
          },
          terms: [
            { termId: ids.of('term', 't1'), value: '16' },
            { termId: ids.of('term', 't2'), value: '17' },
          ],
          ...{ average: 16.5, proposed: '17' },
        },
      },
    ]);
    expect((await importOn('2026-11-25', files)).events).toBe(0);
  });
});

describe('a lesson', () => {
  test('that is to come is planned, and recorded once its day has come', async () => {
    const files = withWork(bundle(), 'l3', 'k4', '2026-11-26');
    withCategory(files, 'k4', 'Lesson', { 'metadata.purpose': 'lesson' });
    await importOn('2026-11-24', files);
    const lessonId = lessonIdOf(LAST_PAGE, '2026-11-26', 3);
    const stage = async () => (await runners.pages.load(LAST_PAGE)).lessons[lessonId]?.stage;
    expect(await stage()).toBe('planned');
    expect((await importOn('2026-11-25', files)).events).toBe(0);
    await importOn('2026-11-26', files);
    expect(await stage()).toBe('held');
  });
});
