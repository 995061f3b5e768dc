import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { pageDecider } from './page.decider.js';
import {
  aGrade,
  aPageWithALesson,
  correctGrade,
  DAY_AFTER_WINDOW,
  deputyHead,
  giveGrades,
  giveTermGrades,
  gradeCorrected,
  gradeGiven,
  homeworkSet,
  LAST_DAY_OF_WINDOW,
  lessonRecorded,
  MONDAY,
  PAGE,
  pageOpened,
  pupilDelisted,
  pupilListed,
  recordAbsences,
  recordLesson,
  setHomework,
  stranger,
  teacherAssigned,
  teacherReleased,
  TERM,
  theImport,
  topicChanged,
  TUESDAY,
} from './page.examples.js';
import { lessonIdOf } from './page-ids.values.js';

const { given } = deciderSpec(pageDecider);

describe('opening a page', () => {
  test('makes it once', () => {
    given().when({ kind: 'OpenPage', page: pageOpened().data }).then(pageOpened());
    given(pageOpened()).when({ kind: 'OpenPage', page: pageOpened().data }).thenNothing();
  });

  test('needs a term that ends after it begins', () => {
    given()
      .when({ kind: 'OpenPage', page: pageOpened({ from: TERM.to, to: TERM.from }).data })
      .thenFails('term-reversed');
  });

  test('comes before everything else', () => {
    const commands = [
      recordLesson(),
      setHomework(),
      giveGrades([aGrade('anna', '4')]),
      correctGrade('5'),
      recordAbsences([{ pupilId: 'anna', code: 'ill' }]),
      giveTermGrades([{ pupilId: 'anna', value: '4' }]),
      { kind: 'AssignTeachers', teachers: [] },
      { kind: 'ListPupils', pupils: [] },
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
});

describe('recording a lesson', () => {
  test('makes it with its topic', () => {
    given(pageOpened(), teacherAssigned())
      .when(recordLesson({ teacherId: 'petrova' }))
      .then(lessonRecorded({ teacherId: 'petrova' }));
  });

  test('again changes its topic, and nothing where the topic is the same', () => {
    given(...aPageWithALesson)
      .when(recordLesson({ topic: 'Decimals' }))
      .then(topicChanged('Fractions', 'Decimals'));
    given(...aPageWithALesson)
      .when(recordLesson())
      .thenNothing();
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
      given(pageOpened(), teacherAssigned())
        .when(recordLesson({ date, today: date }))
        .then(lessonRecorded({ date, lessonId: lessonIdOf(PAGE, date, 2) }));
    }
  });

  test('is refused before its day', () => {
    given(pageOpened(), teacherAssigned())
      .when(recordLesson({ date: TUESDAY, today: MONDAY }))
      .thenFails('lesson-in-future', 'date');
  });
});

describe('who may write', () => {
  test('is a teacher of the page, on the days on which she is one', () => {
    given(pageOpened(), teacherAssigned())
      .when(recordLesson({ by: stranger }))
      .thenFails('not-your-page');
    given(pageOpened(), teacherAssigned('petrova', TUESDAY)).when(recordLesson()).thenFails('not-your-page');
    given(pageOpened(), teacherAssigned(), teacherReleased('petrova', MONDAY))
      .when(recordLesson({ today: TUESDAY }))
      .then(lessonRecorded());
    given(pageOpened(), teacherAssigned(), teacherReleased('petrova', MONDAY))
      .when(recordLesson({ date: TUESDAY, today: TUESDAY }))
      .thenFails('not-your-page');
  });

  test('is a deputy head, and the import, without being assigned', () => {
    for (const by of [deputyHead, theImport]) {
      given(pageOpened()).when(recordLesson({ by })).then(lessonRecorded());
    }
  });

  test('is asked of everything that is written', () => {
    const by = stranger;
    const commands = [
      recordLesson({ by }),
      setHomework({ by }),
      giveGrades([aGrade('boris', '4')], { by }),
      correctGrade('5', { by }),
      recordAbsences([{ pupilId: 'boris', code: 'ill' }], { by }),
      giveTermGrades([{ pupilId: 'boris', value: '4' }], { by }),
    ];
    for (const command of commands) {
      given(...aPageWithALesson, gradeGiven('4'))
        .when(command)
        .thenFails('not-your-page');
    }
  });
});

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

  test('holds for lessons, grades and absences alike', () => {
    const today = DAY_AFTER_WINDOW;
    const commands = [
      recordLesson({ topic: 'Decimals', today }),
      giveGrades([aGrade('boris', '4')], { today }),
      recordAbsences([{ pupilId: 'boris', code: 'ill' }], { today }),
    ];
    for (const command of commands) {
      given(...aPageWithAGrade)
        .when(command)
        .thenFails('outside-edit-window');
    }
  });

  test('does not bind the deputy head, whose grades are then marked late', () => {
    const late = { by: deputyHead, today: DAY_AFTER_WINDOW };
    given(...aPageWithALesson)
      .when(giveGrades([aGrade('anna', '4')], late))
      .then(gradeGiven('4', { late: true }));
    given(...aPageWithAGrade)
      .when(correctGrade('5', late))
      .then(gradeCorrected('4', '5', { late: true }));
    given(...aPageWithAGrade)
      .when(correctGrade('5', { by: deputyHead, today: LAST_DAY_OF_WINDOW }))
      .then(gradeCorrected('4', '5', { late: false }));
  });

  test('does not bind the import, which carries over what was not late in its day', () => {
    given(...aPageWithALesson)
      .when(giveGrades([aGrade('anna', '4')], { by: theImport, today: '2027-06-01' }))
      .then(gradeGiven('4', { late: false }));
  });
});

describe('setting homework', () => {
  test('is for the whole group, with minutes where they are known', () => {
    given(...aPageWithALesson)
      .when(setHomework())
      .then(homeworkSet());
    given(...aPageWithALesson)
      .when(setHomework({ minutes: 20 }))
      .then(homeworkSet({ minutes: 20 }));
  });

  test('sent again makes nothing, but never drops another text', () => {
    given(...aPageWithALesson, homeworkSet())
      .when(setHomework())
      .thenNothing();
    given(...aPageWithALesson, homeworkSet())
      .when(setHomework({ text: 'No. 13' }))
      .thenFails('homework-already-set', 'homeworkId');
  });

  test('needs a lesson on this page', () => {
    given(pageOpened(), teacherAssigned()).when(setHomework()).thenFails('lesson-not-found', 'lessonId');
  });

  test('is due after the lesson', () => {
    for (const dueOn of [MONDAY, '2026-11-20']) {
      given(...aPageWithALesson)
        .when(setHomework({ dueOn }))
        .thenFails('homework-due-too-early', 'dueOn');
    }
  });

  test('has its window from the day on which it is due', () => {
    given(...aPageWithALesson)
      .when(setHomework({ dueOn: '2026-11-30', today: '2026-12-14' }))
      .then(homeworkSet({ dueOn: '2026-11-30' }));
    given(...aPageWithALesson)
      .when(setHomework({ dueOn: '2026-11-30', today: '2026-12-15' }))
      .thenFails('outside-edit-window');
  });

  test('is for the teacher of the lesson, whoever will teach on the day on which it is due', () => {
    given(...aPageWithALesson, teacherReleased('petrova', MONDAY))
      .when(setHomework())
      .then(homeworkSet());
    given(...aPageWithALesson, teacherAssigned('stranger', TUESDAY))
      .when(setHomework({ by: stranger }))
      .thenFails('not-your-page');
  });
});
