import { DomainError } from '../eventing/domain-error.js';
import { Faults } from '../journal/page/faults.values.js';
import { isSame, own } from '../school/plain-data.values.js';
import { bellsMustBeInOrder } from './bells-in-order.rules.js';
import type { CommandOf } from './timetable.command.js';
import type { TimetableEvent } from './timetable.events.js';
import type { Timetable } from './timetable.state.js';
import { entryIdOf, type TimetableEntry } from './timetable.values.js';

export const setBells = (
  { of, weekdays, bells }: CommandOf<'SetBells'>,
  timetable: Timetable,
): TimetableEvent[] => {
  bellsMustBeInOrder(bells);
  const numbers = new Set(bells.map(({ number }) => number));
  mustBeUnused(timetable, 'bell-in-use', 'bells', (entry) => {
    return weekdays.includes(entry.weekday) && !numbers.has(entry.number);
  });
  const changed = weekdays.filter(
    (weekday) => !isSame(own(timetable.bells, weekday.toString()) ?? [], bells),
  );
  return changed.length === 0 ? [] : [{ type: 'BellsSet', data: { ...of, weekdays: changed, bells } }];
};

export const setWeekPattern = (
  { of, first }: CommandOf<'SetWeekPattern'>,
  timetable: Timetable,
): TimetableEvent[] => {
  if (first === timetable.first) return [];
  if (first === undefined) mustBeUnused(timetable, 'weeks-in-use', 'first', ({ weeks }) => weeks !== 'every');
  return [{ type: 'WeekPatternSet', data: { ...of, ...(first === undefined ? {} : { first }) } }];
};

export const listRooms = ({ of, rooms }: CommandOf<'ListRooms'>, timetable: Timetable): TimetableEvent[] => {
  const faults = new Faults('rooms');
  const codes = new Set<string>();
  for (const [index, { code, title }] of rooms.entries()) {
    if (codes.has(code)) faults.add(index, 'code', 'room-listed-twice', 'is the code of another room');
    if (title.trim() === '') faults.add(index, 'title', 'rooms-refused', 'must say something');
    codes.add(code);
  }
  faults.refuse();
  mustBeUnused(timetable, 'room-in-use', 'rooms', ({ room }) => room !== undefined && !codes.has(room));
  return [
    ...rooms
      .filter(({ code, title }) => own(timetable.rooms, code) !== title)
      .map(({ code, title }): TimetableEvent => ({ type: 'RoomListed', data: { ...of, code, title } })),
    ...Object.keys(timetable.rooms)
      .filter((code) => !codes.has(code))
      .map((code): TimetableEvent => ({ type: 'RoomDelisted', data: { ...of, code } })),
  ];
};

/** @throws DomainError naming an entry that needs what would go. */
const mustBeUnused = (
  { entries }: Timetable,
  code: string,
  field: string,
  needs: (entry: TimetableEntry) => boolean,
): void => {
  const users = Object.values(entries).filter(needs).map(entryIdOf);
  const [first] = users;
  if (first === undefined) return;
  const more = users.length === 1 ? '' : ` (and ${(users.length - 1).toString()} more)`;
  throw new DomainError(code, `Remove or move the lesson ${first} first${more}.`, 'conflict', [
    { field, message: `leaves out what ${first} needs${more}` },
  ]);
};
