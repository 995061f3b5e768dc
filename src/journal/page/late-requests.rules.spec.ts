import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { LATE_CORRECTIONS_ALONE } from './late-corrections.rules.js';
import type { ChangeToAsk } from './page.command.js';
import {
  aGrade,
  approveLateCorrection,
  refuseLateCorrection,
  requestLateCorrection,
  withdrawLateCorrection,
} from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import type { PageEvent } from './page.events.js';
import {
  absenceRecorded,
  admin,
  aPageWithALesson,
  classTeacher,
  DAY_AFTER_WINDOW,
  DEBT,
  debtMarked,
  debtSettled,
  deputyHead,
  editWindowExtended,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  LAST_DAY_OF_WINDOW,
  lateCorrectionApproved,
  lateCorrectionRefused,
  lateCorrectionRequested,
  lateCorrectionsAllowed,
  lateCorrectionWithdrawn,
  LESSON,
  lessonCancelled,
  oral,
  pageClosed,
  petrova,
  pupilDelisted,
  RECOUNTED,
  REQUEST,
  stranger,
  substitute,
  substituteAssigned,
  TUESDAY,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

const graded = [...aPageWithALesson, gradeGiven('4')];
const asked = [...graded, lateCorrectionRequested()];
const theGrade = gradeIdOf('anna');
const another = { requestId: `${LESSON}.q2` };
const otherHead = { ...deputyHead, personId: 'another' };
const late = { late: true, asked: { requestId: REQUEST, teacherId: 'petrova' } } as const;
const give = (pupilId: string, value: string, more: object = {}): ChangeToAsk => ({
  ...{ what: 'give', lessonId: LESSON, grade: { ...aGrade(pupilId, value), ...more } },
});
/** What is asked for where there is no grade yet. */
const requestedFor = (pupilId: string, to: string, more: object = {}): PageEvent => {
  const { from: _, ...data } = lateCorrectionRequested({ pupilId, gradeId: gradeIdOf(pupilId), to }).data;
  return { type: 'LateCorrectionRequested', data: { ...data, ...more } };
};

describe('a teacher for whom the edit window is over', () => {
  test('asks for another value of a grade, for none at all, or for a grade that is missing', () => {
    given(...graded)
      .when(requestLateCorrection())
      .then(lateCorrectionRequested());
    const { to: _, ...annulment } = lateCorrectionRequested().data;
    given(...graded)
      .when(requestLateCorrection({ what: 'annul', gradeId: theGrade }))
      .then({ type: 'LateCorrectionRequested', data: annulment });
    given(...graded)
      .when(requestLateCorrection(give('boris', '5')))
      .then(requestedFor('boris', '5'));
  });

  test('asks for a grade that was made up for, or that settles a debt', () => {
    const away = [...aPageWithALesson, absenceRecorded('anna')];
    given(...away)
      .when(requestLateCorrection(give('anna', '5')))
      .thenFails('pupil-absent', 'madeUpOn');
    given(...away)
      .when(requestLateCorrection(give('anna', '5', { madeUpOn: TUESDAY }), { today: '2026-12-24' }))
      .then(requestedFor('anna', '5', { madeUpOn: TUESDAY }));
    given(...aPageWithALesson, debtMarked())
      .when(
        requestLateCorrection(give('anna', '5', { madeUpOn: TUESDAY, debtId: DEBT }), {
          today: '2026-12-24',
        }),
      )
      .then(requestedFor('anna', '5', { madeUpOn: TUESDAY, settles: DEBT }));
  });

  test('asks for nothing while the days for changes last', () => {
    given(...graded)
      .when(requestLateCorrection(undefined, { today: LAST_DAY_OF_WINDOW }))
      .thenFails('edit-window-open');
    given(...graded, editWindowExtended(DAY_AFTER_WINDOW))
      .when(requestLateCorrection())
      .thenFails('edit-window-open');
    given(...aPageWithALesson, debtMarked())
      .when(requestLateCorrection(give('anna', '5', { debtId: DEBT })))
      .thenFails('edit-window-open');
  });

  test('asks in a closed page too for what a deputy head may put right there, and for nothing new', () => {
    given(...graded, pageClosed)
      .when(requestLateCorrection(undefined, { today: LAST_DAY_OF_WINDOW }))
      .then(lateCorrectionRequested());
    given(...graded, pageClosed)
      .when(requestLateCorrection(give('boris', '5')))
      .thenFails('page-closed');
  });

  test('is the one who teaches the page, or gave the lesson as a substitute', () => {
    for (const by of [stranger, classTeacher, deputyHead, admin, substitute]) {
      given(...graded)
        .when(requestLateCorrection(undefined, { by }))
        .thenFails('not-your-page');
    }
    given(...graded, substituteAssigned())
      .when(requestLateCorrection(undefined, { by: substitute }))
      .then(lateCorrectionRequested({ teacherId: 'sidorov' }));
  });

  test('is told at once what a deputy head could not write either', () => {
    const tried = (change: ChangeToAsk, history: readonly PageEvent[] = graded) =>
      given(...history).when(requestLateCorrection(change));
    tried({ what: 'correct', gradeId: theGrade, value: '7' }).thenFails('value-not-on-scale', 'value');
    tried({ what: 'correct', gradeId: theGrade, value: '4' }).thenFails('grade-unchanged', 'value');
    tried({ what: 'correct', gradeId: theGrade, value: '5', from: '3' }).thenFails(
      'changed-meanwhile',
      'from',
    );
    tried({ what: 'annul', gradeId: theGrade, from: '3' }).thenFails('changed-meanwhile', 'from');
    tried({ what: 'annul', gradeId: gradeIdOf('boris') }).thenFails('grade-not-found');
    tried({ what: 'annul', gradeId: theGrade }, [...graded, gradeAnnulled('4')]).thenFails('grade-annulled');
    tried(give('anna', '5')).thenFails('grade-already-given', 'pupilId');
    tried(give('anna', '4')).thenFails('grade-already-given');
    tried(give('nobody', '7')).thenFails('value-not-on-scale', 'value', 'pupilId');
    tried(give('boris', '5', { work: 'quiz' })).thenFails('unknown-work', 'work');
    tried(give('boris', '5'), [...aPageWithALesson, lessonCancelled()]).thenFails('lesson-cancelled');
  });

  test('asks once for the same grade, until it is decided on', () => {
    given(...asked)
      .when(requestLateCorrection({ what: 'annul', gradeId: theGrade }, another))
      .thenFails('late-request-open');
    given(...graded, requestedFor('boris', '5'))
      .when(
        requestLateCorrection(give('boris', '4', { gradeId: `${LESSON}.g9` }), { ...another, by: petrova }),
      )
      .thenFails('late-request-open');
    given(...graded, requestedFor('boris', '5'))
      .when(
        requestLateCorrection(give('boris', '4', { gradeId: `${LESSON}.g9`, work: written.code }), another),
      )
      .then(requestedFor('boris', '4', { ...another, gradeId: `${LESSON}.g9`, work: written }));
    given(...asked, lateCorrectionRefused())
      .when(requestLateCorrection(undefined, another))
      .then(lateCorrectionRequested(another));
    given(...asked, lateCorrectionRefused())
      .when(requestLateCorrection())
      .thenFails('late-request-id-taken');
  });

  test('who asked withdraws it while it is open, and nobody else does', () => {
    given(...asked)
      .when(withdrawLateCorrection())
      .then(lateCorrectionWithdrawn());
    given(...asked, substituteAssigned())
      .when(withdrawLateCorrection({ by: substitute }))
      .thenFails('not-your-request');
    given(...asked, lateCorrectionRefused())
      .when(withdrawLateCorrection())
      .thenFails('late-request-decided');
    given(...graded)
      .when(withdrawLateCorrection({ requestId: 'constructor' }))
      .thenFails('late-request-not-found');
  });
});

describe('a late correction that was asked for', () => {
  test('is written with its approval: marked late, with the reason, and with who asked', () => {
    given(...asked)
      .when(approveLateCorrection())
      .then(gradeCorrected('4', '5', late), lateCorrectionApproved());
    const { to: _, ...annulment } = lateCorrectionRequested().data;
    given(...graded, { type: 'LateCorrectionRequested', data: annulment })
      .when(approveLateCorrection())
      .then(gradeAnnulled('4', late), lateCorrectionApproved());
    const boris = { pupilId: 'boris', gradeId: gradeIdOf('boris') };
    given(...graded, requestedFor('boris', '5'))
      .when(approveLateCorrection())
      .then(gradeGiven('5', { ...boris, ...late, reason: RECOUNTED }), lateCorrectionApproved(boris));
  });

  test('settles the debt that it was asked for', () => {
    given(...aPageWithALesson, debtMarked(), requestedFor('anna', '5', { madeUpOn: TUESDAY, settles: DEBT }))
      .when(approveLateCorrection({ today: '2026-12-24' }))
      .then(
        gradeGiven('5', { madeUpOn: TUESDAY, settles: DEBT, ...late, reason: RECOUNTED }),
        debtSettled(),
        lateCorrectionApproved(),
      );
  });

  test('is decided on by deputy heads, and never by whoever asked', () => {
    for (const by of [petrova, classTeacher, admin]) {
      given(...asked)
        .when(approveLateCorrection({ by }))
        .thenFails('not-for-your-role');
      given(...asked)
        .when(refuseLateCorrection({ by }))
        .thenFails('not-for-your-role');
    }
    const own = [...graded, lateCorrectionRequested({ teacherId: deputyHead.personId })];
    given(...own)
      .when(approveLateCorrection())
      .thenFails('own-request');
    given(...own)
      .when(refuseLateCorrection())
      .thenFails('own-request');
    given(...own)
      .when(approveLateCorrection({ by: otherHead }))
      .then(
        gradeCorrected('4', '5', { ...late, asked: { ...late.asked, teacherId: 'deputy' } }),
        lateCorrectionApproved({ teacherId: 'deputy' }),
      );
  });

  test('is refused with a reason', () => {
    given(...asked)
      .when(refuseLateCorrection())
      .then(lateCorrectionRefused());
  });

  test('is decided on once', () => {
    for (const decision of [lateCorrectionApproved(), lateCorrectionRefused(), lateCorrectionWithdrawn()]) {
      given(...asked, decision)
        .when(approveLateCorrection())
        .thenFails('late-request-decided');
      given(...asked, decision)
        .when(refuseLateCorrection())
        .thenFails('late-request-decided');
    }
    given(...graded)
      .when(approveLateCorrection())
      .thenFails('late-request-not-found');
  });

  test('counts as one that a person makes alone, and waits for more to be allowed beyond the number', () => {
    const many = Array.from({ length: LATE_CORRECTIONS_ALONE }, (_, index) =>
      index % 2 === 0 ? gradeCorrected('4', '5', { late: true }) : gradeCorrected('5', '4', { late: true }),
    );
    given(...asked, ...many)
      .when(approveLateCorrection())
      .thenFails('second-person-required');
    given(...asked, ...many, lateCorrectionsAllowed(LATE_CORRECTIONS_ALONE + 1))
      .when(approveLateCorrection())
      .then(gradeCorrected('4', '5', late), lateCorrectionApproved());
  });

  test('is approved by whoever has proved lately to be it', () => {
    given(...asked)
      .when(approveLateCorrection({ isUnconfirmed: true }))
      .thenFails('step-up-required');
  });

  test('is not written any more where something came in between, and the approval says what', () => {
    given(...asked, gradeCorrected('4', '3'))
      .when(approveLateCorrection())
      .thenFails('changed-meanwhile', 'from');
    given(...asked, gradeAnnulled('4'))
      .when(approveLateCorrection())
      .thenFails('grade-annulled');
    const missing = [...aPageWithALesson, requestedFor('anna', '5')];
    given(...missing, gradeGiven('4', { gradeId: `${LESSON}.other` }))
      .when(approveLateCorrection())
      .thenFails('grade-already-given', 'pupilId');
    given(...missing, gradeGiven('5'))
      .when(approveLateCorrection())
      .thenFails('grade-already-given');
    given(...missing, pupilDelisted('anna', '2026-11-20'))
      .when(approveLateCorrection())
      .thenFails('pupil-not-on-page', 'pupilId');
    given(...missing, pageClosed)
      .when(approveLateCorrection())
      .thenFails('page-closed');
    given(...missing, absenceRecorded('anna'))
      .when(approveLateCorrection())
      .thenFails('pupil-absent', 'madeUpOn');
    given(...missing, debtMarked({ work: oral }))
      .when(approveLateCorrection())
      .thenFails('debt-open', 'debtId');
  });

  test('can still be refused then', () => {
    given(...asked, gradeAnnulled('4'))
      .when(refuseLateCorrection())
      .then(lateCorrectionRefused());
  });
});
