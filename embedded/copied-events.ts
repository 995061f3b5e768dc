import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EventLog } from './event-store/log.js';
import type { LoggedEvent } from './event-store/wire.js';
import { endAtOnce } from './processes.js';

/** An event as it stood in another store. */
export type EventToCopy = LoggedEvent & { readonly revision: number };

/**
 * Fills the event store of a data folder that has none yet with the events of another one, each at the position and the
 * revision that it had there, in order. No store that runs can be told positions: this is the only way, and it is
 * for the copy that a restored backup is.
 * @throws Error where there are events already, or these are out of order
 */
export async function copyEvents(
  dataDir: string,
  batches: AsyncIterable<readonly EventToCopy[]>,
): Promise<void> {
  // As the engines have it: the folder of an engine has its name.
  const folder = join(dataDir, 'event-store');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const log = await EventLog.open(folder, (error) =>
    endAtOnce(`event store: could not write its log, and stops: ${String(error)}`),
  );
  try {
    if (log.lastPosition > 0) throw new Error(`The event store in ${folder} holds events already.`);
    for await (const batch of batches) {
      for (const event of batch) log.stageCopy(event);
      await log.durable(log.lastStaged);
    }
  } finally {
    await log.close();
  }
}
