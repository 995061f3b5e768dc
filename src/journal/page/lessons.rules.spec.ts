import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import {
  aGrade,
  assignSubstitute,
  cancelLesson,
  giveGrades,
  planLesson,
  recordAbsences,
  recordLesson,
  reinstateLesson,
  releaseSubstitute,
} from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  absenceRecorded,
  absenceWithdrawn,
  admin,
  aPageWithALesson,
  classTeacher,
  debtMarked,
  debtSettled,
  debtWithdrawn,
  deputyHead,
  gradeAnnulled,
  gradeGiven,
  homeworkSet,
  homeworkWithdrawn,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  lessonRecorded,
  lessonReinstated,
  MONDAY,
  NEXT_LESSON,
  PAGE,
  pageClosed,
  pageOpened,
  petrova,
  remarkMade,
  remarkWithdrawn,
  substituteAssigned,
  substituteReleased,
  teacherAssigned,
  teacherReleased,
  TERM,
  theImport,
  theSystem,
  topicChanged,
  TUESDAY,
} from './page.examples.js';
import { lessonIdOf } from './page-ids.values.js';

const { given } = deciderSpec(pageDecider);
const aPage = [pageOpened(), teacherAssigned()] as const;

describe('recording a lesson', () => {
  test('makes it with its topic', () => {
    given(...aPage)
      .when(recordLesson({ teacherId: 'petrova' }))
      .then(lessonRecorded({ teacherId: 'petrova' }));
  });

  test('again changes its topic, and nothing where the topic is the same', () => {
    given(...aPageWithALesson)
      .when(recordLesson({ topic: 'Decimals' }))
      .then(topicChanged('Fractions', 'Decimals'));
    given(...aPageWithALesson, topicChanged('Fractions', 'Decimals'))
      .when(recordLesson({ topic: 'Powers' }))
      .then(topicChanged('Decimals', 'Powers'));
    given(...aPageWithALesson)
      .when(recordLesson())
      .thenNothing();
  });

  test('says that a planned one was held, with the topic that it had', () => {
    const planned = lessonPlanned({ lessonId: LESSON, date: MONDAY, number: 2 });
    given(...aPage, planned)
      .when(recordLesson())
      .then(lessonRecorded());
    given(...aPage, planned)
      .when(recordLesson({ topic: 'Decimals' }))
      .then(lessonRecorded({ topic: 'Decimals' }));
  });

  test('is refused outside the term, on either side', () => {
    for (const date of ['2026-11-01', '2026-12-28']) {
      given(pageOpened())
        .when(recordLesson({ date, today: '2026-12-31', by: deputyHead }))
        .thenFails('outside-term', 'date');
    }
  });

  test('is possible on the first and the last day of the term', () => {
    for (const date of [TERM.from, TERM.to]) {
      given(...aPage)
        .when(recordLesson({ date, today: date }))
        .then(lessonRecorded({ date, lessonId: lessonIdOf(PAGE, date, 2) }));
    }
  });

  test('is refused before its day', () => {
    given(...aPage)
      .when(recordLesson({ date: TUESDAY, today: MONDAY }))
      .thenFails('lesson-in-future', 'date');
  });
});

describe('planning a lesson', () => {
  test('makes it ahead, or on its day', () => {
    given(...aPage)
      .when(planLesson({ teacherId: 'petrova' }))
      .then(lessonPlanned({ teacherId: 'petrova' }));
    given(...aPage)
      .when(planLesson({ today: TUESDAY }))
      .then(lessonPlanned());
  });

  test('is refused after its day, and outside the term', () => {
    given(...aPage)
      .when(planLesson({ today: '2026-11-25' }))
      .thenFails('lesson-in-past', 'date');
    for (const date of ['2026-11-01', '2026-12-28']) {
      given(...aPage)
        .when(planLesson({ date, today: '2026-10-01', by: deputyHead }))
        .thenFails('outside-term', 'date');
    }
  });

  test('overwrites no topic that came since the writer looked', () => {
    given(...aPageWithALesson)
      .when(recordLesson({ topic: 'Powers', from: 'Fractions' }))
      .then(topicChanged('Fractions', 'Powers'));
    given(...aPageWithALesson, topicChanged('Fractions', 'Decimals'))
      .when(recordLesson({ topic: 'Powers', from: 'Fractions' }))
      .thenFails('changed-meanwhile', 'from');
    given(...aPageWithALesson, topicChanged('Fractions', 'Powers'))
      .when(recordLesson({ topic: 'Powers', from: 'Fractions' }))
      .thenNothing();
    given(...aPage, lessonPlanned())
      .when(planLesson({ topic: 'Powers', from: '' }))
      .thenFails('changed-meanwhile', 'from');
  });

  test('again changes its topic, and nothing where the topic is the same', () => {
    given(...aPage, lessonPlanned())
      .when(planLesson({ topic: 'Powers' }))
      .then(topicChanged('Decimals', 'Powers', { lessonId: NEXT_LESSON, date: TUESDAY }));
    given(...aPage, lessonPlanned())
      .when(planLesson())
      .thenNothing();
  });

  test('never makes a plan of a lesson that was held today', () => {
    given(...aPageWithALesson)
      .when(planLesson({ date: MONDAY, number: 2, topic: 'Decimals' }))
      .then(topicChanged('Fractions', 'Decimals'));
  });

  test('lets nothing but homework be written before the day', () => {
    given(...aPageWithALesson, lessonPlanned())
      .when(giveGrades([aGrade('anna', '4')], { lessonId: NEXT_LESSON }))
      .thenFails('lesson-in-future', 'lessonId');
    given(...aPageWithALesson, lessonPlanned())
      .when(recordAbsences([{ pupilId: 'anna', code: 'absent' }], { lessonId: NEXT_LESSON }))
      .thenFails('lesson-in-future', 'lessonId');
    given(...aPageWithALesson, lessonPlanned())
      .when(recordAbsences([{ pupilId: 'anna', code: 'absent' }], { lessonId: NEXT_LESSON, today: TUESDAY }))
      .then(absenceRecorded('anna', 'absent', { lessonId: NEXT_LESSON, date: TUESDAY }));
  });
});

describe('cancelling a lesson', () => {
  test('is possible whether it was recorded, planned or never heard of', () => {
    given(...aPageWithALesson)
      .when(cancelLesson({ reason: 'Frost' }))
      .then(lessonCancelled({ reason: 'Frost' }));
    const tuesdays = { lessonId: NEXT_LESSON, date: TUESDAY, number: 1 };
    given(...aPage, lessonPlanned())
      .when(cancelLesson(tuesdays))
      .then(lessonCancelled(tuesdays));
    given(...aPage)
      .when(cancelLesson(tuesdays))
      .then(lessonCancelled(tuesdays));
  });

  test('again changes nothing', () => {
    given(...aPageWithALesson, lessonCancelled())
      .when(cancelLesson())
      .thenNothing();
  });

  test('is refused outside the term', () => {
    given(...aPage)
      .when(cancelLesson({ date: '2026-12-28', by: deputyHead }))
      .thenFails('outside-term', 'date');
  });

  test('is refused while anything stands in it', () => {
    for (const entry of [
      gradeGiven('4'),
      debtMarked(),
      absenceRecorded('anna'),
      homeworkSet(),
      remarkMade(),
    ]) {
      given(...aPageWithALesson, entry)
        .when(cancelLesson())
        .thenFails('lesson-has-entries');
    }
  });

  test('is possible once all that stood in it was annulled or withdrawn', () => {
    given(
      ...[...aPageWithALesson, debtMarked(), debtSettled(), gradeGiven('4'), gradeAnnulled('4')],
      ...[debtMarked({ debtId: `${LESSON}.d2` }), debtWithdrawn({ debtId: `${LESSON}.d2` })],
      ...[absenceRecorded('anna'), absenceWithdrawn('absent'), homeworkSet(), homeworkWithdrawn()],
      ...[remarkMade(), remarkWithdrawn()],
    )
      .when(cancelLesson())
      .then(lessonCancelled());
  });

  test('leaves nothing to be written in it but that it takes place after all', () => {
    const cancelled = [...aPageWithALesson, lessonCancelled()] as const;
    given(...cancelled)
      .when(recordLesson())
      .thenFails('lesson-cancelled');
    given(...cancelled)
      .when(planLesson({ date: MONDAY, number: 2 }))
      .thenFails('lesson-cancelled');
    given(...cancelled)
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('lesson-cancelled');
    given(...cancelled)
      .when(assignSubstitute())
      .thenFails('lesson-cancelled');
    given(...cancelled)
      .when(reinstateLesson())
      .then(lessonReinstated());
  });
});

describe('reinstating a lesson', () => {
  test('lets it be written in as before', () => {
    given(...aPageWithALesson, lessonCancelled(), lessonReinstated())
      .when(giveGrades([aGrade('anna', '4')]))
      .then(gradeGiven('4'));
  });

  test('that was never recorded leaves it to be recorded', () => {
    given(...aPageWithALesson.slice(0, 4), lessonCancelled(), lessonReinstated())
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('lesson-not-found', 'lessonId');
    given(...aPageWithALesson.slice(0, 4), lessonCancelled(), lessonReinstated())
      .when(recordLesson())
      .then(lessonRecorded());
  });

  test('changes nothing where it takes place, and finds only lessons of the page', () => {
    given(...aPageWithALesson)
      .when(reinstateLesson())
      .thenNothing();
    given(...aPageWithALesson)
      .when(reinstateLesson({ lessonId: NEXT_LESSON }))
      .thenFails('lesson-not-found');
  });
});

describe('a substitute', () => {
  test('is assigned to one lesson, which need not be on the page yet', () => {
    given(...aPageWithALesson)
      .when(assignSubstitute())
      .then(substituteAssigned());
    given(...aPage)
      .when(assignSubstitute())
      .then(substituteAssigned());
  });

  test('alone makes no lesson of it', () => {
    given(...aPageWithALesson.slice(0, 4), substituteAssigned())
      .when(giveGrades([aGrade('anna', '4')]))
      .thenFails('lesson-not-found', 'lessonId');
  });

  test('is assigned once, beside others', () => {
    given(...aPage, substituteAssigned())
      .when(assignSubstitute())
      .thenNothing();
    given(...aPage, substituteAssigned())
      .when(assignSubstitute({ teacherId: 'ivanov' }))
      .then(substituteAssigned({ teacherId: 'ivanov' }));
  });

  test('is nobody who gives the lesson anyway on that day', () => {
    given(...aPage)
      .when(assignSubstitute({ teacherId: 'petrova' }))
      .thenFails('already-teaches', 'teacherId');
    given(...aPage, teacherReleased('petrova', '2026-11-22'))
      .when(assignSubstitute({ teacherId: 'petrova' }))
      .then(substituteAssigned({ teacherId: 'petrova' }));
  });

  test('stands on a day of the term', () => {
    given(...aPage)
      .when(assignSubstitute({ date: '2026-12-28' }))
      .thenFails('outside-term', 'date');
  });

  test('is released from the lesson, or was not assigned to it', () => {
    given(...aPage, substituteAssigned())
      .when(releaseSubstitute())
      .then(substituteReleased());
    given(...aPage, substituteAssigned({ teacherId: 'ivanov' }))
      .when(releaseSubstitute())
      .thenNothing();
    given(...aPage)
      .when(releaseSubstitute())
      .thenFails('lesson-not-found');
  });

  test('is for the school to assign and release, in an open page', () => {
    for (const by of [deputyHead, admin, theSystem, theImport]) {
      given(...aPage)
        .when(assignSubstitute({ by }))
        .then(substituteAssigned());
    }
    for (const command of [assignSubstitute(), releaseSubstitute()]) {
      for (const by of [petrova, classTeacher]) {
        given(...aPage, substituteAssigned())
          .when({ ...command, by })
          .thenFails('not-for-your-role');
      }
      given(...aPage, substituteAssigned(), pageClosed)
        .when(command)
        .thenFails('page-closed');
    }
  });
});
