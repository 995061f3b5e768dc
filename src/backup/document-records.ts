import { createHash } from 'node:crypto';
import { deserialize, serialize, type Document } from 'bson';
import { DamagedBackup } from './sealed-stream.js';

/** Of a collection, `database.collection`. */
export type Namespace = string;

/**
 * What a run of the backup tells of documents: of a collection, which documents are new or changed, as the bytes that
 * the database has them in, and which are gone, by their ids.
 */
export type DocumentRecord =
  | {
      readonly kind: 'collection';
      readonly namespace: Namespace;
      /** What was told of it before counts for nothing. */
      readonly whole: boolean;
    }
  | { readonly kind: 'put'; readonly bytes: Buffer }
  | { readonly kind: 'remove'; readonly id: unknown };

const KINDS = ['collection', 'put', 'remove'] as const;

/** A byte for the kind, and BSON: values keep their types. */
export const encodeDocument = (record: DocumentRecord): Buffer => {
  const kind = Buffer.of(KINDS.indexOf(record.kind));
  switch (record.kind) {
    case 'collection':
      return Buffer.concat([kind, serialize({ namespace: record.namespace, whole: record.whole })]);
    case 'put':
      return Buffer.concat([kind, record.bytes]);
    case 'remove':
      return Buffer.concat([kind, serialize({ _id: record.id })]);
  }
};

export const decodeDocument = (record: Buffer): DocumentRecord => {
  const bytes = record.subarray(1);
  switch (KINDS[record.readUInt8(0)]) {
    case 'collection': {
      const { namespace, whole } = typed(bytes);
      return { kind: 'collection', namespace: String(namespace), whole: whole === true };
    }
    case 'put':
      return { kind: 'put', bytes };
    case 'remove':
      return { kind: 'remove', id: typed(bytes)['_id'] };
    default:
      throw new DamagedBackup('there is a record of a kind that is not known here');
  }
};

/** A document with every value in the very type that it is stored in, as it can be written again. */
export const typed = (bytes: Buffer): Document =>
  deserialize(bytes, { promoteValues: false, promoteLongs: false, promoteBuffers: false });

/** A document as the journal reads it. */
export const plain = (bytes: Buffer): Document => deserialize(bytes, { promoteBuffers: true });

/** A document's id as a key: its BSON, one character for each byte. */
export const idKeyOf = (document: Document): string =>
  Buffer.from(serialize({ _id: document['_id'] as unknown })).toString('latin1');

/** Stands for a document: whether it is the same. */
export const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest().toString('latin1', 0, 16);
