import { describe, expect, it } from '@jest/globals';
import { instantOf, petrova, positionOf, SCHOOL } from '../../test/support/recorded.js';
import type { AuditRecord } from './read-model.js';
import { filterOf, formatCursor, MOST_LOOKED_AT, newestIn, parseCursor, type AuditSearch } from './search.js';

const recordAt = (number: number, about: string, facts = 1): AuditRecord => ({
  _id: `command-${number.toString()}`,
  ...{ schoolId: SCHOOL, actor: petrova, via: 'web', at: instantOf(0) },
  when: `${instantOf(0)}_${positionOf(number).commit.toString().padStart(19, '0')}`,
  about: [about],
  entries: Array.from({ length: facts }, (_, index) => ({
    eventId: `${number.toString()}.${index.toString()}`,
    type: 'GradeGiven',
    logPosition: `${number.toString()}/${number.toString()}`,
    concerns: [about],
  })),
});

async function* newestFirst(records: readonly AuditRecord[]): AsyncGenerator<AuditRecord> {
  for (const record of records.toReversed()) yield await Promise.resolve(record);
}

const partOf = (records: readonly AuditRecord[], search: AuditSearch, limit: number, cursor?: string) =>
  newestIn(newestFirst(records), search, {
    cursor: cursor === undefined ? undefined : parseCursor(cursor),
    limit,
  });

describe('the newest facts', () => {
  it('go on within what one command wrote', async () => {
    const records = [recordAt(1, 'anna', 3), recordAt(2, 'anna', 3)];
    const first = await partOf(records, { personId: 'anna' }, 4);
    expect(first.found.map(({ entry }) => entry.eventId)).toEqual(['2.2', '2.1', '2.0', '1.2']);
    const next = first.next && formatCursor(first.next);
    expect(next).toBe(`${records[0]?.when ?? ''}_1`);
    // What comes after it is asked of the store; what is in the record is skipped.
    const rest = await partOf(records.slice(0, 1), { personId: 'anna' }, 4, next);
    expect(rest.found.map(({ entry }) => entry.eventId)).toEqual(['1.1', '1.0']);
    expect(rest.next).toBeUndefined();
  });

  it('are looked for in so many records at once, and then from there', async () => {
    const others = Array.from({ length: MOST_LOOKED_AT }, (_, index) => recordAt(index + 2, 'boris'));
    const records = [recordAt(1, 'anna'), ...others];
    const first = await partOf(records, { personId: 'anna' }, 1);
    expect(first.found).toEqual([]);
    expect(first.next).toEqual({ when: records[1]?.when, behind: 1 });
    const rest = await partOf(
      records.slice(0, 2),
      { personId: 'anna' },
      1,
      first.next && formatCursor(first.next),
    );
    expect(rest.found.map(({ entry }) => entry.eventId)).toEqual(['1.0']);
    expect(rest.next).toBeUndefined();
    expect((await partOf(others, { personId: 'anna' }, 1)).next).toBeUndefined();
  });

  it('are looked for by what leaves the fewest records', () => {
    const filter = (search: AuditSearch) =>
      filterOf({ schoolId: SCHOOL, actorId: 'petrova', ...search }, undefined);
    expect(filter({ personId: 'anna', pageId: 'p.q.r' })).toEqual({ about: 'anna' });
    expect(filter({ pageId: 'p.q.r', late: true })).toEqual({ about: 'p.q.r' });
    expect(filter({ late: true })).toEqual({ about: `${SCHOOL} late` });
    expect(filter({ type: 'GradeAnnulled' })).toEqual({ about: `${SCHOOL} correction` });
    expect(filter({ kind: 'access' })).toEqual({ about: `${SCHOOL} access` });
    expect(filter({ kind: 'grade', late: false })).toEqual({ schoolId: SCHOOL, 'actor.personId': 'petrova' });
    expect(() => filterOf({}, undefined)).toThrow('A search needs');
  });

  it('have cursors that are read as they are written, and no others', () => {
    const cursor = { when: `${instantOf(3)}_${'7'.padStart(19, '0')}`, behind: 12 };
    expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
    for (const text of ['', '7', cursor.when, `${cursor.when}_-1`, `x${cursor.when}_1`]) {
      expect(parseCursor(text)).toBeUndefined();
    }
  });
});
