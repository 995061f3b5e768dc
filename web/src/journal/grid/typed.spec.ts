import { describe, expect, it } from '@jest/globals';
import { SCALE_PRESETS, type ScalePreset } from '../../../../src/school/scale-presets.values.js';
import type { AbsenceCode } from '../../api/diary.js';
import { markTyped, needsPrefix, type Vocabulary } from './typed.js';

const absences = new Map<string, AbsenceCode>([
  ['a', 'absent'],
  ['e', 'excused'],
  ['l', 'late'],
  ['н', 'absent'],
]);
const on = (preset: ScalePreset): Vocabulary => ({ scale: SCALE_PRESETS[preset], absences });
const grade = (value: string) => ({ kind: 'grade', value });
const absence = (code: AbsenceCode) => ({ kind: 'absence', code });

describe('what is typed in a cell', () => {
  it('is a grade of the scale', () => {
    expect(markTyped(' 17 ', on('twentyPoint'))).toEqual(grade('17'));
    expect(markTyped('5', on('fivePoint'))).toEqual(grade('5'));
    for (const text of ['', '6', '04', '4.5', '4+', 'z']) {
      expect([text, markTyped(text, on('fivePoint'))]).toEqual([text, undefined]);
    }
  });

  it('is a name of the scale, in small letters too, or as much of it as is told from the others', () => {
    expect(markTyped('b', on('letters'))).toEqual(grade('B'));
    expect(markTyped('p', on('passFail'))).toEqual(grade('pass'));
    const scale = { ...SCALE_PRESETS.passFail, names: { good: 2, great: 3 } };
    expect(markTyped('g', { scale, absences })).toBeUndefined();
    expect(markTyped('gr', { scale, absences })).toEqual(grade('great'));
  });

  it('is an absence, in either language', () => {
    expect(markTyped('a', on('fivePoint'))).toEqual(absence('absent'));
    expect(markTyped('L', on('fivePoint'))).toEqual(absence('late'));
    expect(markTyped('Н', on('fivePoint'))).toEqual(absence('absent'));
  });

  it('is how late somebody came, with the minutes after the letter', () => {
    const late = (minutes: number) => ({ ...absence('late'), minutes });
    expect(markTyped('l15', on('fivePoint'))).toEqual(late(15));
    expect(markTyped('L 5', on('fivePoint'))).toEqual(late(5));
    expect(markTyped('.l240', on('letters'))).toEqual(late(240));
    for (const text of ['l0', 'l241', 'a15', '15l', 'l1.5']) {
      expect([text, markTyped(text, on('fivePoint'))]).toEqual([text, undefined]);
    }
  });

  it('is an absence with a point before it where the letter is a grade', () => {
    expect(needsPrefix('a', on('letters'))).toBe(true);
    expect(needsPrefix('l', on('letters'))).toBe(false);
    expect(markTyped('a', on('letters'))).toEqual(grade('A'));
    expect(markTyped('.a', on('letters'))).toEqual(absence('absent'));
    expect(markTyped('.5', on('fivePoint'))).toBeUndefined();
  });

  it('is an exemption on every scale', () => {
    expect(markTyped('*', on('letters'))).toEqual(grade('exempt'));
  });
});
