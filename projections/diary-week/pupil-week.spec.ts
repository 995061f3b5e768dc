import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import type { RemarkAcknowledged, RemarkAnswered, WeekAcknowledged } from '../../src/diary/diary.events.js';
import type { ElectronicSignature } from '../../src/diary/signatures/signature.values.js';
import {
  absenceReasonSet,
  absenceRecorded,
  absenceWithdrawn,
  DEBT,
  debtMarked,
  debtSettled,
  debtWithdrawn,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  LESSON,
  MONDAY,
  NEXT_LESSON,
  oral,
  REMARK,
  remarkMade,
  remarkWithdrawn,
  sealed,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { pupilWeek, pupilWeekId } from './pupil-week.projection.js';
import type { PupilWeek, WeekGrade, WeekRemark } from './read-model.js';

const { given } = projectionSpec(pupilWeek);
const week = pupilWeekId('anna', '2026-W48');
const grade = fieldOf(gradeIdOf('anna'));
const four: WeekGrade = {
  ...{ lessonId: LESSON, work: oral, value: '4', givenAt: instantOf(1), position: '1/1', changes: [] },
};
const praise: WeekRemark = {
  lessonId: LESSON,
  kind: 'praise',
  text: sealed('Helped others'),
  visibleTo: 'guardianAndPupil',
  by: 'petrova',
  madeAt: instantOf(1),
  withdrawn: false,
  acknowledgements: {},
  answers: [],
};

/** Anna's week, last changed by the event with a number. */
const annas = (changed: number, week: Partial<PupilWeek>): Omit<PupilWeek, '_id'> => ({
  pupilId: 'anna',
  grades: {},
  debts: {},
  absences: {},
  remarks: {},
  acknowledgements: {},
  changedAt: `${changed.toString()}/${changed.toString()}`,
  ...week,
});

const weekAcknowledged = (
  guardianId: string,
  seen: string,
  more: Pick<WeekAcknowledged['data'], 'signature'> = {},
): WeekAcknowledged => ({
  type: 'WeekAcknowledged',
  data: { pupilId: 'anna', week: '2026-W48', guardianId, seen, ...more },
});
const signature: ElectronicSignature = {
  ...{ kind: 'jws', algorithm: 'ES256', sha256: 'of the text', madeWith: 'a certificate' },
  proof: sealed('The JWS'),
};
const onRemark = { pupilId: 'anna', remarkId: REMARK, date: MONDAY, guardianId: 'mother' };
const remarkAcknowledged: RemarkAcknowledged = {
  type: 'RemarkAcknowledged',
  data: { ...onRemark, seen: '1/1' },
};
const remarkAnswered: RemarkAnswered = {
  type: 'RemarkAnswered',
  data: { ...onRemark, text: sealed('Thank you') },
};

describe("a pupil's week", () => {
  test('has the grades, with their comments sealed as they are', () => {
    const comment = sealed('Well done');
    given()
      .on(gradeGiven('4', { comment }))
      .expect(week, annas(1, { grades: { [grade]: { ...four, comment } } }));
  });

  test('says of a grade that it was made up for', () => {
    given()
      .on(gradeGiven('4', { madeUpOn: TUESDAY }))
      .expect(week, annas(1, { grades: { [grade]: { ...four, madeUpOn: TUESDAY } } }));
  });

  test('shows a corrected grade with every value that it had, and why', () => {
    const reason = { code: 'wrongEntry' };
    given(gradeGiven('4'), gradeCorrected('4', '5'))
      .on(gradeCorrected('5', '3', { reason }))
      .expect(
        week,
        annas(3, {
          grades: {
            [grade]: {
              ...four,
              value: '3',
              changes: [
                {
                  from: '4',
                  to: '5',
                  reason: { text: sealed('Recounted') },
                  at: instantOf(2),
                  position: '2/2',
                },
                { from: '5', to: '3', reason, at: instantOf(3), position: '3/3' },
              ],
            },
          },
        }),
      );
  });

  test('marks what was given or changed late', () => {
    const late = { late: true } as const;
    given(gradeGiven('4', late))
      .on(gradeCorrected('4', '5', late))
      .expect(
        week,
        annas(2, {
          grades: {
            [grade]: {
              ...{ ...four, ...late, value: '5' },
              changes: [
                {
                  from: '4',
                  to: '5',
                  reason: { text: sealed('Recounted') },
                  at: instantOf(2),
                  position: '2/2',
                  ...late,
                },
              ],
            },
          },
        }),
      );
  });

  test('keeps an annulled grade, with what it was and why', () => {
    const reason = { text: sealed('Recounted') };
    const changes = [{ from: '4', reason, at: instantOf(2), position: '2/2' }];
    given(gradeGiven('4'))
      .on(gradeAnnulled('4'))
      .expect(week, annas(2, { grades: { [grade]: { ...four, changes } } }));
  });

  test('has a debt while it waits for the work', () => {
    const comment = sealed('Poem');
    const debt = { lessonId: LESSON, work: oral, dueOn: TUESDAY, comment, markedAt: instantOf(1) };
    const marked = debtMarked({ dueOn: TUESDAY, comment });
    given()
      .on(marked)
      .expect(week, annas(1, { debts: { [fieldOf(DEBT)]: debt } }));
    given(marked).on(debtSettled()).expect(week, annas(2, {}));
    given(marked).on(debtWithdrawn()).expect(week, annas(2, {}));
  });

  test('has the absences by lesson, and what they count as once a reason was set', () => {
    given(absenceRecorded('anna', 'late', { minutes: 10 }))
      .on(absenceRecorded('anna', 'ill', { lessonId: NEXT_LESSON }))
      .expect(
        week,
        annas(2, {
          absences: {
            [fieldOf(LESSON)]: { code: 'late', minutes: 10 },
            [fieldOf(NEXT_LESSON)]: { code: 'ill' },
          },
        }),
      );
    const note = sealed('A cold');
    given(absenceRecorded('anna'), absenceReasonSet('absent', 'excused'))
      .on(absenceReasonSet('excused', 'ill', { note }))
      .expect(
        week,
        annas(3, { absences: { [fieldOf(LESSON)]: { code: 'absent', reason: { code: 'ill', note } } } }),
      );
  });

  test('has no absence that was withdrawn', () => {
    given(absenceRecorded('anna')).on(absenceWithdrawn('absent')).expect(week, annas(2, {}));
  });

  test('has the remarks, and keeps a withdrawn one marked so', () => {
    given()
      .on(remarkMade())
      .expect(week, annas(1, { remarks: { [fieldOf(REMARK)]: praise } }));
    given(remarkMade())
      .on(remarkWithdrawn())
      .expect(week, annas(2, { remarks: { [fieldOf(REMARK)]: { ...praise, withdrawn: true } } }));
  });

  test('has what guardians make of a remark, which is no change of the week', () => {
    const signed = { ...praise, acknowledgements: { mother: { at: instantOf(2), seen: '1/1' } } };
    given(remarkMade())
      .on(remarkAcknowledged)
      .expect(week, annas(1, { remarks: { [fieldOf(REMARK)]: signed } }));
    const answers = [{ guardianId: 'mother', text: sealed('Thank you'), at: instantOf(3) }];
    given(remarkMade(), remarkAcknowledged)
      .on(remarkAnswered)
      .expect(week, annas(1, { remarks: { [fieldOf(REMARK)]: { ...signed, answers } } }));
    const withdrawn = { ...praise, withdrawn: true, answers };
    given(remarkMade(), remarkWithdrawn())
      .on(remarkAnswered)
      .expect(week, annas(2, { remarks: { [fieldOf(REMARK)]: withdrawn } }));
  });

  test('is signed by each guardian as it was seen, and a signature is no change', () => {
    given(gradeGiven('4'), weekAcknowledged('mother', '1/1'), weekAcknowledged('father', '1/1'))
      .on(weekAcknowledged('mother', '3/3'))
      .expect(
        week,
        annas(1, {
          grades: { [grade]: four },
          acknowledgements: {
            mother: { at: instantOf(4), seen: '3/3' },
            father: { at: instantOf(3), seen: '1/1' },
          },
        }),
      );
  });

  test('may be signed though the school wrote nothing in it', () => {
    given()
      .on(weekAcknowledged('mother', '1/1'))
      .expect(week, {
        pupilId: 'anna',
        ...{ grades: {}, debts: {}, absences: {}, remarks: {} },
        acknowledgements: { mother: { at: instantOf(1), seen: '1/1' } },
      });
  });

  test('tells with what it was signed, where that is more than the session', () => {
    given()
      .on(weekAcknowledged('mother', '1/1', { signature }))
      .expect(week, {
        pupilId: 'anna',
        ...{ grades: {}, debts: {}, absences: {}, remarks: {} },
        acknowledgements: { mother: { at: instantOf(1), seen: '1/1', signature: 'jws' } },
      });
  });

  test('is nobody else’s, and no other week', () => {
    given(gradeGiven('4'))
      .on(gradeGiven('2', { pupilId: 'boris' }))
      .expect(week, annas(1, { grades: { [grade]: four } }));
    given(gradeGiven('4'))
      .on(gradeGiven('2', { lessonId: NEXT_LESSON, date: '2026-11-30' }))
      .expect(week, annas(1, { grades: { [grade]: four } }));
  });

  test('changes nothing that it does not have', () => {
    for (const event of [
      gradeCorrected('4', '5'),
      gradeAnnulled('4'),
      debtSettled(),
      debtWithdrawn(),
      absenceReasonSet('absent', 'ill'),
      absenceWithdrawn('absent'),
      remarkWithdrawn(),
      remarkAcknowledged,
      remarkAnswered,
    ]) {
      given()
        .on(event)
        .fails(/came before/);
    }
  });
});
