import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { levelsOf, SCALE_PRESETS } from './scale-presets.values.js';
import { levelOn } from './scale.values.js';
import { schoolDecider } from './school.decider.js';
import type { SchoolEvent } from './school.events.js';

const connected: SchoolEvent = {
  type: 'SchoolConnected',
  data: { schoolId: 'school1', title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 14 },
};

describe('every scale to choose from', () => {
  test.each(Object.entries(SCALE_PRESETS))('may be the scale of a school: %s', (_, scale) => {
    deciderSpec(schoolDecider)
      .given(connected)
      .when({ kind: 'DefineScale', scale })
      .then({ type: 'ScaleDefined', data: { schoolId: 'school1', scale } });
  });
});

describe('the levels of a range', () => {
  test('are those of the scale that has it', () => {
    expect(levelsOf(0, 20)).toEqual({ excellent: 18, good: 14, satisfactory: 10 });
    expect(levelsOf(1, 5)).toEqual({ excellent: 5, good: 4, satisfactory: 3 });
    expect(levelsOf(2, 5)).toEqual({ excellent: 5, good: 4, satisfactory: 3 });
    expect(levelsOf(0, 100)).toEqual({ excellent: 90, good: 75, satisfactory: 60 });
  });

  test('lie in proportion where no scale has it', () => {
    expect(levelsOf(0, 50)).toEqual({ excellent: 45, good: 35, satisfactory: 25 });
  });

  test('leave the lowest grade unsatisfactory, and the highest excellent, in whatever range', () => {
    const range = fc
      .tuple(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 500 }))
      .map(([min, more]) => [min, min + more] as const);
    fc.assert(
      fc.property(range, ([min, max]) => {
        const scale = { min, max, levels: levelsOf(min, max) };
        expect(levelOn(scale, min.toString())).toBe('unsatisfactory');
        expect(levelOn(scale, max.toString())).toBe('excellent');
        expect(scale.levels.good).toBeGreaterThanOrEqual(scale.levels.satisfactory);
        expect(scale.levels.excellent).toBeGreaterThanOrEqual(scale.levels.good);
      }),
    );
  });
});
