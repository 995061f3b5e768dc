import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { partOfList } from '../part-of-list.js';
import { ANNOUNCEMENT_CURSOR, placeOf } from './order.js';
import type { Hung } from './read-model.js';

const hung = (more: Partial<Hung> = {}): Hung => ({
  ...{ authorId: 'petrova', publishedAt: '2026-11-23T08:01:00.000Z', from: '2026-11-23' },
  ...{ pinned: false, version: 1 },
  ...more,
});
const inOrder = (all: Readonly<Record<string, Hung>>): string[] => {
  const places = Object.entries(all).map(([id, each]) => ({ id, place: placeOf(id, each) }));
  return partOfList(places, { cursor: undefined, limit: 100 }).entries.map(({ id }) => id);
};

describe('a list of announcements', () => {
  test('has those that are pinned first, then those that are shown since the latest day', () => {
    const list = {
      ...{ old: hung(), pinned: hung({ pinned: true, from: '2026-11-01' }) },
      ...{ put: hung({ from: '2026-12-01' }), later: hung({ publishedAt: '2026-11-23T09:00:00.000Z' }) },
      gone: hung({ pinned: true, from: '2026-11-02', withdrawnOn: '2026-11-03' }),
    };
    expect(inOrder(list)).toEqual(['pinned', 'put', 'later', 'old', 'gone']);
  });

  test('is the same in one part or in many, and ends', () => {
    const entries = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 20 });
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 7 }), (numbers, limit) => {
        const list = numbers.map((number) => ({
          place: placeOf(`n${number.toString()}`, hung({ pinned: number % 3 === 0 })),
        }));
        const whole = partOfList(list, { cursor: undefined, limit: 100 });
        expect(whole).not.toHaveProperty('next');
        const parts: { readonly place: string }[] = [];
        let cursor: string | undefined;
        do {
          const part = partOfList(list, { cursor, limit });
          parts.push(...part.entries);
          cursor = part.next;
          if (cursor !== undefined) expect(cursor).toMatch(ANNOUNCEMENT_CURSOR);
        } while (cursor !== undefined);
        expect(parts).toEqual(whole.entries);
      }),
    );
  });
});
