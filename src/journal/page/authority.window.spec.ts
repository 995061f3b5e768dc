import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import {
  aDebt,
  aGrade,
  annulGrade,
  cancelLesson,
  correctGrade,
  correctTermGrade,
  everyWriting,
  giveGrades,
  giveTermGrades,
  makeRemark,
  markDebts,
  recordAbsences,
  recordLesson,
  reinstateLesson,
  setAbsenceReasons,
  setHomework,
  withdrawAbsence,
  withdrawDebt,
  withdrawRemark,
} from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import { allowed } from './page.processes.examples.js';
import {
  absenceReasonSet,
  absenceRecorded,
  absenceWithdrawn,
  aFullPage,
  aPageWithALesson,
  classTeacher,
  DAY_AFTER_WINDOW,
  debtMarked,
  debtWithdrawn,
  deputyHead,
  editWindowExtended,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  healthWorker,
  LAST_DAY_OF_WINDOW,
  lessonCancelled,
  lessonRecorded,
  lessonReinstated,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  pageClosed,
  pageOpened,
  pageReopened,
  petrova,
  remarkWithdrawn,
  termGradeCorrected,
  termGradeGiven,
  theImport,
  theSystem,
  topicChanged,
  TUESDAY,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

describe('the edit window', () => {
  const aPageWithAGrade = [...aPageWithALesson, gradeGiven('4')] as const;

  test('lets the teacher write up to its last day', () => {
    given(...aPageWithAGrade)
      .when(correctGrade('5', { today: LAST_DAY_OF_WINDOW }))
      .then(gradeCorrected('4', '5'));
    given(...aPageWithAGrade)
      .when(correctGrade('5', { today: DAY_AFTER_WINDOW }))
      .thenFails('outside-edit-window');
  });

  test('holds for all that is about the lesson, but not for homework due later, plans and reasons of absences', () => {
    const after = everyWriting(petrova, DAY_AFTER_WINDOW);
    expect(allowed(aFullPage, after)).toEqual([
      'PlanLesson',
      'SetHomework',
      'AmendHomework',
      'WithdrawHomework',
      'RequestLateCorrection',
      'WithdrawLateCorrection',
      'GiveTermGrades',
      'CorrectTermGrade',
    ]);
    given(...aFullPage)
      .when(setAbsenceReasons([{ pupilId: 'vera', code: 'ill' }], { today: DAY_AFTER_WINDOW }))
      .then(absenceReasonSet('absent', 'ill', { pupilId: 'vera' }));
    given(...aFullPage)
      .when(
        recordAbsences([{ pupilId: 'boris', code: 'ill' }], { by: classTeacher, today: DAY_AFTER_WINDOW }),
      )
      .thenFails('outside-edit-window');
  });

  test('is extended by the administrator for the whole page, up to a day', () => {
    const until = '2026-12-20';
    given(...aPageWithAGrade, editWindowExtended(until))
      .when(correctGrade('5', { today: until }))
      .then(gradeCorrected('4', '5', { late: false }));
    given(...aPageWithAGrade, editWindowExtended(until))
      .when(correctGrade('5', { today: '2026-12-21' }))
      .thenFails('outside-edit-window');
    given(...aPageWithAGrade, editWindowExtended(MONDAY))
      .when(correctGrade('5', { today: LAST_DAY_OF_WINDOW }))
      .then(gradeCorrected('4', '5'));
  });

  test('does not bind the deputy head, whose grades are then marked late', () => {
    const late = { by: deputyHead, today: DAY_AFTER_WINDOW };
    given(...aPageWithALesson)
      .when(giveGrades([aGrade('anna', '4')], late))
      .then(gradeGiven('4', { late: true }));
    given(...aPageWithALesson)
      .when(markDebts([aDebt()], late))
      .then(debtMarked({ late: true }));
    given(...aPageWithAGrade)
      .when(correctGrade('5', late))
      .then(gradeCorrected('4', '5', { late: true }));
    given(...aPageWithAGrade)
      .when(annulGrade(late))
      .then(gradeAnnulled('4', { late: true }));
    given(...aPageWithALesson, debtMarked())
      .when(withdrawDebt(late))
      .then(debtWithdrawn({ late: true }));
  });

  test('leaves its mark on everything else that the deputy head writes after it', () => {
    const after = { by: deputyHead, today: DAY_AFTER_WINDOW };
    const late = true;
    given(pageOpened()).when(recordLesson(after)).then(lessonRecorded({ late }));
    given(...aPageWithALesson)
      .when(recordLesson({ topic: 'Decimals', ...after }))
      .then(topicChanged('Fractions', 'Decimals', { late }));
    given(...aPageWithALesson)
      .when(cancelLesson(after))
      .then(lessonCancelled({ late }));
    given(...aPageWithALesson, lessonCancelled())
      .when(reinstateLesson(after))
      .then(lessonReinstated({ late }));
    given(...aPageWithALesson)
      .when(recordAbsences([{ pupilId: 'boris', code: 'ill' }], after))
      .then(absenceRecorded('boris', 'ill', { late }));
  });

  test('makes nothing late on its last day, or while it is extended', () => {
    given(...aPageWithAGrade)
      .when(correctGrade('5', { by: deputyHead, today: LAST_DAY_OF_WINDOW }))
      .then(gradeCorrected('4', '5', { late: false }));
    given(...aPageWithAGrade, editWindowExtended(DAY_AFTER_WINDOW))
      .when(correctGrade('5', { by: deputyHead, today: DAY_AFTER_WINDOW }))
      .then(gradeCorrected('4', '5', { late: false }));
  });

  test('does not bind the import, which carries over what was not late in its day', () => {
    for (const by of [theImport, theSystem]) {
      given(...aPageWithALesson)
        .when(giveGrades([aGrade('anna', '4')], { by, today: '2027-06-01' }))
        .then(gradeGiven('4', { late: false }));
    }
  });

  test('of term grades runs from the last day of the term', () => {
    const grades = [{ pupilId: 'anna', value: '4' }];
    given(...aPageWithALesson)
      .when(giveTermGrades(grades, { today: '2027-01-10' }))
      .then(termGradeGiven('anna', '4'));
    given(...aPageWithALesson)
      .when(giveTermGrades(grades, { today: '2027-01-11' }))
      .thenFails('outside-edit-window');
    given(...aPageWithALesson)
      .when(giveTermGrades(grades, { today: '2027-01-11', by: deputyHead }))
      .then(termGradeGiven('anna', '4', { late: true }));
  });
});

describe('a closed page', () => {
  const closed = [...aFullPage, pageClosed] as const;

  test('is written in by nobody, the import neither', () => {
    for (const by of [petrova, classTeacher, healthWorker, theImport, theSystem]) {
      for (const command of everyWriting(by)) {
        if (['ClosePage', 'ReopenPage', 'WithdrawLateCorrection'].includes(command.kind)) continue;
        expect(allowed(closed, [command])).toEqual([]);
      }
    }
    given(...closed)
      .when(correctGrade('5'))
      .thenFails('page-closed');
  });

  test('is corrected by the deputy head, which is marked late', () => {
    const by = deputyHead;
    const late = true;
    given(...closed)
      .when(correctGrade('5', { by }))
      .then(gradeCorrected('4', '5', { late }));
    given(...closed)
      .when(annulGrade({ by }))
      .then(gradeAnnulled('4', { late }));
    given(...closed)
      .when(withdrawDebt({ by }))
      .then(debtWithdrawn({ late }));
    given(...closed)
      .when(correctTermGrade('5', { by }))
      .then(termGradeCorrected('4', '5', { average: 4, proposed: '4', late }));
    given(...closed)
      .when(setAbsenceReasons([{ pupilId: 'vera', code: 'ill' }], { by }))
      .then(absenceReasonSet('absent', 'ill', { pupilId: 'vera', late }));
    given(...closed)
      .when(withdrawAbsence({ by, pupilId: 'vera' }))
      .then(absenceWithdrawn('absent', { pupilId: 'vera', late }));
    given(...closed)
      .when(withdrawRemark({ by }))
      .then(remarkWithdrawn({ late }));
  });

  test('gets nothing new from the deputy head either', () => {
    const by = deputyHead;
    const commands = [
      giveGrades([aGrade('boris', '5', written)], { by }),
      markDebts([aDebt({ pupilId: 'boris' })], { by }),
      recordAbsences([{ pupilId: 'boris', code: 'ill' }], { by }),
      setHomework({ by, homeworkId: `${NEXT_LESSON}.h2`, lessonId: NEXT_LESSON }),
      makeRemark({ by }),
      giveTermGrades([{ pupilId: 'boris', value: '5' }], { by }),
      recordLesson({ by, number: 3 }),
      cancelLesson({ by, number: 3 }),
    ];
    for (const command of commands) {
      given(...closed, nextLessonRecorded())
        .when({ ...command, today: TUESDAY })
        .thenFails('page-closed');
    }
  });

  test('is written in again once it was reopened', () => {
    given(...closed, pageReopened)
      .when(correctGrade('5'))
      .then(gradeCorrected('4', '5', { late: false }));
  });
});
