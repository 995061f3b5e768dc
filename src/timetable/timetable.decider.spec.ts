import { describe, expect, test } from '@jest/globals';
import { deciderSpec, refusalOf } from '../../test/support/decider-spec.js';
import { fold } from '../eventing/decider.js';
import type { EntryToPlace, TimetableCommand } from './timetable.command.js';
import { timetableDecider } from './timetable.decider.js';
import type { TimetableEvent } from './timetable.events.js';
import {
  BELLS,
  bellsSet,
  GROUPS,
  math,
  occasionCalledOff,
  occasionSet,
  placed,
  published,
  publishedMath,
  removed,
  roomDelisted,
  roomListed,
  TERM_DAYS,
  TIMETABLE,
  weeksAlternate,
} from './timetable.examples.js';
import { ORDINARY_DAYS } from './school-days.values.js';
import { MOST_ENTRIES, type TimetableEntry } from './timetable.values.js';

const { given } = deciderSpec(timetableDecider);

const of = TIMETABLE;
const ready: readonly TimetableEvent[] = [
  bellsSet(),
  weeksAlternate(),
  roomListed(),
  roomListed('13', 'Lab'),
];

const wanted = ({ subjectId: _, ...entry }: TimetableEntry): EntryToPlace => entry;
const place = (...entries: readonly TimetableEntry[]): TimetableCommand => ({
  kind: 'PlaceEntries',
  ...{ of, entries: entries.map(wanted), groups: GROUPS },
});
const placeInsteadOfAll = (...entries: readonly TimetableEntry[]): TimetableCommand => ({
  kind: 'PlaceEntries',
  ...{ of, entries: entries.map(wanted), groups: GROUPS, insteadOfAll: true },
});
const remove = (...entryIds: readonly string[]): TimetableCommand => ({
  kind: 'RemoveEntries',
  of,
  entryIds,
});
const setBells = (bells = BELLS): TimetableCommand => ({ kind: 'SetBells', of, weekdays: [1, 2], bells });
const setWeeks = (first?: 'A' | 'B'): TimetableCommand => ({ kind: 'SetWeekPattern', of, first });
const listRooms = (...rooms: readonly (readonly [code: string, title: string])[]): TimetableCommand => ({
  kind: 'ListRooms',
  ...{ of, rooms: rooms.map(([code, title]) => ({ code, title })) },
});
const publish = (from: string, today = TERM_DAYS.from): TimetableCommand => ({
  kind: 'PublishTimetable',
  ...{ of, from, today, term: TERM_DAYS },
});
const sayingOf = (history: readonly TimetableEvent[], command: TimetableCommand): string => {
  const refusal = refusalOf(() => timetableDecider.decide(command, fold(timetableDecider, history)));
  return refusal.fields.map(({ message }) => message).join('; ');
};

const anotherRoom: TimetableEntry = { ...math, groupId: '7am', teacherId: 'orlova', room: '13' };
const { room: _nowhere, ...withoutRoom } = math;

describe('bells', () => {
  test('are set for some days of the week, and set once', () => {
    given().when(setBells()).then(bellsSet());
    given(bellsSet()).when(setBells()).thenNothing();
    const [first] = BELLS;
    given(bellsSet())
      .when(setBells(first ? [first] : []))
      .then(bellsSet(first ? [first] : []));
  });

  test('are in their order, and don’t overlap', () => {
    given()
      .when(setBells([{ number: 1, from: '08:30', to: '08:30' }]))
      .thenFails('bells-refused', 'bells.0.to');
    given()
      .when(setBells([...BELLS, { number: 2, from: '10:00', to: '10:45' }]))
      .thenFails('bells-refused', 'bells.2.number', 'bells.2.from');
  });

  test('stay where a lesson needs them', () => {
    given(...ready, placed(math))
      .when(setBells(BELLS.slice(1)))
      .thenFails('bell-in-use', 'bells');
  });
});

describe('weeks', () => {
  test('alternate, or are all the same', () => {
    given().when(setWeeks('B')).then(weeksAlternate('B'));
    given().when(setWeeks()).thenNothing();
    given(weeksAlternate('B')).when(setWeeks()).then({ type: 'WeekPatternSet', data: of });
  });

  test('alternate as long as a lesson is given in some of them', () => {
    given(...ready, placed({ ...math, weeks: 'B' }))
      .when(setWeeks())
      .thenFails('weeks-in-use', 'first');
  });
});

describe('rooms', () => {
  test('are those that were listed last', () => {
    given()
      .when(listRooms(['12', 'Room 12']))
      .then(roomListed());
    given(roomListed(), roomListed('13', 'Lab'))
      .when(listRooms(['13', 'Laboratory']))
      .then(roomListed('13', 'Laboratory'), roomDelisted());
    given(roomListed())
      .when(listRooms(['12', 'Room 12']))
      .thenNothing();
  });

  test('have a code of their own and a title', () => {
    given()
      .when(listRooms(['12', 'Room 12'], ['12', ' ']))
      .thenFails('room-listed-twice', 'rooms.1.code', 'rooms.1.title');
  });

  test('stay where a lesson is given in them', () => {
    given(...ready, placed(math))
      .when(listRooms(['13', 'Lab']))
      .thenFails('room-in-use', 'rooms');
  });
});

describe('a lesson of the timetable', () => {
  test('is placed where everybody is free, with the subject of its group', () => {
    given(...ready)
      .when(place(math, anotherRoom))
      .then(placed(math, anotherRoom));
    given(...ready, placed(math))
      .when(place(anotherRoom, { ...math, number: 2 }, { ...math, weekday: 2 }))
      .then(placed(anotherRoom, { ...math, number: 2 }, { ...math, weekday: 2 }));
  });

  test('needs no room', () => {
    given(...ready)
      .when(place(withoutRoom))
      .then(placed(withoutRoom));
  });

  test('is there once, and gets another teacher or room in its place', () => {
    given(...ready, placed(math))
      .when(place(math))
      .thenNothing();
    const changed = { ...math, teacherId: 'orlova', room: '13' };
    given(...ready, placed(math))
      .when(place(changed))
      .then(removed(math), placed(changed));
  });

  test('is of a teaching group and its teacher, and stands where there are a bell, a week and a room for it', () => {
    given(...ready)
      .when(place({ ...math, groupId: 'constructor' }, { ...math, teacherId: 'smith', room: '__proto__' }))
      .thenFails('group-not-found', 'entries.0.groupId', 'entries.1.teacherId', 'entries.1.room');
    given(bellsSet())
      .when(
        place({ ...withoutRoom, number: 3 }, { ...withoutRoom, weekday: 3 }, { ...withoutRoom, weeks: 'A' }),
      )
      .thenFails('bell-not-found', 'entries.0.number', 'entries.1.number', 'entries.2.weeks');
  });

  test('is refused where its teacher is busy, by the name of the other', () => {
    const other = { ...anotherRoom, teacherId: 'petrova' };
    given(...ready, placed(math))
      .when(place(other))
      .thenFails('teacher-busy', 'entries.0.teacherId');
    expect(sayingOf([...ready, placed(math)], place(other))).toContain('7bm-1-1-every');
  });

  test('is refused where its room is taken', () => {
    given(...ready, placed(math))
      .when(place({ ...anotherRoom, room: '12' }))
      .thenFails('room-taken', 'entries.0.room');
  });

  test('is refused where pupils of the group are busy: in the whole class, and not in the other half of it', () => {
    const half: TimetableEntry = {
      ...{ ...math, groupId: '7be1', subjectId: 'english', teacherId: 'smith', room: '13' },
    };
    given(...ready, placed(math))
      .when(place(half))
      .thenFails('group-busy', 'entries.0.groupId');
    const otherHalf = { ...half, groupId: '7be2', teacherId: 'jones', room: '12' };
    given(...ready, placed(half))
      .when(place(otherHalf))
      .then(placed(otherHalf));
  });

  test('collides with those of the same request too, and all of that is named', () => {
    const second = { ...anotherRoom, teacherId: 'petrova', room: '12' };
    given(...ready)
      .when(place(math, second))
      .thenFails('teacher-busy', 'entries.1.teacherId', 'entries.1.room');
    given(...ready)
      .when(place(math, math))
      .thenFails('teacher-busy', 'entries.1.teacherId', 'entries.1.room', 'entries.1.groupId');
  });

  test('of weeks A collides with none of weeks B, and with those of every week', () => {
    const inA: TimetableEntry = { ...math, weeks: 'A' };
    const inB: TimetableEntry = { ...math, weeks: 'B' };
    given(...ready, placed(inA))
      .when(place(inB))
      .then(placed(inB));
    given(...ready, placed(inA))
      .when(place({ ...math, groupId: '7am' }))
      .thenFails('teacher-busy', 'entries.0.teacherId', 'entries.0.room');
  });

  test('is removed, and everything named has to be there', () => {
    given(...ready, placed(math, anotherRoom))
      .when(remove('7bm-1-1-every'))
      .then(removed(math));
    given(...ready, placed(math))
      .when(remove('7bm-1-1-every', 'constructor'))
      .thenFails('entry-not-found', 'entryIds.1');
  });

  test('moves by way of a whole new plan, which keeps what is the same', () => {
    const moved = { ...anotherRoom, number: 2 };
    given(...ready, placed(math, anotherRoom))
      .when(placeInsteadOfAll(math, moved))
      .then(removed(anotherRoom), placed(moved));
    given(...ready, placed(math, anotherRoom))
      .when(placeInsteadOfAll(math, { ...anotherRoom, room: '12' }))
      .thenFails('room-taken', 'entries.1.room');
  });

  test('is one of so many as fit into an append', () => {
    given(...ready)
      .when(place(...Array.from({ length: MOST_ENTRIES + 1 }, () => math)))
      .thenFails('too-many-entries', 'entries');
  });
});

describe('a timetable', () => {
  const planned = [bellsSet(), roomListed(), placed(math)];

  test('is published from a day on, with the times and rooms of its lessons', () => {
    given(...planned)
      .when(publish('2026-11-16'))
      .then(published('2026-11-16'));
    given(...planned, published('2026-11-16'))
      .when(publish('2026-11-16'))
      .thenNothing();
  });

  test('says which weeks are weeks A, where they alternate', () => {
    for (const [first, weekA] of [
      ['A', '2026-11-09'],
      ['B', '2026-11-16'],
    ] as const) {
      given(...planned, weeksAlternate(first))
        .when(publish('2026-11-16'))
        .then(published('2026-11-16', { weekA }));
    }
  });

  test('is published anew where it has changed, with the pages that have no lessons any more', () => {
    const pages = [
      { groupId: '7bm', subjectId: 'math', lessons: [] },
      {
        groupId: '7am',
        subjectId: 'math',
        lessons: [{ ...publishedMath, teacherId: 'orlova', room: 'Lab' }],
      },
    ];
    given(...planned, roomListed('13', 'Lab'), published(), removed(math), placed(anotherRoom))
      .when(publish('2026-11-23', '2026-11-20'))
      .then(published('2026-11-23', { pages, changed: pages.map(({ lessons: _, ...page }) => page) }));
  });

  test('says which pages have other lessons than before, or other times', () => {
    const [first] = published().data.pages;
    const other = { groupId: '7am', subjectId: 'math' };
    const lessons = [{ ...publishedMath, teacherId: 'orlova', room: 'Lab' }];
    given(...planned, roomListed('13', 'Lab'), published(), placed(anotherRoom))
      .when(publish('2026-11-23'))
      .then(
        published('2026-11-23', { pages: first ? [first, { ...other, lessons }] : [], changed: [other] }),
      );
    given(...planned, published())
      .when(publish('2026-11-23'))
      .then(published('2026-11-23', { changed: [] }));
    const [early] = BELLS;
    const fewer = early ? [early] : [];
    const days = [1 as const, 2 as const].map((weekday) => ({ weekday, bells: fewer }));
    given(...planned, published(), bellsSet(fewer))
      .when(publish('2026-11-23'))
      .then(published('2026-11-23', { days }));
  });

  test('holds from today or later, and within its term', () => {
    given(...planned)
      .when(publish('2026-11-08'))
      .thenFails('publication-refused', 'from');
    given(...planned)
      .when(publish('2026-12-28'))
      .thenFails('publication-refused', 'from');
    given(...planned)
      .when(publish('2026-11-16', '2026-11-17'))
      .thenFails('publication-refused', 'from');
  });

  test('has lessons', () => {
    given(bellsSet()).when(publish('2026-11-16')).thenFails('timetable-empty');
  });
});

describe('what takes place instead of lessons', () => {
  const held = [bellsSet(), weeksAlternate(), roomListed(), placed(math), published()];
  const set = (
    more: object = {},
    groupIds?: readonly string[],
    today = TERM_DAYS.from,
    days = ORDINARY_DAYS,
  ): TimetableCommand => ({
    kind: 'SetOccasion',
    occasion: { ...{ occasionId: 'o1', date: '2026-11-16', from: 1, to: 7, title: 'Sports day' }, ...more },
    ...{ of, groupIds, today, days },
  });
  const callOff = (today = TERM_DAYS.from): TimetableCommand => ({
    kind: 'CallOffOccasion',
    ...{ of, occasionId: 'o1', today },
  });

  test('names the lessons that give way, of everybody or of some groups', () => {
    given(...held)
      .when(set())
      .then(occasionSet());
    given(...held)
      .when(set({}, ['7bm']))
      .then(occasionSet());
    given(...held)
      .when(set({}, ['7am']))
      .thenFails('no-lessons-then', 'date');
    given(...held, occasionSet())
      .when(set())
      .thenNothing();
  });

  test('has lessons in its way, by what holds on its day', () => {
    given(...held)
      .when(set({ from: 2 }))
      .thenFails('no-lessons-then', 'date');
    given(...held)
      .when(set({ date: '2026-11-17' }))
      .thenFails('no-lessons-then', 'date');
    given(bellsSet(), placed(math)).when(set()).thenFails('no-lessons-then', 'date');
    const lessons = [{ ...publishedMath, weekday: 2 as const, number: 2 }];
    const later = published('2026-11-23', { pages: [{ groupId: '7bm', subjectId: 'math', lessons }] });
    given(...held, later)
      .when(set())
      .then(occasionSet());
    given(...held, later)
      .when(set({ date: '2026-11-24' }))
      .then(
        occasionSet({
          date: '2026-11-24',
          lessons: [{ groupId: '7bm', subjectId: 'math', number: 2 }],
        }),
      );
    const inB = [{ ...publishedMath, weeks: 'B' as const }];
    const onlyInB = published(TERM_DAYS.from, {
      weekA: '2026-11-16',
      pages: [{ groupId: '7bm', subjectId: 'math', lessons: inB }],
    });
    given(...held, onlyInB)
      .when(set())
      .thenFails('no-lessons-then', 'date');
  });

  test('has lessons in its way by the plan that the day goes by, and none on a day off', () => {
    const date = '2026-11-21';
    const shifted = { ...ORDINARY_DAYS, shifted: { [date]: { date, weekday: 1 as const } } };
    given(...held)
      .when(set({ date }, undefined, TERM_DAYS.from, shifted))
      .then(occasionSet({ date }));
    const off = { daysOffId: 'd1', from: '2026-11-16', to: '2026-11-16', title: 'Day off' };
    given(...held)
      .when(set({}, undefined, TERM_DAYS.from, { ...ORDINARY_DAYS, off: { d1: off } }))
      .thenFails('no-lessons-then', 'date');
  });

  test('says what it is, of today or later', () => {
    given(...held)
      .when(set({ title: ' ', to: 0 }, undefined, '2026-11-17'))
      .thenFails('occasion-refused', 'title', 'date', 'to');
  });

  test('is called off before it is over', () => {
    given(...held, occasionSet())
      .when(callOff('2026-11-16'))
      .then(occasionCalledOff());
    given(...held, occasionSet())
      .when(callOff('2026-11-17'))
      .thenFails('occasion-over');
    given(...held, occasionSet(), occasionCalledOff())
      .when(callOff())
      .thenFails('occasion-not-found');
  });
});
