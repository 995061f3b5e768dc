import { setTimeout as delay } from 'node:timers/promises';
import { LogBuilder } from '../audit/log/log-builder.js';
import { LogStorage } from '../audit/log/log-storage.js';
import type { Db } from '../eventing/document-store.js';
import type { EventStore } from '../eventing/event-store.js';
import type { LogTree } from './log-tree.js';
import { DamagedBackup } from './sealed-stream.js';

export interface RestoredLog {
  readonly store: EventStore;
  readonly audit: Db;
  /** The tree that the events make. */
  readonly tree: LogTree;
  readonly onLeaves: (done: number, of: number) => void;
}

/**
 * Writes the transparency log down as the restored store makes it, read by the journal's own way.
 * @throws DamagedBackup where it is not the one of the events that were restored
 */
export const writeRestoredLog = async ({ store, audit, tree, onLeaves }: RestoredLog): Promise<void> => {
  let failure: unknown;
  const builder = await LogBuilder.start({
    ...{ store, storage: new LogStorage(audit) },
    log: () => undefined,
    onBroken: (error) => (failure = error),
  });
  try {
    while (builder.written.size < tree.size && failure === undefined) {
      onLeaves(builder.written.size, tree.size);
      await delay(LOOKS_EVERY_MS);
    }
  } finally {
    await builder.stop();
  }
  if (failure !== undefined)
    throw failure instanceof Error ? failure : new Error('The log can’t be made.', { cause: failure });
  const { size, root } = builder.written;
  if (size !== tree.size || !root.equals(tree.root())) {
    throw new DamagedBackup('The restored events do not make the log that they made in the backup.');
  }
};

const LOOKS_EVERY_MS = 100;
