import { inRounds, type Bench } from './bench.js';
import { memoryOf } from './memory.js';
import { atMost } from './run.js';
import { count, median, megabytes, seconds } from './figures.js';
import { startJournal } from './stack.js';

/** Starting with a school year in the store, and the memory of all processes once it is healthy. */
export const start: Bench = ({ withCopy, school, rounds }) =>
  withCopy(async (dataDir) => {
    const starts = await inRounds(rounds, async () => {
      const journal = await startJournal(dataDir, 'all');
      try {
        await journal.caughtUp();
        return { after: journal.healthyAfter / 1_000, memory: await memoryOf(journal.pid) };
      } finally {
        await journal.stop();
      }
    });
    const after = median(starts.map((one) => one.after));
    const of = (what: 'resident' | 'proportional' | 'anonymous' | 'processes') =>
      median(starts.map(({ memory }) => memory[what]));
    return [
      {
        what: `start with ${count(school.events)} events in the store`,
        measured: `healthy after ${seconds(after)}; ${count(of('processes'))} processes: ${megabytes(of('proportional'))} resident, of it ${megabytes(of('anonymous'))} in no mapped file (shared pages counted for each process: ${megabytes(of('resident'))})`,
        bars: [
          atMost('healthy', after, 5, { shown: seconds }),
          atMost('resident', of('proportional'), 700e6, { shown: megabytes }),
        ],
      },
    ];
  });
