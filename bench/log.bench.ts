import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { LogBuilder } from '../src/audit/log/log-builder.js';
import { LogStorage } from '../src/audit/log/log-storage.js';
import { comparePositions } from '../src/eventing/position.js';
import { inRounds, type Bench } from './bench.js';
import { count, median } from './figures.js';
import { withEnginesOf, type Workshop } from './rebuilding.js';

/** Making the transparency log of everything that is in the store. */
export const log: Bench = ({ withCopy, school, rounds }) =>
  withCopy((dataDir) =>
    withEnginesOf(dataDir, async (workshop) => {
      const raw = await workshop.rawReads(rounds);
      const perSecond = median(await inRounds(rounds, () => leavesPerSecond(workshop)));
      return [
        {
          what: `the transparency log of ${count(school.events)} events, made anew`,
          measured: `${count(perSecond)} leaves/s`,
          raw: `${count(raw)} events/s read`,
          share: perSecond / raw,
          bars: [],
        },
      ];
    }),
  );

const leavesPerSecond = async ({ store, documents }: Workshop): Promise<number> => {
  await documents.audit.dropDatabase();
  const head = await store.lastPosition();
  const failures: unknown[] = [];
  const begun = performance.now();
  const builder = await LogBuilder.start({
    store,
    storage: new LogStorage(documents.audit),
    log: (line) => void process.stderr.write(`${line}\n`),
    onBroken: (error) => failures.push(error),
  });
  while (comparePositions(builder.written.position, head) < 0) {
    if (failures.length > 0) throw failures[0];
    await pause(20);
  }
  const seconds = (performance.now() - begun) / 1_000;
  await builder.stop();
  return builder.written.size / seconds;
};
