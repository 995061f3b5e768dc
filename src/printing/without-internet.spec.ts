import { describe, expect, test } from '@jest/globals';
import type { Limits } from '../people/guardian-limits.values.js';
import { isWithoutInternet } from './without-internet.js';

const TODAY = '2026-11-23';
const without = (
  guardians: Readonly<Record<string, boolean>>,
  { internet = true, limits = {} }: { internet?: boolean; limits?: Limits } = {},
): boolean =>
  isWithoutInternet(
    { internet, limits, guardians: Object.keys(guardians) },
    (id) => (id in guardians ? { internet: guardians[id] ?? true } : undefined),
    TODAY,
  );
const barred = (from: string): Limits => ({ father: [{ what: 'no-access', from, schoolId: 'school1' }] });

describe('a family without internet', () => {
  test('has no guardian who has it', () => {
    expect(without({ mother: false })).toBe(true);
    expect(without({ mother: false, father: false })).toBe(true);
    expect(without({ mother: false, father: true })).toBe(false);
  });

  test('is what is left of it where a court keeps a guardian from the diary', () => {
    const both = { mother: false, father: true };
    expect(without(both, { limits: barred(TODAY) })).toBe(true);
    expect(without(both, { limits: barred('2026-11-24') })).toBe(false);
    const contact: Limits = { father: [{ what: 'no-contact', from: TODAY, schoolId: 'school1' }] };
    expect(without(both, { limits: contact })).toBe(false);
  });

  test('is the pupil where nobody else is known', () => {
    expect(without({})).toBe(false);
    expect(without({}, { internet: false })).toBe(true);
    expect(without({ father: true }, { internet: false, limits: barred(TODAY) })).toBe(true);
  });
});
