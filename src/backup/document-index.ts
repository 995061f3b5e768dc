import { decodeDocument, encodeDocument, typed, type Namespace } from './document-records.js';

/** Of a collection, by the keys of their ids, what stands for each document. */
export type Digests = Map<string, string>;

const DIGEST = 16;

/** What the documents were when they were last read: some 0.2 KB of memory for each. */
export class DocumentIndex {
  private readonly collections = new Map<Namespace, Digests>();

  /** As it was written. @throws DamagedBackup */
  static async read(records: AsyncIterable<Buffer>): Promise<DocumentIndex> {
    const index = new DocumentIndex();
    let digests: Digests | undefined;
    for await (const record of records) {
      if (record.readUInt8(0) === 0) {
        const heading = decodeDocument(record);
        if (heading.kind === 'collection') digests = index.of(heading.namespace);
      } else {
        digests?.set(record.toString('latin1', 1 + DIGEST), record.toString('latin1', 1, 1 + DIGEST));
      }
    }
    return index;
  }

  /** Those of a collection; none, where it is not known. What is changed in them is changed here. */
  of(namespace: Namespace): Digests {
    const known = this.collections.get(namespace);
    if (known) return known;
    const none: Digests = new Map();
    this.collections.set(namespace, none);
    return none;
  }

  get namespaces(): readonly Namespace[] {
    return [...this.collections.keys()];
  }

  /** As it is written: the name of each collection, then 1, the digest and the id of each of its documents. */
  *records(): Generator<Buffer> {
    for (const [namespace, digests] of this.collections) {
      yield encodeDocument({ kind: 'collection', namespace, whole: true });
      for (const [idKey, digest] of digests) {
        yield Buffer.concat([Buffer.of(1), Buffer.from(digest, 'latin1'), Buffer.from(idKey, 'latin1')]);
      }
    }
  }
}

/** The id that a key stands for. */
export const idOf = (idKey: string): unknown => typed(Buffer.from(idKey, 'latin1'))['_id'];
