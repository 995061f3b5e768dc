import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import {
  absenceReasonSet,
  absenceRecorded,
  absenceWithdrawn,
  LESSON,
  MONDAY,
  NEXT_LESSON,
  sealed,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import { pupilAbsences } from './projection.js';

const { given } = projectionSpec(pupilAbsences);
const ANNAS = 'anna:q2';
const onMonday = fieldOf(LESSON);
const onTuesday = fieldOf(NEXT_LESSON);
const absent = { date: MONDAY, code: 'absent' } as const;

describe('a pupil’s absences in a term', () => {
  test('are those of its lessons, each with its day', () => {
    given(absenceRecorded('anna'))
      .on(absenceRecorded('anna', 'late', { lessonId: NEXT_LESSON, date: TUESDAY, minutes: 5 }))
      .expect(ANNAS, {
        absences: { [onMonday]: absent, [onTuesday]: { date: TUESDAY, code: 'late', minutes: 5 } },
      });
  });

  test('are no other pupil’s, and of no other term', () => {
    given(absenceRecorded('anna'))
      .on(absenceRecorded('boris'))
      .expect(ANNAS, { absences: { [onMonday]: absent } });
    given(absenceRecorded('anna'))
      .on(absenceRecorded('anna', 'ill', { pageId: '7b.math.q3', lessonId: '7b.math.q3.20270111-1' }))
      .expect(ANNAS, { absences: { [onMonday]: absent } });
  });

  test('keep what was recorded beside the reason that was set last, and not its note', () => {
    given(absenceRecorded('anna'), absenceReasonSet('absent', 'excused'))
      .on(absenceReasonSet('excused', 'ill', { note: sealed('A cold') }))
      .expect(ANNAS, { absences: { [onMonday]: { ...absent, reason: { code: 'ill' } } } });
  });

  test('are gone where they are withdrawn, with the reason that they had', () => {
    given(absenceRecorded('anna'), absenceReasonSet('absent', 'ill'))
      .on(absenceWithdrawn('absent'))
      .expect(ANNAS, { absences: {} });
    given(absenceRecorded('anna'), absenceReasonSet('absent', 'ill'), absenceWithdrawn('absent'))
      .on(absenceRecorded('anna'))
      .expect(ANNAS, { absences: { [onMonday]: absent } });
  });

  test('have no reason and are not withdrawn before they are recorded', () => {
    given()
      .on(absenceReasonSet('absent', 'ill'))
      .fails(/came before an absence of anna/);
    given()
      .on(absenceWithdrawn('absent'))
      .fails(/came before an absence of anna/);
  });
});
