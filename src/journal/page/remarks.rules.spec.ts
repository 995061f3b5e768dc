import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { makeRemark, withdrawRemark } from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  aPageWithALesson,
  classTeacher,
  DAY_AFTER_WINDOW,
  deputyHead,
  gradeGiven,
  gradeIdOf,
  healthWorker,
  LAST_DAY_OF_WINDOW,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  NEXT_LESSON,
  PAGE,
  petrova,
  pupilDelisted,
  remarkMade,
  remarkWithdrawn,
  sealed,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

describe('making a remark', () => {
  test('keeps it sealed, with whom it is for', () => {
    given(...aPageWithALesson)
      .when(makeRemark())
      .then(remarkMade());
    const text = sealed('Talked to others');
    given(...aPageWithALesson)
      .when(makeRemark({ remark: 'reprimand', text, visibleTo: 'guardian' }))
      .then(remarkMade({ kind: 'reprimand', text, visibleTo: 'guardian' }));
  });

  test('may happen several times to a pupil in a lesson, each under an id of its own', () => {
    given(...aPageWithALesson, remarkMade())
      .when(makeRemark({ remarkId: `${LESSON}.r2` }))
      .then(remarkMade({ remarkId: `${LESSON}.r2` }));
    given(...aPageWithALesson, remarkMade())
      .when(makeRemark())
      .thenFails('remark-id-taken', 'remarkId');
    given(...aPageWithALesson, remarkMade(), remarkWithdrawn())
      .when(makeRemark())
      .thenFails('remark-id-taken', 'remarkId');
    given(...aPageWithALesson)
      .when(makeRemark({ remarkId: `${NEXT_LESSON}.r1` }))
      .thenFails('remark-id-taken', 'remarkId');
  });

  test('is for the pupils of the day, in a lesson that takes place and has begun', () => {
    given(...aPageWithALesson, pupilDelisted('anna', '2026-11-22'))
      .when(makeRemark())
      .thenFails('pupil-not-on-page', 'pupilId');
    given(...aPageWithALesson)
      .when(makeRemark({ lessonId: NEXT_LESSON }))
      .thenFails('lesson-not-found', 'lessonId');
    given(...aPageWithALesson, lessonPlanned())
      .when(makeRemark({ lessonId: NEXT_LESSON, remarkId: `${NEXT_LESSON}.r1` }))
      .thenFails('lesson-in-future', 'lessonId');
    given(...aPageWithALesson, lessonCancelled())
      .when(makeRemark())
      .thenFails('lesson-cancelled');
  });

  test('is for the teacher and the class teacher, in the edit window', () => {
    for (const by of [petrova, classTeacher]) {
      given(...aPageWithALesson)
        .when(makeRemark({ by, today: LAST_DAY_OF_WINDOW }))
        .then(remarkMade());
      given(...aPageWithALesson)
        .when(makeRemark({ by, today: DAY_AFTER_WINDOW }))
        .thenFails('outside-edit-window');
    }
    given(...aPageWithALesson)
      .when(makeRemark({ by: healthWorker }))
      .thenFails('not-your-page');
    given(...aPageWithALesson)
      .when(makeRemark({ by: deputyHead, today: DAY_AFTER_WINDOW }))
      .then(remarkMade({ late: true }));
  });
});

describe('withdrawing a remark', () => {
  test('says whose it was and why, once', () => {
    given(...aPageWithALesson, remarkMade())
      .when(withdrawRemark())
      .then(remarkWithdrawn());
    given(...aPageWithALesson, remarkMade(), remarkWithdrawn())
      .when(withdrawRemark())
      .thenFails('remark-withdrawn');
  });

  test('finds only remarks that were made', () => {
    for (const remarkId of [`${LESSON}.r9`, 'nonsense', `${PAGE}.20261123-9.r1`, gradeIdOf('anna')]) {
      given(...aPageWithALesson, remarkMade(), gradeGiven('4'))
        .when(withdrawRemark({ remarkId }))
        .thenFails('remark-not-found');
    }
  });

  test('belongs into the edit window, unless the deputy head does it', () => {
    given(...aPageWithALesson, remarkMade())
      .when(withdrawRemark({ today: LAST_DAY_OF_WINDOW, by: classTeacher }))
      .then(remarkWithdrawn());
    given(...aPageWithALesson, remarkMade())
      .when(withdrawRemark({ today: DAY_AFTER_WINDOW, by: classTeacher }))
      .thenFails('outside-edit-window');
    given(...aPageWithALesson, remarkMade())
      .when(withdrawRemark({ today: DAY_AFTER_WINDOW, by: deputyHead }))
      .then(remarkWithdrawn({ late: true }));
  });
});
