import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecord } from '../../embedded/engines.record.js';
import type { Me } from '../../src/access/me.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import type { ErasureAct } from '../../src/people/erasure/erasure-act.js';
import type { PersonHead } from '../../src/people/export/person-export.js';
import { setCell } from '../../src/oneroster/specimen.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { newDataFolder, startSchool, type RunningSchool } from '../support/running-school.js';
import type { ServedPage } from '../support/school-day.js';
import { ADMINISTRATOR, smallSchool, TEACHER, today, writeBundle } from '../support/small-school.js';
import { there } from '../support/there.js';
import { expectStatus, read, refusal, Visitor } from '../support/visitor.js';

const PASSWORD = 'correct horse battery';
const COMMENT = 'Has caught up admirably';
const PUPIL = 'Ann Lee';

type ServedExport = PersonHead & Readonly<Record<'events' | 'readBy' | 'read' | 'notices', readonly Row[]>>;
type Row = Readonly<Record<string, unknown>>;
interface NotedRead {
  readonly what: string;
  readonly reader: { readonly id: string };
  readonly of?: { readonly id: string };
}

describe('What is known of a person', () => {
  let folder: string;
  let school: RunningSchool;
  let teacher: Visitor;
  let admin: Visitor;
  let page: ServedPage;
  let pageId: string;
  let pupilId: string;

  const journal = async (...args: readonly string[]) => {
    const ended = await runJournal(args, school.dataDir);
    if (ended.code !== 0) throw new Error(`journal ${args.join(' ')}: ${ended.stdout}${ended.stderr}`);
    return ended;
  };
  const bring = async (
    name: string,
    change: (files: ReturnType<typeof smallSchool>) => void,
  ): Promise<void> => {
    const files = smallSchool();
    change(files);
    await journal('import', await writeBundle(join(folder, name), files), '--time-zone', 'UTC');
  };
  const pageNow = () => read(teacher.get<ServedPage>(`/api/journal/pages/${pageId}`));
  const exportOf = (id: string, who = admin) => who.get<ServedExport>(`/api/people/${id}/export`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'personal-data-'));
    school = await startSchool(await newDataFolder(), { args: ['--empty'] });
    await bring('school', () => undefined);
    for (const login of [TEACHER, ADMINISTRATOR]) {
      await runJournal(['password', login], school.dataDir, `${PASSWORD}\n`);
    }
    [teacher, admin] = [new Visitor(school.url), new Visitor(school.url)];
    await eventually(() =>
      teacher.signIn(TEACHER, PASSWORD).then(
        () => true,
        () => false,
      ),
    );
    await admin.signIn(ADMINISTRATOR, PASSWORD);
    const me = await read(teacher.get<Me>('/api/me'));
    const current = me.pages.find(({ from, to }) => from <= today() && today() <= to);
    pageId = there(current, 'page of today').pageId;
    page = await pageNow();
    pupilId = there(page.pupils[0], 'pupil on the page').id;
    const lessons = `/api/journal/pages/${pageId}/lessons`;
    const lesson = await teacher.post<{ lessonId: string }>(lessons, {
      date: today(),
      number: 7,
      topic: 'Optics',
    });
    const { lessonId } = expectStatus(201, lesson).body;
    const entry = { pupilId, work: there(page.works[0], 'kind of work').code, value: '17', comment: COMMENT };
    expectStatus(
      201,
      await teacher.post(`/api/journal/pages/${pageId}/grades`, { lessonId, grades: [entry] }),
    );
  });
  afterAll(async () => {
    await school.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('is wrapped anew by another master key while the journal runs', async () => {
    expect((await journal('master-key', 'rotate')).stdout).toMatch(
      /is the current master key now[^]*It wraps all/,
    );
    expect((await journal('master-key', 'show')).stdout).toMatch(
      /current[^]*data keys are wrapped by local-/,
    );
    expect((await journal('master-key', 'remove-old')).stdout).toMatch(/^Removed local-/);
    expect((await pageNow()).pupils[0]?.name).toBe(PUPIL);
    const head = await read(exportOf(pupilId));
    expect(head.person).toMatchObject({ erased: false, personal: { givenName: 'Ann', familyName: 'Lee' } });
  });

  it('is given out to the office as a whole, opened, and to nobody who only teaches there', async () => {
    const shown = async () =>
      (await read(exportOf(pupilId))).events.some(({ type }) => type === 'GradeGiven');
    expect(await eventually(shown)).toBe(true);
    const all = await read(exportOf(pupilId));
    expect(all.format).toBe('school-journal-person/1');
    expect(all.classes.length).toBeGreaterThan(0);
    const grade = all.events.find(({ texts }) => (texts as string[]).includes(COMMENT));
    expect(grade).toMatchObject({ type: 'GradeGiven', to: '17', actor: { name: 'Carl Day' } });
    expect(JSON.stringify(all)).not.toContain('"sealed"');
    expect(await refusal(exportOf(pupilId, teacher))).toEqual([404, 'person-not-found']);
    expect(await refusal(exportOf('nobody'))).toEqual([404, 'person-not-found']);
    expect((await admin.get(`/api/people/${pupilId}/export?language=xx`)).status).toBe(400);
  });

  it('is given out to oneself, and every giving out is in the read log', async () => {
    const { person, schools } = await read(teacher.get<Me>('/api/me'));
    expect((await read(exportOf(person.id, teacher))).person).toMatchObject({
      personal: { givenName: 'Carl' },
    });
    const reads = `/api/audit/reads?school=${there(schools[0], 'school').id}&limit=100`;
    const office = (await read(admin.get<Me>('/api/me'))).person;
    const given = [`${person.id} ${person.id}`, `${office.id} ${pupilId}`];
    const noted = async () => {
      const { reads: rows } = await read(admin.get<{ reads: readonly NotedRead[] }>(reads));
      const exports = rows.filter(({ what }) => what === 'export');
      return new Set(exports.map(({ reader, of }) => `${reader.id} ${of?.id ?? 'nobody'}`));
    };
    const areNoted = async () => {
      const pairs = await noted();
      return given.every((pair) => pairs.has(pair));
    };
    expect(await eventually(areNoted)).toBe(true);
  });

  it('is printed, in both languages', async () => {
    for (const language of ['en', 'ru']) {
      const path = `/api/people/${pupilId}/export?language=${language}`;
      const { status, headers, body } = await admin.download(path, { Accept: 'application/pdf' });
      expect([status, headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
      expect(body.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('is written at the command line too', async () => {
    await journal('export-person', pupilId, '--out', join(folder, 'out'));
    expect((await readdir(join(folder, 'out'))).toSorted()).toEqual([
      `person-${pupilId}.json`,
      `person-${pupilId}.pdf`,
    ]);
    const written = JSON.parse(
      await readFile(join(folder, 'out', `person-${pupilId}.json`), 'utf8'),
    ) as ServedExport;
    expect(written.person).toMatchObject({ personal: { familyName: 'Lee' } });
    expect(written.readBy.length + written.events.length).toBeGreaterThan(0);
  });

  it('is not erased while the pupil is enrolled, nor by whoever doesn’t administer the school', async () => {
    const wanted = { ground: 'request', reason: 'Asked in writing' };
    const erase = (who: Visitor, body: object) => who.post(`/api/people/${pupilId}/erasure`, body);
    expect(await refusal(erase(admin, wanted))).toEqual([409, 'person-enrolled']);
    expect(await refusal(erase(teacher, wanted))).toEqual([404, 'person-not-found']);
    expect(await refusal(erase(admin, { ground: 'whim' }))).toEqual([
      400,
      'invalid-input',
      'ground',
      'reason',
    ]);
    expect(await refusal(erase(admin, { ...wanted, ground: 'order' }))).toEqual([
      400,
      'invalid-input',
      'order',
    ]);
    expect(await refusal(admin.get(`/api/people/${pupilId}/erasure`))).toEqual([404, 'erasure-not-found']);
    await bring('left', (files) => {
      for (const row of [2, 3]) setCell(files, 'enrollments', row, 'endDate', addDays(today(), -5));
    });
    const refused = async () => (await refusal(erase(admin, wanted)))[1] === 'retention-runs';
    expect(await eventually(refused)).toBe(true);
  });

  it('is erased by order, within seconds everywhere, with an act and its extract of the log', async () => {
    const diploma = { kind: 'sport', level: 'town', date: today(), title: 'Chess' };
    const sent = await teacher.send<{ fileId: string }>(
      ...(['POST', `/api/pupils/${pupilId}/portfolio/files`, 'A diploma'] as const),
      { 'Content-Type': 'text/plain' },
    );
    const { fileId } = expectStatus(201, sent).body;
    const achievement = { ...diploma, proofs: [{ fileId, name: 'Diploma' }] };
    expectStatus(201, await teacher.post(`/api/pupils/${pupilId}/portfolio/achievements`, achievement));
    const documents = new DocumentStore(readRecord(school.dataDir).addresses?.mongoUrl ?? '');
    const proofs = () => documents.vault.collection('portfolioFiles').countDocuments({ pupilId });
    expect(await proofs()).toBe(1);
    const order = { ground: 'order', reason: 'Judgement', order: 'District court, 2-114/2026' };
    expectStatus(202, await admin.post(`/api/people/${pupilId}/erasure`, order));
    const path = `/api/people/${pupilId}/erasure`;
    const isThere = async () => (await admin.get(path)).status === 200;
    expect(await eventually(isThere)).toBe(true);
    const act = await read(admin.get<ErasureAct>(path));
    expect(act).toMatchObject({
      personId: pupilId,
      ground: 'order',
      by: { role: 'admin' },
      destroyed: { key: true, proofs: 1 },
    });
    expect(await proofs()).toBe(0);
    expect(act.log.events.map(({ leaf, event }) => [leaf, event.type])).toContainEqual([
      act.log.leaf,
      'PersonErased',
    ]);
    expect(JSON.stringify(act)).not.toMatch(/Ann|Lee|Judgement|District court/);
    await documents.close();
    const pdf = await admin.download(path, { Accept: 'application/pdf' });
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');

    const isDash = async () => (await pageNow()).pupils.every(({ name }) => name !== PUPIL);
    expect(await eventually(isDash)).toBe(true);
    const shown = JSON.stringify(await pageNow());
    expect(shown).toContain('"—"');
    expect(shown).not.toContain(COMMENT);
    const left = await read(exportOf(pupilId));
    expect(left.person).toMatchObject({ id: pupilId, erased: true });
    expect(JSON.stringify(left)).not.toMatch(/"Ann"|caught up/);
    expect(left.events.some(({ type }) => type === 'PersonErased')).toBe(true);
  });

  it('stays erased: no bundle brings it back, and the log is the store’s', async () => {
    await bring('again', () => undefined);
    expect((await read(exportOf(pupilId))).person).toMatchObject({ erased: true });
    expect((await journal('log', 'check')).stdout).toContain('The store makes the log that is written down');
    expect((await journal('projections', 'verify')).code).toBe(0);
    const { code, stderr } = await runJournal(
      [
        'erase-person',
        pupilId,
        '--ground',
        'order',
        '--reason',
        'again',
        '--order',
        'as before',
        '--out',
        join(folder, 'act'),
      ],
      school.dataDir,
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('The act is in')]);
  });
});
