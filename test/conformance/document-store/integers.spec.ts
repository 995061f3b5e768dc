import { describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { useDatabase } from './database.js';

interface Checkpoint extends Document {
  _id: string;
  commit: bigint;
  prepare: bigint;
}

const largest = 2n ** 63n - 1n;

describe('64-bit integers through a client with useBigInt64', () => {
  const suite = useDatabase({ useBigInt64: true });

  it('are kept, found and ordered exactly, with an index and without', async () => {
    for (const indexed of [false, true]) {
      const checkpoints = suite().fresh<Checkpoint>();
      if (indexed) await checkpoints.createIndexes([{ key: { commit: 1 } }]);
      const commits = [largest, largest - 1n, -largest, 0n, 2n ** 53n + 1n, 2n ** 53n, -(2n ** 53n) - 1n];
      await checkpoints.insertMany(commits.map((commit, i) => ({ _id: `c${i}`, commit, prepare: commit })));
      const inOrder = (await checkpoints.find().sort({ commit: 1 }).toArray()).map(({ commit }) => commit);
      expect(inOrder).toEqual(commits.toSorted((a, b) => (a < b ? -1 : 1)));
      expect((await checkpoints.findOne({ commit: 2n ** 53n + 1n }))?._id).toBe('c4');
      expect((await checkpoints.find({ commit: { $gt: 2n ** 53n } }).toArray()).length).toBe(3);
      expect((await checkpoints.find({ commit: { $lt: largest } }).toArray()).length).toBe(6);
      expect(await checkpoints.findOne({ _id: 'c0' })).toEqual({
        _id: 'c0',
        commit: largest,
        prepare: largest,
      });
    }
  });

  it('guard an update by their exact value and are added to exactly', async () => {
    const checkpoints = suite().fresh<Checkpoint>();
    await checkpoints.insertOne({ _id: 'a', commit: largest - 1n, prepare: 0n });
    const stale = await checkpoints.updateOne({ _id: 'a', commit: largest }, { $set: { prepare: 1n } });
    expect(stale.matchedCount).toBe(0);
    const moved = await checkpoints.findOneAndUpdate(
      { _id: 'a', commit: largest - 1n },
      { $inc: { commit: 1n }, $max: { prepare: 2n ** 60n + 1n } },
      { returnDocument: 'after' },
    );
    expect(moved).toEqual({ _id: 'a', commit: largest, prepare: 2n ** 60n + 1n });
  });
});
