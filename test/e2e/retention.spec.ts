import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readRecord } from '../../embedded/engines.record.js';
import { DocumentStore, type Document } from '../../src/eventing/document-store.js';
import type { RecordedRun } from '../../src/people/retention/recorded-runs.js';
import { EXPIRING, RETAINED_KINDS } from '../../src/people/retention/retained-kinds.values.js';
import type { ToldKind } from '../../src/people/retention/told-kinds.js';
import { runJournal } from '../support/command-line.js';
import { newDataFolder, startSchool, type RunningSchool } from '../support/running-school.js';
import { ADMINISTRATOR, smallSchool, writeBundle } from '../support/small-school.js';
import { read, refusal, Visitor } from '../support/visitor.js';

const PASSWORD = 'correct horse battery';
const PUPIL = 'ann';

interface Told {
  readonly kinds: readonly ToldKind[];
  readonly runs: readonly RecordedRun[];
}

describe('How long personal data are kept', () => {
  let school: RunningSchool;
  let documents: DocumentStore;

  beforeAll(async () => {
    const dataDir = await newDataFolder();
    const bundle = await writeBundle(join(dataDir, 'bundle'), smallSchool());
    school = await startSchool(dataDir, { args: ['--empty'] });
    const brought = await runJournal(['import', bundle, '--time-zone', 'Europe/Lisbon'], dataDir);
    expect(brought).toMatchObject({ code: 0 });
    for (const login of [PUPIL, ADMINISTRATOR]) {
      expect(await runJournal(['password', login], dataDir, `${PASSWORD}\n`)).toMatchObject({ code: 0 });
    }
    documents = new DocumentStore(readRecord(dataDir).addresses?.mongoUrl ?? '');
  });
  afterAll(async () => {
    await documents.close();
    await school.remove();
  });

  const signedIn = async (login: string): Promise<Visitor> => {
    const visitor = new Visitor(school.url);
    await visitor.signIn(login, PASSWORD);
    return visitor;
  };
  const notices = () => documents.vault.collection<Document & { _id: string }>('notices');
  const telling = async () => read((await signedIn(ADMINISTRATOR)).get<Told>('/api/audit/retention'));

  it('is told of each kind, and an operator counts before anything is removed', async () => {
    await notices().insertOne({ _id: 'old', state: 'sent', dueAt: new Date('2020-06-30T10:00:00Z') });
    const shown = await runJournal(['retention', 'show'], school.dataDir);
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('There was no run yet.') });
    for (const kind of RETAINED_KINDS) expect(shown.stdout).toMatch(new RegExp(`^${kind}: `, 'm'));
    const counted = await runJournal(['retention', 'run', '--dry-run'], school.dataDir);
    expect(counted.stderr).toBe('');
    expect(counted.stdout).toMatch(/^notices, kept for 1y: 1 of before \S+Z$/m);
    expect(await notices().countDocuments({ _id: 'old' })).toBe(1);
    expect((await telling()).runs).toEqual([]);
  });

  it('is kept to by a run, which auditors see', async () => {
    const run = await runJournal(['retention', 'run'], school.dataDir);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/notices, kept for 1y: 1 of before \S+Z, 1 removed, 0 left/);
    expect(await notices().countDocuments({ _id: 'old' })).toBe(0);
    const { kinds, runs } = await telling();
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ by: 'operator', endedAt: expect.any(String) });
    expect(runs[0]?.kinds).toContainEqual(
      expect.objectContaining({ kind: 'notices', keptFor: '1y', found: 1, removed: 1, left: 0 }),
    );
    expect(kinds).toContainEqual(expect.objectContaining({ kind: 'leavers', keptFor: 'forever' }));
    expect(kinds).toContainEqual(expect.objectContaining({ kind: 'readLog', keptFor: '36m' }));
  });

  it('is not for pupils, and only of a year', async () => {
    expect(await refusal((await signedIn(PUPIL)).get('/api/audit/retention'))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    expect(await refusal(new Visitor(school.url).get('/api/audit/retention'))).toEqual([
      401,
      'not-signed-in',
    ]);
    const asking = await signedIn(ADMINISTRATOR);
    expect((await read(asking.get<Told>('/api/audit/retention?year=1999'))).runs).toEqual([]);
    expect(await refusal(asking.get('/api/audit/retention?year=new'))).toEqual([
      400,
      'invalid-input',
      'year',
    ]);
  });

  it('is told by health and metrics', async () => {
    const visitor = new Visitor(school.url);
    expect(await read(visitor.get('/health'))).toMatchObject({
      retention: { isOpen: false },
    });
    const metrics = await fetch(`${school.url}/metrics`);
    expect(await metrics.text()).toMatch(/^journal_retention_failing 0$/m);
  });

  it('is seen to by the store where the table says so, and nowhere else', async () => {
    const expiring: string[] = [];
    for (const { name } of await documents.vault.listCollections().toArray()) {
      const indexes = await documents.vault.collection(name).indexes();
      if (indexes.some(({ expireAfterSeconds }) => expireAfterSeconds !== undefined)) expiring.push(name);
    }
    const said = Object.values(EXPIRING).flatMap(({ collections }) => [...collections] as string[]);
    expect(expiring.toSorted()).toEqual(said.toSorted());
  });
});
