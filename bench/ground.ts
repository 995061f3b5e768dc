import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Ground } from './bench.js';
import { cpuAtRest } from './processes.js';
import type { School } from './school.js';
import { startJournal } from './stack.js';

/** Where a run keeps its journals. */
export interface Place {
  /** Everything in it is the run's. */
  readonly folder: string;
  /** The data folder of the school that is measured. */
  readonly original: string;
  /** How many events a journal is to have, about. */
  readonly events: number;
}

/**
 * Writes the school, where it isn't there from before, into a journal that runs as it will be measured, so that its read
 * models, its log and its checkpoints are what they would be, and stops it when nothing is left to do.
 */
export const writeSchool = async ({ original, events }: Place): Promise<School> => {
  const journal = await startJournal(original, 'all');
  try {
    const [school] = (await filledBefore(original)) ?? (await fill(original, 1, events));
    if (!school) throw new Error('No school was written.');
    await journal.caughtUp();
    await cpuAtRest(journal.pid);
    return school;
  } finally {
    await journal.stop();
  }
};

/** `cp -a` keeps owners, on which PostgreSQL insists. */
export const copiesAt = ({ folder, original }: Place): Ground['withCopy'] => {
  return (use) =>
    inFolder(folder, async (copy) => {
      await promisify(execFile)('cp', ['-a', `${original}/.`, copy]);
      return use(copy);
    });
};

export const schoolsAt = ({ folder, events }: Place): Ground['withSchools'] => {
  return (schools, use) =>
    inFolder(folder, async (dataDir) => {
      const written = await fill(dataDir, schools, events);
      return use(
        dataDir,
        written.reduce((sum, school) => sum + school.events, 0),
      );
    });
};

const SCHOOLS = 'schools.json';

const filledBefore = async (dataDir: string): Promise<readonly School[] | undefined> => {
  const out = join(dataDir, SCHOOLS);
  return existsSync(out) ? (JSON.parse(await readFile(out, 'utf8')) as School[]) : undefined;
};

const fill = async (dataDir: string, schools: number, events: number): Promise<readonly School[]> => {
  const out = join(dataDir, SCHOOLS);
  const script = fileURLToPath(new URL('./fill-school.js', import.meta.url));
  const plan = ['--schools', schools.toString(), '--events', events.toString()];
  const child = fork(script, ['--data-dir', dataDir, '--out', out, ...plan]);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The school could not be written.');
  return JSON.parse(await readFile(out, 'utf8')) as School[];
};

const inFolder = async <T>(parent: string, use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(parent, 'journal-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};
