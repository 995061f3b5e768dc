import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipProof, type ProofFiles } from '../../src/audit/proofs/proof-zip.js';
import { readZip } from '../../src/audit/proofs/verifier/zip-reader.js';
import { runJournal, type Ended } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  giveGrades,
  newestPosition,
  recordLesson,
  schoolDayOf,
  type GivenGrade,
  type SchoolDay,
} from '../support/school-day.js';
import { expectStatus, problemOf, type Answer, type Visitor } from '../support/visitor.js';

const REASON = 'Counted again <with care>';

describe('Proofs of grades', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let folder: string;
  let grade: GivenGrade;
  let key: string;

  beforeAll(async () => {
    school = await startSampleSchool({ CHECKPOINT_SECONDS: '1' });
    day = await schoolDayOf(school);
    folder = await mkdtemp(join(tmpdir(), 'proofs-'));
    const lessonId = await recordLesson(day, 1);
    grade = await giveGrade(day, lessonId, '4');
    expectStatus(200, await correctGrade(day, grade.gradeId, '5', REASON));
    const log = await day.teacher.get<{ keys: readonly { vkey: string }[] }>('/api/audit/log');
    key = log.body.keys[0]?.vkey ?? '';
  });
  afterAll(async () => {
    await school.remove();
    await rm(folder, { recursive: true });
  });

  /** Asks until a checkpoint covers it; before, it is told to come again. */
  const proofOf = async (gradeId: string, visitor: Visitor, query = ''): Promise<Answer<Buffer>> => {
    const headers = { 'X-Journal-Position': await newestPosition(visitor) };
    const ask = () => visitor.download(`/api/grades/${gradeId}/proof${query}`, headers);
    let answer = await ask();
    const isThere = async () => {
      if (answer.status !== 503) return true;
      const { code } = problemOf({ ...answer, body: JSON.parse(answer.body.toString()) as unknown });
      if (code !== 'position-not-reached') expect(code).toBe('not-yet-logged');
      answer = await ask();
      return answer.status !== 503;
    };
    expect(await eventually(isThere)).toBe(true);
    return answer;
  };

  /** Writes a bundle, and runs the verifier that came in a bundle, far from the project. */
  const verified = async (name: string, zip: Buffer, ...args: readonly string[]): Promise<Ended> => {
    await writeFile(join(folder, name), zip);
    const verifier = join(folder, 'verify.mjs');
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [verifier, name, ...args],
        { cwd: folder, env: {} },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  };

  const filesIn = (zip: Buffer): ProofFiles =>
    Object.fromEntries(readZip(zip).map(({ name, content }) => [name, content()])) as unknown as ProofFiles;

  it('are given to the child’s guardian as a bundle that verifies itself offline', async () => {
    const answer = await proofOf(grade.gradeId, day.guardian);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/zip');
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="proof-${grade.gradeId}.zip"`,
    );
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const files = filesIn(answer.body);
    await writeFile(join(folder, 'verify.mjs'), files['verify.mjs']);
    expect(files['verify.mjs'].toString()).not.toMatch(/from ["'](?!node:)/);
    expect(files['report.html'].toString()).toContain('Counted again &lt;with care&gt;');

    const { code, stdout, stderr } = await verified('proof.zip', answer.body, '--key', key);
    expect(stderr).toBe('');
    expect(stdout).toContain(`the grade ${grade.gradeId} of the pupil ${day.child.id}`);
    expect(stdout).toMatch(/3 events of the bundle stand in the log as they are/);
    expect(stdout).toMatch(
      /What the journal displays \(1 grades with all changes\) is what these events make of it/,
    );
    expect(stdout).not.toContain('WRONG');
    expect(code).toBe(0);
  });

  it('are refused where anything in them was changed', async () => {
    const { body } = await proofOf(grade.gradeId, day.pupil);
    const files = filesIn(body);
    const forged = files['events.jsonl'].toString().replace('"to":"5"', '"to":"4"');
    expect(forged).not.toBe(files['events.jsonl'].toString());
    const { code, stdout } = await verified(
      'forged.zip',
      await zipProof({ ...files, 'events.jsonl': forged }),
      '--key',
      key,
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /! Event \d+ of journalPage-\S+ \(leaf \d+\) was changed: its content has another hash\./,
    );
    expect(stdout).toMatch(/the journal displays something else than the events say \(chain\.1\.to\)/);
  });

  it('show that the log goes on from a checkpoint that somebody kept', async () => {
    const kept = filesIn((await proofOf(grade.gradeId, day.guardian)).body)['checkpoint.txt'];
    await writeFile(join(folder, 'kept.txt'), kept);
    const later = await giveGrade(day, await recordLesson(day, 2), '5');
    const { body } = await proofOf(later.gradeId, day.teacher, '?language=ru');
    const { code, stdout } = await verified('later.zip', body, '--key', key, '--language', 'en');
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('NOT PROVEN') as unknown,
    });
    expect(filesIn(body)['report.html'].toString()).toContain('<html lang="ru">');

    const old = await verified(
      'proof.zip',
      await readFile(join(folder, 'proof.zip')),
      '--key',
      key,
      '--checkpoint',
      'kept.txt',
    );
    expect(old.stdout).not.toContain('WRONG');
    await writeFile(join(folder, 'newer.txt'), filesIn(body)['checkpoint.txt']);
    const stale = await verified(
      'proof.zip',
      await readFile(join(folder, 'proof.zip')),
      '--key',
      key,
      '--checkpoint',
      'newer.txt',
    );
    expect(stale.code).toBe(1);
    expect(stale.stdout).toContain('The bundle is older than a checkpoint that you hold');
  });

  it('are given to whoever may read the grade’s history, and to nobody else', async () => {
    const other = day.pupilIds[1] ?? '';
    const lessonId = await recordLesson(day, 3);
    const given = await giveGrades(day, lessonId, [{ pupilId: other, work: day.works[0] ?? '', value: '4' }]);
    const gradeId = expectStatus(201, given).body.grades[0]?.gradeId ?? '';
    expect((await proofOf(gradeId, day.teacher)).status).toBe(200);
    for (const visitor of [day.guardian, day.pupil]) {
      for (const id of [gradeId, 'nonsense']) {
        const { status, body } = await visitor.download(`/api/grades/${id}/proof`);
        expect([status, (JSON.parse(body.toString()) as { code: string }).code]).toEqual([
          404,
          'grade-not-found',
        ]);
      }
    }
    const wrong = await day.guardian.download(`/api/grades/${grade.gradeId}/proof?language=de`);
    expect(wrong.status).toBe(400);
  });

  it('are exported for a pupil or a term, while the school runs', async () => {
    const export_ = (name: string, ...args: readonly string[]) =>
      runJournal(['export-proofs', join(folder, name), ...args], school.dataDir);
    const term = day.pageId.split('.')[2] ?? '';
    const bundles: [string, ...string[]][] = [
      ['pupil.zip', '--pupil', day.child.id, '--since', join(folder, 'kept.txt')],
      ['term.zip', '--term', term, '--language', 'ru', '--since', join(folder, 'kept.txt')],
    ];
    for (const [name, ...args] of bundles) {
      const exported = await export_(name, ...args);
      expect({ name, ...exported }).toMatchObject({ code: 0, stdout: '' });
      expect(exported.stderr).toMatch(/Wrote .*\.zip: [\d,]+ bytes\./);
      const { code, stdout } = await runJournal(
        [
          'verify',
          join(folder, name),
          '--key',
          key,
          '--checkpoint',
          join(folder, 'kept.txt'),
          '--language',
          'en',
        ],
        folder,
      );
      expect({ name, code, stdout }).toMatchObject({
        code: 0,
        stdout: expect.not.stringContaining('WRONG') as unknown,
      });
      expect(stdout).toContain('The log begins with all');
    }
    expect((await export_('none.zip', '--class', 'none')).code).toBe(1);
    expect((await export_('none.zip', '--class', 'a', '--pupil', 'b')).code).toBe(1);
  });
});
