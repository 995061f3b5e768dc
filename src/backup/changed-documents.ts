import type { Collection, Db, Document } from '../eventing/document-store.js';
import { isImmutable } from './collections.js';
import { idOf, type Digests } from './document-index.js';
import { digestOf, idKeyOf, typed, type DocumentRecord, type Namespace } from './document-records.js';

/** What is taken of databases. */
export type Databases = Readonly<Record<(typeof DATABASES)[number], Db>>;

const DATABASES = ['vault', 'audit'] as const;

/** The names of all collections. */
export const namespacesIn = async (databases: Databases): Promise<readonly Namespace[]> => {
  const found = await Promise.all(
    DATABASES.map(async (name) => {
      const collections = await databases[name].listCollections({}, { nameOnly: true }).toArray();
      return collections.map((collection) => `${name}.${collection.name}`);
    }),
  );
  return found.flat();
};

export const collectionOf = (databases: Databases, namespace: Namespace): Collection => {
  const [database, ...name] = namespace.split('.');
  const known = DATABASES.find((one) => one === database);
  if (!known) throw new Error(`Of ${namespace} nothing is taken.`);
  return databases[known].collection(name.join('.'));
};

/**
 * What has changed in a collection since it was read last.
 * @param known what its documents were then, and are now when this ends.
 */
export async function* changedIn(
  databases: Databases,
  namespace: Namespace,
  known: Digests,
): AsyncGenerator<DocumentRecord> {
  yield { kind: 'collection', namespace, whole: known.size === 0 };
  const collection = collectionOf(databases, namespace);
  const gone = new Set(known.keys());
  const changes = isImmutable(namespace) ? newIn(collection, known) : otherIn(collection, known);
  for await (const { idKey, digest, bytes } of changes) {
    gone.delete(idKey);
    if (bytes) yield { kind: 'put', bytes };
    known.set(idKey, digest);
  }
  for (const idKey of gone) {
    known.delete(idKey);
    yield { kind: 'remove', id: idOf(idKey) };
  }
}

interface Seen {
  readonly idKey: string;
  readonly digest: string;
  /** Where it is another than it was. */
  readonly bytes?: Buffer;
}

async function* otherIn(collection: Collection, known: Digests): AsyncGenerator<Seen> {
  for await (const bytes of rawly(collection.find({}, { raw: true }))) {
    const idKey = idKeyOf(typed(bytes));
    const digest = digestOf(bytes);
    yield known.get(idKey) === digest ? { idKey, digest } : { idKey, digest, bytes };
  }
}

/** Documents that never change may be large: only those are read that are new. */
async function* newIn(collection: Collection, known: Digests): AsyncGenerator<Seen> {
  for await (const id of rawly(collection.find({}, { raw: true, projection: { _id: 1 } }))) {
    const idKey = idKeyOf(typed(id));
    const digest = digestOf(id);
    if (known.has(idKey)) yield { idKey, digest };
    else {
      const found = await collection.findOne({ _id: typed(id)['_id'] as never }, { raw: true });
      if (found) yield { idKey, digest, bytes: asBytes(found) };
    }
  }
}

async function* rawly(found: AsyncIterable<Document>): AsyncGenerator<Buffer> {
  for await (const document of found) yield asBytes(document);
}

/** What the driver gives where it is asked for documents as they came, which its types don't tell. */
const asBytes = (document: Document): Buffer => {
  const bytes = document as unknown as Uint8Array;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
};
