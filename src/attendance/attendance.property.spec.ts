import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from '../../test/support/frozen.js';
import { fold } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { datesBetween } from '../school/civil-date.values.js';
import { attendanceDecider, type AttendanceCommand } from './attendance.decider.js';
import type { AttendanceEvent } from './attendance.events.js';
import type { Writer } from './writing.rules.js';

const WEEK = datesBetween('2026-11-23', '2026-11-29');
const date = fc.constantFrom(...WEEK);
const reason = { sealed: 'sealed', of: 'anna', in: 'command' };
const by = (...roles: readonly Writer['role'][]) =>
  fc.constantFrom(...roles).map((role) => ({ personId: role, role }));
const anybody = by('guardian', 'healthWorker', 'classTeacher', 'deputyHead');
const writing = {
  today: fc.constant('2026-11-24'),
  pupilId: fc.constant('anna'),
  year: fc.constant({ yearId: 'y1', from: '2026-11-24', to: '2027-06-30' }),
};
const filing = {
  ...writing,
  filedId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  from: date,
  to: date,
  code: fc.constantFrom('ill' as const, 'excused' as const),
};
const withdrawal = { ...writing, by: anybody, reason: fc.constant(reason) };

const command: fc.Arbitrary<AttendanceCommand> = fc.oneof(
  fc.record({ kind: fc.constant('FileCertificate'), by: by('healthWorker', 'deputyHead'), ...filing }),
  fc.record({ kind: fc.constant('FileGuardianNote'), by: by('guardian', 'classTeacher'), ...filing }),
  fc.record({
    ...{ kind: fc.constant('WithdrawFiled'), ...withdrawal, filedId: filing.filedId },
    byClinic: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('RecordDayAbsence'),
    by: anybody,
    ...writing,
    date,
    code: fc.constantFrom('absent' as const, 'ill' as const),
  }),
  fc.record({ kind: fc.constant('WithdrawDayAbsence'), ...withdrawal, date }),
);
const commands = fc.array(command, { minLength: 1, maxLength: 40, size: 'max' });

/** What the command makes of a history; a refusal makes nothing, anything else that is thrown comes through. */
const decided = (
  history: readonly AttendanceEvent[],
  next: AttendanceCommand,
): readonly AttendanceEvent[] => {
  try {
    return attendanceDecider.decide(next, frozen(fold(attendanceDecider, history)));
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
};
const historyOf = (sent: readonly AttendanceCommand[]): readonly AttendanceEvent[] =>
  sent.reduce<readonly AttendanceEvent[]>((history, next) => [...history, ...decided(history, next)], []);

describe('whatever is written about a pupil’s attendance', () => {
  test('leads to the same state when it is read from a store', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        const history = historyOf(sent);
        const stored = JSON.parse(JSON.stringify(history)) as AttendanceEvent[];
        expect(fold(attendanceDecider, stored)).toEqual(fold(attendanceDecider, history));
      }),
    );
  });

  test('is written once: sent again at once it makes nothing more', () => {
    fc.assert(
      fc.property(commands, command, (sent, last) => {
        const history = historyOf([...sent, last]);
        expect(decided(history, last)).toEqual([]);
      }),
    );
  });

  test('never says two things of one day in one kind of paper, and only what lies in the year', () => {
    let filings = 0;
    fc.assert(
      fc.property(commands, (sent) => {
        const { filed, days } = fold(attendanceDecider, historyOf(sent));
        filings += filed.length;
        for (const day of WEEK) {
          for (const kind of ['certificate', 'note']) {
            const codes = filed
              .filter((one) => one.kind === kind && !one.withdrawn && one.from <= day && day <= one.to)
              .map(({ code }) => code);
            expect(new Set(codes).size).toBeLessThanOrEqual(1);
          }
          expect(days.filter((one) => one.date === day).length).toBeLessThanOrEqual(1);
        }
        expect(filed.every(({ from, to }) => '2026-11-24' <= from && from <= to)).toBe(true);
        expect(days.every((one) => '2026-11-24' <= one.date)).toBe(true);
      }),
    );
    expect(filings).toBeGreaterThan(100);
  });
});
