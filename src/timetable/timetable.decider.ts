import type { Decider } from '../eventing/decider.js';
import { listRooms, setBells, setWeekPattern } from './bells-and-rooms.rules.js';
import { placeEntries, removeEntries } from './entries.rules.js';
import { callOffOccasion, setOccasion } from './occasions.rules.js';
import { publishTimetable } from './publication.rules.js';
import type { TimetableCommand } from './timetable.command.js';
import type { TimetableEvent } from './timetable.events.js';
import { evolveTimetable, noTimetable, type Timetable } from './timetable.state.js';

/** The timetable of a school's term: two lessons that collide are seldom of the same group. */
export const timetableDecider: Decider<Timetable, TimetableCommand, TimetableEvent> = {
  initial: noTimetable,

  decide(command, timetable) {
    switch (command.kind) {
      case 'SetBells':
        return setBells(command, timetable);
      case 'SetWeekPattern':
        return setWeekPattern(command, timetable);
      case 'ListRooms':
        return listRooms(command, timetable);
      case 'PlaceEntries':
        return placeEntries(command, timetable);
      case 'RemoveEntries':
        return removeEntries(command, timetable);
      case 'PublishTimetable':
        return publishTimetable(command, timetable);
      case 'SetOccasion':
        return setOccasion(command, timetable);
      case 'CallOffOccasion':
        return callOffOccasion(command, timetable);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve: evolveTimetable,
};
