import { describe, expect, it } from '@jest/globals';
import { askedBy, askedOf } from './asking.js';
import { gradeOf, test } from './grid.examples.js';

const five = { kind: 'grade', value: '5' } as const;

describe('what a deputy head is asked for', () => {
  it('is what was to be entered or corrected', () => {
    const given = { what: 'give', value: '5', work: 'test' };
    expect(askedBy({ kind: 'enter', what: { mark: five, work: 'test' } })).toEqual(given);
    const settling = { debtId: 'd1', madeUpOn: '2026-11-05' };
    expect(askedOf({ mark: five, work: 'test', ...settling })).toEqual({ ...given, ...settling });
    const grade = gradeOf('anna', '4', { work: test });
    expect(askedBy({ kind: 'correct', grade, gradeId: 'g1', value: '5' })).toEqual({
      ...{ what: 'correct', gradeId: 'g1', from: '4', to: '5' },
    });
  });

  it('is no absence, and nothing where nothing is to be changed', () => {
    const absence = { kind: 'absence', code: 'ill' } as const;
    expect(askedBy({ kind: 'enter', what: { mark: absence } })).toBeUndefined();
    expect(askedBy({ kind: 'nothing' })).toBeUndefined();
    expect(askedBy({ kind: 'not', why: 'away' })).toBeUndefined();
  });
});
