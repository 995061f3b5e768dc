import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setCell, specimen } from '../../src/oneroster/specimen.js';
import { addDays } from '../../src/school/civil-date.values.js';

export type Bundle = Map<string, string>;

/** The teacher's sign-in name, and the administrator's. */
export const TEACHER = 'carl';
export const ADMINISTRATOR = 'dora';

export const today = (): string => new Date().toISOString().slice(0, 10);

/** The specimen as a bundle for today: its year surrounds it, its grades are on the scale, it has somebody of each role. */
export const smallSchool = (): Bundle => {
  const moved: [string, number][] = [
    ['2026-01-05', -200],
    ['2026-02-02', -190],
    ['2026-02-04', -188],
    ['2026-07-01', -50],
    ['2026-12-21', 60],
  ];
  const dated = (text: string) =>
    moved.reduce((changed, [date, days]) => changed.replaceAll(date, addDays(today(), days)), text);
  const files = new Map([...specimen()].map(([name, text]) => [name, dated(text)]));
  setCell(files, 'results', 2, 'score', '17');
  setCell(files, 'users', 3, 'metadata.internet', 'yes');
  setCell(files, 'roles', 7, 'role', 'siteAdministrator');
  setCell(files, 'roles', 7, 'orgSourcedId', 's1');
  return files;
};

/** Writes a bundle as a folder of its own. @returns its path. */
export const writeBundle = async (path: string, files: Bundle): Promise<string> => {
  await mkdir(path, { recursive: true });
  for (const [file, text] of files) await writeFile(join(path, file), text);
  return path;
};
