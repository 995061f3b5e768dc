import { EJSON, deserialize, type Document } from 'bson';
import { encodeKey, isTooLong } from '../bson/key-encoding.js';
import { BsonType, bytesOf, documentValue, fieldAt, type Value } from '../bson/values.js';
import { buildDocument } from '../bson/writer.js';
import { nullValue, typeName } from '../bson/scalars.js';
import { CommandError } from '../errors.js';
import { parsePath, someAt } from '../query/paths.js';
import type { CollectionRecord, IndexRecord } from './catalog.js';
import { documentKeys, encodeId, idLimit, numbered } from './index-keys.js';
import type { Store, Writing } from './store.js';

const idName = Buffer.from('_id');
const maxDocumentSize = 16 * 1024 * 1024;

/** The `_id` of a document, or undefined where it has none. */
export const idOf = (document: Buffer): Value | undefined => fieldAt(document, 0, idName);

const checkedId = (document: Buffer): Value => {
  if (document.length > maxDocumentSize) {
    throw new CommandError(
      'BSONObjectTooLarge',
      `a document of ${document.length} bytes is over the 16 MB limit`,
    );
  }
  const id = idOf(document);
  if (id === undefined) throw new CommandError('BadValue', 'a stored document must have an _id');
  if (id.type === BsonType.array || id.type === BsonType.regex || id.type === BsonType.undefined) {
    throw new CommandError('BadValue', `the '_id' value cannot be of type ${typeName(id.type)}`);
  }
  return id;
};

/** The stored documents of one collection, read in the running transaction or, outside one, the last commit. */
export class Collection {
  constructor(
    protected readonly store: Store,
    readonly namespace: string,
    readonly record: CollectionRecord,
  ) {}

  /** The document with this key (see `encodeId`). */
  get(idKey: Buffer): Buffer | undefined {
    const volatile = this.store.documents.getBinaryFast(numbered(this.record.number, idKey));
    if (volatile === undefined) return undefined;
    // The bytes last only until the next read; a copy in Node's pool is cheaper than one of its own.
    const document = Buffer.allocUnsafe(volatile.length);
    document.set(volatile.subarray(0, document.length));
    return document;
  }

  /** How many documents there are. */
  count(): number {
    const { number } = this.record;
    return this.store.documents.getKeysCount({ start: numbered(number), end: numbered(number + 1) });
  }
}

/** Writes documents and, in the same transaction, their index entries. Everything is checked before the first put. */
export class WritableCollection extends Collection {
  constructor(
    store: Store,
    private readonly writing: Writing,
    namespace: string,
    record: CollectionRecord,
  ) {
    super(store, namespace, record);
  }

  insert(document: Buffer): void {
    const id = checkedId(document);
    const idKey = encodeId(id);
    const key = numbered(this.record.number, idKey);
    if (this.store.documents.doesExist(key)) throw this.duplicate('_id_', [['_id', 1]], document);
    if (isTooLong(encodeKey(id), idLimit) && !this.record.shortenedIds) {
      this.record.shortenedIds = true;
      this.writing.flagged();
    }
    const added = this.record.indexes.map((index) => this.entriesOf(index, document, idKey));
    this.refuseDuplicates(added, document, idKey);
    this.writing.changes.put(this.store.documents, key, document);
    this.addEntries(added, idKey);
  }

  replace(idKey: Buffer, before: Buffer, after: Buffer): void {
    const id = checkedId(after);
    if (!encodeId(id).equals(idKey)) {
      throw new CommandError('ImmutableField', "the update would change the immutable field '_id'");
    }
    const removed: Buffer[] = [];
    const added = this.record.indexes.map((index) => {
      const old = this.entriesOf(index, before, idKey);
      const now = this.entriesOf(index, after, idKey);
      removed.push(...old.filter((key) => !now.some((other) => other.equals(key))));
      return now.filter((key) => !old.some((other) => other.equals(key)));
    });
    this.refuseDuplicates(added, after, idKey);
    this.removeEntries(removed, idKey);
    this.writing.changes.put(this.store.documents, numbered(this.record.number, idKey), after, before);
    this.addEntries(added, idKey);
  }

  remove(idKey: Buffer, document: Buffer): void {
    for (const index of this.record.indexes) {
      this.removeEntries(this.entriesOf(index, document, idKey), idKey);
    }
    this.writing.changes.remove(this.store.documents, numbered(this.record.number, idKey), document);
  }

  /** Fills a new index from the documents that are there. */
  build(index: IndexRecord): void {
    const { number } = this.record;
    for (const key of this.store.documents.getKeys({ start: numbered(number), end: numbered(number + 1) })) {
      const idKey = key.subarray(4);
      const document = this.get(idKey);
      if (document === undefined) continue;
      const entries = this.entriesOf(index, document, idKey);
      this.refuseDuplicate(index, entries, document, idKey);
      this.addEntries([entries], idKey);
    }
  }

  private addEntries(added: readonly (readonly Buffer[])[], idKey: Buffer): void {
    for (const entry of added.flat()) this.writing.changes.put(this.store.entries, entry, idKey);
  }

  private removeEntries(removed: readonly Buffer[], idKey: Buffer): void {
    for (const entry of removed) this.writing.changes.remove(this.store.entries, entry, idKey);
  }

  private entriesOf(index: IndexRecord, document: Buffer, idKey: Buffer): Buffer[] {
    const { keys, multikey, shortened } = documentKeys(documentValue(document), index);
    if ((multikey && !index.multikey) || (shortened && !index.shortened)) {
      index.multikey ||= multikey;
      index.shortened ||= shortened;
      this.writing.flagged();
    }
    return keys.map((key) => numbered(index.number, index.unique ? key : Buffer.concat([key, idKey])));
  }

  private refuseDuplicates(added: readonly Buffer[][], document: Buffer, idKey: Buffer): void {
    this.record.indexes.forEach((index, i) => this.refuseDuplicate(index, added[i] ?? [], document, idKey));
  }

  private refuseDuplicate(
    index: IndexRecord,
    entries: readonly Buffer[],
    document: Buffer,
    idKey: Buffer,
  ): void {
    if (!index.unique) return;
    for (const entry of entries) {
      const holder = this.store.entries.getBinary(entry);
      if (holder !== undefined && !holder.equals(idKey)) {
        throw this.duplicate(
          index.name,
          index.fields.map(({ path, direction }) => [path, direction]),
          document,
        );
      }
    }
  }

  private duplicate(
    name: string,
    fields: readonly (readonly [string, number])[],
    document: Buffer,
  ): CommandError {
    const keyValue: Document = deserialize(
      buildDocument((writer) => {
        for (const [path] of fields) writer.value(path, firstAt(document, path));
      }),
      { promoteValues: false },
    );
    const shown = EJSON.stringify(keyValue, { relaxed: true });
    return new CommandError(
      'DuplicateKey',
      `E11000 duplicate key error collection: ${this.namespace} index: ${name} dup key: ${shown}`,
      { keyPattern: Object.fromEntries(fields), keyValue },
    );
  }
}

const firstAt = (document: Buffer, path: string): Value => {
  let first: Value = nullValue;
  someAt(documentValue(document), parsePath(path), (value) => {
    first = value ?? nullValue;
    return true;
  });
  return first;
};

/** A copy of a document with this `_id` at its front. */
export const withId = (id: Value, document: Buffer): Buffer => {
  const body = documentValue(document);
  return buildDocument(
    (writer) => {
      writer.value('_id', id);
      writer.allBut('_id', body);
    },
    document.length + bytesOf(id).length + 16,
  );
};
