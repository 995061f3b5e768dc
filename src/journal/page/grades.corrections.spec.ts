import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { aGrade, annulGrade, correctGrade, giveGrades } from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  aPageWithALesson,
  DAY_AFTER_WINDOW,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  gradesTakenOver,
  HOMEWORK,
  homeworkSet,
  LESSON,
  MONDAY,
  oral,
  PAGE,
  pupilDelisted,
  sealed,
  TUESDAY,
  workKindSet,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

describe('correcting a grade', () => {
  test('keeps what it was, and why', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(correctGrade('5'))
      .then(gradeCorrected('4', '5'));
    given(...aPageWithALesson, gradeGiven('4'))
      .when(correctGrade('exempt', { reason: { code: 'wrong-pupil' } }))
      .then(gradeCorrected('4', 'exempt', { reason: { code: 'wrong-pupil' } }));
  });

  test('names the work whose grade it is, as it was when the grade was given', () => {
    const forTheTest = gradeGiven('4', { work: written });
    const { gradeId } = forTheTest.data;
    given(...aPageWithALesson, forTheTest, workKindSet({ ...written, weight: 9 }, MONDAY))
      .when(correctGrade('5', { gradeId }))
      .then(gradeCorrected('4', '5', { work: written }));
    given(...aPageWithALesson, forTheTest)
      .when(annulGrade({ gradeId }))
      .then(gradeAnnulled('4', { work: written }));
  });

  test('that was corrected before starts from what it is now, and may lead back', () => {
    const corrected = [...aPageWithALesson, gradeGiven('4'), gradeCorrected('4', '5')] as const;
    given(...corrected)
      .when(correctGrade('3', { reason: { text: sealed('Wrong paper') } }))
      .then(gradeCorrected('5', '3', { reason: { text: sealed('Wrong paper') } }));
    given(...corrected)
      .when(correctGrade('4'))
      .then(gradeCorrected('5', '4'));
    given(...corrected)
      .when(correctGrade('5'))
      .thenFails('grade-unchanged', 'value');
  });

  test('overrules nothing that its writer has not seen', () => {
    const corrected = [...aPageWithALesson, gradeGiven('4'), gradeCorrected('4', '5')] as const;
    given(...corrected)
      .when(correctGrade('3', { from: '4' }))
      .thenFails('changed-meanwhile', 'from');
    given(...corrected)
      .when(correctGrade('3', { from: '5' }))
      .then(gradeCorrected('5', '3'));
    given(...corrected)
      .when(annulGrade({ from: '4' }))
      .thenFails('changed-meanwhile', 'from');
  });

  test('needs another value, and one on the scale', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(correctGrade('4'))
      .thenFails('grade-unchanged', 'value');
    given(...aPageWithALesson, gradeGiven('4'))
      .when(correctGrade('6'))
      .thenFails('value-not-on-scale', 'value');
  });

  test('is possible where the pupil has left since', () => {
    given(...aPageWithALesson, gradeGiven('4'), pupilDelisted('anna', MONDAY))
      .when(correctGrade('5', { today: TUESDAY }))
      .then(gradeCorrected('4', '5'));
  });

  test('finds only grades that were given', () => {
    for (const gradeId of [gradeIdOf('boris'), 'nonsense', `${PAGE}.20261123-9.anna`, HOMEWORK]) {
      for (const command of [correctGrade('5', { gradeId }), annulGrade({ gradeId })]) {
        given(...aPageWithALesson, gradeGiven('4'), homeworkSet())
          .when(command)
          .thenFails('grade-not-found');
      }
    }
  });
});

describe('annulling a grade', () => {
  const annulled = [...aPageWithALesson, gradeGiven('4'), gradeAnnulled('4')] as const;

  test('keeps what it was last, and why', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(annulGrade())
      .then(gradeAnnulled('4'));
    given(...aPageWithALesson, gradeGiven('4'), gradeCorrected('4', '5'))
      .when(annulGrade({ reason: { code: 'wrong-pupil' } }))
      .then(gradeAnnulled('5', { reason: { code: 'wrong-pupil' } }));
  });

  test('ends it: it is neither corrected nor annulled again', () => {
    given(...annulled)
      .when(annulGrade())
      .thenFails('grade-annulled');
    given(...annulled)
      .when(correctGrade('5'))
      .thenFails('grade-annulled');
  });

  test('leaves room for another grade under an id of its own', () => {
    given(...annulled)
      .when(giveGrades([{ ...aGrade('anna', '5'), gradeId: `${LESSON}.anew` }]))
      .then(gradeGiven('5', { gradeId: `${LESSON}.anew` }));
    given(...annulled)
      .when(giveGrades([aGrade('anna', '5')]))
      .thenFails('grade-id-taken', 'grades.0.gradeId');
  });

  test('is not undone by the command that gave it, sent once more', () => {
    given(...annulled)
      .when(giveGrades([aGrade('anna', '4')]))
      .thenNothing();
  });

  test('is for the deputy head after the edit window', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(annulGrade({ today: DAY_AFTER_WINDOW }))
      .thenFails('outside-edit-window');
  });
});

describe('taking grades over from another page', () => {
  const grades = [{ gradeId: '7a.math.q2.20261102-1.x', date: '2026-11-02', work: oral, value: '5' }];
  const takeOver = (changes: object = {}) =>
    ({ kind: 'TakeOverGrades', pupilId: 'anna', fromPageId: '7a.math.q2', grades, ...changes }) as const;

  test('makes them count here, in place of what was taken over from there before', () => {
    given(...aPageWithALesson)
      .when(takeOver())
      .then(gradesTakenOver(grades));
    given(...aPageWithALesson, gradesTakenOver([]))
      .when(takeOver())
      .then(gradesTakenOver(grades));
    given(...aPageWithALesson, gradesTakenOver(grades))
      .when(takeOver({ grades: [] }))
      .then(gradesTakenOver([]));
  });

  test('again changes nothing', () => {
    given(...aPageWithALesson, gradesTakenOver(grades))
      .when(takeOver())
      .thenNothing();
  });

  test('is for whoever stands or stood on the page', () => {
    given(...aPageWithALesson)
      .when(takeOver({ pupilId: 'vera' }))
      .thenFails('pupil-not-on-page', 'pupilId');
    given(...aPageWithALesson, pupilDelisted('anna', MONDAY))
      .when(takeOver())
      .then(gradesTakenOver(grades));
  });
});
