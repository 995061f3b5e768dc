import type { DaysOff, ShiftedDay } from '../timetable/school-days.values.js';
import { schoolId } from './school.examples.js';
import type {
  DaysOffAmended,
  DaysOffSet,
  DaysOffWithdrawn,
  DayShifted,
  DayShiftWithdrawn,
  SchoolDayEvent,
} from './school.events.js';

/** Monday to Sunday. */
export const holidays: DaysOff = {
  ...{ daysOffId: 'd1', from: '2026-10-26', to: '2026-11-01' },
  title: 'Autumn holidays',
};
/** A Saturday. */
export const monday: ShiftedDay = { date: '2026-10-10', weekday: 1 };

export const daysOffSet = (more: Partial<DaysOff> = {}): DaysOffSet => ({
  type: 'DaysOffSet',
  data: { schoolId, ...holidays, ...more },
});
export const daysOffAmended = (more: Partial<DaysOff> = {}): DaysOffAmended => ({
  type: 'DaysOffAmended',
  data: { schoolId, ...holidays, ...more },
});
export const daysOffWithdrawn = (more: Partial<DaysOff> = {}): DaysOffWithdrawn => ({
  type: 'DaysOffWithdrawn',
  data: { schoolId, ...holidays, ...more },
});
export const dayShifted = (more: Partial<ShiftedDay> = {}): DayShifted => ({
  type: 'DayShifted',
  data: { schoolId, ...monday, ...more },
});
export const dayShiftWithdrawn = (more: Partial<ShiftedDay> = {}): DayShiftWithdrawn => ({
  type: 'DayShiftWithdrawn',
  data: { schoolId, ...monday, ...more },
});

/** Everything that is said of days, with some that stay. */
export const wholeStory: readonly SchoolDayEvent[] = [
  daysOffSet(),
  daysOffAmended({ to: '2026-11-02' }),
  daysOffSet({ daysOffId: 'd2', from: '2026-12-08', to: '2026-12-08', title: 'Immaculate Conception' }),
  daysOffWithdrawn({ to: '2026-11-02' }),
  dayShifted(),
  dayShifted({ date: '2026-12-05', week: 'A', bells: [{ number: 1, from: '09:00', to: '09:40' }] }),
  dayShiftWithdrawn(),
];
