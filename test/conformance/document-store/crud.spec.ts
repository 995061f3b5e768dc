import { describe, expect, it } from '@jest/globals';
import { Binary, Long, MongoBulkWriteError, MongoServerError, ObjectId, type Document } from 'mongodb';
import { useDatabase } from './database.js';

interface Entry extends Document {
  _id: string | number;
}

const failureOf = async (work: Promise<unknown>): Promise<MongoServerError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof MongoServerError) return error;
    throw error;
  }
  throw new Error('expected a failure');
};

describe('documents', () => {
  const suite = useDatabase();

  it('come back as they were inserted, field order and types included', async () => {
    const entries = suite().fresh();
    const document = {
      _id: new ObjectId(),
      z: 'last first',
      a: [1, 2.5, { deep: null }],
      when: new Date('2026-11-24T08:00:00.123Z'),
      bytes: new Binary(Buffer.from([0, 255, 1])),
      big: Long.fromString('9007199254740993'),
      '10': 'ten',
      '9': 'nine',
      none: null,
      pattern: /^a/i,
    };
    await entries.insertOne(document);
    const found = await entries.findOne({ _id: document._id }, { promoteLongs: false });
    expect(found).toEqual(document);
  });

  it('get an _id where they have none, in front', async () => {
    const raw = suite().fresh();
    await raw.insertOne({ a: 1 }, { forceServerObjectId: true });
    const found = await raw.findOne({ a: 1 });
    expect(found?._id).toBeInstanceOf(ObjectId);
    expect(Object.keys(found ?? {})).toEqual(['_id', 'a']);
  });

  it('keep the values of a very long _id apart', async () => {
    const entries = suite().fresh<Entry>();
    const ids = ['x', 'y', 'z'].map((end) => 'a'.repeat(5000) + end);
    await entries.insertMany(ids.map((_id) => ({ _id })));
    expect(await entries.findOne({ _id: ids[1] ?? '' })).toEqual({ _id: ids[1] });
    expect((await entries.find().sort({ _id: -1 }).toArray()).map(({ _id }) => _id)).toEqual(
      ids.toReversed(),
    );
    expect((await entries.find({ _id: { $gt: ids[0] ?? '' } }).toArray()).length).toBe(2);
    expect((await failureOf(entries.insertOne({ _id: ids[2] ?? '' }))).code).toBe(11000);
  });

  it('refuse a second one with the same _id, naming key and value', async () => {
    const entries = suite().fresh<Entry>();
    await entries.insertOne({ _id: 'a' });
    const error = await failureOf(entries.insertOne({ _id: 'a' }));
    expect(error.code).toBe(11000);
    expect(error['keyPattern']).toEqual({ _id: 1 });
    expect(error['keyValue']).toEqual({ _id: 'a' });
  });

  it('take 1 and 1.0 and 1 as a Long for the same _id', async () => {
    const entries = suite().fresh();
    await entries.insertOne({ _id: 1 } as Document);
    expect((await failureOf(entries.insertOne({ _id: Long.fromNumber(1) } as Document))).code).toBe(11000);
    expect(await entries.countDocuments({ _id: 1.0 } as Document)).toBe(1);
  });

  it('stop at the first failure when ordered, and go on when not', async () => {
    const entries = suite().fresh<Entry>();
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
    const ordered = await failureOf(entries.insertMany(documents));
    expect(ordered).toBeInstanceOf(MongoBulkWriteError);
    expect(await entries.countDocuments()).toBe(1);
    await failureOf(entries.insertMany([{ _id: 1 }, { _id: 3 }], { ordered: false }));
    expect(await entries.countDocuments()).toBe(2);
  });

  it('are replaced, upserted and counted as MongoDB counts', async () => {
    const entries = suite().fresh<Entry>();
    const made = await entries.replaceOne({ _id: 'a' }, { n: 1 }, { upsert: true });
    expect(made).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 'a' });
    const same = await entries.replaceOne({ _id: 'a' }, { n: 1 });
    expect(same).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    const changed = await entries.replaceOne({ _id: 'a' }, { n: 2 });
    expect(changed).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await entries.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 2 });
  });

  it('refuse another _id in a replacement', async () => {
    const entries = suite().fresh<Entry>();
    await entries.insertOne({ _id: 'a' });
    const error = await failureOf(entries.replaceOne({ _id: 'a' }, { _id: 'b' }));
    expect(error.code).toBe(66);
  });

  it('are guarded by their position in a bulk of upserts', async () => {
    const entries = suite().fresh<Entry & { position?: Document }>();
    const at = (n: number) => ({ commit: Long.fromNumber(n), prepare: Long.fromNumber(n) });
    const replace = (_id: string, from: number, to: number) => ({
      replaceOne: {
        filter: { _id, 'position.commit': at(from).commit, 'position.prepare': at(from).prepare },
        replacement: { position: at(to) },
        upsert: true,
      },
    });
    await entries.bulkWrite([replace('a', 0, 5), replace('b', 0, 5)]);
    const second = await entries.bulkWrite([replace('a', 5, 9)]);
    expect(second.modifiedCount).toBe(1);
    const stale = await failureOf(
      entries.bulkWrite([replace('a', 5, 11), replace('b', 5, 11)], { ordered: false }),
    );
    expect(stale).toBeInstanceOf(MongoBulkWriteError);
    expect(stale.code).toBe(11000);
    expect((await entries.findOne({ _id: 'a' }))?.['position']).toEqual({ commit: 9, prepare: 9 });
    expect((await entries.findOne({ _id: 'b' }))?.['position']).toEqual({ commit: 11, prepare: 11 });
  });

  it('are deleted one or many at a time', async () => {
    const entries = suite().fresh<Entry>();
    await entries.insertMany([1, 2, 3, 4].map((_id) => ({ _id, even: _id % 2 === 0 })));
    expect((await entries.deleteOne({ even: true })).deletedCount).toBe(1);
    expect((await entries.deleteMany({})).deletedCount).toBe(3);
    expect((await entries.deleteMany({})).deletedCount).toBe(0);
  });

  it('are found and modified in one step', async () => {
    const entries = suite().fresh<Entry & { n?: number }>();
    await entries.insertMany([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ]);
    expect(await entries.findOneAndUpdate({}, { $inc: { n: 10 } }, { sort: { n: -1 } })).toEqual({
      _id: 'b',
      n: 2,
    });
    expect(
      await entries.findOneAndUpdate(
        { _id: 'b' },
        { $inc: { n: 1 } },
        { returnDocument: 'after', projection: { _id: 0 } },
      ),
    ).toEqual({ n: 13 });
    expect(
      await entries.findOneAndReplace({ _id: 'c' }, { n: 3 }, { upsert: true, returnDocument: 'after' }),
    ).toEqual({
      _id: 'c',
      n: 3,
    });
    expect(await entries.findOneAndDelete({ _id: 'a' })).toEqual({ _id: 'a', n: 1 });
    expect(await entries.findOneAndDelete({ _id: 'a' })).toBeNull();
    await entries.createIndexes([{ key: { n: 1 }, unique: true }]);
    const error = await failureOf(entries.findOneAndUpdate({ _id: 'c' }, { $set: { n: 13 } }));
    expect(error.code).toBe(11000);
    expect(error['keyPattern']).toEqual({ n: 1 });
  });

  it('are written without an answer when nobody asks for one', async () => {
    const entries = suite().fresh<Entry>();
    const result = await entries.insertOne({ _id: 'a' }, { writeConcern: { w: 0 } });
    expect(result.acknowledged).toBe(false);
    await entries.insertOne({ _id: 'b' }, { writeConcern: { w: 'majority', journal: true } });
    let seen = await entries.countDocuments();
    while (seen < 2) seen = await entries.countDocuments();
    expect(seen).toBe(2);
  });

  it('are seen by whoever wrote them, at once', async () => {
    const entries = suite().fresh<Entry & { n?: number }>();
    for (let n = 0; n < 50; n++) {
      await entries.updateOne({ _id: 'a' }, { $set: { n } }, { upsert: true });
      expect((await entries.findOne({ _id: 'a' }))?.n).toBe(n);
    }
  });
});
