import { DomainError } from '../eventing/domain-error.js';
import { Faults } from '../journal/page/faults.values.js';
import { isSame, own } from '../school/plain-data.values.js';
import type { CommandOf, EntryToPlace, GroupToPlace } from './timetable.command.js';
import type { TimetableEvent } from './timetable.events.js';
import type { Timetable } from './timetable.state.js';
import { entryIdOf, meets, MOST_ENTRIES, type Slot, type TimetableEntry } from './timetable.values.js';

/**
 * Places lessons, each where its teacher, its room and all pupils of its group are free; a lesson that stands in the
 * same place gets another teacher or room. Either all are placed or none.
 *
 * @throws DomainError with the code of the first fault and the fields of all: `group-not-found`, `bell-not-found`,
 * `weeks-do-not-alternate`, `room-not-found`, `teacher-not-of-group`; `teacher-busy`, `room-taken` and `group-busy`
 * name the lesson that stands in the way. `too-many-entries`.
 */
export const placeEntries = (command: CommandOf<'PlaceEntries'>, timetable: Timetable): TimetableEvent[] => {
  const { of, entries, groups, insteadOfAll } = command;
  const wanted = new Set(entries.map(entryIdOf));
  const standing = Object.entries(timetable.entries);
  const staying = insteadOfAll ? [] : standing.flatMap(([id, entry]) => (wanted.has(id) ? [] : [entry]));
  if (staying.length + entries.length > MOST_ENTRIES) throw tooMany();
  const plan = new Plan(staying);
  const faults = new Faults('entries');
  const placed = entries.flatMap((entry, index): TimetableEntry[] => {
    const group = own(groups, entry.groupId);
    checkParts(entry, group, timetable, (...fault) => {
      faults.add(index, ...fault);
    });
    if (!group) return [];
    for (const other of plan.at(entry)) {
      checkFree(entry, group, other, (...fault) => {
        faults.add(index, ...fault);
      });
    }
    const whole = { ...entry, subjectId: group.subjectId };
    plan.add(whole);
    return [whole];
  });
  faults.refuse();
  const isThere = (entry: TimetableEntry) => isSame(own(timetable.entries, entryIdOf(entry)), entry);
  const news = placed.filter((entry) => !isThere(entry));
  const newIds = new Set(news.map(entryIdOf));
  const gone = standing.flatMap(([id, entry]) =>
    newIds.has(id) || (insteadOfAll && !wanted.has(id)) ? [entry] : [],
  );
  return [
    ...(gone.length === 0
      ? []
      : [{ type: 'TimetableEntriesRemoved' as const, data: { ...of, entries: gone } }]),
    ...(news.length === 0
      ? []
      : [{ type: 'TimetableEntriesPlaced' as const, data: { ...of, entries: news } }]),
  ];
};

export const removeEntries = (
  { of, entryIds }: CommandOf<'RemoveEntries'>,
  timetable: Timetable,
): TimetableEvent[] => {
  const unknown = entryIds.flatMap((id, index) =>
    own(timetable.entries, id)
      ? []
      : [{ field: `entryIds.${index.toString()}`, message: 'is not in the plan' }],
  );
  if (unknown.length > 0)
    throw new DomainError('entry-not-found', 'Some lessons are not in the plan.', 'rule', unknown);
  const entries = [...new Set(entryIds)].flatMap((id) => own(timetable.entries, id) ?? []);
  return [{ type: 'TimetableEntriesRemoved', data: { ...of, entries } }];
};

/** What stands where in the week. */
class Plan {
  private readonly slots = new Map<string, TimetableEntry[]>();

  constructor(entries: readonly TimetableEntry[]) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: TimetableEntry): void {
    const key = keyOf(entry);
    const there = this.slots.get(key);
    if (there) there.push(entry);
    else this.slots.set(key, [entry]);
  }

  /** What takes place at the same time in some week. */
  at(slot: Slot): readonly TimetableEntry[] {
    return (this.slots.get(keyOf(slot)) ?? []).filter((entry) => meets(entry, slot));
  }
}

const keyOf = ({ weekday, number }: Slot): string => `${weekday.toString()}-${number.toString()}`;

type Fault = (field: string, code: string, message: string) => void;

const checkParts = (
  { weekday, number, weeks, room, teacherId }: EntryToPlace,
  group: GroupToPlace | undefined,
  timetable: Timetable,
  fault: Fault,
): void => {
  if (!group) fault('groupId', 'group-not-found', 'is no teaching group of this school');
  else if (!group.teachers.includes(teacherId))
    fault('teacherId', 'teacher-not-of-group', 'does not teach this group in this term');
  const bells = own(timetable.bells, weekday.toString()) ?? [];
  if (!bells.some((bell) => bell.number === number))
    fault('number', 'bell-not-found', 'is no lesson that there is a bell for on this day');
  if (weeks !== 'every' && timetable.first === undefined)
    fault('weeks', 'weeks-do-not-alternate', 'must be every: all weeks are the same');
  if (room !== undefined && own(timetable.rooms, room) === undefined)
    fault('room', 'room-not-found', 'is no room that is listed');
};

const checkFree = (
  { teacherId, room }: EntryToPlace,
  group: GroupToPlace,
  other: TimetableEntry,
  fault: Fault,
): void => {
  const id = entryIdOf(other);
  if (other.teacherId === teacherId)
    fault('teacherId', 'teacher-busy', `gives the lesson ${id} at that time`);
  if (room !== undefined && other.room === room)
    fault('room', 'room-taken', `is where the lesson ${id} is given at that time`);
  if (group.sharing.includes(other.groupId))
    fault('groupId', 'group-busy', `has pupils who are in the lesson ${id} at that time`);
};

const tooMany = (): DomainError =>
  new DomainError('too-many-entries', `A timetable has at most ${MOST_ENTRIES.toString()} lessons.`, 'rule', [
    { field: 'entries', message: 'are too many' },
  ]);
