import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Grant } from '../consumers/grant.values.js';
import { FEED_SCOPE } from '../consumers/oauth-scopes.values.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Recorded } from '../eventing/envelope.js';
import { START, type Position } from '../eventing/position.js';
import { loggedYear } from '../../test/support/logged-year.js';
import { refusalOf } from '../../test/support/decider-spec.js';
import { Cursors, type Cursor } from './cursor.js';
import type { Restoration } from '../backup/restoration.js';
import { Restorations } from '../backup/restorations.js';
import { Feed } from './feed.js';
import { followed, partsOf } from './feed.examples.js';
import { isOf, scopeOf } from './feed-scope.js';

const grant: Grant = {
  ...{ scopes: [FEED_SCOPE], schools: 'all', types: 'all', identification: 'pseudonymous' },
};
const log = loggedYear(7).map((event, index) => inSchool(event, index % 3 === 0 ? 'school2' : 'school1'));
function inSchool(event: Recorded, schoolId: string): Recorded {
  return { ...event, metadata: { ...event.metadata, schoolId } };
}
const vault = {
  secret: (name: string) => Promise.resolve(Buffer.from(name)),
  open: () => Promise.resolve('opened'),
};
const cursors = new Cursors(Buffer.alloc(32, 3));
const feedOf = (
  events: readonly Recorded[],
  restorations: Pick<Restorations, 'lostBy'> = Restorations.none,
) =>
  new Feed({
    ...{ tail: partsOf(events), cursors, vault, restorations },
    schemas: 'https://journal.example/schemas',
  });
const feed = feedOf(log);
const all = scopeOf({ consumerId: 'ministry', grant }, {});

describe('A feed', () => {
  it('is the same sequence however it is cut into pages, and wherever one goes on', async () => {
    const whole = await followed(feed, all, 1_000);
    expect(whole.map(({ id }) => id)).toEqual(log.filter((event) => isOf(all, event)).map(({ id }) => id));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: 60 }), fc.nat(whole.length - 1), async (limit, at) => {
        expect(await followed(feed, all, limit)).toEqual(whole);
        const place = feed.placeOf(all, whole[at]?.cursor, false);
        expect(await followed(feed, all, limit, place)).toEqual(whole.slice(at + 1));
      }),
      { numRuns: 8 },
    );
  });

  it('numbers its events without a gap, each with a place of its own', async () => {
    const whole = await followed(feed, all, 100);
    expect(whole.map(({ sequence }) => Number(sequence))).toEqual(whole.map((_, index) => index + 1));
    expect(new Set(whole.map(({ cursor }) => cursor)).size).toBe(whole.length);
  });

  it('has the schools and types that are asked for, in numbers of its own', async () => {
    const part = scopeOf(
      { consumerId: 'ministry', grant },
      { schools: ['school2'], types: ['GradeGiven', 'GradeCorrected', 'GradeAnnulled'] },
    );
    const wanted = log.filter(
      ({ type, metadata }) =>
        metadata.schoolId === 'school2' && ['GradeGiven', 'GradeCorrected', 'GradeAnnulled'].includes(type),
    );
    const told = await followed(feed, part, 7);
    expect(told.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    expect(told.map(({ sequence }) => Number(sequence))).toEqual(wanted.map((_, index) => index + 1));
  });

  it('goes on past what is not of it, in empty pages', async () => {
    const few = scopeOf({ consumerId: 'ministry', grant }, { types: ['YearClosed'] });
    const page = await feed.page(few, { commit: 0n, prepare: 0n, sequence: 0n }, 10);
    expect(page).toMatchObject({ events: [], atHead: true });
    expect(page.next).toEqual({ ...log.at(-1)?.position, sequence: 0n });
  });

  it('is told once to all who follow it at its head, until something new comes', async () => {
    const parts = partsOf(log);
    let [reads, newest] = [0, parts.newest];
    const tail = {
      ...parts,
      keeps: () => true,
      get newest() {
        return newest;
      },
      read: (after: Position, limit: number) => {
        reads++;
        return parts.read(after, limit);
      },
    };
    const followedByMany = new Feed({
      ...{ tail, cursors, vault, restorations: Restorations.none },
      schemas: 'https://journal.example/schemas',
    });
    const near: Cursor = { ...(log.at(-3)?.position ?? START), sequence: 5n };
    const many = (scope = all) =>
      Promise.all(Array.from({ length: 5 }, () => followedByMany.page(scope, near, 100)));
    const [first, ...others] = await many();
    expect(others.every((page) => page === first)).toBe(true);
    expect(reads).toBe(1);
    newest = { ...newest, commit: newest.commit + 1n };
    await many();
    expect(reads).toBe(2);
    const identified = { ...all, identification: 'identified' } as const;
    await many(identified);
    expect(reads).toBe(7);
  });

  it('takes a cursor of another of one’s feeds only where that is meant, and none of anybody else', async () => {
    const [first] = await followed(feed, all, 10);
    const narrower = scopeOf({ consumerId: 'ministry', grant: { ...grant, schools: ['school1'] } }, {});
    const other = scopeOf({ consumerId: 'another', grant }, {});
    expect(refusalOf(() => feed.placeOf(narrower, first?.cursor, false)).code).toBe('feed-changed');
    expect(feed.placeOf(narrower, first?.cursor, true).sequence).toBe(1n);
    for (const forged of [first?.cursor.toUpperCase(), 'x'.repeat(66)]) {
      expect(refusalOf(() => feed.placeOf(all, forged, true)).code).toBe('invalid-input');
    }
    expect(refusalOf(() => feed.placeOf(other, first?.cursor, true))).toBeInstanceOf(DomainError);
  });
});

describe('A feed of a journal that was restored', () => {
  const told = (position: Recorded['position'] | undefined) =>
    cursors.write({ ...(position ?? START), sequence: 1n }, all.feed, all.consumerId);

  it('refuses a cursor of what was lost, and says so', () => {
    const restored = { restoredAt: '2026-11-29', takenAt: '2026-11-28' } as Restoration;
    const lost = log.at(5)?.position;
    const lostBy = ({ commit }: Position) => (commit === lost?.commit ? restored : undefined);
    const feedNow = feedOf(log, { lostBy });
    expect(refusalOf(() => feedNow.placeOf(all, told(lost), false))).toMatchObject({
      ...{ code: 'cursor-ahead-of-journal', kind: 'conflict' },
      message: expect.stringContaining('what it was at 2026-11-28') as unknown,
    });
    expect(feedNow.placeOf(all, told(log.at(4)?.position), false).sequence).toBe(1n);
  });

  it('refuses a cursor that lies beyond all that the store has', async () => {
    const shorter = feedOf(log.slice(0, 10));
    const ahead = shorter.placeOf(all, told(log.at(20)?.position), false);
    await expect(shorter.mustReach(ahead)).rejects.toMatchObject({ code: 'cursor-ahead-of-journal' });
    await shorter.mustReach(shorter.placeOf(all, told(log.at(9)?.position), false));
  });
});

describe('What a consumer asks for', () => {
  it('is refused where it is not granted, or is none', () => {
    const narrow = { ...grant, schools: ['school1'], types: ['GradeGiven'] };
    const asked = (filter: object) =>
      refusalOf(() => scopeOf({ consumerId: 'ministry', grant: narrow }, filter));
    expect(asked({ schools: ['school2'], types: ['GradeCorrected'] })).toMatchObject({
      code: 'outside-grant',
      fields: [{ field: 'schools' }, { field: 'types' }],
    });
    expect(asked({ types: ['PasswordChanged'] })).toMatchObject({ code: 'invalid-input', kind: 'bad-input' });
  });

  it('is the same feed in whatever order it is named', () => {
    const one = scopeOf({ consumerId: 'ministry', grant }, { schools: ['b', 'a', 'b'] });
    expect(one).toEqual(scopeOf({ consumerId: 'ministry', grant }, { schools: ['a', 'b'] }));
    expect(one.feed).not.toBe(all.feed);
  });
});
