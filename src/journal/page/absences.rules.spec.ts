import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { recordAbsences, setAbsenceReasons, withdrawAbsence } from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  absenceReasonSet,
  absenceRecorded,
  absenceWithdrawn,
  admin,
  aPageWithALesson,
  classTeacher,
  DAY_AFTER_WINDOW,
  deputyHead,
  gradeAnnulled,
  gradeGiven,
  healthWorker,
  LAST_DAY_OF_WINDOW,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  NEXT_LESSON,
  petrova,
  pupilDelisted,
  sealed,
  theImport,
  theSystem,
  TUESDAY,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

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
    given(...aPageWithALesson)
      .when(recordAbsences([{ pupilId: 'anna', code: 'late' }]))
      .then(absenceRecorded('anna', 'late'));
  });

  test('is not for whoever has a grade of the lesson, unless it was annulled', () => {
    const ill = recordAbsences([{ pupilId: 'anna', code: 'ill' }]);
    given(...aPageWithALesson, gradeGiven('4'))
      .when(ill)
      .thenFails('pupil-has-grade', 'absences.0.pupilId');
    given(...aPageWithALesson, gradeGiven('4', { pupilId: 'boris' }))
      .when(ill)
      .then(absenceRecorded('anna', 'ill'));
    given(...aPageWithALesson, gradeGiven('4'), gradeAnnulled('4'))
      .when(ill)
      .then(absenceRecorded('anna', 'ill'));
    given(...aPageWithALesson, gradeGiven('4', { madeUpOn: TUESDAY, settles: `${LESSON}.d1` }))
      .when(ill)
      .then(absenceRecorded('anna', 'ill'));
  });

  test('lets whoever was late keep a grade, and the import what the books say', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(recordAbsences([{ pupilId: 'anna', code: 'late' }]))
      .then(absenceRecorded('anna', 'late'));
    given(...aPageWithALesson, gradeGiven('4'))
      .when(recordAbsences([{ pupilId: 'anna', code: 'ill' }], { by: theImport }))
      .then(absenceRecorded('anna', 'ill'));
  });

  test('is for the pupils of the day, in a lesson of this page that has begun', () => {
    given(...aPageWithALesson, pupilDelisted('boris', '2026-11-22'))
      .when(
        recordAbsences([
          { pupilId: 'vera', code: 'absent' },
          { pupilId: 'anna', code: 'absent' },
          { pupilId: 'boris', code: 'absent' },
        ]),
      )
      .thenFails('pupil-not-on-page', 'absences.0.pupilId', 'absences.2.pupilId');
    const onTuesday = recordAbsences([{ pupilId: 'anna', code: 'absent' }], { lessonId: NEXT_LESSON });
    given(...aPageWithALesson)
      .when(onTuesday)
      .thenFails('lesson-not-found', 'lessonId');
    given(...aPageWithALesson, lessonPlanned())
      .when(onTuesday)
      .thenFails('lesson-in-future', 'lessonId');
    given(...aPageWithALesson, lessonCancelled())
      .when(recordAbsences([{ pupilId: 'anna', code: 'absent' }]))
      .thenFails('lesson-cancelled');
  });

  test('is for the class teacher and the health worker too, in the edit window', () => {
    for (const by of [classTeacher, healthWorker]) {
      given(...aPageWithALesson)
        .when(recordAbsences([{ pupilId: 'anna', code: 'ill' }], { by, today: LAST_DAY_OF_WINDOW }))
        .then(absenceRecorded('anna', 'ill'));
      given(...aPageWithALesson)
        .when(recordAbsences([{ pupilId: 'anna', code: 'ill' }], { by, today: DAY_AFTER_WINDOW }))
        .thenFails('outside-edit-window');
    }
  });
});

describe('the reason of an absence', () => {
  const away = [...aPageWithALesson, absenceRecorded('anna')] as const;

  test('is set beside the record, with a note where there is one, and may turn out otherwise', () => {
    const note = sealed('Certificate of 25 November');
    given(...away)
      .when(setAbsenceReasons([{ pupilId: 'anna', code: 'ill', note }]))
      .then(absenceReasonSet('absent', 'ill', { note }));
    given(...away, absenceReasonSet('absent', 'ill'))
      .when(setAbsenceReasons([{ pupilId: 'anna', code: 'excused' }]))
      .then(absenceReasonSet('ill', 'excused'));
    given(...away, absenceReasonSet('absent', 'ill'))
      .when(setAbsenceReasons([{ pupilId: 'anna', code: 'absent' }]))
      .then(absenceReasonSet('ill', 'absent'));
  });

  test('leaves the teacher’s record: the same one sent again is there already', () => {
    given(...away, absenceReasonSet('absent', 'ill'))
      .when(recordAbsences([{ pupilId: 'anna', code: 'absent' }]))
      .thenNothing();
  });

  test('that it has already changes nothing', () => {
    given(...away, absenceReasonSet('absent', 'ill'))
      .when(setAbsenceReasons([{ pupilId: 'anna', code: 'ill' }]))
      .thenNothing();
  });

  test('is known of an absence alone, and is no lateness', () => {
    given(...away, absenceRecorded('boris', 'late'))
      .when(
        setAbsenceReasons([
          { pupilId: 'anna', code: 'late' },
          { pupilId: 'boris', code: 'ill' },
          { pupilId: 'vera', code: 'ill' },
        ]),
      )
      .thenFails('no-reason', 'absences.0.code', 'absences.1.pupilId', 'absences.2.pupilId');
    given(...away, absenceRecorded('boris', 'late'))
      .when(setAbsenceReasons([{ pupilId: 'boris', code: 'ill' }]))
      .thenFails('absence-not-found', 'absences.0.pupilId');
  });

  test('is set once in a command', () => {
    given(...away)
      .when(
        setAbsenceReasons([
          { pupilId: 'anna', code: 'ill' },
          { pupilId: 'anna', code: 'excused' },
        ]),
      )
      .thenFails('pupil-named-twice', 'absences.1.pupilId');
  });

  test('is for those who look after the pupil, whenever they learn of it', () => {
    for (const by of [classTeacher, healthWorker, deputyHead, theImport, theSystem]) {
      given(...away)
        .when(setAbsenceReasons([{ pupilId: 'anna', code: 'ill' }], { by, today: DAY_AFTER_WINDOW }))
        .then(absenceReasonSet('absent', 'ill'));
    }
    for (const by of [petrova, admin]) {
      given(...away)
        .when(setAbsenceReasons([{ pupilId: 'anna', code: 'ill' }], { by }))
        .thenFails('not-for-your-role');
    }
  });

  test('belongs to a lesson of this page', () => {
    given(...away)
      .when(setAbsenceReasons([{ pupilId: 'anna', code: 'ill' }], { lessonId: NEXT_LESSON }))
      .thenFails('lesson-not-found', 'lessonId');
  });
});

describe('withdrawing an absence', () => {
  test('says what had been recorded, and why it is taken back', () => {
    given(...aPageWithALesson, absenceRecorded('anna', 'ill'))
      .when(withdrawAbsence())
      .then(absenceWithdrawn('ill'));
    given(...aPageWithALesson, absenceRecorded('anna', 'late', { minutes: 10 }))
      .when(withdrawAbsence())
      .then(absenceWithdrawn('late', { minutes: 10 }));
    given(...aPageWithALesson, absenceRecorded('anna'), absenceReasonSet('absent', 'ill'))
      .when(withdrawAbsence())
      .then(absenceWithdrawn('absent'));
  });

  test('happens once, and leaves room for another record', () => {
    const withdrawn = [...aPageWithALesson, absenceRecorded('anna'), absenceWithdrawn('absent')] as const;
    given(...withdrawn)
      .when(withdrawAbsence())
      .thenFails('absence-not-found');
    given(...withdrawn)
      .when(recordAbsences([{ pupilId: 'anna', code: 'late', minutes: 5 }]))
      .then(absenceRecorded('anna', 'late', { minutes: 5 }));
  });

  test('forgets the reason with the absence', () => {
    given(
      ...aPageWithALesson,
      absenceRecorded('anna'),
      absenceReasonSet('absent', 'ill'),
      absenceWithdrawn('absent'),
      absenceRecorded('anna', 'excused'),
    )
      .when(setAbsenceReasons([{ pupilId: 'anna', code: 'ill' }]))
      .then(absenceReasonSet('excused', 'ill'));
  });

  test('is for the teacher and those who look after the pupil, in the edit window', () => {
    const away = [...aPageWithALesson, absenceRecorded('anna')] as const;
    for (const by of [petrova, classTeacher, healthWorker]) {
      given(...away)
        .when(withdrawAbsence({ by, today: LAST_DAY_OF_WINDOW }))
        .then(absenceWithdrawn('absent'));
      given(...away)
        .when(withdrawAbsence({ by, today: DAY_AFTER_WINDOW }))
        .thenFails('outside-edit-window');
    }
    given(...away)
      .when(withdrawAbsence({ by: deputyHead, today: DAY_AFTER_WINDOW }))
      .then(absenceWithdrawn('absent', { late: true }));
  });

  test('leaves a grade that was made up for', () => {
    given(...aPageWithALesson, absenceRecorded('anna'), gradeGiven('4', { work: written, madeUpOn: TUESDAY }))
      .when(withdrawAbsence({ today: TUESDAY }))
      .then(absenceWithdrawn('absent'));
  });
});
