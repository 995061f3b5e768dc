import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFiles } from './bundle.js';
import { parseCsv } from './csv.js';
import type { BundleError, BundleNote, Roster } from './roster.js';
import { bytesOf, edit, setCell, specimen, specimenOf11 } from './specimen.js';

function rosterOf(files: ReadonlyMap<string, string>): Roster {
  const reading = readFiles(bytesOf(files));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors, undefined, 1));
  return reading.roster;
}

function errorsOf(files: ReadonlyMap<string, string | Buffer>): readonly BundleError[] {
  const reading = readFiles(new Map([...files].map(([name, content]) => [name, Buffer.from(content)])));
  return reading.ok ? [] : reading.errors;
}

const placesOf = (errors: readonly BundleNote[]) =>
  errors.map(({ file, line, column }) => `${file}:${line}:${column}`);

describe('a valid bundle', () => {
  test('tells the school in the words of the journal', () => {
    const roster = rosterOf(specimen());
    expect(roster.schools).toEqual([
      { sourcedId: 's1', ended: false, name: 'Hill School', identifier: 'HS', settings: {} },
    ]);
    expect(roster.academicYears).toMatchObject([{ sourcedId: 'y1', start: '2026-01-05', end: '2026-12-20' }]);
    expect(roster.terms).toMatchObject([
      { sourcedId: 't1', yearId: 'y1', start: '2026-01-05', end: '2026-06-30' },
      { sourcedId: 't2', yearId: 'y1', start: '2026-07-01', end: '2026-12-20' },
    ]);
    expect(roster.courses).toMatchObject([
      { title: 'Physics', code: 'PHY', schoolId: 's1' },
      { title: 'Homeroom' },
    ]);
    expect(roster.classes).toMatchObject([
      { sourcedId: 'h1', kind: 'homeroom', termIds: ['t1', 't2'] },
      { sourcedId: 'g1', kind: 'scheduled', termIds: ['t1', 't2'], homeroomId: 'h1', courseId: 'c1' },
    ]);
  });

  test('says in which municipality and region a school is', () => {
    const files = specimen();
    setCell(files, 'orgs', 2, 'parentSourcedId', 'm1');
    edit(files, 'orgs', (rows) => [
      ...rows,
      ['m1', '', '', 'Hills', 'local', '', 'r1'],
      ['r1', '', '', 'North', 'state', '', ''],
    ]);
    expect(rosterOf(files).schools).toMatchObject([
      { municipality: { sourcedId: 'm1', name: 'Hills' }, region: { sourcedId: 'r1', name: 'North' } },
    ]);
  });

  test('links guardians from both sides, and keeps roles by school', () => {
    const people = new Map(rosterOf(specimen()).people.map((person) => [person.sourcedId, person]));
    expect(people.get('p1')).toMatchObject({
      roles: [{ schoolId: 's1', role: 'pupil' }],
      middleName: 'Mary',
      birthDate: '2013-03-01',
      sex: 'female',
      guardians: ['m1', 'f1'],
    });
    expect(people.get('m1')).toMatchObject({
      roles: [{ schoolId: 's1', role: 'guardian' }],
      internet: false,
    });
    expect(people.get('f1')).toMatchObject({ familyName: 'Lee, Jr.', enabled: false, internet: true });
    expect(people.get('u1')?.roles.map(({ role }) => role)).toEqual(['teacher', 'deputyHead']);
    expect(people.get('u2')?.roles).toEqual([{ schoolId: 's1', role: 'admin' }]);
  });

  test('brings works, grades and absences', () => {
    const { works, results } = rosterOf(specimen());
    expect(works).toMatchObject([
      {
        sourcedId: 'l1',
        termId: 't1',
        lesson: 3,
        min: 0,
        max: 20,
        category: { purpose: 'work', weight: 2, abbreviation: 'T' },
      },
      { sourcedId: 'l2', termId: 't2', lesson: 1, category: { purpose: 'absence', weight: 1 } },
    ]);
    expect(results[0]).toMatchObject({ workId: 'l1', pupilId: 'p1', score: 17.5, comment: 'Well done' });
    expect(results[1]).toMatchObject({ workId: 'l2', absence: { code: 'late', minutes: 10 } });
    expect(results[1]).not.toHaveProperty('score');
  });

  test('names what a journal has no place for', () => {
    expect(placesOf(rosterOf(specimen()).ignored)).toEqual(['roles.csv:8:role', 'enrollments.csv:5:role']);
  });

  test('says the same in version 1.1, but for what 1.1 has no words for', () => {
    const [old, current] = [rosterOf(specimenOf11()), rosterOf(specimen())];
    const people = current.people.map((person) => ({
      ...person,
      roles: person.roles.filter(({ role }) => role !== 'deputyHead'),
    }));
    expect(old).toEqual({ ...current, version: '1.1', people, ignored: old.ignored });
  });

  test('may begin with a byte order mark, leave out optional columns and bring its own metadata', () => {
    const files = specimen();
    files.set(
      'orgs.csv',
      '\uFEFFsourcedId,name,type,parentSourcedId,metadata.colour\r\nd1,North,district,,\r\ns1,Hill School,school,d1,red\r\n',
    );
    expect(rosterOf(files).schools).toMatchObject([{ name: 'Hill School' }]);
  });

  test('makes a year without parts its own term', () => {
    const files = specimen();
    edit(files, 'academicSessions', (rows) => rows.slice(0, 2));
    edit(files, 'lineItems', (rows) => rows.map((row) => row.map((cell) => (cell === 't1' ? 'y1' : cell))));
    setCell(files, 'classes', 3, 'termSourcedIds', 'y1');
    const roster = rosterOf(files);
    expect(roster.terms).toMatchObject([{ sourcedId: 'y1', yearId: 'y1' }]);
    expect(roster.works.map(({ termId }) => termId)).toEqual(['y1', 'y1']);
  });
});

describe('a delta', () => {
  function delta(): Map<string, string> {
    const files = specimen();
    for (const name of files.keys())
      if (!['manifest.csv', 'enrollments.csv'].includes(name)) files.delete(name);
    files.set(
      'manifest.csv',
      'propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\nfile.enrollments,delta\r\n',
    );
    edit(files, 'enrollments', ([header = [], ...rows]) => [
      header,
      ...rows.map(([id = '', , , ...rest], index) => [
        id,
        index === 0 ? 'tobedeleted' : 'active',
        '2026-03-01T10:00:00.000Z',
        ...rest,
      ]),
    ]);
    return files;
  }

  test('may refer to what earlier bundles brought, and ends what it deletes', () => {
    const roster = rosterOf(delta());
    expect(roster.kind).toBe('delta');
    expect(roster.enrolments.map(({ sourcedId, ended }) => [sourcedId, ended])).toEqual([
      ['e1', true],
      ['e2', false],
      ['e3', false],
    ]);
  });

  test('must say of every row what has become of it and when', () => {
    const files = delta();
    setCell(files, 'enrollments', 3, 'status', '');
    setCell(files, 'enrollments', 4, 'dateLastModified', '');
    expect(placesOf(errorsOf(files))).toEqual([
      'enrollments.csv:3:status',
      'enrollments.csv:4:dateLastModified',
    ]);
  });
});

describe('a bad bundle', () => {
  const cells: readonly [string, number, string, string][] = [
    ['academicSessions', 3, 'startDate', '2026-02-30'],
    ['academicSessions', 3, 'endDate', '2025-07-01'],
    ['academicSessions', 3, 'schoolYear', '26'],
    ['academicSessions', 3, 'parentSourcedId', 't1'],
    ['orgs', 3, 'type', 'academy'],
    ['orgs', 3, 'name', ''],
    ['classes', 3, 'termSourcedIds', 't1,t9'],
    ['classes', 3, 'metadata.homeroom', 'g1'],
    ['classes', 3, 'schoolSourcedId', 'd1'],
    ['users', 2, 'enabledUser', 'yes'],
    ['users', 2, 'agentSourcedIds', 'm1,m2'],
    ['users', 4, 'metadata.internet', 'maybe'],
    ['roles', 3, 'role', 'pupil'],
    ['roles', 5, 'endDate', '2026-01-05'],
    ['roles', 2, 'userSourcedId', 'p9'],
    ['enrollments', 2, 'role', 'teacher'],
    ['enrollments', 4, 'role', 'student'],
    ['enrollments', 2, 'schoolSourcedId', 'd1'],
    ['enrollments', 2, 'endDate', '2026-01-01'],
    ['enrollments', 3, 'dateLastModified', '2026-01-01'],
    ['demographics', 2, 'birthDate', '01/03/2013'],
    ['categories', 2, 'weight', 'two'],
    ['categories', 2, 'metadata.purpose', 'exam'],
    ['lineItems', 2, 'assignDate', '2026-09-01'],
    ['lineItems', 2, 'dueDate', '2026-02-01'],
    ['lineItems', 2, 'resultValueMax', '0'],
    ['lineItems', 2, 'metadata.lesson', '0'],
    ['results', 2, 'score', '21'],
    ['results', 2, 'score', ''],
    ['results', 2, 'scoreStatus', 'graded'],
    ['results', 2, 'studentSourcedId', 'm1'],
    ['results', 2, 'metadata.absence', 'late'],
    ['results', 3, 'metadata.absence', ''],
    ['results', 3, 'metadata.minutes', '-5'],
    ['results', 3, 'sourcedId', 'x1'],
    ['results', 3, 'sourcedId', 'x 2'],
  ];

  test.each(cells)('is told of %s.csv line %d, column %s, when it holds %j', (file, line, column, value) => {
    const files = specimen();
    setCell(files, file, line, column, value);
    expect(placesOf(errorsOf(files))).toContain(`${file}.csv:${line}:${column}`);
    expect(
      errorsOf(files).find(
        (error) => error.file === `${file}.csv` && error.line === line && error.column === column,
      ),
    ).toMatchObject({
      value,
    });
  });

  test('gets all of its errors at once, in the order of files and lines', () => {
    const files = specimen();
    setCell(files, 'users', 3, 'givenName', '');
    setCell(files, 'users', 2, 'enabledUser', 'yes');
    setCell(files, 'orgs', 3, 'type', 'academy');
    files.delete('demographics.csv');
    files.set('scoreScales.csv', 'sourcedId\r\n');
    expect(placesOf(errorsOf(files))).toEqual([
      'manifest.csv:11:value',
      'orgs.csv:3:type',
      'scoreScales.csv:0:',
      'users.csv:2:enabledUser',
      'users.csv:3:givenName',
    ]);
  });

  test('is told of headers', () => {
    const files = specimen();
    edit(files, 'orgs', ([header = [], ...rows]) => [
      header.map((name) => (name === 'type' ? 'Type' : name)),
      ...rows,
    ]);
    edit(files, 'users', (rows) => rows.map((row) => [...row, row[3] ?? '']));
    files.set('courses.csv', '');
    expect(placesOf(errorsOf(files))).toEqual(
      expect.arrayContaining([
        'courses.csv:1:',
        'orgs.csv:1:Type',
        'orgs.csv:1:type',
        'users.csv:1:enabledUser',
      ]),
    );
  });

  test('is told of its manifest', () => {
    const files = specimen();
    files.set(
      'manifest.csv',
      (files.get('manifest.csv') ?? '')
        .replace('file.orgs,bulk', 'file.orgs,absent')
        .replace('file.users,bulk', 'file.users,some')
        .replace('manifest.version,1.0', 'manifest.version,2')
        .replace('file.results,bulk', 'file.outcomes,bulk'),
    );
    expect(placesOf(errorsOf(files))).toEqual([
      'manifest.csv:2:value',
      'manifest.csv:5:value',
      'manifest.csv:8:value',
      'manifest.csv:14:propertyName',
      'results.csv:0:',
    ]);
  });

  test('is told once of each needed file that is not there, not of every id in it', () => {
    const files = specimen();
    for (const file of ['users', 'orgs']) {
      files.delete(`${file}.csv`);
      edit(files, 'manifest', (rows) => rows.filter(([name]) => name !== `file.${file}`));
    }
    expect(placesOf(errorsOf(files))).toEqual(['orgs.csv:0:', 'users.csv:0:']);
  });

  test('without a manifest is told only that', () => {
    expect(placesOf(errorsOf(new Map()))).toEqual(['manifest.csv:0:']);
  });

  test('is told of lines that are no CSV, and nothing is said of ids that may stand in them', () => {
    const files = specimen();
    files.set('users.csv', (files.get('users.csv') ?? '').replace('m1,,,true,eve', 'm1,,,true,e"ve'));
    expect(placesOf(errorsOf(files))).toEqual(['users.csv:3:5']);
    const short = specimen();
    short.set('users.csv', (short.get('users.csv') ?? '').replace('u3,,,true,finn', 'u3,,true,finn'));
    expect(placesOf(errorsOf(short))).toEqual(['users.csv:7:']);
  });

  test('is told of lines that are no UTF-8', () => {
    const files = bytesOf(specimen());
    const users = files.get('users.csv') ?? Buffer.alloc(0);
    users.writeUInt8(0xff, users.indexOf('Mary'));
    expect(placesOf(errorsOf(files))).toEqual(['users.csv:2:']);
  });
});

describe('a valid bundle of which one cell is changed at random', () => {
  const original = specimen();
  const places = [...original].flatMap(([name, text]) =>
    parseCsv(text).records.flatMap(({ line, cells }) => cells.map((_, column) => ({ name, line, column }))),
  );
  const values = [
    ...new Set(
      [...original.values()].flatMap((text) => parseCsv(text).records.flatMap(({ cells }) => cells)),
    ),
  ];
  const value = fc.oneof(
    fc.constantFrom(...values),
    fc.string(),
    fc.constantFrom('', '0', '-1', '2026-13-01', '"', 'ext:x'),
  );

  test('stays valid, or gets an error that names the line or what it said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), value, ({ name, line, column }, changed) => {
        const files = new Map(original);
        let before: readonly string[] = [];
        edit(files, name.replace(/\.csv$/, ''), (rows) => {
          before = [...(rows[line - 1] ?? [])];
          return rows.map((row, index) => (index === line - 1 ? row.with(column, changed) : row));
        });
        const errors = errorsOf(files);
        const namesPlace = errors.some((error) => error.file === name && error.line === line);
        const said = [...before, changed].filter((cell) => cell !== '');
        // What else is said may follow from it, such as a school's pupils that have no school now.
        const namesContent = errors.some((error) =>
          said.some((cell) =>
            `${error.file} ${error.value ?? ''} ${error.message}`.includes(cell.replace(/^file\./, '')),
          ),
        );
        expect({ errors, explained: errors.length === 0 || namesPlace || namesContent }).toMatchObject({
          explained: true,
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
