import type { AnyBulkWriteOperation } from '../eventing/document-store.js';
import type { BackupFolder } from './backup-folder.js';
import { collectionOf, type Databases } from './changed-documents.js';
import { typed, type DocumentRecord, type Namespace } from './document-records.js';
import type { Point } from './manifest.js';
import { documentsOf } from './read-point.js';

const AT_ONCE = 500;
const BYTES_AT_ONCE = 8 * 1024 * 1024;

/** Writes the documents of some points into databases that have none of them yet. */
export const restoreDocuments = async (
  backup: BackupFolder,
  points: readonly Point[],
  databases: Databases,
  onDocuments: (done: number, of: number) => void,
): Promise<void> => {
  const total = points.reduce((sum, { put, removed }) => sum + put + removed, 0);
  const writing = new Writing(databases);
  let done = 0;
  for await (const [namespace, told] of documentsOf(backup, points)) {
    await writing.take(namespace, told);
    if (told.kind !== 'collection' && ++done % AT_ONCE === 0) onDocuments(done, total);
  }
  await writing.flush();
  onDocuments(done, total);
};

/** Writes what is told of documents in batches, in order. */
class Writing {
  private namespace: Namespace = '';
  private waiting: AnyBulkWriteOperation[] = [];
  private bytes = 0;

  constructor(private readonly databases: Databases) {}

  async take(namespace: Namespace, told: DocumentRecord): Promise<void> {
    if (told.kind === 'collection') {
      await this.flush();
      this.namespace = namespace;
      if (told.whole) await collectionOf(this.databases, namespace).deleteMany({});
      return;
    }
    this.waiting.push(writeOf(told));
    this.bytes += told.kind === 'put' ? told.bytes.length : 0;
    if (this.waiting.length >= AT_ONCE || this.bytes >= BYTES_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.waiting.length === 0) return;
    await collectionOf(this.databases, this.namespace).bulkWrite(this.waiting);
    [this.waiting, this.bytes] = [[], 0];
  }
}

const writeOf = (told: Exclude<DocumentRecord, { kind: 'collection' }>): AnyBulkWriteOperation => {
  if (told.kind === 'remove') return { deleteOne: { filter: { _id: told.id as never } } };
  const replacement = typed(told.bytes);
  return { replaceOne: { filter: { _id: replacement['_id'] as never }, replacement, upsert: true } };
};
