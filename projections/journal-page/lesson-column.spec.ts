import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
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
  HOMEWORK,
  homeworkAmended,
  homeworkSet,
  homeworkWithdrawn,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  lessonRecorded,
  lessonReinstated,
  MONDAY,
  oral,
  REMARK,
  remarkMade,
  remarkWithdrawn,
  sealed,
  substituteAssigned,
  substituteReleased,
  TASK,
  topicChanged,
  TUESDAY,
  written,
} from '../../src/journal/page/page.examples.js';
import { lessonColumn } from './lesson-column.projection.js';
import type { ColumnGrade, LessonColumn } from './read-model.js';

const { given } = projectionSpec(lessonColumn);
const empty: Omit<LessonColumn, '_id'> = {
  ...{ date: MONDAY, number: 2, topic: 'Fractions', stage: 'held', substitutes: [] },
  ...{ grades: [], debts: [], absences: {}, remarks: [], homework: [], at: instantOf(1) },
};
/** When the event with a number changed the lesson itself. */
const emptySince = (number: number) => ({ ...empty, at: instantOf(number) });
const expected = { ...empty, topic: '', stage: 'expected' } as const;
const columnGrade = (
  pupilId: string,
  value: string,
  status: ColumnGrade['status'],
  number: number,
  work = oral,
): ColumnGrade => ({
  ...{ gradeId: gradeIdOf(pupilId, work), pupilId, work, value, status },
  at: instantOf(number),
});

describe('a column of the journal page', () => {
  test('is a lesson, with its topic as it was put last', () => {
    given().on(lessonRecorded()).expect(LESSON, empty);
    given(lessonRecorded())
      .on(topicChanged('Fractions', 'Powers'))
      .expect(LESSON, { ...emptySince(2), topic: 'Powers' });
  });

  test('may be a planned lesson, which is held later', () => {
    const planned = lessonPlanned({ lessonId: LESSON, date: MONDAY, number: 2, topic: 'Powers' });
    given()
      .on(planned)
      .expect(LESSON, { ...empty, topic: 'Powers', stage: 'planned' });
    given(planned)
      .on(lessonRecorded({ teacherId: 'petrova' }))
      .expect(LESSON, { ...emptySince(2), teacherId: 'petrova' });
  });

  test('may be a cancelled lesson, which takes place after all', () => {
    given()
      .on(lessonCancelled({ reason: 'No heating' }))
      .expect(LESSON, { ...expected, cancelled: { reason: 'No heating' } });
    given(lessonRecorded())
      .on(lessonCancelled())
      .expect(LESSON, { ...emptySince(2), cancelled: {} });
    given(lessonRecorded(), lessonCancelled()).on(lessonReinstated()).expect(LESSON, emptySince(3));
  });

  test('knows its substitutes, also before anything else is known of the lesson', () => {
    given()
      .on(substituteAssigned())
      .expect(LESSON, { ...expected, substitutes: ['sidorov'] });
    given(substituteAssigned(), lessonRecorded()).on(substituteReleased()).expect(LESSON, emptySince(3));
  });

  test('has the grades in the order in which they were given, and marks the corrected and the annulled ones', () => {
    given(
      lessonRecorded(),
      gradeGiven('4'),
      gradeGiven('5', { pupilId: 'boris' }),
      gradeCorrected('4', '3'),
      gradeAnnulled('5', { pupilId: 'boris' }),
    )
      .on(gradeGiven('5', { work: written, madeUpOn: TUESDAY }))
      .expect(LESSON, {
        ...empty,
        grades: [
          columnGrade('anna', '3', 'corrected', 4),
          columnGrade('boris', '5', 'annulled', 5),
          { ...columnGrade('anna', '5', 'given', 6, written), madeUpOn: TUESDAY },
        ],
      });
  });

  test('marks what was given, or changed last, late', () => {
    const late = { late: true } as const;
    const history = [lessonRecorded(), gradeGiven('4', late)] as const;
    given(lessonRecorded())
      .on(gradeGiven('4', late))
      .expect(LESSON, { ...empty, grades: [{ ...columnGrade('anna', '4', 'given', 2), ...late }] });
    given(...history)
      .on(gradeCorrected('4', '5', late))
      .expect(LESSON, { ...empty, grades: [{ ...columnGrade('anna', '5', 'corrected', 3), ...late }] });
    given(...history)
      .on(gradeCorrected('4', '5'))
      .expect(LESSON, { ...empty, grades: [columnGrade('anna', '5', 'corrected', 3)] });
  });

  test('has the debts that are open', () => {
    const debt = { debtId: DEBT, pupilId: 'anna', work: oral };
    given(lessonRecorded())
      .on(debtMarked({ dueOn: TUESDAY }))
      .expect(LESSON, { ...empty, debts: [{ ...debt, dueOn: TUESDAY }] });
    for (const event of [debtSettled(), debtWithdrawn()]) {
      given(lessonRecorded(), debtMarked({ dueOn: TUESDAY }))
        .on(event)
        .expect(LESSON, empty);
    }
  });

  test('has absences by pupil, with the reason that was set', () => {
    given(lessonRecorded(), absenceRecorded('anna'), absenceRecorded('boris', 'late', { minutes: 5 }))
      .on(absenceReasonSet('absent', 'ill', { note: sealed('A cold') }))
      .expect(LESSON, {
        ...empty,
        absences: {
          anna: { code: 'absent', reason: { code: 'ill', note: sealed('A cold') } },
          boris: { code: 'late', minutes: 5 },
        },
      });
    given(lessonRecorded(), absenceRecorded('anna')).on(absenceWithdrawn('absent')).expect(LESSON, empty);
  });

  test('has the homework that was set, as it was put last', () => {
    const homework = { homeworkId: HOMEWORK, lessonId: LESSON, setOn: MONDAY, ...TASK };
    given(lessonRecorded())
      .on(homeworkSet({ pupilIds: ['anna'] }))
      .expect(LESSON, { ...empty, homework: [{ ...homework, pupilIds: ['anna'] }] });
    given(lessonRecorded(), homeworkSet({ pupilIds: ['anna'] }))
      .on(homeworkAmended({ ...TASK, text: 'No. 13' }))
      .expect(LESSON, { ...empty, homework: [{ ...homework, text: 'No. 13' }] });
    given(lessonRecorded(), homeworkSet()).on(homeworkWithdrawn()).expect(LESSON, empty);
  });

  test('has the remarks, sealed as they are, but none that was withdrawn', () => {
    const { pageId: _page, lessonId: _lesson, date: _date, ...remark } = remarkMade().data;
    given(lessonRecorded())
      .on(remarkMade())
      .expect(LESSON, { ...empty, remarks: [remark] });
    given(lessonRecorded(), remarkMade(), remarkMade({ remarkId: `${LESSON}.r2` }))
      .on(remarkWithdrawn({ remarkId: REMARK }))
      .expect(LESSON, { ...empty, remarks: [{ ...remark, remarkId: `${LESSON}.r2` }] });
  });

  test('is not written in before the lesson is known', () => {
    for (const event of [
      topicChanged('a', 'b'),
      lessonReinstated(),
      homeworkSet(),
      gradeGiven('4'),
      remarkMade(),
    ]) {
      given()
        .on(event)
        .fails(/came before the lesson/);
    }
  });

  test('changes nothing that it does not have', () => {
    for (const event of [
      gradeCorrected('4', '5'),
      gradeAnnulled('4'),
      debtSettled(),
      homeworkAmended(TASK),
      homeworkWithdrawn(),
      remarkWithdrawn(),
    ]) {
      given(lessonRecorded())
        .on(event)
        .fails(/is about nothing known/);
    }
    for (const event of [absenceReasonSet('absent', 'ill'), absenceWithdrawn('absent')]) {
      given(lessonRecorded())
        .on(event)
        .fails(/came before an absence/);
    }
  });
});
