import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import type { DaysOff, ShiftedDay } from '../timetable/school-days.values.js';
import type { SchoolCommand } from './school.command.js';
import { schoolDecider } from './school.decider.js';
import {
  daysOffAmended,
  daysOffSet,
  daysOffWithdrawn,
  dayShifted,
  dayShiftWithdrawn,
  holidays,
  monday,
} from './school-days.examples.js';
import { connected, term } from './school.examples.js';
import type { SchoolEvent } from './school.events.js';

const { given } = deciderSpec(schoolDecider);

const inTerm: readonly SchoolEvent[] = [connected, { type: 'TermDefined', data: term }];
const set = (more: Partial<DaysOff> = {}): SchoolCommand => ({
  kind: 'SetDaysOff',
  daysOff: { ...holidays, ...more },
});
const amend = (more: Partial<DaysOff> = {}): SchoolCommand => ({
  kind: 'AmendDaysOff',
  daysOff: { ...holidays, ...more },
});
const shift = (more: Partial<ShiftedDay> = {}): SchoolCommand => ({
  kind: 'ShiftDay',
  day: { ...monday, ...more },
});

describe('days off', () => {
  test('are set once', () => {
    given(connected).when(set()).then(daysOffSet());
    given(connected, daysOffSet()).when(set()).thenNothing();
  });

  test('have a title, and an end after their beginning that is not too far away', () => {
    given(connected)
      .when(set({ title: ' ', to: '2026-10-25' }))
      .thenFails('days-off-refused', 'title', 'to');
    given(connected)
      .when(set({ to: '2027-02-22' }))
      .then(daysOffSet({ to: '2027-02-22' }));
    given(connected)
      .when(set({ to: '2027-02-23' }))
      .thenFails('days-off-refused', 'to');
  });

  test('meet no others, and no shifted day', () => {
    given(connected, daysOffSet())
      .when(set({ daysOffId: 'd2', from: '2026-11-01', to: '2026-11-01' }))
      .thenFails('days-off-overlap', 'from');
    given(connected, daysOffSet())
      .when(set({ daysOffId: 'd2', from: '2026-11-02', to: '2026-11-02' }))
      .then(daysOffSet({ daysOffId: 'd2', from: '2026-11-02', to: '2026-11-02' }));
    given(...inTerm, dayShifted({ date: '2026-10-30', weekday: 1 }))
      .when(set())
      .thenFails('days-off-overlap', 'from');
  });

  test('are amended, without being in their own way, and withdrawn', () => {
    given(connected, daysOffSet())
      .when(amend({ to: '2026-11-02' }))
      .then(daysOffAmended({ to: '2026-11-02' }));
    given(connected, daysOffSet()).when(amend()).thenNothing();
    given(connected).when(amend()).thenFails('days-off-not-found');
    given(connected, daysOffSet())
      .when({ kind: 'WithdrawDaysOff', daysOffId: 'd1' })
      .then(daysOffWithdrawn());
    given(connected, daysOffSet(), daysOffWithdrawn())
      .when({ kind: 'WithdrawDaysOff', daysOffId: 'd1' })
      .thenFails('days-off-not-found');
  });
});

describe('a shifted day', () => {
  const bells = [{ number: 1, from: '08:30', to: '09:00' }];

  test('goes by another day of the week, another week or other bells', () => {
    given(...inTerm)
      .when(shift())
      .then(dayShifted());
    given(...inTerm)
      .when(shift({ weekday: 6, week: 'B' }))
      .then(dayShifted({ weekday: 6, week: 'B' }));
    given(...inTerm)
      .when(shift({ weekday: 6, bells }))
      .then(dayShifted({ weekday: 6, bells }));
    given(...inTerm)
      .when(shift({ weekday: 6 }))
      .thenFails('day-shift-refused', 'weekday');
    given(...inTerm, dayShifted())
      .when(shift())
      .thenNothing();
    given(...inTerm, dayShifted())
      .when(shift({ weekday: 2 }))
      .then(dayShifted({ weekday: 2 }));
  });

  test('lies in a term, and is no day off', () => {
    given(...inTerm)
      .when(shift({ date: '2026-10-31' }))
      .thenFails('day-shift-refused', 'date');
    given(...inTerm, daysOffSet())
      .when(shift({ date: '2026-10-30' }))
      .thenFails('day-shift-refused', 'date');
  });

  test('has bells in their order', () => {
    given(...inTerm)
      .when(shift({ bells: [{ number: 1, from: '09:00', to: '08:30' }] }))
      .thenFails('bells-refused', 'bells.0.to');
  });

  test('goes by its own day again when that is withdrawn', () => {
    const withdraw: SchoolCommand = { kind: 'WithdrawDayShift', date: monday.date };
    given(...inTerm, dayShifted())
      .when(withdraw)
      .then(dayShiftWithdrawn());
    given(...inTerm, dayShifted(), dayShiftWithdrawn())
      .when(withdraw)
      .thenFails('day-shift-not-found');
  });
});
