import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUseError, holdFolder } from '../../embedded/folder-lock.js';
import { sampleBundle, sampleStateOf, type SampleState } from '../../src/cli/sample/load-sample.js';
import { readFiles } from '../../src/oneroster/bundle.js';
import type { Roster } from '../../src/oneroster/roster.js';
import { projectRoot } from './command-line.js';
import { eventually } from './eventually.js';
import { newDataFolder, startSchool, type RunningSchool } from './running-school.js';

/**
 * A running school with the sample's journals and nothing around them, in a data folder of its own.
 * @param env what it is to be told beside that.
 * @param port where it listens, for whoever has to know before it is there.
 */
export const startSampleSchool = async (
  env: NodeJS.ProcessEnv = {},
  port?: number,
): Promise<RunningSchool> => {
  const dataDir = await newDataFolder();
  await cp(await sampleFolder(), dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return startSchool(dataDir, { env, ...(port === undefined ? {} : { port }) });
};

/** A running school with all of the sample, as somebody has it who starts for the first time. */
export const startWholeSample = async (env: NodeJS.ProcessEnv = {}, port?: number): Promise<RunningSchool> =>
  startSchool(await newDataFolder(), { env, ...(port === undefined ? {} : { port }) });

/** The people and the rest of what the sample brought into a school. */
export const sampleRosterOf = async ({ dataDir }: RunningSchool): Promise<Roster> => {
  const state = await sampleStateOf(dataDir);
  if (!state) throw new Error('This school is not the sample');
  const files = [...(await sampleBundle(state.today))].map(
    ([name, text]) => [name, Buffer.from(text)] as const,
  );
  const reading = readFiles(new Map(files));
  if (!reading.ok) throw new Error('The sample is no valid bundle');
  return reading.roster;
};

/** What a school is made by; where any of it changes, the folder is made anew. */
const MAKERS = ['dist/src', 'dist/projections', 'dist/embedded', 'sample'];

/**
 * A data folder into which the sample was loaded by a first start, to be copied: loading it takes longer than most
 * specs. It is made once for what is compiled and for the day, which the sample's year surrounds, and it stays in
 * the temporary folder for the next run.
 */
const sampleFolder = async (): Promise<string> => {
  const shelf = join(tmpdir(), `school-journal-samples-${digestOf(projectRoot)}`);
  const day = new Date().toISOString().slice(0, 10);
  const folder = join(shelf, `${day}-${await digestOfMakers()}`);
  if (existsSync(folder)) return folder;
  await mkdir(shelf, { recursive: true, mode: 0o711 });
  const giveBack = await heldOnceFree(shelf);
  try {
    // Another worker may have made it meanwhile.
    if (!existsSync(folder)) await makeSample(shelf, folder);
  } finally {
    await giveBack();
  }
  return folder;
};

/** One worker makes the sample, and the others wait for it instead of making it too. */
const heldOnceFree = async (shelf: string): Promise<() => Promise<void>> => {
  let giveBack: (() => Promise<void>) | undefined;
  const isHeld = await eventually(async () => {
    try {
      giveBack = await holdFolder(shelf);
      return true;
    } catch (error) {
      if (error instanceof FolderInUseError) return false;
      throw error;
    }
  });
  if (!isHeld || !giveBack) throw new Error(`Another process has held ${shelf} for too long`);
  return giveBack;
};

/** Loads the sample by a first start, in place of those of other days and builds. */
const makeSample = async (shelf: string, folder: string): Promise<void> => {
  const old = (await readdir(shelf)).filter((name) => !name.startsWith('in-use'));
  await Promise.all(old.map((name) => rm(join(shelf, name), { recursive: true, force: true })));
  const fresh = await mkdtemp(join(shelf, 'new-'));
  try {
    await writeFile(join(fresh, 'sample.json'), JSON.stringify(journalsOnly()));
    const school = await startSchool(fresh);
    await school.interrupt();
    // Ports are for one school only; and the queue belongs to another user where root runs it.
    await Promise.all(['engines.json', 'queue'].map((name) => rm(join(fresh, name), { recursive: true })));
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
};

const journalsOnly = (): SampleState => ({
  ...{ today: new Date().toISOString().slice(0, 10), loaded: false, journalsOnly: true },
});

const digestOf = (text: string | Buffer): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

const digestOfMakers = async (): Promise<string> => {
  const digests: string[] = [];
  for (const maker of MAKERS) {
    const entries = await readdir(join(projectRoot, maker), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && !/\.(map|spec\.js)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) digests.push(file, digestOf(await readFile(file)));
  }
  return digestOf(digests.join('\n'));
};
