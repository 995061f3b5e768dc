import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterRefusal, PATIENT, type NextStep } from './after-refusal.js';

const NOW = new Date('2026-11-24T15:00:00.000Z');
const grade = { kind: 'grade-given', attempts: 1, dueAt: NOW } as const;
const absence = { kind: 'absence', attempts: 1, dueAt: NOW, orElse: 'email' } as const;
const later = { again: 'later' } as const;
const pause = { again: 'pause' } as const;

/** Seconds until the next try, with a star where the last one doesn't count; undefined where it is given up. */
const wait = (next: NextStep): string | undefined =>
  next.step === 'giveUp'
    ? undefined
    : `${((next.until.getTime() - NOW.getTime()) / 1_000).toString()}${next.counts ? '' : '*'}`;

describe('after a refusal', () => {
  it('a message is tried again, after pauses that double', () => {
    const pauses = [1, 2, 3, 13].map((attempts) =>
      wait(afterRefusal({ ...grade, attempts }, later, PATIENT, NOW, 0)),
    );
    expect(pauses).toEqual(['5', '10', '20', '20480']);
  });

  it('it is given up after the last try, and at once where that is of no use', () => {
    expect(wait(afterRefusal({ ...grade, attempts: 14 }, later, PATIENT, NOW, 0))).toBeUndefined();
    expect(wait(afterRefusal(grade, { again: 'never' }, PATIENT, NOW, 0))).toBeUndefined();
  });

  it('it waits, without counting, while the provider takes nothing', () => {
    expect(wait(afterRefusal({ ...grade, attempts: 14 }, pause, PATIENT, NOW, 0))).toBe('30*');
    expect(wait(afterRefusal(grade, { ...pause, pauseMs: 2_000 }, PATIENT, NOW, 0))).toBe('2*');
  });

  it('it never comes back before the provider said so', () => {
    expect(wait(afterRefusal(grade, { ...later, pauseMs: 60_000 }, PATIENT, NOW, 0))).toBe('60');
  });

  it('what somebody waits for takes the other channel within minutes', () => {
    expect(wait(afterRefusal({ ...absence, attempts: 5 }, later, PATIENT, NOW, 0))).toBeUndefined();
    const dueAt = new Date(NOW.getTime() - 120_001);
    expect(wait(afterRefusal({ ...absence, dueAt }, pause, PATIENT, NOW, 0))).toBeUndefined();
    expect(wait(afterRefusal(absence, pause, PATIENT, NOW, 0))).toBe('30*');
  });

  it('it is waited for all the same where there is no other channel', () => {
    const { orElse: _none, ...alone } = absence;
    const dueAt = new Date(NOW.getTime() - 3_600_000);
    expect(wait(afterRefusal({ ...alone, attempts: 5, dueAt }, pause, PATIENT, NOW, 0))).toBe('30*');
    expect(wait(afterRefusal({ ...alone, attempts: 5 }, later, PATIENT, NOW, 0))).toBe('80');
  });

  it('they come back one by one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const seconds = Number(wait(afterRefusal(grade, later, PATIENT, NOW, chance)));
        expect(seconds).toBeGreaterThanOrEqual(5);
        expect(seconds).toBeLessThanOrEqual(6.667);
      }),
    );
    expect(wait(afterRefusal(grade, later, PATIENT, NOW, 0.5))).toBe('5.834');
  });
});
