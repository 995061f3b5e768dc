import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { amendHomework, setHomework, withdrawHomework } from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  aPageWithALesson,
  deputyHead,
  gradeGiven,
  gradeIdOf,
  HOMEWORK,
  homeworkAmended,
  homeworkSet,
  homeworkWithdrawn,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  MONDAY,
  NEXT_LESSON,
  PAGE,
  pageClosed,
  pageOpened,
  pupilDelisted,
  stranger,
  TASK,
  teacherAssigned,
  teacherReleased,
  TUESDAY,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);
const file = { fileId: 'ab12', name: 'Plan.pdf', mediaType: 'application/pdf', size: 1200 };
/** The last day in which homework due a week later may be written about. */
const NEXT_MONDAY = '2026-11-30';
const LAST_DAY = '2026-12-14';
const DAY_AFTER = '2026-12-15';

describe('setting homework', () => {
  test('is for the whole group, with what more is known of it', () => {
    given(...aPageWithALesson)
      .when(setHomework())
      .then(homeworkSet());
    const more = { minutes: 20, dueLesson: 3, files: [file] };
    given(...aPageWithALesson)
      .when(setHomework(more))
      .then(homeworkSet(more));
  });

  test('is for single pupils where they are named', () => {
    given(...aPageWithALesson)
      .when(setHomework({ pupilIds: ['boris'] }))
      .then(homeworkSet({ pupilIds: ['boris'] }));
    given(...aPageWithALesson)
      .when(setHomework({ pupilIds: [], files: [] }))
      .then(homeworkSet());
  });

  test('names every pupil at fault and writes nothing', () => {
    given(...aPageWithALesson, pupilDelisted('anna', '2026-11-22'))
      .when(setHomework({ pupilIds: ['anna', 'boris', 'boris', 'vera'] }))
      .thenFails('pupil-not-on-page', 'pupilIds.0.pupilId', 'pupilIds.2.pupilId', 'pupilIds.3.pupilId');
    given(...aPageWithALesson)
      .when(setHomework({ pupilIds: ['boris', 'boris'] }))
      .thenFails('pupil-named-twice', 'pupilIds.1.pupilId');
  });

  test('sent again makes nothing, but never drops another text', () => {
    given(...aPageWithALesson, homeworkSet())
      .when(setHomework())
      .thenNothing();
    given(...aPageWithALesson, homeworkSet())
      .when(setHomework({ text: 'No. 13' }))
      .thenFails('homework-already-set', 'homeworkId');
    given(...aPageWithALesson, homeworkSet())
      .when(setHomework({ text: 'No. 13', homeworkId: `${LESSON}.h2` }))
      .then(homeworkSet({ text: 'No. 13', homeworkId: `${LESSON}.h2` }));
  });

  test('needs a lesson on this page that is not cancelled, held or to come', () => {
    given(pageOpened(), teacherAssigned()).when(setHomework()).thenFails('lesson-not-found', 'lessonId');
    given(...aPageWithALesson, lessonCancelled())
      .when(setHomework())
      .thenFails('lesson-cancelled');
    const ahead = { lessonId: NEXT_LESSON, homeworkId: `${NEXT_LESSON}.h1`, dueOn: '2026-11-25' };
    given(...aPageWithALesson, lessonPlanned())
      .when(setHomework({ ...ahead, today: MONDAY }))
      .then(homeworkSet({ ...ahead, date: TUESDAY }));
  });

  test('needs an id that tells the lesson, so that a change of it finds it', () => {
    for (const homeworkId of [`${NEXT_LESSON}.h1`, 'h1']) {
      given(...aPageWithALesson)
        .when(setHomework({ homeworkId }))
        .thenFails('homework-id-elsewhere', 'homeworkId');
    }
  });

  test('is due after the lesson, within a year', () => {
    for (const dueOn of [MONDAY, '2026-11-20']) {
      given(...aPageWithALesson)
        .when(setHomework({ dueOn }))
        .thenFails('homework-due-too-early', 'dueOn');
    }
    given(...aPageWithALesson)
      .when(setHomework({ dueOn: '2027-11-24' }))
      .then(homeworkSet({ dueOn: '2027-11-24' }));
    given(...aPageWithALesson)
      .when(setHomework({ dueOn: '2027-11-25' }))
      .thenFails('homework-due-too-late', 'dueOn');
  });

  test('has its window from the day on which it is due', () => {
    given(...aPageWithALesson)
      .when(setHomework({ dueOn: NEXT_MONDAY, today: LAST_DAY }))
      .then(homeworkSet({ dueOn: NEXT_MONDAY }));
    given(...aPageWithALesson)
      .when(setHomework({ dueOn: NEXT_MONDAY, today: DAY_AFTER }))
      .thenFails('outside-edit-window');
    given(...aPageWithALesson)
      .when(setHomework({ dueOn: NEXT_MONDAY, today: DAY_AFTER, by: deputyHead }))
      .then(homeworkSet({ dueOn: NEXT_MONDAY, late: true }));
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

describe('amending homework', () => {
  test('overwrites nothing that was put differently since the writer looked', () => {
    const { mediaType: _mediaType, size: _size, ...told } = file;
    given(...aPageWithALesson, homeworkSet({ files: [file] }))
      .when(amendHomework({ text: 'No. 13', seen: { ...TASK, files: [told] } }))
      .then(homeworkAmended({ ...TASK, text: 'No. 13' }, { from: { ...TASK, files: [file] } }));
    given(...aPageWithALesson, homeworkSet())
      .when(amendHomework({ text: 'No. 13', seen: { ...TASK, text: 'No. 11' } }))
      .thenFails('changed-meanwhile', 'from');
    given(...aPageWithALesson, homeworkSet({ pupilIds: ['boris'] }))
      .when(amendHomework({ text: 'No. 13', seen: TASK }))
      .thenFails('changed-meanwhile', 'from');
  });

  const another = { text: 'No. 13', dueOn: NEXT_MONDAY, pupilIds: ['anna'] };

  test('keeps what it was', () => {
    given(...aPageWithALesson, homeworkSet())
      .when(amendHomework(another))
      .then(homeworkAmended(another));
    given(...aPageWithALesson, homeworkSet(), homeworkAmended(another))
      .when(amendHomework(TASK))
      .then(homeworkAmended(TASK, { from: another }));
  });

  test('changes nothing where it is as wanted', () => {
    given(...aPageWithALesson, homeworkSet())
      .when(amendHomework({ pupilIds: [] }))
      .thenNothing();
  });

  test('is bound by the rules of setting it', () => {
    given(...aPageWithALesson, homeworkSet())
      .when(amendHomework({ dueOn: MONDAY }))
      .thenFails('homework-due-too-early', 'dueOn');
    given(...aPageWithALesson, homeworkSet())
      .when(amendHomework({ dueOn: '2027-11-25' }))
      .thenFails('homework-due-too-late', 'dueOn');
    given(...aPageWithALesson, homeworkSet())
      .when(amendHomework({ pupilIds: ['vera'] }))
      .thenFails('pupil-not-on-page', 'pupilIds.0.pupilId');
  });

  test('has its window from the day on which it was due', () => {
    const due = homeworkSet({ dueOn: NEXT_MONDAY });
    const to = { text: 'No. 13', dueOn: '2026-12-20' };
    given(...aPageWithALesson, due)
      .when(amendHomework({ ...to, today: LAST_DAY }))
      .then(homeworkAmended(to, { from: { ...TASK, dueOn: NEXT_MONDAY } }));
    given(...aPageWithALesson, due)
      .when(amendHomework({ ...to, today: DAY_AFTER }))
      .thenFails('outside-edit-window');
  });

  test('does not happen in a closed page', () => {
    given(...aPageWithALesson, homeworkSet(), pageClosed)
      .when(amendHomework({ text: 'No. 13', by: deputyHead }))
      .thenFails('page-closed');
  });
});

describe('withdrawing homework', () => {
  test('keeps what it was, and why where that is said', () => {
    given(...aPageWithALesson, homeworkSet())
      .when(withdrawHomework())
      .then(homeworkWithdrawn());
    const another = { text: 'No. 13', dueOn: NEXT_MONDAY };
    given(...aPageWithALesson, homeworkSet(), homeworkAmended(another))
      .when(withdrawHomework({ reason: 'Done in the lesson' }))
      .then(homeworkWithdrawn({ task: another, reason: 'Done in the lesson' }));
  });

  test('ends it: it is neither amended nor withdrawn again, and other homework takes its place', () => {
    const withdrawn = [...aPageWithALesson, homeworkSet(), homeworkWithdrawn()] as const;
    given(...withdrawn)
      .when(withdrawHomework())
      .thenFails('homework-withdrawn');
    given(...withdrawn)
      .when(amendHomework({ text: 'No. 13' }))
      .thenFails('homework-withdrawn');
    given(...withdrawn)
      .when(setHomework({ text: 'No. 13' }))
      .thenFails('homework-already-set', 'homeworkId');
    given(...withdrawn)
      .when(setHomework({ homeworkId: `${LESSON}.h2` }))
      .then(homeworkSet({ homeworkId: `${LESSON}.h2` }));
  });

  test('has its window from the day on which it is due', () => {
    const due = homeworkSet({ dueOn: NEXT_MONDAY });
    given(...aPageWithALesson, due)
      .when(withdrawHomework({ today: LAST_DAY }))
      .then(homeworkWithdrawn({ task: { ...TASK, dueOn: NEXT_MONDAY } }));
    given(...aPageWithALesson, due)
      .when(withdrawHomework({ today: DAY_AFTER }))
      .thenFails('outside-edit-window');
    given(...aPageWithALesson, due)
      .when(withdrawHomework({ today: DAY_AFTER, by: deputyHead }))
      .then(homeworkWithdrawn({ task: { ...TASK, dueOn: NEXT_MONDAY }, late: true }));
  });
});

test('only homework that was set is found', () => {
  for (const homeworkId of [`${LESSON}.h9`, 'nonsense', `${PAGE}.20261123-9.h1`, gradeIdOf('anna')]) {
    given(...aPageWithALesson, homeworkSet(), gradeGiven('4'))
      .when(amendHomework({ homeworkId }))
      .thenFails('homework-not-found');
    given(...aPageWithALesson, homeworkSet(), gradeGiven('4'))
      .when(withdrawHomework({ homeworkId }))
      .thenFails('homework-not-found');
  }
  given(...aPageWithALesson, homeworkSet())
    .when(withdrawHomework({ homeworkId: HOMEWORK }))
    .then(homeworkWithdrawn());
});
