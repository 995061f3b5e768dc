import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../access/viewer.js';
import type { Db } from '../../eventing/document-store.js';
import { RefusalLog, type Refusal } from './refusal-log.js';

const at = Date.parse('2026-11-30T08:00:00Z');
const refusedTo = (...schoolIds: readonly string[]): Refusal => {
  const roles = schoolIds.map((schoolId) => ({ role: 'teacher', schoolId }) as const);
  const viewer: Viewer = { accountId: 'a1', personId: 'petrova', roles };
  return { viewer, method: 'GET', route: '/api/x', ids: {}, code: 'forbidden', address: '192.0.2.17' };
};

describe('what was refused', () => {
  let written: readonly object[];
  let troubles: string[];
  let refusals: RefusalLog;

  beforeEach(() => {
    written = [];
    troubles = [];
    const bulkWrite = (changes: readonly object[]) => {
      if (changes.length === 0) return Promise.reject(new Error('Batch cannot be empty'));
      written = [...written, ...changes];
      return Promise.resolve();
    };
    const db = { collection: () => ({ bulkWrite }) } as unknown as Db;
    refusals = new RefusalLog({ db, months: 12, log: (trouble) => troubles.push(trouble) });
  });

  it('is written once for each school of whoever it was refused to, counted', async () => {
    refusals.note(refusedTo('s1', 's2', 's1'), at);
    refusals.note(refusedTo('s1', 's2', 's1'), at + 1000);
    await refusals.stop();
    const update = {
      $min: { first: new Date(at) },
      $max: { last: new Date(at + 1000) },
      $inc: { count: 2 },
    };
    const facts = { accountId: 'a1', personId: 'petrova', code: 'forbidden', network: '192.0.2.0/24' };
    expect(written).toMatchObject(
      ['s1', 's2'].map((schoolId) => ({
        updateOne: { update: { ...update, $setOnInsert: { ...facts, schoolId } }, upsert: true },
      })),
    );
  });

  it('is written nowhere where whoever it was refused to has no school', async () => {
    refusals.note(refusedTo(), at);
    await refusals.stop();
    expect([written, troubles]).toEqual([[], []]);
  });
});
