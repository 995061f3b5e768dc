import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { aDebt, aGrade, giveGrades, markDebts, withdrawDebt } from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  absenceRecorded,
  aPageWithALesson,
  DAY_AFTER_WINDOW,
  DEBT,
  debtMarked,
  debtSettled,
  debtWithdrawn,
  essay,
  gradeAnnulled,
  gradeGiven,
  gradeIdOf,
  LAST_DAY_OF_WINDOW,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  MONDAY,
  NEXT_LESSON,
  PAGE,
  pupilDelisted,
  sealed,
  TUESDAY,
  workKindSet,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);
const OTHER = `${LESSON}.d2`;

describe('marking a debt', () => {
  test('puts a point in place of a grade, for a pupil or a class', () => {
    given(...aPageWithALesson)
      .when(markDebts([aDebt(), aDebt({ debtId: OTHER, pupilId: 'boris' })]))
      .then(debtMarked(), debtMarked({ debtId: OTHER, pupilId: 'boris' }));
  });

  test('may say until when, today at the earliest, and why', () => {
    const comment = sealed('Left the exercise book at home');
    given(...aPageWithALesson)
      .when(markDebts([aDebt({ dueOn: MONDAY, comment })]))
      .then(debtMarked({ dueOn: MONDAY, comment }));
    given(...aPageWithALesson)
      .when(markDebts([aDebt({ dueOn: '2026-11-22' })]))
      .thenFails('debt-due-in-past', 'debts.0.dueOn');
  });

  test('sent again makes nothing, even where it was settled since', () => {
    given(...aPageWithALesson, debtMarked())
      .when(markDebts())
      .thenNothing();
    given(...aPageWithALesson, debtMarked(), gradeGiven('4', { settles: DEBT }), debtSettled())
      .when(markDebts())
      .thenNothing();
  });

  test('happens once for a work, and not where there is a grade for it', () => {
    given(...aPageWithALesson, debtMarked())
      .when(markDebts([aDebt({ debtId: OTHER })]))
      .thenFails('debt-already-marked', 'debts.0.pupilId');
    given(...aPageWithALesson)
      .when(markDebts([aDebt(), aDebt({ debtId: OTHER })]))
      .thenFails('debt-already-marked', 'debts.1.pupilId');
    given(...aPageWithALesson, gradeGiven('4'))
      .when(markDebts())
      .thenFails('grade-already-given', 'debts.0.pupilId');
    given(...aPageWithALesson, gradeGiven('4'))
      .when(markDebts([aDebt({ work: written.code })]))
      .then(debtMarked({ work: written }));
    given(...aPageWithALesson, gradeGiven('4'), gradeAnnulled('4'))
      .when(markDebts())
      .then(debtMarked());
  });

  test('needs a free id of this lesson', () => {
    given(...aPageWithALesson, debtMarked())
      .when(markDebts([aDebt({ pupilId: 'boris' })]))
      .thenFails('debt-id-taken', 'debts.0.debtId');
    given(...aPageWithALesson)
      .when(markDebts([aDebt({ debtId: `${NEXT_LESSON}.d1` })]))
      .thenFails('debt-id-taken', 'debts.0.debtId');
    given(...aPageWithALesson)
      .when(markDebts([aDebt(), aDebt({ pupilId: 'boris' })]))
      .thenFails('debt-id-taken', 'debts.1.debtId');
  });

  test('names every fault at once and writes nothing', () => {
    given(...aPageWithALesson, pupilDelisted('boris', '2026-11-22'))
      .when(markDebts([aDebt(), aDebt({ debtId: OTHER, pupilId: 'boris', work: 'essay' })]))
      .thenFails('unknown-work', 'debts.1.work', 'debts.1.pupilId');
  });

  test('needs a lesson that takes place and whose day has come', () => {
    given(...aPageWithALesson, lessonCancelled())
      .when(markDebts())
      .thenFails('lesson-cancelled');
    given(...aPageWithALesson, lessonPlanned())
      .when(markDebts([aDebt({ debtId: `${NEXT_LESSON}.d1` })], { lessonId: NEXT_LESSON }))
      .thenFails('lesson-in-future', 'lessonId');
  });

  test('belongs into the edit window of the lesson', () => {
    given(...aPageWithALesson)
      .when(markDebts([aDebt()], { today: LAST_DAY_OF_WINDOW }))
      .then(debtMarked());
    given(...aPageWithALesson)
      .when(markDebts([aDebt()], { today: DAY_AFTER_WINDOW }))
      .thenFails('outside-edit-window');
  });
});

describe('settling a debt', () => {
  const inDebt = [...aPageWithALesson, debtMarked()] as const;
  const settling = (more: object = {}) => ({ ...aGrade('anna', '4'), debtId: DEBT, ...more });

  test('is done by a grade, on the day on which it is given unless another is named', () => {
    given(...inDebt)
      .when(giveGrades([settling()], { today: '2027-03-01' }))
      .then(gradeGiven('4', { madeUpOn: '2027-03-01', settles: DEBT }), debtSettled());
    given(...inDebt)
      .when(giveGrades([settling({ madeUpOn: TUESDAY })], { today: '2026-11-25' }))
      .then(gradeGiven('4', { madeUpOn: TUESDAY, settles: DEBT }), debtSettled());
  });

  test('is possible from the day of the lesson on, and by today', () => {
    for (const more of [{}, { madeUpOn: MONDAY }]) {
      given(...inDebt)
        .when(giveGrades([settling(more)]))
        .then(gradeGiven('4', { madeUpOn: MONDAY, settles: DEBT }), debtSettled());
    }
    for (const madeUpOn of ['2026-11-22', '2026-11-25']) {
      given(...inDebt)
        .when(giveGrades([settling({ madeUpOn })], { today: TUESDAY }))
        .thenFails('make-up-outside', 'grades.0.madeUpOn');
    }
  });

  test('is not possible on the day of the lesson for whoever was away from it', () => {
    for (const more of [{}, { madeUpOn: MONDAY }]) {
      given(...inDebt, absenceRecorded('anna'))
        .when(giveGrades([settling(more)]))
        .thenFails('make-up-outside', 'grades.0.madeUpOn');
    }
    given(...inDebt, absenceRecorded('anna'))
      .when(giveGrades([settling()], { today: TUESDAY }))
      .then(gradeGiven('4', { madeUpOn: TUESDAY, settles: DEBT }), debtSettled());
  });

  test('comes before any other grade for the work', () => {
    given(...inDebt)
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('debt-open', 'grades.0.debtId');
    given(...inDebt)
      .when(giveGrades([aGrade('anna', '4', written)]))
      .then(gradeGiven('4', { work: written }));
    given(...inDebt)
      .when(giveGrades([aGrade('boris', '4')]))
      .then(gradeGiven('4', { pupilId: 'boris' }));
  });

  test('needs an open debt of this pupil for this work', () => {
    const settled = [gradeGiven('4', { settles: DEBT, madeUpOn: MONDAY }), debtSettled()] as const;
    given(...inDebt, ...settled, gradeAnnulled('4'))
      .when(giveGrades([settling({ gradeId: `${LESSON}.anew` })]))
      .thenFails('debt-not-open', 'grades.0.debtId');
    given(...inDebt, debtWithdrawn())
      .when(giveGrades([settling()]))
      .thenFails('debt-not-open', 'grades.0.debtId');
    given(...inDebt)
      .when(giveGrades([{ ...aGrade('boris', '4'), debtId: DEBT }]))
      .thenFails('debt-not-open', 'grades.0.debtId');
    given(...inDebt)
      .when(giveGrades([{ ...aGrade('anna', '4', written), debtId: DEBT }]))
      .thenFails('debt-not-open', 'grades.0.debtId');
    given(...aPageWithALesson)
      .when(giveGrades([settling({ debtId: 'constructor' })]))
      .thenFails('debt-not-open', 'grades.0.debtId');
  });

  test('is done once, also where the work has two grades', () => {
    const owesAnEssay = [
      ...aPageWithALesson,
      workKindSet(essay, MONDAY),
      debtMarked({ work: essay }),
    ] as const;
    const one = { ...aGrade('anna', '4', essay), debtId: DEBT };
    const two = { ...aGrade('anna', '5', essay), gradeId: `${LESSON}.two` };
    const { gradeId } = one;
    given(...owesAnEssay)
      .when(giveGrades([one, two]))
      .then(
        gradeGiven('4', { work: essay, madeUpOn: MONDAY, settles: DEBT }),
        debtSettled({ gradeId }),
        gradeGiven('5', { work: essay, gradeId: two.gradeId }),
      );
    given(...owesAnEssay)
      .when(giveGrades([one, { ...two, debtId: DEBT }]))
      .thenFails('debt-not-open', 'grades.1.debtId');
  });

  test('sent again makes nothing', () => {
    given(...inDebt, gradeGiven('4', { settles: DEBT, madeUpOn: MONDAY }), debtSettled())
      .when(giveGrades([settling()]))
      .thenNothing();
  });
});

describe('withdrawing a debt', () => {
  const inDebt = [...aPageWithALesson, debtMarked()] as const;

  test('says why, and leaves room for a grade or another debt', () => {
    given(...inDebt)
      .when(withdrawDebt())
      .then(debtWithdrawn());
    given(...inDebt, debtWithdrawn())
      .when(giveGrades([aGrade('anna', '4')]))
      .then(gradeGiven('4'));
    given(...inDebt, debtWithdrawn())
      .when(markDebts([aDebt({ debtId: OTHER })]))
      .then(debtMarked({ debtId: OTHER }));
  });

  test('happens once, and not to one that was settled', () => {
    given(...inDebt, debtWithdrawn())
      .when(withdrawDebt())
      .thenFails('debt-not-open');
    given(...inDebt, gradeGiven('4', { settles: DEBT }), debtSettled())
      .when(withdrawDebt())
      .thenFails('debt-not-open');
  });

  test('finds only debts that were marked', () => {
    for (const debtId of [OTHER, 'nonsense', `${PAGE}.20261123-9.d1`, gradeIdOf('boris')]) {
      given(...inDebt, gradeGiven('4', { pupilId: 'boris' }))
        .when(withdrawDebt({ debtId }))
        .thenFails('debt-not-found');
    }
  });

  test('belongs into the edit window of the lesson', () => {
    given(...inDebt)
      .when(withdrawDebt({ today: LAST_DAY_OF_WINDOW }))
      .then(debtWithdrawn());
    given(...inDebt)
      .when(withdrawDebt({ today: DAY_AFTER_WINDOW }))
      .thenFails('outside-edit-window');
  });
});
