import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import type { Writer } from './page.command.js';
import {
  aGrade,
  correctGrade,
  everyWriting,
  giveGrades,
  giveGradesOnTuesday,
  giveTermGrades,
  recordLesson,
} from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import { allowed } from './page.processes.examples.js';
import {
  admin,
  aFullPage,
  aPageWithALesson,
  classTeacher,
  DAY_AFTER_WINDOW,
  deputyHead,
  gradeCorrected,
  gradeGiven,
  healthWorker,
  lessonRecorded,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  oral,
  pageOpened,
  petrova,
  stranger,
  substitute,
  substituteAssigned,
  substituteReleased,
  teacherAssigned,
  teacherReleased,
  TUESDAY,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

const OF_A_TEACHER = [
  'PlanLesson',
  'RecordLesson',
  'ReinstateLesson',
  'SetHomework',
  'AmendHomework',
  'WithdrawHomework',
  'GiveGrades',
  'CorrectGrade',
  'AnnulGrade',
  'WithdrawLateCorrection',
  'MarkDebts',
  'WithdrawDebt',
  'RecordAbsences',
  'WithdrawAbsence',
  'MakeRemark',
  'WithdrawRemark',
  'GiveTermGrades',
  'CorrectTermGrade',
];

describe('who may write', () => {
  const allowedFor = (by: Writer) => allowed(aFullPage, everyWriting(by));

  test('is a teacher of the page, whatever belongs to lessons and the term', () => {
    expect(allowedFor(petrova)).toEqual(OF_A_TEACHER);
  });

  test('is no teacher of another page', () => {
    expect(allowedFor(stranger)).toEqual([]);
  });

  test('is the class teacher about absences and remarks, the health worker about absences alone', () => {
    expect(allowedFor(classTeacher)).toEqual([
      'RecordAbsences',
      'SetAbsenceReasons',
      'WithdrawAbsence',
      'MakeRemark',
      'WithdrawRemark',
    ]);
    expect(allowedFor(healthWorker)).toEqual(['RecordAbsences', 'SetAbsenceReasons', 'WithdrawAbsence']);
  });

  test('is an administrator about the frame of the page, not about what is in it', () => {
    expect(allowedFor(admin)).toEqual([
      'SetWorkKinds',
      'ExtendEditWindow',
      'AllowLateCorrections',
      'AssignSubstitute',
      'ReleaseSubstitute',
      'ReopenPage',
    ]);
  });

  test('is the deputy head about all of it, except that she extends no edit window', () => {
    expect(allowedFor(deputyHead)).toEqual(
      everyWriting(deputyHead)
        .map(({ kind }) => kind)
        .filter((kind) => !['ExtendEditWindow', 'CancelLesson', 'ClosePage'].includes(kind))
        .filter((kind) => !['RequestLateCorrection', 'WithdrawLateCorrection'].includes(kind)),
    );
  });

  test('is a teacher on the days on which she is one', () => {
    given(pageOpened(), teacherAssigned('petrova', TUESDAY)).when(recordLesson()).thenFails('not-your-page');
    given(pageOpened(), teacherAssigned('petrova', MONDAY)).when(recordLesson()).then(lessonRecorded());
    given(pageOpened(), teacherAssigned(), teacherReleased('petrova', MONDAY))
      .when(recordLesson({ today: TUESDAY }))
      .then(lessonRecorded());
    given(pageOpened(), teacherAssigned(), teacherReleased('petrova', MONDAY))
      .when(recordLesson({ date: TUESDAY, today: TUESDAY }))
      .thenFails('not-your-page');
  });

  test('is told so before anything else is said about what was sent', () => {
    given(...aPageWithALesson)
      .when(giveGrades([{ ...aGrade('nobody', '9'), work: 'none' }], { by: stranger }))
      .thenFails('not-your-page');
  });
});

describe('a substitute', () => {
  const replacedOnMonday = [
    ...aPageWithALesson,
    gradeGiven('4'),
    nextLessonRecorded(),
    substituteAssigned(),
  ] as const;
  const by = substitute;

  test('writes in the lesson in which the teacher is replaced', () => {
    given(...replacedOnMonday)
      .when(giveGrades([aGrade('boris', '5')], { by }))
      .then(gradeGiven('5', { pupilId: 'boris' }));
    given(...replacedOnMonday)
      .when(correctGrade('5', { by }))
      .then(gradeCorrected('4', '5'));
    given(pageOpened(), teacherAssigned(), substituteAssigned())
      .when(recordLesson({ by }))
      .then(lessonRecorded());
  });

  test('writes in no other lesson, nor about the term', () => {
    given(...replacedOnMonday)
      .when(giveGradesOnTuesday([aGrade('boris', '5', oral, NEXT_LESSON)], { by }))
      .thenFails('not-your-page');
    given(...replacedOnMonday)
      .when(recordLesson({ by, number: 3 }))
      .thenFails('not-your-page');
    given(...replacedOnMonday)
      .when(giveTermGrades([{ pupilId: 'boris', value: '5' }], { by }))
      .thenFails('not-your-page');
  });

  test('leaves the teacher of the page her lesson', () => {
    given(...replacedOnMonday)
      .when(correctGrade('5'))
      .then(gradeCorrected('4', '5'));
  });

  test('is bound by the edit window', () => {
    given(...replacedOnMonday)
      .when(correctGrade('5', { by, today: DAY_AFTER_WINDOW }))
      .thenFails('outside-edit-window');
  });

  test('who gives the lesson no longer writes in it no longer', () => {
    given(...replacedOnMonday, substituteReleased())
      .when(correctGrade('5', { by }))
      .thenFails('not-your-page');
  });
});

describe('writing on behalf of somebody', () => {
  const onBehalfOf = (id: string): Writer => ({ ...deputyHead, onBehalfOf: id });

  test('is writing in the place of a teacher of the page', () => {
    given(...aPageWithALesson)
      .when(giveGrades([aGrade('anna', '4')], { by: onBehalfOf('petrova') }))
      .then(gradeGiven('4'));
    for (const id of ['stranger', 'constructor']) {
      given(...aPageWithALesson)
        .when(giveGrades([aGrade('anna', '4')], { by: onBehalfOf(id) }))
        .thenFails('not-on-behalf', 'onBehalfOf');
    }
  });

  test('is for whoever is no teacher of it: the deputy head, or a substitute', () => {
    given(...aPageWithALesson, substituteAssigned())
      .when(giveGrades([aGrade('anna', '4')], { by: { ...substitute, onBehalfOf: 'petrova' } }))
      .then(gradeGiven('4'));
    given(...aPageWithALesson, teacherAssigned('ivanov'))
      .when(giveGrades([aGrade('anna', '4')], { by: { ...petrova, onBehalfOf: 'ivanov' } }))
      .thenFails('not-on-behalf', 'onBehalfOf');
  });

  test('gives nobody a right of its own', () => {
    given(...aPageWithALesson)
      .when(giveGrades([aGrade('anna', '4')], { by: { ...stranger, onBehalfOf: 'petrova' } }))
      .thenFails('not-your-page');
  });
});
