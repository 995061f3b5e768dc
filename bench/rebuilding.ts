import { EventStoreDBClient } from '@eventstore/db-client';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEngines, type EngineAddresses } from '../embedded/engines.js';
import { projections } from '../projections/all.js';
import { DocumentStore } from '../src/eventing/document-store.js';
import { EventStore } from '../src/eventing/event-store.js';
import { comparePositions, type Position } from '../src/eventing/position.js';
import { ProjectionStore } from '../src/eventing/projecting/projection-store.js';
import { RANGES } from '../src/eventing/projecting/ranges.js';
import { inRounds } from './bench.js';
import { median } from './figures.js';
import { cpuAtRest, cpuOf, lessCpu, type CpuTime } from './processes.js';

/** All read models, built from the first event on. */
export interface Rebuilding {
  readonly seconds: number;
  readonly cpu: CpuTime;
}

export interface RebuildingOf {
  /** Projectors that share the ranges evenly. */
  readonly processes: number;
  readonly rounds: number;
}

/** The engines of a data folder, for rebuilding what is in it. */
export interface Workshop {
  readonly store: EventStore;
  readonly documents: DocumentStore;
  rebuild(of: RebuildingOf): Promise<readonly Rebuilding[]>;
  /** Events a second that the official client reads with nothing in between. */
  rawReads(rounds: number): Promise<number>;
}

export const withEnginesOf = async <T>(
  dataDir: string,
  use: (workshop: Workshop) => Promise<T>,
): Promise<T> => {
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const engines = await startEngines({ dataDir, env: {}, log });
  const { addresses } = engines;
  const store = new EventStore(addresses.eventStoreUrl);
  const documents = new DocumentStore(addresses.mongoUrl);
  try {
    return await use({
      ...{ store, documents },
      rebuild: ({ processes, rounds }) =>
        inRounds(rounds, () => rebuildOnce({ addresses, store, documents }, processes)),
      rawReads: async (rounds) =>
        median(await inRounds(rounds, () => eventsReadPerSecond(addresses.eventStoreUrl))),
    });
  } finally {
    await store.close();
    await documents.close();
    await engines.stop();
  }
};

interface Stores {
  readonly addresses: EngineAddresses;
  readonly store: EventStore;
  readonly documents: DocumentStore;
}

const rebuildOnce = async (
  { addresses, store, documents }: Stores,
  processes: number,
): Promise<Rebuilding> => {
  await documents.readModels.dropDatabase();
  // What the documents leave behind is removed in the background, which is not to be measured.
  await cpuAtRest(process.pid);
  const head = await store.lastPosition();
  const projectors = Array.from({ length: processes }, () => startProjector(addresses));
  const failed = Promise.race(projectors.map((projector) => projector.failed));
  try {
    await Promise.race([shared(projectors), failed]);
    const before = await cpuOf(process.pid);
    const begun = performance.now();
    for (const { begin } of projectors) begin();
    await Promise.race([reached(documents, head), failed]);
    return {
      seconds: (performance.now() - begun) / 1_000,
      cpu: lessCpu(await cpuOf(process.pid), before),
    };
  } finally {
    await Promise.all(projectors.map(({ stop }) => stop()));
  }
};

/** Resolves when each has as many ranges as the others. */
const shared = async (projectors: readonly Projector[]): Promise<void> => {
  const share = RANGES / projectors.length;
  while (projectors.some(({ ranges }) => ranges() !== share)) await pause(10);
};

/** Resolves when every range of every read model stands at a position or after it. */
const reached = async (documents: DocumentStore, head: Position): Promise<void> => {
  const models = new ProjectionStore(documents.readModels);
  const isThere = async (projection: (typeof projections)[number]) => {
    const { position, failure } = await models.checkpointOf({ projection, number: 0 });
    if (failure) throw new Error(`${projection.name} stopped at ${failure.eventType}: ${failure.error}`);
    return comparePositions(position, head) >= 0;
  };
  // One after the other, so that looking is no load by itself.
  for (const projection of projections) while (!(await isThere(projection))) await pause(50);
};

interface Projector {
  /** How many it has at the moment. */
  readonly ranges: () => number;
  readonly begin: () => void;
  /** Rejects when it ends by itself. */
  readonly failed: Promise<never>;
  readonly stop: () => Promise<void>;
}

const startProjector = ({ eventStoreUrl, mongoUrl }: EngineAddresses): Projector => {
  const child = fork(
    fileURLToPath(new URL('./projector.js', import.meta.url)),
    ['--events', eventStoreUrl, '--documents', mongoUrl],
    // The room that the application has, see src/cli/start.ts.
    { execArgv: ['--max-semi-space-size=32'] },
  );
  let ranges = 0;
  child.on('message', (told: { readonly ranges: number }) => (ranges = told.ranges));
  let stopping = false;
  const exited = once(child, 'exit');
  const failed = exited.then(() => {
    if (!stopping) throw new Error('A projector ended.');
    return new Promise<never>(() => undefined);
  });
  return {
    failed,
    ranges: () => ranges,
    begin: () => void child.send('begin'),
    stop: async () => {
      stopping = true;
      if (child.connected) child.disconnect();
      await exited;
    },
  };
};

const eventsReadPerSecond = async (url: string): Promise<number> => {
  const client = EventStoreDBClient.connectionString(url);
  try {
    const begun = performance.now();
    let events = 0;
    for await (const { event } of client.readAll()) if (event && !event.type.startsWith('$')) events++;
    return (events / (performance.now() - begun)) * 1_000;
  } finally {
    await client.dispose();
  }
};
