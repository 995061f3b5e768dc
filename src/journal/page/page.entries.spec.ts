import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { pageDecider } from './page.decider.js';
import {
  aGrade,
  aPageWithALesson,
  absenceRecorded,
  correctGrade,
  giveGrades,
  giveTermGrades,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  HOMEWORK,
  homeworkSet,
  LESSON,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  oral,
  PAGE,
  pageOpened,
  petrova,
  pupilDelisted,
  pupilListed,
  recordAbsences,
  sealed,
  teacherAssigned,
  termGradeGiven,
  TUESDAY,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

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

  test('knows only the kinds of work that the page has', () => {
    given(...aPageWithALesson)
      .when(giveGrades([{ ...aGrade('anna', '4'), work: 'essay' }]))
      .thenFails('unknown-work', 'grades.0.work');
  });

  test('is for the pupils of the day', () => {
    given(...aPageWithALesson, pupilDelisted('anna', '2026-11-22'))
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('pupil-not-on-page', 'grades.0.pupilId');
    given(...aPageWithALesson, pupilDelisted('anna', MONDAY))
      .when(giveGrades([aGrade('anna', '4')], { today: TUESDAY }))
      .then(gradeGiven('4'));
  });

  test('needs a lesson on this page', () => {
    given(pageOpened(), teacherAssigned(), pupilListed('anna'))
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('lesson-not-found', 'lessonId');
  });
});

describe('correcting a grade', () => {
  test('keeps what it was, and why', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(correctGrade('5'))
      .then(gradeCorrected('4', '5'));
    given(...aPageWithALesson, gradeGiven('4'), gradeCorrected('4', '5'))
      .when(correctGrade('3', { reason: sealed('Wrong paper') }))
      .then(gradeCorrected('5', '3', { reason: sealed('Wrong paper') }));
  });

  test('needs another value, and one on the scale', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(correctGrade('4'))
      .thenFails('grade-unchanged', 'value');
    given(...aPageWithALesson, gradeGiven('4'))
      .when(correctGrade('6'))
      .thenFails('value-not-on-scale', 'value');
  });

  test('finds only grades that were given', () => {
    for (const gradeId of [gradeIdOf('boris'), 'nonsense', `${PAGE}.20261123-9.anna`, HOMEWORK]) {
      given(...aPageWithALesson, gradeGiven('4'), homeworkSet())
        .when(correctGrade('5', { gradeId }))
        .thenFails('grade-not-found');
    }
  });
});

describe('recording absences', () => {
  test('says who was away, and how late somebody was', () => {
    given(...aPageWithALesson)
      .when(
        recordAbsences([
          { pupilId: 'anna', code: 'ill' },
          { pupilId: 'boris', code: 'late', minutes: 10 },
        ]),
      )
      .then(absenceRecorded('anna', 'ill'), absenceRecorded('boris', 'late', { minutes: 10 }));
  });

  test('sent again records only what is missing', () => {
    given(...aPageWithALesson, absenceRecorded('anna', 'ill'))
      .when(
        recordAbsences([
          { pupilId: 'anna', code: 'ill' },
          { pupilId: 'boris', code: 'absent' },
        ]),
      )
      .then(absenceRecorded('boris'));
  });

  test('never replaces an absence, nor the minutes of one', () => {
    given(...aPageWithALesson, absenceRecorded('anna'))
      .when(recordAbsences([{ pupilId: 'anna', code: 'ill' }]))
      .thenFails('absence-already-recorded', 'absences.0.pupilId');
    given(...aPageWithALesson, absenceRecorded('anna', 'late', { minutes: 10 }))
      .when(recordAbsences([{ pupilId: 'anna', code: 'late', minutes: 25 }]))
      .thenFails('absence-already-recorded', 'absences.0.pupilId');
    given(...aPageWithALesson)
      .when(
        recordAbsences([
          { pupilId: 'anna', code: 'absent' },
          { pupilId: 'anna', code: 'ill' },
        ]),
      )
      .thenFails('absence-already-recorded', 'absences.1.pupilId');
  });

  test('takes minutes with lateness only', () => {
    given(...aPageWithALesson)
      .when(recordAbsences([{ pupilId: 'anna', code: 'absent', minutes: 10 }]))
      .thenFails('minutes-without-lateness', 'absences.0.minutes');
  });

  test('is for the pupils of the day, in a lesson of this page', () => {
    given(...aPageWithALesson)
      .when(recordAbsences([{ pupilId: 'vera', code: 'absent' }]))
      .thenFails('pupil-not-on-page', 'absences.0.pupilId');
    given(...aPageWithALesson)
      .when(recordAbsences([{ pupilId: 'anna', code: 'absent' }], { lessonId: NEXT_LESSON }))
      .thenFails('lesson-not-found', 'lessonId');
  });
});

describe('giving term grades', () => {
  test('gives them once', () => {
    given(...aPageWithALesson, termGradeGiven('boris', '5'))
      .when(
        giveTermGrades([
          { pupilId: 'anna', value: '4' },
          { pupilId: 'boris', value: '5' },
        ]),
      )
      .then(termGradeGiven('anna', '4'));
  });

  test('never replaces one, whether it was given before or beside it', () => {
    given(...aPageWithALesson, termGradeGiven('anna', '4'))
      .when(giveTermGrades([{ pupilId: 'anna', value: '5' }]))
      .thenFails('term-grade-already-given', 'grades.0.pupilId');
    given(...aPageWithALesson)
      .when(
        giveTermGrades([
          { pupilId: 'anna', value: '4' },
          { pupilId: 'anna', value: '5' },
        ]),
      )
      .thenFails('term-grade-already-given', 'grades.1.pupilId');
  });

  test('is for whoever stands or stood on the page, on its scale', () => {
    given(...aPageWithALesson, pupilDelisted('anna', MONDAY))
      .when(giveTermGrades([{ pupilId: 'anna', value: '4' }]))
      .then(termGradeGiven('anna', '4'));
    given(...aPageWithALesson)
      .when(giveTermGrades([{ pupilId: 'vera', value: '6' }]))
      .thenFails('pupil-not-on-page', 'grades.0.pupilId', 'grades.0.value');
  });

  test('has its window from the last day of the term', () => {
    given(...aPageWithALesson)
      .when(giveTermGrades([{ pupilId: 'anna', value: '4' }], { today: '2027-01-10' }))
      .then(termGradeGiven('anna', '4'));
    given(...aPageWithALesson)
      .when(giveTermGrades([{ pupilId: 'anna', value: '4' }], { today: '2027-01-11' }))
      .thenFails('outside-edit-window');
  });
});

describe('a lesson recorded beside another', () => {
  test('keeps its own grades', () => {
    given(...aPageWithALesson, gradeGiven('4'), nextLessonRecorded())
      .when(
        giveGrades([{ ...aGrade('anna', '5'), gradeId: gradeIdOf('anna', oral, NEXT_LESSON) }], {
          lessonId: NEXT_LESSON,
          by: petrova,
          today: TUESDAY,
        }),
      )
      .then(gradeGiven('5', { lessonId: NEXT_LESSON, date: TUESDAY }));
  });
});
