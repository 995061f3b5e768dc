import type { Collection } from '../../eventing/document-store.js';
import type { StoredKey } from '../vault.js';
import type { CurrentKey, MasterKeys } from './master-keys.js';

/** How many data keys there are, by the id of the master key that wraps them; `before ids` for those without one. */
export const wrappedBy = async (keys: Collection<StoredKey>): Promise<ReadonlyMap<string, number>> => {
  const groups = await keys
    .aggregate<{ _id: string | null; count: number | bigint }>([
      { $match: { wrapped: { $exists: true } } },
      { $group: { _id: '$by', count: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(groups.map(({ _id, count }) => [_id ?? 'before ids', Number(count)]));
};

/** Whether some data keys are wrapped by another key than the current one: a rotation has not come to its end. */
export const isUnfinished = async (
  keys: Collection<StoredKey>,
  { id, hasBefore }: CurrentKey,
): Promise<boolean> => {
  const others = { wrapped: { $exists: true }, by: { $ne: id, ...(hasBefore ? {} : { $exists: true }) } };
  return (await keys.findOne(others)) !== null;
};

const AT_ONCE = 200;

/**
 * Wraps every data key with the current master key. It can be stopped at any time and goes on where it was. What a
 * running process wrapped in between with the key before is found by looking until nothing is left.
 * @returns how many it wrapped.
 */
export const wrapAnew = async (
  keys: Collection<StoredKey>,
  master: MasterKeys,
  onProgress: (done: number, total: number) => void,
): Promise<number> => {
  const { id: current } = await master.current();
  const others = { wrapped: { $exists: true }, by: { $ne: current } };
  const total = await keys.countDocuments(others);
  for (let done = 0; ;) {
    const some = await keys.find(others).limit(AT_ONCE).toArray();
    if (some.length === 0) return done;
    const writes = await Promise.all(
      some.map(async ({ _id, wrapped = '', by }) => {
        const key = await master.unwrap({ wrapped, ...(by === undefined ? {} : { by }) }, _id);
        // Only where it is as it was read: a key that is destroyed meanwhile does not come back.
        return { updateOne: { filter: { _id, wrapped }, update: { $set: await master.wrap(key, _id) } } };
      }),
    );
    await keys.bulkWrite(writes, { ordered: false });
    done += some.length;
    onProgress(done, Math.max(done, total));
  }
};
