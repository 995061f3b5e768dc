import { cpuAtRest, lessCpu, type CpuTime } from './processes.js';
import type { Row } from './run.js';
import type { School } from './school.js';

/** What a benchmark finds: a school in a stopped journal, of which each measurement gets a copy. */
export interface Ground {
  readonly school: School;
  readonly rounds: number;
  readonly seconds: number;
  readonly withCopy: <T>(use: (dataDir: string) => Promise<T>) => Promise<T>;
  /** Another journal, with so many small schools and about as many events. Tells how many events they are. */
  readonly withSchools: <T>(
    schools: number,
    use: (dataDir: string, events: number) => Promise<T>,
  ) => Promise<T>;
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

/**
 * The same, and the CPU time that a tree of processes takes for all that is done in the rounds: from when nothing is
 * left to do of the warm-up to when nothing is left of the last round, such as read models and mails.
 */
export const inMeteredRounds = async <T>(
  pid: number,
  rounds: number,
  once: () => Promise<T>,
  warmUp: () => Promise<unknown> = once,
): Promise<{ readonly results: readonly T[]; readonly cpu: CpuTime }> => {
  let before: CpuTime = {};
  const results = await inRounds(rounds, once, async () => {
    await warmUp();
    before = await cpuAtRest(pid);
  });
  return { results, cpu: lessCpu(await cpuAtRest(pid), before) };
};
