import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import type { Scale } from '../../school/scale.values.js';
import { closePage, correctTermGrade, giveTermGrades, reopenPage } from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  admin,
  aPageWithALesson,
  classTeacher,
  deputyHead,
  essay,
  FIVE_POINT,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradesTakenOver,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  MONDAY,
  NEXT_LESSON,
  oral,
  pageClosed,
  pageOpened,
  pageReopened,
  petrova,
  pupilDelisted,
  pupilListed,
  RECOUNTED,
  stranger,
  substituteAssigned,
  teacherReleased,
  TERM,
  termGradeCorrected,
  termGradeGiven,
  theImport,
  TUESDAY,
  written,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);
const four = giveTermGrades([{ pupilId: 'anna', value: '4' }]);

describe('giving term grades', () => {
  test('gives a whole class its grades, each once', () => {
    given(...aPageWithALesson)
      .when(
        giveTermGrades([
          { pupilId: 'anna', value: '4' },
          { pupilId: 'boris', value: '5' },
        ]),
      )
      .then(termGradeGiven('anna', '4'), termGradeGiven('boris', '5'));
    given(...aPageWithALesson, termGradeGiven('boris', '5'))
      .when(
        giveTermGrades([
          { pupilId: 'anna', value: '4' },
          { pupilId: 'boris', value: '5' },
        ]),
      )
      .then(termGradeGiven('anna', '4'));
  });

  test('never replaces one, whether it was given before or beside it', () => {
    given(...aPageWithALesson, termGradeGiven('anna', '4'))
      .when(giveTermGrades([{ pupilId: 'anna', value: '5' }]))
      .thenFails('term-grade-already-given', 'grades.0.pupilId');
    given(...aPageWithALesson)
      .when(
        giveTermGrades([
          { pupilId: 'anna', value: '4' },
          { pupilId: 'anna', value: '5' },
        ]),
      )
      .thenFails('term-grade-already-given', 'grades.1.pupilId');
  });

  test('is for whoever stands or stood on the page, on its scale', () => {
    given(...aPageWithALesson, pupilDelisted('anna', MONDAY))
      .when(four)
      .then(termGradeGiven('anna', '4'));
    given(...aPageWithALesson)
      .when(giveTermGrades([{ pupilId: 'vera', value: '6' }]))
      .thenFails('pupil-not-on-page', 'grades.0.pupilId', 'grades.0.value');
  });

  test('may say that a pupil is exempt or was not assessed', () => {
    for (const value of ['exempt', 'notAssessed']) {
      given(...aPageWithALesson)
        .when(giveTermGrades([{ pupilId: 'anna', value }]))
        .then(termGradeGiven('anna', value));
    }
  });

  test('is for the teachers at the end of the term', () => {
    given(...aPageWithALesson, teacherReleased('petrova', TERM.to))
      .when(four)
      .then(termGradeGiven('anna', '4'));
    given(...aPageWithALesson, teacherReleased('petrova', '2026-12-26'))
      .when(four)
      .thenFails('not-your-page');
    for (const by of [stranger, classTeacher, admin]) {
      given(...aPageWithALesson)
        .when({ ...four, by })
        .thenFails('not-your-page');
    }
  });
});

describe('what is proposed beside a term grade', () => {
  const test5 = gradeGiven('5', { work: written });

  test('is the average by weight, rounded half up', () => {
    given(...aPageWithALesson, gradeGiven('4'))
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 4, proposed: '4' }));
    given(...aPageWithALesson, gradeGiven('3'), test5)
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 4.5, proposed: '5' }));
    const threeWeighsMore = [
      gradeGiven('3', { work: { ...oral, weight: 1.001 } }),
      gradeGiven('4', { work: { ...written, weight: 0.999 } }),
    ] as const;
    given(...aPageWithALesson, ...threeWeighsMore)
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 3.4995, proposed: '3' }));
  });

  test('is nothing where there is nothing to go by', () => {
    given(...aPageWithALesson, gradeGiven('4', { pupilId: 'boris' }))
      .when(four)
      .then(termGradeGiven('anna', '4'));
    given(...aPageWithALesson, gradeGiven('4', { work: { ...oral, weight: 0 } }))
      .when(four)
      .then(termGradeGiven('anna', '4'));
  });

  test('counts no exempt grade and no annulled one, and a corrected one as it is now', () => {
    given(...aPageWithALesson, gradeGiven('exempt'), test5)
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 5, proposed: '5' }));
    given(...aPageWithALesson, gradeGiven('2'), gradeAnnulled('2'), test5)
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 5, proposed: '5' }));
    given(...aPageWithALesson, gradeGiven('2'), gradeCorrected('2', '3'))
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 3, proposed: '3' }));
  });

  test('counts each grade with the weight that its work had', () => {
    given(
      ...aPageWithALesson,
      gradeGiven('2'),
      gradeGiven('5', { work: { ...oral, weight: 2 }, gradeId: `${LESSON}.b` }),
    )
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 4, proposed: '4' }));
  });

  test('counts what was taken over from other pages, as it was taken over last', () => {
    const there = (value: string) => [
      { gradeId: `7a.math.q2.20261102-1.${value}`, date: '2026-11-02', work: oral, value },
    ];
    given(...aPageWithALesson, gradeGiven('3'), gradesTakenOver(there('5')))
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 4, proposed: '4' }));
    given(
      ...aPageWithALesson,
      gradesTakenOver(there('2')),
      gradesTakenOver(there('5')),
      gradesTakenOver(there('4'), { fromPageId: '7c.math.q2' }),
    )
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 4.5, proposed: '5' }));
    given(...aPageWithALesson, gradesTakenOver(there('5'), { pupilId: 'boris' }))
      .when(four)
      .then(termGradeGiven('anna', '4'));
  });

  test('follows the school’s thresholds, such as 3.60 for a four', () => {
    const rounding = { kind: 'thresholds', least: { '4': 3.6, '5': 4.6 } } as const;
    const page = [pageOpened({ rounding }), ...aPageWithALesson.slice(1)] as const;
    const with4ThatWeighs = (weight: number) => gradeGiven('4', { work: { ...essay, weight } });
    given(...page, gradeGiven('3'), with4ThatWeighs(1.5))
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 3.6, proposed: '4' }));
    given(...page, gradeGiven('3'), with4ThatWeighs(1.49))
      .when(four)
      .then(termGradeGiven('anna', '4', { average: 3.598394, proposed: '3' }));
  });

  test('has a name where the scale has names', () => {
    const scale: Scale = { ...FIVE_POINT, min: 1, max: 5, names: { A: 5, B: 4, C: 3, D: 2, F: 1 } };
    given(
      pageOpened({ scale }),
      ...aPageWithALesson.slice(1),
      gradeGiven('C'),
      gradeGiven('A', { work: written }),
    )
      .when(giveTermGrades([{ pupilId: 'anna', value: 'B' }]))
      .then(termGradeGiven('anna', 'B', { average: 4.5, proposed: 'A' }));
  });
});

describe('correcting a term grade', () => {
  const graded = [...aPageWithALesson, termGradeGiven('anna', '4')] as const;

  test('keeps what it was, why, and what is proposed by now', () => {
    given(...graded)
      .when(correctTermGrade('5'))
      .then(termGradeCorrected('4', '5'));
    given(...graded, gradeGiven('3'), termGradeCorrected('4', '5'))
      .when(correctTermGrade('notAssessed', { reason: RECOUNTED }))
      .then(termGradeCorrected('5', 'notAssessed', { average: 3, proposed: '3' }));
  });

  test('overrules nothing that its writer has not seen', () => {
    given(...aPageWithALesson, termGradeGiven('anna', '4'), termGradeCorrected('4', '5'))
      .when(correctTermGrade('3', { from: '4' }))
      .thenFails('changed-meanwhile', 'from');
  });

  test('needs a term grade, another value, and one on the scale', () => {
    given(...graded)
      .when(correctTermGrade('5', { pupilId: 'boris' }))
      .thenFails('term-grade-not-found');
    given(...graded)
      .when(correctTermGrade('5', { pupilId: 'constructor' }))
      .thenFails('term-grade-not-found');
    given(...graded)
      .when(correctTermGrade('4'))
      .thenFails('grade-unchanged', 'value');
    given(...graded)
      .when(correctTermGrade('6'))
      .thenFails('value-not-on-scale', 'value');
  });

  test('has its window from the last day of the term', () => {
    given(...graded)
      .when(correctTermGrade('5', { today: '2027-01-10' }))
      .then(termGradeCorrected('4', '5'));
    given(...graded)
      .when(correctTermGrade('5', { today: '2027-01-11' }))
      .thenFails('outside-edit-window');
    given(...graded)
      .when(correctTermGrade('5', { today: '2027-01-11', by: deputyHead }))
      .then(termGradeCorrected('4', '5', { late: true }));
  });
});

describe('closing a page', () => {
  const bothGraded = [termGradeGiven('anna', '4'), termGradeGiven('boris', 'notAssessed')] as const;

  test('needs a term grade for everybody at the term’s end, and names whoever has none', () => {
    given(...aPageWithALesson, ...bothGraded)
      .when(closePage())
      .then(pageClosed);
    given(...aPageWithALesson, bothGraded[1], pupilListed('vera', TERM.to))
      .when(closePage())
      .thenFails('term-grades-missing', 'termGrades.anna', 'termGrades.vera');
  });

  test('needs none for whoever left before, or comes after', () => {
    given(...aPageWithALesson, bothGraded[1], pupilDelisted('anna', '2026-12-26'))
      .when(closePage())
      .then(pageClosed);
    given(...aPageWithALesson, bothGraded[1], pupilDelisted('anna', TERM.to))
      .when(closePage())
      .thenFails('term-grades-missing', 'termGrades.anna');
    given(...aPageWithALesson, ...bothGraded, pupilListed('vera', '2026-12-28'))
      .when(closePage())
      .then(pageClosed);
  });

  test('waits for the lessons to come, unless they are cancelled', () => {
    const graded = [...aPageWithALesson, ...bothGraded, lessonPlanned()] as const;
    given(...graded)
      .when(closePage())
      .thenFails('lessons-ahead');
    given(...graded)
      .when(closePage({ today: TUESDAY }))
      .then(pageClosed);
    const onTuesday = { lessonId: NEXT_LESSON, date: TUESDAY, number: 1 };
    given(...graded, lessonCancelled(onTuesday))
      .when(closePage())
      .then(pageClosed);
    given(...aPageWithALesson, ...bothGraded, substituteAssigned(onTuesday))
      .when(closePage())
      .then(pageClosed);
  });

  test('happens once', () => {
    given(...aPageWithALesson, ...bothGraded, pageClosed)
      .when(closePage())
      .thenNothing();
  });

  test('is for its teacher in the edit window, the deputy head and the import', () => {
    const graded = [...aPageWithALesson, ...bothGraded] as const;
    given(...graded)
      .when(closePage({ by: stranger }))
      .thenFails('not-your-page');
    given(...graded)
      .when(closePage({ today: '2027-01-10' }))
      .then(pageClosed);
    given(...graded)
      .when(closePage({ today: '2027-01-11' }))
      .thenFails('outside-edit-window');
    for (const by of [deputyHead, theImport]) {
      given(...graded)
        .when(closePage({ by, today: '2027-01-11' }))
        .then(pageClosed);
    }
  });
});

describe('reopening a page', () => {
  test('is for the deputy head and the administrator, with a reason', () => {
    for (const by of [deputyHead, admin]) {
      given(...aPageWithALesson, pageClosed)
        .when(reopenPage({ by }))
        .then(pageReopened);
    }
    for (const by of [petrova, theImport]) {
      given(...aPageWithALesson, pageClosed)
        .when(reopenPage({ by }))
        .thenFails('not-for-your-role');
    }
  });

  test('changes nothing where the page is open', () => {
    given(...aPageWithALesson)
      .when(reopenPage())
      .thenNothing();
  });

  test('lets term grades be given again, and the page be closed again', () => {
    const reopened = [...aPageWithALesson, pageClosed, pageReopened] as const;
    given(...reopened)
      .when(four)
      .then(termGradeGiven('anna', '4'));
    given(...reopened, termGradeGiven('anna', '4'), termGradeGiven('boris', '5'))
      .when(closePage())
      .then(pageClosed);
  });
});
