import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { projections } from '../projections/all.js';
import { inRounds, type Bench } from './bench.js';
import { atLeast, count, median } from './report.js';

/** Building every read model again from the first event on. */
export const rebuild: Bench = ({ withCopy, school, rounds }) =>
  withCopy(async (dataDir) => {
    const perSecond = median(
      await inRounds(rounds, async () => (school.events / (await rebuildOnce(dataDir))) * 1_000),
    );
    return [
      {
        what: `rebuild of all ${projections.length.toString()} read models from ${count(school.events)} events`,
        measured: `${count(perSecond)} events/s`,
        bars: [atLeast('events/s', perSecond, 20_000)],
      },
    ];
  });

/** In a process of its own, as the projector is. @returns milliseconds */
const rebuildOnce = async (dataDir: string): Promise<number> => {
  const script = fileURLToPath(new URL('./rebuild-projections.js', import.meta.url));
  const child = fork(script, ['--data-dir', dataDir]);
  const exited = once(child, 'exit');
  let told: { milliseconds: number } | undefined;
  child.on('message', (message: { milliseconds: number }) => (told = message));
  const [code] = (await exited) as [number | null];
  if (code !== 0 || !told) throw new Error('The rebuild failed.');
  return told.milliseconds;
};
