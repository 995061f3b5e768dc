import { describe, expect, test } from '@jest/globals';
import { MONDAY, sealed, TUESDAY } from '../../src/journal/page/page.examples.js';
import { changesBetween, countedAbsence, dayAbsenceOn } from './queries.js';
import type { Attendance, FiledReason } from './read-model.js';

const WEDNESDAY = '2026-11-25';
const note = sealed('A cold');

const certificate: FiledReason = {
  kind: 'certificate',
  ...{ from: MONDAY, to: TUESDAY, code: 'ill', note, by: 'nurse' },
  filedAt: '2026-11-23T09:00:00.000Z',
  withdrawn: false,
  changedAt: '5/5',
};
const mothersNote: FiledReason = {
  kind: 'note',
  ...{ from: MONDAY, to: TUESDAY, code: 'excused', by: 'mother' },
  filedAt: '2026-11-24T09:00:00.000Z',
  withdrawn: false,
  changedAt: '6/6',
};
const filed = (
  reasons: Readonly<Record<string, FiledReason>>,
  dayAbsences: Attendance['dayAbsences'] = {},
): Attendance => ({ _id: 'anna', filed: reasons, dayAbsences });

describe('an absence', () => {
  test('counts as recorded where nothing else is known', () => {
    expect(countedAbsence({ code: 'absent' }, undefined, MONDAY)).toEqual({
      code: 'absent',
      recorded: 'absent',
    });
  });

  test('counts as what was filed for its day, and for no other', () => {
    const known = filed({ c1: certificate });
    const ill = { code: 'ill', recorded: 'absent', note };
    for (const day of [MONDAY, TUESDAY]) {
      expect(countedAbsence({ code: 'absent' }, known, day)).toEqual(ill);
    }
    for (const day of ['2026-11-22', WEDNESDAY]) {
      expect(countedAbsence({ code: 'absent' }, known, day).code).toBe('absent');
    }
  });

  test('counts as the reason that was set in the lesson, whatever was filed', () => {
    const absence = { code: 'absent', reason: { code: 'excused' } } as const;
    expect(countedAbsence(absence, filed({ c1: certificate }), MONDAY)).toEqual({
      code: 'excused',
      recorded: 'absent',
    });
  });

  test('counts as a certificate says before a note, and as the later one of two', () => {
    const both = filed({ c1: certificate, n1: mothersNote });
    expect(countedAbsence({ code: 'absent' }, both, MONDAY).code).toBe('ill');
    const later = { ...mothersNote, code: 'ill', filedAt: '2026-11-24T10:00:00.000Z' } as const;
    for (const notes of [
      { n1: mothersNote, n2: later },
      { n1: later, n2: mothersNote },
    ]) {
      expect(countedAbsence({ code: 'absent' }, filed(notes), MONDAY).code).toBe('ill');
    }
  });

  test('counts as recorded again once what was filed is withdrawn', () => {
    const known = filed({ c1: { ...certificate, withdrawn: true } });
    expect(countedAbsence({ code: 'absent' }, known, MONDAY).code).toBe('absent');
  });

  test('is no absence where the pupil only came late', () => {
    expect(countedAbsence({ code: 'late', minutes: 5 }, filed({ c1: certificate }), MONDAY)).toEqual({
      code: 'late',
      recorded: 'late',
      minutes: 5,
    });
  });
});

describe('an absence for the whole day', () => {
  const away = { code: 'absent', withdrawn: false, changedAt: '3/3' } as const;

  test('counts as what was filed for the day', () => {
    expect(dayAbsenceOn(filed({}, { [MONDAY]: away }), MONDAY)).toBe('absent');
    expect(dayAbsenceOn(filed({ c1: certificate }, { [MONDAY]: away }), MONDAY)).toBe('ill');
  });

  test('is none on another day, nor once it is withdrawn', () => {
    expect(dayAbsenceOn(filed({ c1: certificate }, { [MONDAY]: away }), TUESDAY)).toBeUndefined();
    expect(dayAbsenceOn(filed({}, { [MONDAY]: { ...away, withdrawn: true } }), MONDAY)).toBeUndefined();
  });
});

describe('what changed about some days', () => {
  test('is what was filed for one of them, and the absences on them', () => {
    const known = filed(
      { c1: certificate, n1: { ...mothersNote, from: WEDNESDAY, to: WEDNESDAY, withdrawn: true } },
      { [TUESDAY]: { code: 'absent', withdrawn: false, changedAt: '3/3' } },
    );
    expect(changesBetween(known, TUESDAY, TUESDAY)).toEqual(['5/5', '3/3']);
    expect(changesBetween(known, WEDNESDAY, WEDNESDAY)).toEqual(['6/6']);
    expect(changesBetween(undefined, MONDAY, WEDNESDAY)).toEqual([]);
  });
});
