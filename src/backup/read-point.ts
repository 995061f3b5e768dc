import type { StoredEvent } from '../eventing/event-store.js';
import { parsePosition, START } from '../eventing/position.js';
import type { BackupFolder } from './backup-folder.js';
import {
  decodeDocument,
  idKeyOf,
  plain,
  typed,
  type DocumentRecord,
  type Namespace,
} from './document-records.js';
import { eventsIn } from './event-records.js';
import type { Point } from './manifest.js';

/** The events of some points, in the store's order. @throws DamagedBackup */
export async function* eventsOf(backup: BackupFolder, points: readonly Point[]): AsyncGenerator<StoredEvent> {
  for (const { files, after, upTo, events } of points) {
    yield* eventsIn(backup.read(files.events), {
      ...{ after: parsePosition(after) ?? START, upTo: parsePosition(upTo) ?? START },
      ...{ count: events, file: files.events.name },
    });
  }
}

/** What some points tell of documents, in order, each with its collection. @throws DamagedBackup */
export async function* documentsOf(
  backup: BackupFolder,
  points: readonly Point[],
): AsyncGenerator<readonly [Namespace, DocumentRecord]> {
  for (const { files } of points) {
    let namespace: Namespace = '';
    for await (const record of backup.read(files.documents)) {
      const told = decodeDocument(record);
      if (told.kind === 'collection') ({ namespace } = told);
      yield [namespace, told];
    }
  }
}

/** The documents of one collection as they came to be, by the keys of their ids: for small collections. */
export class Gathered<Doc> {
  private readonly found = new Map<string, Doc>();

  constructor(private readonly namespace: Namespace) {}

  take(namespace: Namespace, told: DocumentRecord): void {
    if (namespace !== this.namespace) return;
    if (told.kind === 'collection' && told.whole) this.found.clear();
    if (told.kind === 'remove') this.found.delete(idKeyOf({ _id: told.id }));
    if (told.kind === 'put') this.found.set(idKeyOf(typed(told.bytes)), plain(told.bytes) as Doc);
  }

  get all(): readonly Doc[] {
    return [...this.found.values()];
  }
}
