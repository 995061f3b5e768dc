import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Row } from './report.js';
import type { School } from './school.js';

/** What a benchmark finds: a school in a stopped journal, of which each measurement gets a copy. */
export interface Ground {
  readonly school: School;
  readonly rounds: number;
  readonly seconds: number;
  readonly withCopy: <T>(use: (dataDir: string) => Promise<T>) => Promise<T>;
}

export type Bench = (ground: Ground) => Promise<Row[]>;

/** Rounds after a warm-up: something else, or else one more round that doesn't count. */
export const inRounds = async <T>(
  rounds: number,
  once: () => Promise<T>,
  warmUp: () => Promise<unknown> = once,
): Promise<T[]> => {
  const results: T[] = [];
  await warmUp();
  for (let round = 0; round < rounds; round++) results.push(await once());
  return results;
};

/** `cp -a` keeps owners, on which PostgreSQL insists. */
export const copyIn = (parent: string, original: string): Ground['withCopy'] => {
  return async (use) => {
    const copy = await mkdtemp(join(parent, 'copy-'));
    try {
      await promisify(execFile)('cp', ['-a', `${original}/.`, copy]);
      return await use(copy);
    } finally {
      await rm(copy, { recursive: true });
    }
  };
};
