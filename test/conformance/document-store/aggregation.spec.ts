import { beforeAll, describe, expect, it } from '@jest/globals';
import { Long, type Collection, type Document } from 'mongodb';
import { useDatabase } from './database.js';

interface Grade extends Document {
  _id: number;
}

describe('aggregation', () => {
  const suite = useDatabase();
  let grades: Collection<Grade>;

  beforeAll(async () => {
    grades = suite().fresh<Grade>();
    await grades.insertMany([
      { _id: 1, pupil: 'a', subject: 'maths', value: 4, tags: ['x', 'y'] },
      { _id: 2, pupil: 'a', subject: 'art', value: 5, tags: [] },
      { _id: 3, pupil: 'b', subject: 'maths', value: 3, at: { n: 1 } },
      { _id: 4, pupil: 'b', subject: 'maths', value: null, tags: ['x'] },
    ]);
  });

  const run = (...pipeline: Document[]): Promise<Document[]> => grades.aggregate(pipeline).toArray();

  it('matches, sorts, skips and limits', async () => {
    const documents = await run(
      { $match: { subject: 'maths' } },
      { $sort: { _id: -1 } },
      { $skip: 1 },
      { $limit: 1 },
    );
    expect(documents.map(({ _id }) => _id as number)).toEqual([3]);
  });

  it('groups', async () => {
    expect(
      await run(
        {
          $group: {
            _id: '$pupil',
            sum: { $sum: '$value' },
            mean: { $avg: '$value' },
            least: { $min: '$value' },
            most: { $max: '$value' },
            all: { $push: '$value' },
            subjects: { $addToSet: '$subject' },
            n: { $sum: 1 },
            first: { $first: '$_id' },
            last: { $last: '$_id' },
          },
        },
        { $sort: { _id: 1 } },
      ),
    ).toMatchObject([
      { _id: 'a', sum: 9, mean: 4.5, least: 4, most: 5, all: [4, 5], n: 2, first: 1, last: 2 },
      {
        _id: 'b',
        sum: 3,
        mean: 3,
        least: 3,
        most: 3,
        all: [3, null],
        subjects: ['maths'],
        n: 2,
        first: 3,
        last: 4,
      },
    ]);
    expect(await run({ $group: { _id: { s: '$subject' }, n: { $sum: 1 } } }, { $sort: { n: 1 } })).toEqual([
      { _id: { s: 'art' }, n: 1 },
      { _id: { s: 'maths' }, n: 3 },
    ]);
    expect(await run({ $group: { _id: null, n: { $sum: 1 } } })).toEqual([{ _id: null, n: 4 }]);
  });

  it('counts, and says nothing of nothing', async () => {
    expect(await run({ $match: { pupil: 'a' } }, { $count: 'n' })).toEqual([{ n: 2 }]);
    expect(await run({ $match: { pupil: 'c' } }, { $count: 'n' })).toEqual([]);
    expect(await grades.countDocuments({ pupil: 'b' })).toBe(2);
  });

  it('unwinds arrays', async () => {
    const ids = async (unwind: unknown): Promise<unknown[]> =>
      (await run({ $unwind: unwind }, { $sort: { _id: 1 } })).map(({ _id, tags }): unknown[] => [_id, tags]);
    expect(await ids('$tags')).toEqual([
      [1, 'x'],
      [1, 'y'],
      [4, 'x'],
    ]);
    expect(await ids({ path: '$tags', preserveNullAndEmptyArrays: true })).toHaveLength(5);
    expect(
      await run({ $match: { _id: 1 } }, { $unwind: { path: '$tags', includeArrayIndex: 'i' } }),
    ).toMatchObject([
      { tags: 'x', i: 0 },
      { tags: 'y', i: 1 },
    ]);
  });

  it('projects fields and computes new ones', async () => {
    expect(await run({ $match: { _id: 1 } }, { $project: { subject: 1, _id: 0 } })).toEqual([
      { subject: 'maths' },
    ]);
    expect(
      await run(
        { $match: { _id: 3 } },
        { $project: { who: '$pupil', n: '$at.n', double: { $multiply: ['$value', 2] }, none: '$nowhere' } },
      ),
    ).toEqual([{ _id: 3, who: 'b', n: 1, double: 6 }]);
    expect(
      await run(
        { $sort: { _id: 1 } },
        { $project: { _id: 0, good: { $cond: [{ $gte: ['$value', 4] }, 'yes', 'no'] } } },
      ),
    ).toEqual([{ good: 'yes' }, { good: 'yes' }, { good: 'no' }, { good: 'no' }]);
  });

  it('keeps 64-bit sums exact', async () => {
    const items = suite().fresh();
    await items.insertMany([{ n: Long.fromString('9007199254740993') }, { n: 2 }]);
    const [result] = await items
      .aggregate([{ $group: { _id: null, sum: { $sum: '$n' } } }], { promoteLongs: false })
      .toArray();
    expect(String(result?.['sum'])).toBe('9007199254740995');
  });
});
