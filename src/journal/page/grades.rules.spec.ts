import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import type { Scale } from '../../school/scale.values.js';
import {
  aGrade,
  annulGrade,
  correctGrade,
  giveGrades,
  giveGradesOnTuesday,
} from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  absenceReasonSet,
  absenceRecorded,
  aPageWithALesson,
  deputyHead,
  essay,
  FIVE_POINT,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  LESSON,
  lessonPlanned,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  oral,
  pageOpened,
  pupilDelisted,
  pupilListed,
  sealed,
  teacherAssigned,
  theImport,
  theSystem,
  TUESDAY,
  workKindSet,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

const withScale = (scale: Scale) => [pageOpened({ scale }), ...aPageWithALesson.slice(1)] as const;
const LETTERS: Scale = { ...FIVE_POINT, min: 1, max: 5, names: { A: 5, B: 4, C: 3, D: 2, F: 1 } };
const PASS_FAIL: Scale = { ...FIVE_POINT, min: 0, max: 1, names: { pass: 1, fail: 0 } };

describe('giving grades', () => {
  test('gives a whole class its grades at once', () => {
    given(...aPageWithALesson)
      .when(giveGrades([aGrade('anna', '4'), aGrade('boris', '5')]))
      .then(gradeGiven('4'), gradeGiven('5', { pupilId: 'boris' }));
  });

  test('keeps a sealed comment as it is', () => {
    const comment = sealed('Well done');
    given(...aPageWithALesson)
      .when(giveGrades([{ ...aGrade('anna', '4'), comment }]))
      .then(gradeGiven('4', { comment }));
  });

  test('gives several grades to a pupil in a lesson, one for each work', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(giveGrades([aGrade('anna', '5', written)]))
      .then(gradeGiven('5', { work: written }));
  });

  test('sent again gives only what is missing', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(giveGrades([aGrade('anna', '4'), aGrade('boris', '5')]))
      .then(gradeGiven('5', { pupilId: 'boris' }));
    given(...aPageWithALesson, gradeGiven('4'))
      .when(giveGrades([aGrade('anna', '4')]))
      .thenNothing();
  });

  test('never replaces a grade: that is a correction, with its reason', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(giveGrades([aGrade('anna', '5')]))
      .thenFails('grade-already-given', 'grades.0.pupilId');
    given(...aPageWithALesson)
      .when(giveGrades([aGrade('anna', '4'), { ...aGrade('anna', '5'), gradeId: `${LESSON}.other` }]))
      .thenFails('grade-already-given', 'grades.1.pupilId');
  });

  test('never writes two grades under one id', () => {
    const gradeId = gradeIdOf('anna');
    given(...aPageWithALesson, gradeGiven('4'))
      .when(giveGrades([{ ...aGrade('boris', '4'), gradeId }]))
      .thenFails('grade-id-taken', 'grades.0.gradeId');
    given(...aPageWithALesson)
      .when(giveGrades([aGrade('anna', '4'), { ...aGrade('boris', '5'), gradeId }]))
      .thenFails('grade-id-taken', 'grades.1.gradeId');
  });

  test('needs an id that tells the lesson, so that a correction finds it', () => {
    given(...aPageWithALesson)
      .when(giveGrades([{ ...aGrade('anna', '4'), gradeId: gradeIdOf('anna', oral, NEXT_LESSON) }]))
      .thenFails('grade-id-elsewhere', 'grades.0.gradeId');
  });

  test('names every fault at once and writes nothing', () => {
    given(...aPageWithALesson)
      .when(
        giveGrades([aGrade('anna', '6'), aGrade('boris', '5'), { ...aGrade('vera', '1'), work: 'essay' }]),
      )
      .thenFails(
        'value-not-on-scale',
        'grades.0.value',
        'grades.2.work',
        'grades.2.value',
        'grades.2.pupilId',
      );
  });

  test('is for the pupils of the day', () => {
    given(...aPageWithALesson, pupilDelisted('anna', '2026-11-22'))
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('pupil-not-on-page', 'grades.0.pupilId');
    given(...aPageWithALesson, pupilDelisted('anna', MONDAY))
      .when(giveGrades([aGrade('anna', '4')], { today: TUESDAY }))
      .then(gradeGiven('4'));
    given(...aPageWithALesson, pupilListed('vera', TUESDAY))
      .when(giveGrades([aGrade('vera', '4')], { today: TUESDAY }))
      .thenFails('pupil-not-on-page', 'grades.0.pupilId');
    given(...aPageWithALesson, pupilListed('vera', MONDAY))
      .when(giveGrades([aGrade('vera', '4')]))
      .then(gradeGiven('4', { pupilId: 'vera' }));
  });

  test('needs a lesson on this page whose day has come', () => {
    given(pageOpened(), teacherAssigned(), pupilListed('anna'))
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('lesson-not-found', 'lessonId');
    const grades = [aGrade('anna', '4', oral, NEXT_LESSON)];
    given(...aPageWithALesson, lessonPlanned())
      .when(giveGradesOnTuesday(grades, { today: MONDAY }))
      .thenFails('lesson-in-future', 'lessonId');
    given(...aPageWithALesson, lessonPlanned())
      .when(giveGradesOnTuesday(grades))
      .then(gradeGiven('4', { lessonId: NEXT_LESSON, date: TUESDAY }));
  });

  test('in one lesson leaves those of another as they are', () => {
    given(...aPageWithALesson, gradeGiven('4'), nextLessonRecorded())
      .when(giveGradesOnTuesday([aGrade('anna', '5', oral, NEXT_LESSON)]))
      .then(gradeGiven('5', { lessonId: NEXT_LESSON, date: TUESDAY }));
  });
});

describe('the kinds of work', () => {
  const withEssays = [...aPageWithALesson, workKindSet(essay, MONDAY)] as const;
  const firstOfTwo = aGrade('anna', '4', essay);
  const secondOfTwo = { ...aGrade('anna', '5', essay), gradeId: `${LESSON}.second` };

  test('are those that the page has on the day of the lesson', () => {
    given(...aPageWithALesson)
      .when(giveGrades([{ ...aGrade('anna', '4'), work: 'essay' }]))
      .thenFails('unknown-work', 'grades.0.work');
    given(...aPageWithALesson, workKindSet(essay, TUESDAY))
      .when(giveGrades([aGrade('anna', '4', essay)], { today: TUESDAY }))
      .thenFails('unknown-work', 'grades.0.work');
    given(...withEssays)
      .when(giveGrades([aGrade('anna', '4', essay)]))
      .then(gradeGiven('4', { work: essay }));
  });

  test('may allow several grades for one work, as in 4/5, and not one more', () => {
    given(...withEssays)
      .when(giveGrades([firstOfTwo, secondOfTwo]))
      .then(gradeGiven('4', { work: essay }), gradeGiven('5', { work: essay, gradeId: secondOfTwo.gradeId }));
    given(
      ...withEssays,
      gradeGiven('4', { work: essay }),
      gradeGiven('5', { work: essay, gradeId: secondOfTwo.gradeId }),
    )
      .when(giveGrades([{ ...aGrade('anna', '5', essay), gradeId: `${LESSON}.third` }]))
      .thenFails('grade-already-given', 'grades.0.pupilId');
  });

  test('leave room again for a grade where one was annulled', () => {
    given(
      ...withEssays,
      gradeGiven('4', { work: essay }),
      gradeGiven('5', { work: essay, gradeId: secondOfTwo.gradeId }),
      gradeAnnulled('5', { work: essay, gradeId: secondOfTwo.gradeId }),
    )
      .when(giveGrades([{ ...aGrade('anna', '3', essay), gradeId: `${LESSON}.third` }]))
      .then(gradeGiven('3', { work: essay, gradeId: `${LESSON}.third` }));
  });
});

describe('the scale', () => {
  test('of numbers ends at its lowest and its highest', () => {
    for (const value of ['2', '5']) {
      given(...aPageWithALesson)
        .when(giveGrades([aGrade('anna', value)]))
        .then(gradeGiven(value));
    }
    for (const value of ['1', '6', '04', '4.5', '4+', 'A', '']) {
      given(...aPageWithALesson)
        .when(giveGrades([aGrade('anna', value)]))
        .thenFails('value-not-on-scale', 'grades.0.value');
    }
  });

  test('of names knows these names alone', () => {
    for (const [scale, value] of [
      [LETTERS, 'A'],
      [LETTERS, 'F'],
      [PASS_FAIL, 'pass'],
      [PASS_FAIL, 'fail'],
    ] as const) {
      given(...withScale(scale))
        .when(giveGrades([aGrade('anna', value)]))
        .then(gradeGiven(value));
    }
    for (const value of ['E', 'a', '5', 'constructor']) {
      given(...withScale(LETTERS))
        .when(giveGrades([aGrade('anna', value)]))
        .thenFails('value-not-on-scale', 'grades.0.value');
      given(...withScale(LETTERS), gradeGiven('A'))
        .when(correctGrade(value))
        .thenFails('value-not-on-scale', 'value');
    }
  });

  test('has room for exempt, and not for what belongs to a term alone', () => {
    for (const scale of [FIVE_POINT, LETTERS]) {
      given(...withScale(scale))
        .when(giveGrades([aGrade('anna', 'exempt')]))
        .then(gradeGiven('exempt'));
      given(...withScale(scale))
        .when(giveGrades([aGrade('anna', 'notAssessed')]))
        .thenFails('value-not-on-scale', 'grades.0.value');
    }
  });
});

describe('a pupil who was away', () => {
  const away = [...aPageWithALesson, absenceRecorded('anna', 'ill')] as const;
  const madeUp = (madeUpOn: string) => ({ ...aGrade('anna', '4'), madeUpOn });

  test('has no grade of the lesson', () => {
    given(...away)
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('pupil-absent', 'grades.0.madeUpOn');
    given(...away, absenceReasonSet('ill', 'excused'))
      .when(giveGrades([aGrade('anna', '4')], { by: deputyHead }))
      .thenFails('pupil-absent', 'grades.0.madeUpOn');
  });

  test('has one for what was made up for after the lesson, and by today', () => {
    given(...away)
      .when(giveGrades([madeUp(TUESDAY)], { today: TUESDAY }))
      .then(gradeGiven('4', { madeUpOn: TUESDAY }));
    given(...away)
      .when(giveGrades([madeUp(MONDAY)], { today: TUESDAY }))
      .thenFails('make-up-outside', 'grades.0.madeUpOn');
    given(...away)
      .when(giveGrades([madeUp('2026-11-25')], { today: TUESDAY }))
      .thenFails('make-up-outside', 'grades.0.madeUpOn');
  });

  test('has it within the edit window of the day on which it was made up for', () => {
    given(...away)
      .when(giveGrades([madeUp('2026-12-01')], { today: '2026-12-15' }))
      .then(gradeGiven('4', { madeUpOn: '2026-12-01' }));
    given(...away)
      .when(giveGrades([madeUp('2026-12-01')], { today: '2026-12-16' }))
      .thenFails('outside-edit-window');
    given(...away)
      .when(giveGrades([madeUp('2026-12-01')], { today: '2026-12-16', by: deputyHead }))
      .then(gradeGiven('4', { madeUpOn: '2026-12-01', late: true }));
    given(...away, gradeGiven('4', { madeUpOn: '2026-12-01' }))
      .when(correctGrade('5', { today: '2026-12-15' }))
      .then(gradeCorrected('4', '5'));
    given(...away, gradeGiven('4', { madeUpOn: '2026-12-01' }))
      .when(annulGrade({ today: '2026-12-16' }))
      .thenFails('outside-edit-window');
  });

  test('is not one who was late, or there', () => {
    given(...aPageWithALesson, absenceRecorded('anna', 'late', { minutes: 10 }))
      .when(giveGrades([aGrade('anna', '4')]))
      .then(gradeGiven('4'));
    given(...aPageWithALesson, absenceRecorded('anna', 'late', { minutes: 10 }))
      .when(giveGrades([madeUp(TUESDAY)], { today: TUESDAY }))
      .thenFails('pupil-not-absent', 'grades.0.madeUpOn');
    given(...aPageWithALesson)
      .when(giveGrades([madeUp(TUESDAY)], { today: TUESDAY }))
      .thenFails('pupil-not-absent', 'grades.0.madeUpOn');
  });

  test('keeps in an import what the books say', () => {
    given(...away)
      .when(giveGrades([aGrade('anna', '4')], { by: theImport }))
      .then(gradeGiven('4'));
    given(...away)
      .when(giveGrades([aGrade('anna', '4')], { by: theSystem }))
      .thenFails('pupil-absent', 'grades.0.madeUpOn');
  });
});
