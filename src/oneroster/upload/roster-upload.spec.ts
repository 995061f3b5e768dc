import { beforeEach, describe, expect, test } from '@jest/globals';
import { readsOfLog } from '../../../test/support/folded-reads.js';
import { MemoryCollection } from '../../../test/support/memory-collection.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import { refusalOf } from '../../../test/support/refusal-of.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { START } from '../../eventing/position.js';
import { Directory } from '../../people/directory.js';
import { Ids } from '../../people/ids.js';
import { Vault } from '../../people/vault.js';
import { runnersOn, type Runners } from '../../runners.js';
import { readFiles } from '../bundle.js';
import { importRoster } from '../import.js';
import { addRow, bytesOf, edit, setCell, specimen } from '../specimen.js';
import { zipOf } from '../zip.js';
import { RosterUpload, type Upload } from './roster-upload.js';

type Bundle = Map<string, string>;

const ids = new Ids(Buffer.alloc(32, 1));
const SCHOOL = ids.of('school', 's1');
const viewer = { accountId: 'account-orlova', personId: 'orlova' };
const accountOf = (name: string) => runners.accounts.load(ids.of('account', name));

let store: MemoryEventStore;
let runners: Runners;
let keys: MemoryCollection;
let vault: Vault;

/** Grades that are on the scale, and nobody of the districts. */
const bundle = (): Bundle => {
  const files = specimen();
  setCell(files, 'results', 2, 'score', '17');
  return files;
};
const withoutRow = (files: Bundle, file: string, sourcedId: string): Bundle => {
  edit(files, file, (rows) => rows.filter(([id]) => id !== sourcedId));
  return files;
};
const operatorImports = (files: Bundle): Promise<unknown> => {
  const reading = readFiles(bytesOf(files));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  const more = { timeZone: 'Europe/Lisbon', trustContacts: false, at: '2026-11-24T10:00:00Z' };
  return importRoster(reading.roster, { runners, vault, ids, progress: () => undefined, ...more });
};
const log = async (): Promise<readonly Recorded[]> => {
  const recorded: Recorded[] = [];
  for await (const batch of store.readAll(START, await store.lastPosition())) recorded.push(...batch);
  return recorded;
};
const uploading = async () => {
  const reader: Reads = readsOfLog(await log());
  return new RosterUpload({ store, vault, ids, reader, directory: new Directory(reader, vault) });
};
const uploadOf = async (files: Bundle): Promise<Upload> => ({
  ...{ schoolId: SCHOOL, zip: await zipOf(files), viewer, at: '2026-11-25T10:00:00Z' },
});
const tryOut = async (files: Bundle) => (await uploading()).tryOut(await uploadOf(files), () => undefined);
const bringIn = async (files: Bundle) => (await uploading()).bringIn(await uploadOf(files), () => undefined);

/** As an authority does that has approved its application. */
const connectSchool = async (): Promise<void> => {
  const school = { schoolId: SCHOOL, title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 7 };
  await runners.schools.handle(
    SCHOOL,
    { kind: 'ConnectNewSchool', school },
    {
      ...{ commandId: '00000000-0000-4000-8000-000000000001', correlationId: 'c', fingerprint: '' },
      ...{ schoolId: SCHOOL, via: 'system', at: '2026-11-24T10:00:00Z' },
      actor: { accountId: 'a', personId: 'a', role: 'authority' },
    },
  );
};

beforeEach(async () => {
  store = new MemoryEventStore();
  runners = runnersOn(store);
  keys = new MemoryCollection();
  vault = new Vault(keys.db, Buffer.alloc(32, 2));
  await operatorImports(bundle());
});

describe('a trial of a roster', () => {
  test('tells what would be added, changed and removed, by name', async () => {
    const files = withoutRow(bundle(), 'enrollments', 'e2');
    for (const result of ['x1', 'x2']) withoutRow(files, 'results', result);
    setCell(files, 'users', 2, 'givenName', 'Anna');
    setCell(files, 'classes', 2, 'title', '7B');
    addRow(files, 'users', {
      ...{ sourcedId: 'p2', enabledUser: 'true', username: 'gus', givenName: 'Gus', familyName: 'Hart' },
    });
    addRow(files, 'roles', {
      ...{ sourcedId: 'r8', userSourcedId: 'p2', roleType: 'primary', role: 'student', orgSourcedId: 's1' },
    });
    addRow(files, 'enrollments', {
      ...{ sourcedId: 'e5', classSourcedId: 'h1', schoolSourcedId: 's1', userSourcedId: 'p2' },
      ...{ role: 'student', primary: 'false' },
    });
    const { changes, kind } = await tryOut(files);
    expect(kind).toBe('bulk');
    const rows = Object.fromEntries(
      changes.map(({ kind: of, rows: shown }) => [
        of,
        shown.map(({ change, title, of: place }) => [change, title, place].filter(Boolean).join(' ')),
      ]),
    );
    expect(rows).toEqual({
      people: ['changed Anna Lee', 'added Gus Hart'],
      signIns: ['added Gus Hart'],
      classes: ['changed 7B'],
      pupils: ['removed Anna Lee 7A Physics', 'added Gus Hart 7B'],
    });
    expect(changes.find((each) => each.kind === 'pupils')).toMatchObject({
      added: 1,
      changed: 0,
      removed: 1,
    });
  });

  test('writes nothing, makes no keys, and comes to as many events as the import', async () => {
    const files = bundle();
    addRow(files, 'users', {
      ...{ sourcedId: 'p2', enabledUser: 'true', username: 'gus', givenName: 'Gus', familyName: 'Hart' },
    });
    addRow(files, 'roles', {
      ...{ sourcedId: 'r8', userSourcedId: 'p2', roleType: 'primary', role: 'student', orgSourcedId: 's1' },
    });
    const before = [(await log()).length, keys.documents.size];
    const { events } = await tryOut(files);
    expect([(await log()).length, keys.documents.size]).toEqual(before);
    expect((await bringIn(files)).events).toBe(events);
    expect(events).toBeGreaterThan(0);
    expect(await tryOut(files)).toMatchObject({ events: 0, changes: [] });
  });

  test('tells what is not the school’s to bring in', async () => {
    const { leftOut } = await tryOut(bundle());
    expect(leftOut).toEqual([
      { what: 'grades', count: 4 },
      { what: 'offices', count: 2 },
      { what: 'ignored', count: expect.any(Number) as unknown },
    ]);
  });
});

describe('a roster that an administrator brings in', () => {
  test('is on record with the administrator', async () => {
    const files = bundle();
    setCell(files, 'users', 2, 'givenName', 'Anna');
    await bringIn(files);
    const changed = (await log()).findLast(({ type }) => type === 'PersonalDataChanged');
    expect(changed?.metadata).toMatchObject({
      actor: { ...viewer, role: 'admin' },
      via: 'import',
      schoolId: SCHOOL,
    });
  });

  test('writes nothing in pages that teachers write in', async () => {
    const files = bundle();
    setCell(files, 'lineItems', 2, 'title', 'Other forces');
    addRow(files, 'results', {
      ...{ sourcedId: 'x9', lineItemSourcedId: 'l1', studentSourcedId: 'p1', scoreStatus: 'fully graded' },
      ...{ score: '20', scoreDate: '2026-11-24', classSourcedId: 'g1' },
    });
    expect((await bringIn(files)).events).toBe(0);
  });

  test('gives no office that takes two, and takes none', async () => {
    const files = bundle();
    const head = { role: 'deputyHead', schoolId: SCHOOL };
    expect((await accountOf('carl')).roles).toContainEqual(head);
    withoutRow(files, 'roles', 'r5');
    addRow(files, 'roles', {
      ...{ sourcedId: 'r9', userSourcedId: 'u3', roleType: 'primary', role: 'siteAdministrator' },
      orgSourcedId: 's1',
    });
    await bringIn(files);
    expect((await accountOf('carl')).roles).toContainEqual(head);
    expect((await accountOf('finn')).roles).toEqual([]);
  });

  test('ends no access of whoever holds such an office', async () => {
    const files = bundle();
    setCell(files, 'users', 5, 'enabledUser', 'false');
    setCell(files, 'users', 2, 'enabledUser', 'false');
    const { kept } = await tryOut(files);
    expect(kept.map(({ code }) => code)).toEqual(['access']);
    await bringIn(files);
    expect((await accountOf('carl')).ended).toBe(false);
    expect((await accountOf('ann')).ended).toBe(true);
  });

  test('leaves the school where the authority placed it', async () => {
    const files = bundle();
    setCell(files, 'orgs', 2, 'type', 'local');
    const { leftOut } = await tryOut(files);
    expect(leftOut).toContainEqual({ what: 'place', count: 1 });
    await bringIn(files);
    expect((await runners.schools.load(SCHOOL)).place).toBeUndefined();
  });

  test('names no other school, none of its people and classes, and nobody’s sign-in', async () => {
    const others = bundle();
    for (const [file, lines] of [
      ['orgs', 3],
      ['classes', 2],
      ['classes', 3],
    ] as const) {
      setCell(others, file, lines, file === 'orgs' ? 'sourcedId' : 'schoolSourcedId', 's2');
    }
    for (const file of ['roles', 'enrollments', 'lineItems', 'courses'] as const) {
      edit(others, file, (rows) => rows.map((row) => row.map((cell) => (cell === 's1' ? 's2' : cell))));
    }
    expect(await refusalOf(bringIn(others))).toEqual(['roster-refused', 'orgs.csv']);

    // What the other school has for its own, by the same ids.
    store = new MemoryEventStore();
    runners = runnersOn(store);
    await operatorImports(others);
    await connectSchool();
    const refusal = await refusalOf(bringIn(bundle()));
    expect(new Set(refusal)).toEqual(new Set(['roster-refused', 'users.csv', 'classes.csv']));
    const moved = bundle();
    edit(moved, 'users', (rows) => rows.map((row) => row.map((cell) => (cell === 'u3' ? 'u9' : cell))));
    edit(moved, 'roles', (rows) => rows.map((row) => row.map((cell) => (cell === 'u3' ? 'u9' : cell))));
    edit(moved, 'enrollments', (rows) => rows.map((row) => row.map((cell) => (cell === 'u3' ? 'u9' : cell))));
    await expect(tryOut(moved)).rejects.toMatchObject({
      fields: expect.arrayContaining([
        {
          field: 'users.csv',
          message: 'p1 belongs to another school',
          ...{ code: 'person-of-other-school', params: { id: 'p1' } },
        },
      ]) as unknown,
    });
    expect(store.stream(`person-${ids.of('person', 'u9')}`)).toEqual([]);
  });

  test('is refused whole where a username is somebody else’s', async () => {
    const files = bundle();
    addRow(files, 'users', {
      ...{ sourcedId: 'p2', enabledUser: 'true', username: 'ann', givenName: 'Gus', familyName: 'Hart' },
    });
    const before = (await log()).length;
    setCell(files, 'users', 2, 'username', 'ann2');
    expect(await refusalOf(bringIn(files))).toEqual(['roster-refused', 'users.csv']);
    expect((await log()).length).toBe(before);
  });

  test('tells every fault of the bundle by file, line and column', async () => {
    const files = bundle();
    setCell(files, 'users', 2, 'enabledUser', 'perhaps');
    await expect(tryOut(files)).rejects.toMatchObject({
      code: 'roster-unreadable',
      fields: [
        {
          field: 'users.csv:2:enabledUser',
          message: 'must be true or false',
          code: 'value-no-boolean',
          params: { file: 'users.csv', line: '2', column: 'enabledUser' },
        },
      ],
    });
    const upload = { ...(await uploadOf(files)), zip: Buffer.from('no archive') };
    expect(await refusalOf((await uploading()).tryOut(upload, () => undefined))).toEqual([
      ...['roster-unreadable', 'bundle.zip'],
    ]);
  });

  test('tells what the rules refuse by their own codes, and of what', async () => {
    store = new MemoryEventStore();
    runners = runnersOn(store);
    await connectSchool();
    const files = bundle();
    edit(files, 'orgs', (rows) =>
      rows.map((row, index) => [...row, ['metadata.scale', '', '5..1 3 4 5'][index] ?? '']),
    );
    await expect(tryOut(files)).rejects.toMatchObject({
      code: 'roster-refused',
      fields: [
        {
          ...{ field: 'roster', code: 'bad-scale', params: { of: 'Hill School' } },
          message: expect.stringMatching(/^Hill School: /) as unknown,
          errors: expect.arrayContaining([{ field: 'scale.max', message: expect.any(String) }]) as unknown,
        },
      ],
    });
  });

  test('is brought in one at a time', async () => {
    const uploads = await uploading();
    const upload = await uploadOf(bundle());
    const first = uploads.tryOut(upload, () => undefined);
    expect(await refusalOf(uploads.bringIn(upload, () => undefined))).toEqual(['roster-busy']);
    await first;
    expect(await uploads.bringIn(upload, () => undefined)).toMatchObject({ events: 0 });
  });
});
