import type { RecordFilter } from './filters.js';
import { StreamDeleted } from './errors.js';
import type { EventLog, StreamHead } from './log.js';
import type { Outlet } from './outlet.js';
import * as retention from './retention.js';
import { streamNotFound, type StoredRecord } from './wire.js';

export interface Range {
  /** The first position or revision to read, included. */
  readonly from: number;
  readonly backwards: boolean;
  readonly count: number;
}

/** Pages of the log in either direction. Other calls get their turn between two pages. */
export async function* pagesOfAll(
  log: EventLog,
  from: number,
  backwards: boolean,
): AsyncGenerator<StoredRecord[]> {
  for (let next = from; ;) {
    const page = log.page(next, { backwards });
    const end = page.at(-1);
    if (end === undefined) return;
    yield page;
    next = end.position + (backwards ? -1 : 1);
    await otherCalls();
  }
}

/** Pages of a stream without what its retention hides. */
export async function* pagesOfStream(
  log: EventLog,
  stream: string,
  from: number,
  backwards: boolean,
): AsyncGenerator<StoredRecord[]> {
  const head = readableHead(log, stream);
  const kept = retentionOf(stream, head);
  const first = retention.firstReadable(kept, head.last);
  const oldest = retention.oldestReadable(kept);
  const to = backwards ? first : head.last;
  for (let next = backwards ? Math.min(from, head.last) : Math.max(from, first); ;) {
    const page = log.streamPage(head, next, to, { backwards });
    const end = page.at(-1);
    if (end === undefined) return;
    yield oldest === -Infinity ? page : page.filter(({ created }) => created >= oldest);
    next = end.revision + (backwards ? -1 : 1);
    await otherCalls();
  }
}

export async function readAll(
  log: EventLog,
  range: Range,
  filter: RecordFilter | undefined,
  outlet: Outlet,
): Promise<void> {
  await sendPages(pagesOfAll(log, range.from, range.backwards), range.count, filter, outlet);
}

export async function readStream(log: EventLog, stream: string, range: Range, outlet: Outlet): Promise<void> {
  const head = readableHead(log, stream);
  if (head.last < 0 || retention.isSoftDeleted(retentionOf(stream, head)))
    outlet.send(streamNotFound(stream));
  else {
    await sendPages(pagesOfStream(log, stream, range.from, range.backwards), range.count, undefined, outlet);
  }
}

/** A stream's head, unless the stream or the one whose metadata it holds was tombstoned. */
export function readableHead(log: EventLog, stream: string): StreamHead {
  const head = log.head(stream);
  const original = retention.isMetastream(stream) ? log.head(retention.originalOf(stream)) : head;
  if (head.tombstoned || original.tombstoned) throw new StreamDeleted(stream);
  return head;
}

async function sendPages(
  pages: AsyncIterable<StoredRecord[]>,
  count: number,
  filter: RecordFilter | undefined,
  outlet: Outlet,
): Promise<void> {
  let left = count;
  if (left <= 0) return;
  for await (const page of pages) {
    for (const record of page) {
      if (filter && !filter.matches(record)) continue;
      outlet.send(record.message);
      if (outlet.mustPause) await outlet.drained();
      if (--left === 0 || !outlet.isOpen()) return;
    }
  }
}

const retentionOf = (stream: string, head: StreamHead): retention.Retention | undefined =>
  retention.isMetastream(stream) ? retention.METASTREAM_RETENTION : head.retention;

const otherCalls = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
