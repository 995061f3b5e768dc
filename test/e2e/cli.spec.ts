import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Me } from '../../src/access/me.js';
import { edit, setCell } from '../../src/oneroster/specimen.js';
import { writeZip } from '../../src/oneroster/zip.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { runJournal } from '../support/command-line.js';
import { processesOn } from '../support/process-list.js';
import { newDataFolder, startSchool, type RunningSchool } from '../support/running-school.js';
import type { ServedPage } from '../support/school-day.js';
import { smallSchool, TEACHER, today, writeBundle, type Bundle } from '../support/small-school.js';
import { expectStatus, Visitor } from '../support/visitor.js';

const PASSWORD = 'correct horse battery';

/** What a school sends some days later: somebody is new, somebody has another name, and has left the group. */
const newerSchool = (): Bundle => {
  const files = smallSchool();
  setCell(files, 'users', 2, 'familyName', 'Lee-Day');
  const like = (row: string[], changes: Record<number, string>) => row.map((cell, at) => changes[at] ?? cell);
  edit(files, 'users', (rows) => [
    ...rows,
    like(rows[1] ?? [], { 0: 'p2', 4: 'zoe', 6: 'Zoë', 7: 'Ng', 8: '', 10: '', 13: '' }),
  ]);
  edit(files, 'roles', (rows) => [...rows, like(rows[1] ?? [], { 0: 'r8', 3: 'p2' })]);
  setCell(files, 'enrollments', 3, 'endDate', addDays(today(), -5));
  edit(files, 'enrollments', (rows) => [...rows, like(rows[2] ?? [], { 0: 'e5', 5: 'p2', 9: '' })]);
  return files;
};

describe('At the command line', () => {
  let folder: string;
  let dataDir: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bundles-'));
    dataDir = await newDataFolder();
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  });

  const written = (name: string, files: Bundle) => writeBundle(join(folder, name), files);
  const importing = (path: string) => runJournal(['import', path, '--time-zone', 'Europe/Lisbon'], dataDir);

  it('the sample is the same bytes each time', async () => {
    const paths = ['first.zip', 'second.zip'].map((name) => join(folder, name));
    for (const path of paths) {
      const { code, stdout, stderr } = await runJournal(['sample', path, '--today', '2026-11-24'], dataDir);
      expect({ code, stdout, stderr }).toMatchObject({ code: 0, stdout: '' });
    }
    const [first, second] = await Promise.all(paths.map((path) => readFile(path)));
    expect(second && first?.equals(second)).toBe(true);
  });

  it('a wrong command or option is refused with what there is', async () => {
    for (const args of [['nonsense'], ['import'], ['sample', 'x.zip', '--today', '2026-02-30']]) {
      const { code, stdout, stderr } = await runJournal(args, dataDir);
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^error: [^]*Usage: journal/),
      });
    }
  });

  it('a bundle is imported once, by engines that are there for as long as it takes', async () => {
    const path = await written('bundle', smallSchool());
    const first = await importing(path);
    expect(first).toEqual({ code: 0, stdout: '', stderr: expect.stringMatching(/^\d+ events written\.$/m) });
    const zip = join(folder, 'bundle.zip');
    await writeZip(zip, smallSchool());
    const second = await importing(zip);
    expect(second.code).toBe(0);
    expect(second.stderr).toMatch(/^Nothing new\.$/m);
    expect(await processesOn(dataDir)).toEqual([]);
  });

  describe('beside a running school', () => {
    let school: RunningSchool;
    let teacher: Visitor;

    beforeAll(async () => {
      school = await startSchool(dataDir, { args: ['--empty'] });
      teacher = new Visitor(school.url);
    });
    afterAll(async () => {
      await school.remove();
    });

    const newestPosition = async (): Promise<string> =>
      (await teacher.get<{ position: string }>('/health')).body.position;
    const currentPage = async (): Promise<ServedPage> => {
      const { body: me } = expectStatus(200, await teacher.get<Me>('/api/me'));
      const headers = { 'X-Journal-Position': await newestPosition() };
      const path = `/api/journal/pages/${me.pages[0]?.pageId ?? ''}`;
      return expectStatus(200, await teacher.get<ServedPage>(path, headers)).body;
    };

    it('a password is set, unless it is short or nobody’s', async () => {
      const short = await runJournal(['password', TEACHER], dataDir, 'short\n');
      expect([short.code, short.stderr]).toEqual([1, 'A password has at least 12 characters.\n']);
      const nobodys = await runJournal(['password', 'nobody'], dataDir, `${PASSWORD}\n`);
      expect([nobodys.code, nobodys.stderr]).toEqual([1, 'There is no account with this sign-in name.\n']);
      await expect(teacher.signIn(TEACHER, PASSWORD)).rejects.toThrow('not let in: 401');
      const { code, stdout, stderr } = await runJournal(['password', TEACHER], dataDir, `${PASSWORD}\n`);
      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'The password is set.\n' });
      expect(await teacher.signIn(TEACHER, PASSWORD)).toMatchObject({ person: { name: 'Carl Day' } });
    });

    it('what was imported stands in the pages', async () => {
      const page = await currentPage();
      expect(page.group.title).toBe('7A Physics');
      expect(page.pupils).toMatchObject([{ name: 'Ann Lee' }]);
    });

    it('a newer bundle brings who is new, who is called otherwise, and who has left', async () => {
      const newer = await written('newer', newerSchool());
      const { code, stderr } = await importing(newer);
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^\d+ events written\.$/m) });
      const { pupils } = await currentPage();
      expect(pupils.map(({ name }) => name).toSorted()).toEqual(['Ann Lee-Day', 'Zoë Ng']);
      const left = pupils.filter(({ to }) => to !== undefined && to < today());
      expect(left.map(({ name }) => name)).toEqual(['Ann Lee-Day']);
      const before = await newestPosition();
      expect((await importing(newer)).stderr).toMatch(/^Nothing new\.$/m);
      expect(await newestPosition()).toBe(before);
    });

    it('a bad bundle gets all its errors with their places, and changes nothing', async () => {
      const bad = newerSchool();
      setCell(bad, 'academicSessions', 3, 'startDate', '2026-02-31');
      setCell(bad, 'enrollments', 2, 'userSourcedId', 'nobody');
      setCell(bad, 'users', 2, 'givenName', '');
      setCell(bad, 'classes', 3, 'classType', 'club');
      const before = await newestPosition();
      const { code, stderr } = await importing(await written('bad', bad));
      expect(code).toBe(1);
      for (const place of [
        'academicSessions.csv:3:startDate',
        'enrollments.csv:2:userSourcedId',
        'users.csv:2:givenName',
        'classes.csv:3:classType',
      ]) {
        expect(stderr).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')}: \\S`, 'm'));
      }
      expect(stderr).toMatch(/^\d+ errors; nothing was changed\.$/m);
      expect(await newestPosition()).toBe(before);
    });

    it('what is no bundle is said to be none', async () => {
      const text = join(folder, 'letter.zip');
      await writeFile(text, 'Dear headmaster');
      for (const path of [text, join(folder, 'nowhere'), folder]) {
        const { code, stderr } = await importing(path);
        expect({ code, stderr }).toEqual({
          code: 1,
          stderr: expect.stringContaining('nothing was changed.'),
        });
        expect(stderr).not.toMatch(/^ +at /m);
      }
    });
  });
});
