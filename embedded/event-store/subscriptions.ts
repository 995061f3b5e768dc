import { randomUUID } from 'node:crypto';
import type { RecordFilter } from './filters.js';
import type { EventLog } from './log.js';
import type { Outlet } from './outlet.js';
import { pagesOfAll, pagesOfStream } from './reads.js';
import { caughtUp, checkpoint, confirmation } from './wire.js';

/** Sends the log after a position, and goes on with what is appended until the client leaves. */
export async function subscribeToAll(
  log: EventLog,
  after: number,
  filter: RecordFilter | undefined,
  outlet: Outlet,
): Promise<void> {
  let last = after;
  let told = after;
  let searched = 0;
  const sendNews = async (): Promise<void> => {
    for await (const page of pagesOfAll(log, last + 1, false)) {
      for (const record of page) {
        last = record.position;
        if (!filter || filter.matches(record)) {
          outlet.send(record.message);
          told = last;
        }
        if (filter && ++searched % filter.checkpointInterval === 0) {
          outlet.send(checkpoint(last));
          told = last;
        }
        if (outlet.mustPause) await outlet.drained();
        if (!outlet.isOpen()) return;
      }
    }
  };
  await follow(log, outlet, sendNews, () => {
    // So that a filter that matches rarely need not search the same tail again after a restart.
    if (filter && told < last) outlet.send(checkpoint(last));
  });
}

/** Sends a stream after a revision, and goes on with what is appended until the client leaves. */
export async function subscribeToStream(
  log: EventLog,
  stream: string,
  after: number,
  outlet: Outlet,
): Promise<void> {
  let last = after;
  const sendNews = async (): Promise<void> => {
    for await (const page of pagesOfStream(log, stream, last + 1, false)) {
      for (const record of page) {
        last = record.revision;
        outlet.send(record.message);
        if (outlet.mustPause) await outlet.drained();
        if (!outlet.isOpen()) return;
      }
    }
  };
  await follow(log, outlet, sendNews);
}

/**
 * Subscribers pull from the log at their own pace, so a slow one costs nothing: `sendNews` sends everything
 * there is, then the next commit wakes the subscription again.
 */
async function follow(
  log: EventLog,
  outlet: Outlet,
  sendNews: () => Promise<void>,
  beforeCaughtUp?: () => void,
): Promise<void> {
  const stopListening = log.onCommit(() => outlet.ring());
  try {
    outlet.send(confirmation(randomUUID()));
    let isCaughtUp = false;
    while (outlet.isOpen()) {
      const seen = log.lastPosition;
      await sendNews();
      if (!isCaughtUp && log.lastPosition === seen) {
        beforeCaughtUp?.();
        outlet.send(caughtUp());
        isCaughtUp = true;
      }
      while (outlet.isOpen() && log.lastPosition === seen) await outlet.pause();
    }
  } finally {
    stopListening();
  }
}
