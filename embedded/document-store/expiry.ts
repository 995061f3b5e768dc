import { encodeKey, inverted, KeyTag, prefixSuccessor } from './bson/key-encoding.js';
import { BsonType } from './bson/values.js';
import type { IndexRecord } from './storage/catalog.js';
import { WritableCollection } from './storage/collection.js';
import { numbered } from './storage/index-keys.js';
import type { Store } from './storage/store.js';

const removedAtOnce = 500;

const dateKey = (time: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(Math.floor(time)));
  return encodeKey({ type: BsonType.date, bytes, start: 0, end: 8 });
};

const removeSome = async (
  store: Store,
  namespace: string,
  index: IndexRecord,
  now: number,
): Promise<number> =>
  store.write((writing) => {
    const record = writing.catalog.collections.get(namespace);
    if (record?.indexes.some(({ number }) => number === index.number) !== true) return 0;
    const collection = new WritableCollection(store, writing, namespace, record);
    const latest = dateKey(now - (index.expireAfterSeconds ?? 0) * 1000);
    const ascending = index.fields[0]?.direction === 1;
    const bounds = ascending
      ? { start: Buffer.of(KeyTag.date), end: prefixSuccessor(latest) }
      : { start: inverted(latest), end: Buffer.of(0x100 - KeyTag.date) };
    const range = {
      start: numbered(index.number, bounds.start),
      end: numbered(index.number, bounds.end),
      limit: removedAtOnce,
    };
    const expired = [...store.entries.getRange(range)].map(({ value }) => value);
    for (const idKey of expired) {
      const document = collection.get(idKey);
      if (document !== undefined) collection.remove(idKey, document);
    }
    return expired.length;
  });

/** Removes the documents whose date in an index with `expireAfterSeconds` has passed; other values never expire. */
export const removeExpired = async (store: Store, now: number): Promise<void> => {
  for (const [namespace, { indexes }] of store.catalog.collections) {
    for (const index of indexes) {
      if (index.expireAfterSeconds === undefined) continue;
      while ((await removeSome(store, namespace, index, now)) === removedAtOnce);
    }
  }
};
