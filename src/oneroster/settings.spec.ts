import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SCALE_PRESETS } from '../school/scale-presets.values.js';
import {
  readEditWindow,
  readRatings,
  readReasons,
  readRounding,
  readScale,
  readTimeZone,
  writeRatings,
  writeReasons,
  writeRounding,
  writeScale,
} from './settings.js';

const name = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}+\-/ ]{0,15}$/u);
const number = fc.integer({ min: -20_000, max: 20_000 }).map((thousandths) => thousandths / 1_000);
const numbers = fc.dictionary(name, number, { minKeys: 1, noNullPrototype: true });
const title = fc.string({ unit: fc.constantFrom('я', 'a', '=', ';', '"', ' '), minLength: 1 });

describe('a setting in a cell', () => {
  test('is as plain as can be', () => {
    expect(writeScale(SCALE_PRESETS.fivePoint)).toBe('1..5 3 4 5');
    expect(writeScale(SCALE_PRESETS.passFail)).toBe('0..1 1 2 2;pass=1;fail=0');
    expect(writeRounding({ kind: 'thresholds', least: { '4': 3.6 } })).toBe('4=3.6');
  });

  test('is read back as it was', () => {
    const levels = fc.record({ satisfactory: number, good: number, excellent: number });
    const scale = fc.record(
      { min: number, max: number, levels, names: numbers },
      { requiredKeys: ['min', 'max', 'levels'] },
    );
    const reasons = fc.dictionary(fc.stringMatching(/^[a-z0-9][a-z0-9-]*$/), title, {
      minKeys: 1,
      noNullPrototype: true,
    });
    const least = fc.record({ inSubject: fc.nat(), overall: fc.nat() });
    fc.assert(
      fc.property(scale, numbers, fc.boolean(), least, reasons, (one, thresholds, on, needed, listed) => {
        expect(readScale(writeScale(one))).toEqual(one);
        const rounding = { kind: 'thresholds', least: thresholds } as const;
        expect(readRounding(writeRounding(rounding))).toEqual(rounding);
        expect(readRatings(writeRatings({ on, least: needed }))).toEqual({ on, least: needed });
        expect(readReasons(writeReasons(listed))).toEqual(listed);
      }),
    );
    expect(readRounding(writeRounding({ kind: 'halfUp' }))).toEqual({ kind: 'halfUp' });
  });

  test.each([
    ['a scale', readScale, ['', '1-5', '1..5', '1..5 3 4', '1..5 3 4 5;', '1..5 3 4 5;A', '1..5 3 4 5;A=x']],
    ['rounding', readRounding, ['', 'up', '4', '4=', '4=3,6', ';4=3.6']],
    ['ratings', readRatings, ['', 'on', 'on 3', 'yes 3 5', 'on 3 5 7', 'on -1 5']],
    ['reasons', readReasons, ['', 'lost', 'lost=', '=Lost', 'lost=Lost\n']],
    ['an edit window', readEditWindow, ['', '0', '366', '7.5', '-7', '1000']],
    ['a time zone', readTimeZone, ['', 'Lisbon', 'Mars/Base']],
  ] as const)('is not taken for %s where it has another form', (_, read, cells) => {
    for (const cell of cells) expect([cell, read(cell)]).toEqual([cell, undefined]);
  });
});
