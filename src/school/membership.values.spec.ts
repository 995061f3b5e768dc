import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { refusalOf } from '../../test/support/decider-spec.js';
import { addDays } from './civil-date.values.js';
import {
  changesOf,
  departureOf,
  enter,
  isMemberOn,
  leave,
  membersFrom,
  type Members,
  type Membership,
} from './membership.values.js';

type Change =
  | { readonly personId: string; readonly from: string }
  | { readonly personId: string; readonly until: string };

const changes = (members: Members, wanted: readonly Membership[]): Change[] =>
  changesOf<Change>(
    members,
    wanted,
    (personId, from) => ({ personId, from }),
    (personId, until) => ({ personId, until }),
  );

const after = (members: Members, made: readonly Change[]): Members =>
  made.reduce(
    (now, change) =>
      'from' in change ? enter(now, change.personId, change.from) : leave(now, change.personId, change.until),
    members,
  );

const brought = (members: Members, ...wanted: readonly Membership[]): Members =>
  after(members, changes(members, wanted));

const FIRST_DAY = '2026-09-01';
const days = Array.from({ length: 12 }, (_, index) => addDays(FIRST_DAY, index));
const anna = (from: string, until?: string): Membership => ({
  personId: 'anna',
  from,
  ...(until === undefined ? {} : { until }),
});
const daysOf = (members: Members, id = 'anna'): string[] =>
  days.filter((day) => isMemberOn(members, id, day)).map((day) => day.slice(-2));

describe('a member', () => {
  test('is one from the first day to the last, both included', () => {
    expect(daysOf(brought({}, anna('2026-09-03', '2026-09-05')))).toEqual(['03', '04', '05']);
    expect(daysOf(brought({}, anna('2026-09-10')))).toEqual(['10', '11', '12']);
  });

  test('is nobody who never entered, whatever the name', () => {
    for (const id of ['anna', 'constructor', 'toString', '__proto__']) {
      expect(isMemberOn({}, id, FIRST_DAY)).toBe(false);
      expect(leave({}, id, FIRST_DAY)).toEqual({});
    }
  });

  test('is one of those who belong there on a day or later, until the last day', () => {
    const members = brought({}, anna('2026-09-03', '2026-09-05'));
    const isAmong = (date: string) => membersFrom(members, date).includes('anna');
    expect(['2026-09-01', '2026-09-05', '2026-09-06'].map(isAmong)).toEqual([true, true, false]);
    expect(membersFrom(brought({}, anna('2026-09-10')), '2027-09-01')).toEqual(['anna']);
  });

  test('may leave and come back', () => {
    const members = brought({}, anna('2026-09-01', '2026-09-02'), anna('2026-09-11'));
    expect(daysOf(members)).toEqual(['01', '02', '11', '12']);
    expect(changes(members, [anna('2026-09-01', '2026-09-02'), anna('2026-09-11')])).toEqual([]);
  });
});

describe('somebody who goes away', () => {
  const gone = (members: Members, until: string): Change[] =>
    departureOf<Change>(members, 'anna', until, (personId, day) => ({ personId, until: day }));

  test('is a member no longer, neither now nor where that was to begin later', () => {
    const members = brought({}, anna('2026-09-01', '2026-09-03'), anna('2026-09-05'), anna('2026-09-11'));
    expect(daysOf(after(members, gone(members, '2026-09-06')))).toEqual(['01', '02', '03', '05', '06']);
  });

  test('leaves nothing of what was to begin later', () => {
    const members = brought({}, anna('2026-09-05'));
    expect(after(members, gone(members, '2026-09-02'))).toEqual({ anna: [] });
    expect(daysOf(brought(after(members, gone(members, '2026-09-02')), anna('2026-09-10')))).toEqual([
      '10',
      '11',
      '12',
    ]);
  });

  test('needs nothing more when that is so already', () => {
    const members = brought({}, anna('2026-09-01', '2026-09-03'));
    expect(gone(members, '2026-09-03')).toEqual([]);
    expect(gone({}, '2026-09-03')).toEqual([]);
  });
});

describe('what has to change', () => {
  test('is one fact where an end becomes known, comes sooner, comes later or is given up', () => {
    const open = brought({}, anna('2026-09-01'));
    expect(changes(open, [anna('2026-09-01', '2026-09-09')])).toEqual([
      { personId: 'anna', until: '2026-09-09' },
    ]);
    const ended = brought({}, anna('2026-09-01', '2026-09-05'));
    expect(changes(ended, [anna('2026-09-01', '2026-09-03')])).toEqual([
      { personId: 'anna', until: '2026-09-03' },
    ]);
    expect(changes(ended, [anna('2026-09-01', '2026-09-08')])).toEqual([
      { personId: 'anna', until: '2026-09-08' },
    ]);
    expect(changes(ended, [anna('2026-09-01')])).toEqual([{ personId: 'anna', from: '2026-09-01' }]);
  });

  test('is an earlier beginning where that turns out', () => {
    expect(daysOf(brought(brought({}, anna('2026-09-10')), anna('2026-09-08')))).toEqual([
      '08',
      '09',
      '10',
      '11',
      '12',
    ]);
  });

  test('leaves a later stay alone when an earlier one becomes known', () => {
    const later = brought({}, anna('2026-09-11'));
    expect(daysOf(brought(later, anna('2026-09-01', '2026-09-02')))).toEqual(['01', '02', '11', '12']);
  });

  test('reaches a stay that was entered out of order', () => {
    const members = brought(brought({}, anna('2026-09-08')), anna('2026-09-01', '2026-09-02'));
    expect(daysOf(brought(members, anna('2026-09-08', '2026-09-09')))).toEqual(['01', '02', '08', '09']);
  });

  test('is refused where an end lies before its beginning', () => {
    expect(refusalOf(() => changes({}, [anna('2026-09-02', '2026-09-01')])).code).toBe('membership-reversed');
  });
});

describe('whatever a roster says, in whatever order', () => {
  const day = fc.constantFrom(...days);
  const membership: fc.Arbitrary<Membership> = fc
    .record(
      { personId: fc.constantFrom('anna', 'boris', 'constructor'), from: day, until: day },
      { requiredKeys: ['personId', 'from'] },
    )
    .filter(({ from, until }) => until === undefined || from <= until);
  const roster = fc.array(membership, { maxLength: 4 });
  const rosters = fc.array(roster, { maxLength: 5 });
  const history = (sent: readonly (readonly Membership[])[]) =>
    sent.reduce<Members>((members, each) => brought(members, ...each), {});
  const wants = (sent: readonly Membership[], id: string, date: string) =>
    sent.some(
      ({ personId, from, until }) =>
        personId === id && from <= date && (until === undefined || date <= until),
    );

  test('a first roster is followed to the day', () => {
    fc.assert(
      fc.property(roster, (sent) => {
        const members = brought({}, ...sent);
        for (const id of ['anna', 'boris', 'constructor']) {
          for (const date of days) expect(isMemberOn(members, id, date)).toBe(wants(sent, id, date));
        }
      }),
    );
  });

  test('everybody is a member on every day that the newest one names', () => {
    fc.assert(
      fc.property(rosters, roster, (earlier, newest) => {
        const members = brought(history(earlier), ...newest);
        for (const id of ['anna', 'boris', 'constructor']) {
          for (const date of days) {
            if (wants(newest, id, date)) expect(isMemberOn(members, id, date)).toBe(true);
          }
        }
      }),
    );
  });

  test('nobody stays on the day after an end, unless the newest one or an older stay that begins then says so', () => {
    fc.assert(
      fc.property(rosters, membership, (earlier, newest) => {
        const before = history(earlier);
        const members = brought(before, newest);
        const { personId, from, until } = newest;
        if (until === undefined) return;
        const next = addDays(until, 1);
        const begins =
          Object.hasOwn(before, personId) && before[personId]?.some((known) => known.from === next);
        if (!begins) expect(isMemberOn(members, personId, next)).toBe(false);
        for (const date of days.filter((each) => each < from)) {
          expect(isMemberOn(members, personId, date)).toBe(isMemberOn(before, personId, date));
        }
      }),
    );
  });

  test('the same one again changes nothing', () => {
    fc.assert(
      fc.property(rosters, roster, (earlier, newest) => {
        const members = brought(history(earlier), ...newest);
        expect(changes(members, newest)).toEqual([]);
      }),
    );
  });
});
