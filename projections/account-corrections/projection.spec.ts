import { describe, expect, it, test } from '@jest/globals';
import { folded, projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf, positionOf, recorded } from '../../test/support/recorded.js';
import { eventIdOf, type Via } from '../../src/eventing/envelope.js';
import { formatPosition } from '../../src/eventing/position.js';
import {
  DEBT,
  debtWithdrawn,
  gradeAnnulled,
  gradeCorrected,
  gradeIdOf,
  LESSON,
  lessonRecorded,
  MONDAY,
  oral,
  PAGE,
  RECOUNTED,
  termGradeCorrected,
} from '../../src/journal/page/page.examples.js';
import type { FinalGradeCorrected } from '../../src/journal/year-sheet/year-sheet.events.js';
import { accountBeginning, accountCorrections } from './projection.js';

const { given } = projectionSpec(accountCorrections);

const NOVEMBER = 'account-petrova.school1.2026-11';
const ofNovember = { accountId: 'account-petrova', schoolId: 'school1', month: '2026-11' };
const linkOf = (number: number) => ({
  eventId: recorded(lessonRecorded(), number).id,
  logPosition: formatPosition(positionOf(number)),
  at: instantOf(number),
  via: 'web' as const,
  by: { personId: 'petrova', role: 'teacher' as const },
  pupilId: 'anna',
  reason: RECOUNTED,
  late: false,
});
const inLesson = { pageId: PAGE, lessonId: LESSON, date: MONDAY };
const ofGrade = { ...inLesson, gradeId: gradeIdOf('anna'), work: oral };
const finalCorrected: FinalGradeCorrected = {
  type: 'FinalGradeCorrected',
  data: {
    ...{ classId: '7b', yearId: 'y1', subjectId: 'math', pupilId: 'anna', from: '4', to: '5' },
    ...{ reason: RECOUNTED, late: false },
  },
};

describe('what an account corrected in a month', () => {
  test('is every grade with what it was and is, why, by whom and where in the log', () => {
    given(gradeCorrected('3', '4'))
      .on(gradeCorrected('4', '5', { late: true }))
      .expect(NOVEMBER, {
        ...ofNovember,
        corrections: [
          { ...linkOf(1), what: 'grade', ...ofGrade, from: '3', to: '4' },
          { ...linkOf(2), what: 'grade', ...ofGrade, from: '4', to: '5', late: true },
        ],
      });
  });

  test('is what was annulled, and debts that were withdrawn', () => {
    given(gradeAnnulled('2'))
      .on(debtWithdrawn())
      .expect(NOVEMBER, {
        ...ofNovember,
        corrections: [
          { ...linkOf(1), what: 'annulledGrade', ...ofGrade, from: '2' },
          { ...linkOf(2), what: 'withdrawnDebt', ...inLesson, debtId: DEBT },
        ],
      });
  });

  test('is term grades and final grades', () => {
    given(termGradeCorrected('4', '5'))
      .on(finalCorrected)
      .expect(NOVEMBER, {
        ...ofNovember,
        corrections: [
          { ...linkOf(1), what: 'termGrade', pageId: PAGE, from: '4', to: '5' },
          {
            ...{ ...linkOf(2), what: 'finalGrade', from: '4', to: '5' },
            ...{ classId: '7b', yearId: 'y1', subjectId: 'math' },
          },
        ],
      });
  });

  test('says in whose place it was done', () => {
    const { metadata, ...event } = recorded(gradeCorrected('3', '4'));
    const actor = { ...metadata.actor, onBehalfOf: 'orlova' };
    const documents = folded(accountCorrections, [{ ...event, metadata: { ...metadata, actor } }]);
    expect(documents.get(NOVEMBER)?.corrections[0]?.by.onBehalfOf).toBe('orlova');
  });

  test('stands by itself for each month, school and account', () => {
    const { metadata, ...event } = recorded(gradeCorrected('3', '4'));
    const others = [
      { ...metadata, recordedAt: '2026-12-01T00:00:00.000Z' },
      { ...metadata, schoolId: 'school2' },
      { ...metadata, actor: { ...metadata.actor, accountId: 'other' } },
    ];
    const documents = folded(
      accountCorrections,
      [metadata, ...others].map((each, index) => ({
        ...event,
        id: eventIdOf(event.id, index),
        metadata: each,
      })),
    );
    expect([...documents.keys()]).toEqual([
      NOVEMBER,
      'account-petrova.school1.2026-12',
      'account-petrova.school2.2026-11',
      'other.school1.2026-11',
    ]);
  });
});

describe('an account begins to write', () => {
  const began = (byCorrecting: boolean) => ({ at: instantOf(1), byCorrecting });
  const spec = projectionSpec(accountBeginning);

  test('with a lesson, or with a correction', () => {
    spec.given().on(lessonRecorded()).expect('account-petrova', began(false));
    spec.given().on(gradeCorrected('3', '4')).expect('account-petrova', began(true));
  });

  test('once', () => {
    spec.given(lessonRecorded()).on(gradeCorrected('3', '4')).expect('account-petrova', began(false));
    spec.given(gradeCorrected('3', '4')).on(lessonRecorded()).expect('account-petrova', began(true));
  });
});

it.each<Via>(['import', 'system'])('What comes by %s is nobody’s doing', (via) => {
  const { metadata, ...event } = recorded(gradeCorrected('3', '4'));
  const other = { ...event, metadata: { ...metadata, via } };
  expect(folded(accountCorrections, [other]).size).toBe(0);
  expect(folded(accountBeginning, [other]).size).toBe(0);
});
