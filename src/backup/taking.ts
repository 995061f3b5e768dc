import type { EventStore } from '../eventing/event-store.js';
import { formatPosition, parsePosition, START, type Position } from '../eventing/position.js';
import type { BackupFolder } from './backup-folder.js';
import { changedIn, namespacesIn, type Databases } from './changed-documents.js';
import { planOf } from './collections.js';
import { DocumentIndex } from './document-index.js';
import { encodeDocument, type Namespace } from './document-records.js';
import { encodeEvent } from './event-records.js';
import type { Point } from './manifest.js';
import { DamagedBackup } from './sealed-stream.js';

/** The journal did not go on from what is in the backup. */
export class AnotherHistory extends Error {
  override readonly name = 'AnotherHistory';
}

export interface BackupSource {
  readonly store: Pick<EventStore, 'lastPosition' | 'readStored' | 'eventAt'>;
  readonly databases: Databases;
  readonly withoutSample: boolean;
  readonly now: () => Date;
  readonly log: (message: string) => void;
  /** @param at the position that has been read, of those between two. */
  readonly onEvents: (count: number, at: Position, after: Position, upTo: Position) => void;
}

/**
 * Adds what is new to a backup, while the journal runs. First what says how far something has come, then the events up
 * to what is the last one at that moment, then all other documents, and the keys last (see `collections.ts`). Nothing
 * counts before the manifest names it.
 */
export const takeBackup = async (backup: BackupFolder, source: BackupSource): Promise<Point> => {
  const { manifest } = backup;
  await backup.removeStrays();
  const newest = manifest.points.at(-1);
  const number = (newest?.number ?? 0) + 1;
  const name = (kind: string) => `${number.toString().padStart(6, '0')}.${kind}`;
  const index = await earlierIndex(backup, source);
  const after = newest === undefined ? START : positionOf(newest.upTo);
  if (newest) await mustBeTheSameHistory(newest, after, source);

  const { beforeTheEvents, afterTheEvents } = planOf([
    ...new Set([...(await namespacesIn(source.databases)), ...index.namespaces]),
  ]);
  const counts = { put: 0, removed: 0 };
  let events: Awaited<ReturnType<typeof eventsAfter>> | undefined;
  async function* everything(): AsyncGenerator<Buffer> {
    yield* documentsOf(beforeTheEvents);
    events = await eventsAfter(after, backup, name('events'), source);
    yield* documentsOf(afterTheEvents);
  }
  async function* documentsOf(namespaces: readonly Namespace[]): AsyncGenerator<Buffer> {
    for (const namespace of namespaces) {
      for await (const record of changedIn(source.databases, namespace, index.of(namespace))) {
        if (record.kind === 'put') counts.put++;
        if (record.kind === 'remove') counts.removed++;
        yield encodeDocument(record);
      }
    }
  }
  const documents = await backup.write(name('documents'), everything());
  if (!events) throw new Error('The events are written while the documents are.');
  const point: Point = {
    ...{ number, takenAt: source.now().toISOString() },
    ...{ after: formatPosition(after), upTo: formatPosition(events.upTo), events: events.count, ...counts },
    ...lastEvent(events.lastId ?? newest?.lastEventId),
    files: { events: events.file, documents },
  };
  await backup.commit({
    points: [...manifest.points, point],
    index: await backup.write(name('index'), inTurn(index.records())),
    withoutSample: source.withoutSample,
  });
  return point;
};

/** What the documents were at the newest point; nothing where that can't be read, so that all of them are written. */
const earlierIndex = async (backup: BackupFolder, { log }: BackupSource): Promise<DocumentIndex> => {
  const { index } = backup.manifest;
  if (!index) return new DocumentIndex();
  try {
    return await DocumentIndex.read(backup.read(index));
  } catch (error) {
    if (!(error instanceof DamagedBackup)) throw error;
    log(`${error.message} All documents are written anew.`);
    return new DocumentIndex();
  }
};

const eventsAfter = async (after: Position, backup: BackupFolder, name: string, source: BackupSource) => {
  const upTo = await source.store.lastPosition();
  let count = 0;
  let lastId: string | undefined;
  async function* records(): AsyncGenerator<Buffer> {
    for await (const batch of source.store.readStored(after, upTo)) {
      for (const event of batch) yield encodeEvent(event);
      count += batch.length;
      lastId = batch.at(-1)?.id;
      source.onEvents(count, batch.at(-1)?.position ?? upTo, after, upTo);
    }
  }
  const file = await backup.write(name, records());
  return { file, upTo, count, lastId };
};

/** @throws AnotherHistory */
const mustBeTheSameHistory = async (
  { upTo, lastEventId }: Point,
  after: Position,
  { store }: BackupSource,
): Promise<void> => {
  if (lastEventId === undefined || (await store.eventAt(after))?.id === lastEventId) return;
  throw new AnotherHistory(
    `The journal does not hold the event at ${upTo} with which this backup ends: it is another journal, or was restored to a point before it. Begin a backup in another folder.`,
  );
};

const lastEvent = (id: string | undefined): Pick<Point, 'lastEventId'> =>
  id === undefined ? {} : { lastEventId: id };

const positionOf = (text: string): Position => {
  const position = parsePosition(text);
  if (!position) throw new DamagedBackup(`The manifest names ${text}, which is no position.`);
  return position;
};

async function* inTurn<T>(some: Iterable<T>): AsyncGenerator<T> {
  for (const one of some) yield await Promise.resolve(one);
}
