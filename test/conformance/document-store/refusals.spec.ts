import { expect, it } from '@jest/globals';
import { Decimal128, MongoServerError, type Document } from 'mongodb';
import { describeEmbedded, useDatabase } from './database.js';

describeEmbedded('what the embedded store does not support is an error by name', () => {
  const suite = useDatabase();

  const refusal = async (command: Document): Promise<string> => {
    try {
      await suite().db.command(command);
    } catch (error) {
      if (!(error instanceof MongoServerError)) throw error;
      expect(error.codeName ?? '').not.toBe('InternalError');
      return error.message;
    }
    throw new Error(`expected a refusal of ${JSON.stringify(command)}`);
  };

  it.each<[string, Document]>([
    ['inventedCommand', { inventedCommand: 1 }],
    ['mapReduce', { mapReduce: 'c' }],
    ['find.collation', { find: 'c', collation: { locale: 'de' } }],
    ['find.hint', { find: 'c', hint: { a: 1 } }],
    ['find.tailable', { find: 'c', tailable: true }],
    ['find.let', { find: 'c', let: { a: 1 } }],
    ['snapshot', { find: 'c', readConcern: { level: 'snapshot' } }],
    ['$where', { find: 'c', filter: { $where: 'true' } }],
    ['$expr', { find: 'c', filter: { $expr: { $eq: [1, 1] } } }],
    ['$text', { find: 'c', filter: { $text: { $search: 'x' } } }],
    ['$near', { find: 'c', filter: { a: { $near: [0, 0] } } }],
    ['$mod', { find: 'c', filter: { a: { $mod: [2, 0] } } }],
    ['$slice', { find: 'c', projection: { a: { $slice: 1 } } }],
    ["'a.$'", { find: 'c', projection: { 'a.$': 1 } }],
    ['expression', { find: 'c', sort: { a: { $meta: 'textScore' } } }],
    [
      'update.updates.arrayFilters',
      { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, arrayFilters: [{ x: 1 }] }] },
    ],
    [
      'update.updates.collation',
      { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, collation: { locale: 'de' } }] },
    ],
    ['pipeline', { update: 'c', updates: [{ q: {}, u: [{ $set: { a: 1 } }] }] }],
    ['positional', { update: 'c', updates: [{ q: {}, u: { $set: { 'a.$': 1 } } }] }],
    ['positional', { update: 'c', updates: [{ q: {}, u: { $set: { 'a.$[].b': 1 } } }] }],
    ['$rename', { update: 'c', updates: [{ q: {}, u: { $rename: { a: 'b' } } }] }],
    ['$currentDate', { update: 'c', updates: [{ q: {}, u: { $currentDate: { a: true } } }] }],
    ['$sort of $push', { update: 'c', updates: [{ q: {}, u: { $push: { a: { $each: [1], $sort: 1 } } } }] }],
    ['$lookup', { aggregate: 'c', pipeline: [{ $lookup: {} }], cursor: {} }],
    ['$out', { aggregate: 'c', pipeline: [{ $out: 'x' }], cursor: {} }],
    ['$dateToString', { aggregate: 'c', pipeline: [{ $project: { a: { $dateToString: {} } } }], cursor: {} }],
    [
      '$stdDevPop',
      { aggregate: 'c', pipeline: [{ $group: { _id: null, a: { $stdDevPop: '$a' } } }], cursor: {} },
    ],
    ['aggregate.explain', { aggregate: 'c', pipeline: [], cursor: {}, explain: true }],
    [
      'partialFilterExpression',
      { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression: { a: 1 } }] },
    ],
    ['sparse', { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', sparse: true }] }],
    ["'text'", { createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'a' }] }],
    ['wildcard', { createIndexes: 'c', indexes: [{ key: { '$**': 1 }, name: 'a' }] }],
    ['create.capped', { create: 'capped', capped: true, size: 1000 }],
    ['create.validator', { create: 'validated', validator: { a: 1 } }],
    ['txnNumber', { find: 'c', txnNumber: 1, autocommit: false }],
    ['find.invented', { find: 'c', invented: 1 }],
  ])('%s', async (name, command) => {
    expect(await refusal(command)).toContain(name);
  });

  it('comparing Decimal128', async () => {
    const items = suite().fresh();
    await items.insertOne({ a: Decimal128.fromString('1.5') });
    expect(
      await refusal({ find: items.collectionName, filter: { a: Decimal128.fromString('1.5') } }),
    ).toContain('decimal');
    expect(await items.findOne({})).toMatchObject({ a: Decimal128.fromString('1.5') });
  });

  it('arrays in two fields of one index', async () => {
    const items = suite().fresh();
    await items.createIndexes([{ key: { a: 1, b: 1 } }]);
    await expect(items.insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 });
    expect(await items.countDocuments()).toBe(0);
  });
});
