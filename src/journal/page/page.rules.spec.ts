import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { addDays } from '../../school/civil-date.values.js';
import {
  changeDays,
  everyWriting,
  extendEditWindow,
  giveGradesOnTuesday,
  aGrade,
  setWorkKinds,
} from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  admin,
  aPageWithALesson,
  classTeacher,
  deputyHead,
  editWindowExtended,
  essay,
  gradeGiven,
  healthWorker,
  LESSON,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  oral,
  pageDaysChanged,
  pageClosed,
  pageOpened,
  petrova,
  pupilDelisted,
  pupilListed,
  teacherAssigned,
  teacherReleased,
  TERM,
  theImport,
  theSystem,
  TUESDAY,
  workKindSet,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

describe('opening a page', () => {
  test('makes it once', () => {
    given().when({ kind: 'OpenPage', page: pageOpened().data }).then(pageOpened());
    given(pageOpened()).when({ kind: 'OpenPage', page: pageOpened().data }).thenNothing();
  });

  test('needs a term that does not end before it begins', () => {
    given()
      .when({ kind: 'OpenPage', page: pageOpened({ from: TERM.to, to: TERM.from }).data })
      .thenFails('term-reversed');
    const ofOneDay = pageOpened({ from: MONDAY, to: MONDAY });
    given().when({ kind: 'OpenPage', page: ofOneDay.data }).then(ofOneDay);
  });

  test('comes before everything else', () => {
    const commands = [
      ...everyWriting(petrova),
      { kind: 'AssignTeachers', teachers: [] },
      { kind: 'ListPupils', pupils: [] },
      { kind: 'DelistPupil', pupilId: 'anna', until: MONDAY },
      { kind: 'TakeOverGrades', pupilId: 'anna', fromPageId: '7a.math.q2', grades: [] },
    ] as const;
    for (const command of commands) given().when(command).thenFails('page-not-found');
  });
});

describe('the people of a page', () => {
  test('are listed and assigned from a day on, and until one where it is known', () => {
    given(pageOpened())
      .when({
        kind: 'ListPupils',
        pupils: [
          { personId: 'anna', from: TERM.from },
          { personId: 'boris', from: TERM.from, until: MONDAY },
        ],
      })
      .then(pupilListed('anna'), pupilListed('boris'), pupilDelisted('boris', MONDAY));
    given(pageOpened())
      .when({ kind: 'AssignTeachers', teachers: [{ personId: 'petrova', from: TERM.from, until: MONDAY }] })
      .then(teacherAssigned(), teacherReleased('petrova', MONDAY));
  });

  test('stay as they are where nothing is new, and whoever is not named stays too', () => {
    given(pageOpened(), pupilListed('anna'), pupilListed('boris'))
      .when({ kind: 'ListPupils', pupils: [{ personId: 'anna', from: TERM.from }] })
      .thenNothing();
    given(pageOpened(), teacherAssigned())
      .when({ kind: 'AssignTeachers', teachers: [{ personId: 'petrova', from: TERM.from }] })
      .thenNothing();
  });

  test('are not there for a time that ends before it begins', () => {
    given(pageOpened())
      .when({ kind: 'ListPupils', pupils: [{ personId: 'anna', from: TUESDAY, until: MONDAY }] })
      .thenFails('membership-reversed');
  });

  test('come and go on a closed page too, since they tell who is in the class now', () => {
    given(...aPageWithALesson, pageClosed)
      .when({ kind: 'ListPupils', pupils: [{ personId: 'vera', from: TUESDAY }] })
      .then(pupilListed('vera', TUESDAY));
  });
});

describe('a pupil who goes away', () => {
  const leaveOn = (until: string) => ({ kind: 'DelistPupil', pupilId: 'anna', until }) as const;

  test('stands on the page no longer after that day', () => {
    given(...aPageWithALesson)
      .when(leaveOn(MONDAY))
      .then(pupilDelisted('anna', MONDAY));
    given(...aPageWithALesson, pupilDelisted('anna', MONDAY))
      .when(giveGradesOnTuesday([aGrade('anna', '4')], { lessonId: LESSON }))
      .then(gradeGiven('4'));
    given(...aPageWithALesson, nextLessonRecorded(), pupilDelisted('anna', MONDAY))
      .when(giveGradesOnTuesday([aGrade('anna', '4', oral, NEXT_LESSON)]))
      .thenFails('pupil-not-on-page', 'grades.0.pupilId');
  });

  test('never comes where that was to be later', () => {
    given(pageOpened(), pupilListed('anna', TUESDAY))
      .when(leaveOn(MONDAY))
      .then(pupilDelisted('anna', MONDAY));
    given(pageOpened(), nextLessonRecorded(), pupilListed('anna', TUESDAY), pupilDelisted('anna', MONDAY))
      .when(giveGradesOnTuesday([aGrade('anna', '4', oral, NEXT_LESSON)], { by: deputyHead }))
      .thenFails('pupil-not-on-page', 'grades.0.pupilId');
  });

  test('is not sent away twice, nor kept longer than was known', () => {
    given(...aPageWithALesson, pupilDelisted('anna', MONDAY))
      .when(leaveOn(MONDAY))
      .thenNothing();
    given(...aPageWithALesson, pupilDelisted('anna', MONDAY))
      .when(leaveOn(TUESDAY))
      .thenNothing();
    given(pageOpened()).when(leaveOn(MONDAY)).thenNothing();
  });
});

describe('a kind of work', () => {
  const heavier = { ...oral, weight: 2 };

  test('is changed from tomorrow on at the earliest', () => {
    given(...aPageWithALesson)
      .when(setWorkKinds([heavier], { from: TUESDAY }))
      .then(workKindSet(heavier, TUESDAY));
    given(...aPageWithALesson)
      .when(setWorkKinds([heavier], { from: MONDAY }))
      .thenFails('work-kind-backdated', 'from');
  });

  test('is never changed for days before its latest change', () => {
    const heaviest = { ...oral, weight: 5 };
    given(...aPageWithALesson, workKindSet(heavier, '2026-12-01'))
      .when(setWorkKinds([heaviest], { from: '2026-11-30' }))
      .thenFails('work-kind-backdated', 'from');
    given(...aPageWithALesson, workKindSet(heavier, '2026-12-01'))
      .when(setWorkKinds([heaviest], { from: '2026-12-01' }))
      .then(workKindSet(heaviest, '2026-12-01'));
  });

  test('that the page has never had may count from any day on', () => {
    given(...aPageWithALesson)
      .when(setWorkKinds([essay], { from: TERM.from }))
      .then(workKindSet(essay, TERM.from));
  });

  test('stays as it is where nothing about it changes', () => {
    const { code, title, abbreviation, weight } = oral;
    given(...aPageWithALesson)
      .when(setWorkKinds([{ weight, abbreviation, title, code }, written], { from: MONDAY }))
      .thenNothing();
    given(...aPageWithALesson)
      .when(setWorkKinds([oral, essay]))
      .then(workKindSet(essay, TUESDAY));
  });

  test('is set once in a command', () => {
    given(...aPageWithALesson)
      .when(setWorkKinds([heavier, written, { ...oral, weight: 3 }]))
      .thenFails('work-kind-named-twice', 'works.2.code');
  });

  test('counts in a lesson as it was on the day of the lesson', () => {
    const changed = [...aPageWithALesson, nextLessonRecorded(), workKindSet(heavier, TUESDAY)] as const;
    given(...changed)
      .when(giveGradesOnTuesday([aGrade('anna', '4')], { lessonId: LESSON }))
      .then(gradeGiven('4', { work: oral }));
    given(...changed)
      .when(giveGradesOnTuesday([aGrade('anna', '4', oral, NEXT_LESSON)]))
      .then(gradeGiven('4', { work: heavier, lessonId: NEXT_LESSON, date: TUESDAY }));
  });

  test('is for the school to set, not for its teachers', () => {
    for (const by of [deputyHead, admin, theImport, theSystem]) {
      given(...aPageWithALesson)
        .when(setWorkKinds([essay], { by }))
        .then(workKindSet(essay, TUESDAY));
    }
    for (const by of [petrova, classTeacher, healthWorker]) {
      given(...aPageWithALesson)
        .when(setWorkKinds([essay], { by }))
        .thenFails('not-for-your-role');
    }
  });

  test('is not set in a closed page', () => {
    given(...aPageWithALesson, pageClosed)
      .when(setWorkKinds([essay]))
      .thenFails('page-closed');
  });
});

describe('the days of a page', () => {
  test('are those of its term, also where that gets others', () => {
    given(...aPageWithALesson)
      .when(changeDays('2026-10-30', '2026-12-30'))
      .then(pageDaysChanged('2026-10-30', '2026-12-30'));
    given(...aPageWithALesson)
      .when(changeDays(TERM.from, TERM.to))
      .thenNothing();
    given(...aPageWithALesson, pageDaysChanged('2026-10-30', '2026-12-30'))
      .when(setWorkKinds([oral], { from: '2026-10-30' }))
      .thenNothing();
  });

  test('go no further than the lessons that were held', () => {
    given(...aPageWithALesson)
      .when(changeDays(MONDAY, MONDAY))
      .then(pageDaysChanged(MONDAY, MONDAY));
    given(...aPageWithALesson)
      .when(changeDays(TUESDAY, TERM.to))
      .thenFails('lessons-outside-term', 'from');
    given(...aPageWithALesson)
      .when(changeDays(TERM.from, addDays(MONDAY, -1)))
      .thenFails('lessons-outside-term', 'to');
  });

  test('are for the school to set, not for those who write in the page', () => {
    for (const by of [petrova, classTeacher, healthWorker, deputyHead, admin]) {
      given(...aPageWithALesson)
        .when(changeDays('2026-10-30', '2026-12-30', { by }))
        .thenFails('not-for-your-role');
    }
  });
});

describe('extending the edit window', () => {
  test('lasts until a day, today at the earliest', () => {
    given(...aPageWithALesson)
      .when(extendEditWindow({ until: MONDAY }))
      .then(editWindowExtended(MONDAY));
    given(...aPageWithALesson)
      .when(extendEditWindow({ until: '2026-11-22' }))
      .thenFails('extension-in-past', 'until');
  });

  test('again until the same day changes nothing, until another day it does', () => {
    given(...aPageWithALesson, editWindowExtended('2026-12-20'))
      .when(extendEditWindow({ until: '2026-12-20' }))
      .thenNothing();
    given(...aPageWithALesson, editWindowExtended('2026-12-20'))
      .when(extendEditWindow({ until: TUESDAY, reason: 'Done by now' }))
      .then(editWindowExtended(TUESDAY, 'Done by now'));
  });

  test('is for an administrator only', () => {
    for (const by of [petrova, classTeacher, deputyHead, theImport, theSystem]) {
      given(...aPageWithALesson)
        .when(extendEditWindow({ by }))
        .thenFails('not-for-your-role');
    }
  });

  test('opens no closed page', () => {
    given(...aPageWithALesson, pageClosed)
      .when(extendEditWindow())
      .thenFails('page-closed');
  });
});
