import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../test/support/property-seed.js';
import { fold } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { EntryToPlace, TimetableCommand } from './timetable.command.js';
import { timetableDecider } from './timetable.decider.js';
import type { TimetableEvent } from './timetable.events.js';
import { bellsSet, GROUPS, roomListed, TIMETABLE, weeksAlternate } from './timetable.examples.js';
import { entryIdOf, type TimetableEntry } from './timetable.values.js';

const slot = () =>
  fc.record({
    weekday: fc.constantFrom(1 as const, 2 as const),
    number: fc.constantFrom(1, 2),
    weeks: fc.constantFrom('every' as const, 'A' as const, 'B' as const),
  });

const entry = (): fc.Arbitrary<EntryToPlace> =>
  fc.constantFrom(...Object.entries(GROUPS)).chain(([groupId, { teachers }]) =>
    fc
      .tuple(
        slot(),
        fc.constantFrom(...teachers),
        fc.option(fc.constantFrom('12', '13'), { nil: undefined, freq: 4 }),
      )
      .map(([where, teacherId, room]) => ({
        ...{ ...where, groupId, teacherId },
        ...(room === undefined ? {} : { room }),
      })),
  );

const command = (): fc.Arbitrary<TimetableCommand> =>
  fc.oneof(
    {
      arbitrary: fc.array(entry(), { minLength: 1, maxLength: 3 }).map((entries) => place(entries)),
      weight: 8,
    },
    fc.array(entry(), { maxLength: 3 }).map((entries) => place(entries, { insteadOfAll: true })),
    entry().map((one): TimetableCommand => ({
      kind: 'RemoveEntries',
      ...{ of: TIMETABLE, entryIds: [entryIdOf(one)] },
    })),
    fc
      .constantFrom('A' as const, 'B' as const, undefined)
      .map((first): TimetableCommand => ({ kind: 'SetWeekPattern', of: TIMETABLE, first })),
  );

const place = (entries: readonly EntryToPlace[], more: { insteadOfAll?: true } = {}): TimetableCommand => ({
  kind: 'PlaceEntries',
  ...{ of: TIMETABLE, entries, groups: GROUPS, ...more },
});

/** What happens in one week, told otherwise than the rules tell it. */
const lessonsIn = (week: 'A' | 'B', entries: readonly TimetableEntry[]) =>
  entries.filter(({ weeks }) => weeks !== (week === 'A' ? 'B' : 'A'));

/** What is in two places at once. */
const torn = (entries: readonly TimetableEntry[], beingIn: (entry: TimetableEntry) => readonly string[]) => {
  const there = entries.flatMap((one) =>
    beingIn(one).map((who) => `${who} ${one.weekday.toString()} ${one.number.toString()}`),
  );
  return there.filter((each, index) => there.indexOf(each) !== index);
};

/** Two pupils of each class, one in each half. */
const PUPILS: Readonly<Record<string, readonly string[]>> = {
  '7bm': ['anna', 'boris'],
  '7be1': ['anna'],
  '7be2': ['boris'],
  '7am': ['clara'],
};

test('whatever is asked, no teacher, room or pupil is in two lessons at once', () => {
  const seen = { placed: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(command(), { maxLength: 25 }), (commands) => {
      let history: TimetableEvent[] = [
        bellsSet(),
        weeksAlternate(),
        roomListed(),
        roomListed('13', 'Room 13'),
      ];
      for (const each of commands) {
        try {
          const more = timetableDecider.decide(each, fold(timetableDecider, history));
          seen.placed += more.length;
          history = [...history, ...more];
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          seen.refused += 1;
        }
        const entries = Object.values(fold(timetableDecider, history).entries);
        for (const week of ['A', 'B'] as const) {
          const lessons = lessonsIn(week, entries);
          expect(torn(lessons, ({ teacherId }) => [teacherId])).toEqual([]);
          expect(torn(lessons, ({ room }) => (room === undefined ? [] : [room]))).toEqual([]);
          expect(torn(lessons, ({ groupId }) => PUPILS[groupId] ?? [])).toEqual([]);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(seen.placed, seen.refused)).toBeGreaterThan(100);
});
