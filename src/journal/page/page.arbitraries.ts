import fc from 'fast-check';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { ChangeToAsk, PageCommand, Writer } from './page.command.js';
import {
  admin,
  classTeacher,
  deputyHead,
  healthWorker,
  oral,
  pageOpened,
  petrova,
  sealed,
  substitute,
  theImport,
  theSystem,
} from './page.examples.js';
import { idInLesson } from './page-ids.values.js';
import {
  AHEAD,
  awayCode,
  code,
  date,
  debtId,
  EVERYBODY,
  FIRST,
  gradeId,
  gradeKey,
  homeworkId,
  idOf,
  inFirstAs,
  lessonAt,
  lessonId,
  membership,
  mostly,
  pupilId,
  reason,
  remarkId,
  requestId,
  some,
  takenOver,
  task,
  teacherId,
  text,
  THIRD,
  today,
  value,
  work,
  workKind,
} from './page.words.arbitraries.js';

const by = (...usual: readonly Writer[]) =>
  fc.record({ by: mostly(fc.constantFrom(...usual), fc.constantFrom(...EVERYBODY)), today });
const together = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) =>
  fc.tuple(a, b).map(([one, other]) => ({ ...one, ...other }));
const teaching = by(petrova, petrova, substitute, deputyHead, theImport);
const correcting = by(petrova, deputyHead);
const caring = by(classTeacher, healthWorker, deputyHead);
const leading = by(deputyHead, admin, theSystem);

/** When the days for changes to the first two lessons are over. */
const LATE: CivilDate = '2026-11-24';
const asking = fc.record({
  by: mostly(fc.constant(petrova), fc.constantFrom(...EVERYBODY)),
  today: mostly(fc.constant(LATE), today),
});
const deciding = fc.record({
  by: mostly(fc.constant(deputyHead), fc.constantFrom(...EVERYBODY)),
  today: fc.constant(LATE),
});

const changeToAsk: fc.Arbitrary<ChangeToAsk> = fc.oneof(
  fc.record({ what: fc.constant('correct'), gradeId, value }),
  fc.record({ what: fc.constant('annul'), gradeId }),
  fc.record({ lesson: lessonId, key: gradeKey, pupilId, work, value }).map(({ lesson, key, ...grade }) => ({
    ...({ what: 'give', lessonId: lesson } as const),
    grade: { ...grade, gradeId: idInLesson(lesson, key) },
  })),
);

const kind = <Kind extends PageCommand['kind']>(name: Kind) => fc.constant({ kind: name });

const grades = lessonId.chain((lesson) =>
  fc.record({
    lessonId: fc.constant(lesson),
    grades: some(
      fc
        .record({
          key: gradeKey,
          pupilId,
          work,
          value,
          madeUpOn: mostly(fc.constantFrom('2026-11-05', '2026-11-06'), date),
          debtId: fc.constantFrom('d1', 'd2').map((key) => idInLesson(lesson, key)),
          comment: fc.constant(sealed('Well done')),
        })
        .chain(({ madeUpOn, debtId: debt, comment, ...grade }) =>
          // Most grades are for who was there and owes nothing.
          fc.constantFrom(
            ...[grade, grade, { ...grade, comment }],
            ...[
              { ...grade, madeUpOn },
              { ...grade, debtId: debt },
            ],
          ),
        )
        .map(({ key, ...grade }) => ({ ...grade, gradeId: idInLesson(lesson, key) })),
    ),
  }),
);

/** Vera was away from the first lesson. */
const makeUp = fc
  .tuple(gradeKey, value, fc.constantFrom('2026-11-04', '2026-11-05'))
  .map(([key, of, day]) => ({
    lessonId: idOf(FIRST),
    grades: [{ gradeId: inFirstAs(key), pupilId: 'vera', work: oral.code, value: of, madeUpOn: day }],
  }));

/** How often each kind is sent, and what it says. */
const commands: { readonly [Kind in PageCommand['kind']]: readonly [number, fc.Arbitrary<PageCommand>] } = {
  OpenPage: [1, together(kind('OpenPage'), fc.constant({ page: pageOpened().data }))],
  AssignTeachers: [
    1,
    together(
      kind('AssignTeachers'),
      fc.record({ teachers: some(membership(fc.constantFrom('petrova', 'ivanov'))) }),
    ),
  ],
  ListPupils: [2, together(kind('ListPupils'), fc.record({ pupils: some(membership(pupilId)) }))],
  DelistPupil: [1, together(kind('DelistPupil'), fc.record({ pupilId, until: date }))],
  SetWorkKinds: [
    2,
    together(
      together(kind('SetWorkKinds'), leading),
      fc.record({ works: some(workKind), from: fc.constantFrom('2026-11-06', '2026-11-11', '2026-11-12') }),
    ),
  ],
  ChangeDays: [
    1,
    together(
      together(kind('ChangeDays'), leading),
      fc.record({
        from: fc.constantFrom('2026-10-30', '2026-11-02', '2026-11-24'),
        to: fc.constantFrom('2026-11-23', '2026-12-20', '2026-12-27'),
      }),
    ),
  ],
  ExtendEditWindow: [
    1,
    together(
      together(kind('ExtendEditWindow'), by(admin)),
      fc.record({ until: fc.constantFrom('2026-11-10', '2026-12-24'), reason: text }),
    ),
  ],
  AllowLateCorrections: [
    1,
    together(
      together(kind('AllowLateCorrections'), leading),
      fc.record({
        personId: fc.constantFrom('deputy', 'another'),
        more: fc.integer({ min: 1, max: 5 }),
        reason: text,
      }),
    ),
  ],
  PlanLesson: [
    3,
    together(
      together(kind('PlanLesson'), teaching),
      fc.tuple(fc.constantFrom(FIRST, THIRD, AHEAD), text).map(([at, topic]) => ({ ...at, topic })),
    ),
  ],
  RecordLesson: [
    3,
    together(
      together(kind('RecordLesson'), teaching),
      fc.tuple(lessonAt, text).map(([at, topic]) => ({ ...at, topic })),
    ),
  ],
  CancelLesson: [3, together(together(kind('CancelLesson'), teaching), lessonAt)],
  ReinstateLesson: [3, together(together(kind('ReinstateLesson'), teaching), fc.record({ lessonId }))],
  AssignSubstitute: [
    2,
    together(
      together(kind('AssignSubstitute'), leading),
      fc.tuple(lessonAt, teacherId).map(([at, teacher]) => ({ ...at, teacherId: teacher })),
    ),
  ],
  ReleaseSubstitute: [
    3,
    together(
      together(kind('ReleaseSubstitute'), leading),
      fc.record({ lessonId, teacherId: fc.constantFrom('sidorov', 'sidorov', 'ivanov') }),
    ),
  ],
  SetHomework: [
    3,
    together(
      together(kind('SetHomework'), teaching),
      fc
        .tuple(lessonId, fc.constantFrom('h1', 'h2'), task)
        .map(([lesson, key, what]) => ({ ...what, lessonId: lesson, homeworkId: idInLesson(lesson, key) })),
    ),
  ],
  AmendHomework: [
    4,
    together(
      together(kind('AmendHomework'), teaching),
      fc.tuple(homeworkId, task).map(([id, what]) => ({ ...what, homeworkId: id })),
    ),
  ],
  WithdrawHomework: [3, together(together(kind('WithdrawHomework'), teaching), fc.record({ homeworkId }))],
  GiveGrades: [
    10,
    together(together(kind('GiveGrades'), teaching), fc.oneof(grades, grades, grades, grades, makeUp)),
  ],
  CorrectGrade: [
    8,
    together(together(kind('CorrectGrade'), correcting), fc.record({ gradeId, value, reason })),
  ],
  AnnulGrade: [3, together(together(kind('AnnulGrade'), correcting), fc.record({ gradeId, reason }))],
  RequestLateCorrection: [
    5,
    together(
      together(kind('RequestLateCorrection'), asking),
      fc.record({ requestId, change: changeToAsk, reason }),
    ),
  ],
  ApproveLateCorrection: [
    4,
    together(together(kind('ApproveLateCorrection'), deciding), fc.record({ requestId })),
  ],
  RefuseLateCorrection: [
    3,
    together(together(kind('RefuseLateCorrection'), deciding), fc.record({ requestId, reason })),
  ],
  WithdrawLateCorrection: [
    3,
    together(together(kind('WithdrawLateCorrection'), asking), fc.record({ requestId })),
  ],
  MarkDebts: [
    4,
    together(
      together(kind('MarkDebts'), teaching),
      lessonId.chain((lesson) =>
        fc.record({
          lessonId: fc.constant(lesson),
          debts: some(
            fc
              .record(
                { key: fc.constantFrom('d1', 'd2'), pupilId, work, dueOn: fc.constant('2026-11-12') },
                { requiredKeys: ['key', 'pupilId', 'work'] },
              )
              .map(({ key, ...debt }) => ({ ...debt, debtId: idInLesson(lesson, key) })),
          ),
        }),
      ),
    ),
  ],
  WithdrawDebt: [3, together(together(kind('WithdrawDebt'), correcting), fc.record({ debtId, reason }))],
  TakeOverGrades: [
    1,
    together(
      kind('TakeOverGrades'),
      fc.record({
        pupilId,
        fromPageId: fc.constantFrom('7a.math.q2', '7c.math.q2'),
        grades: fc.array(takenOver, { maxLength: 2 }),
      }),
    ),
  ],
  RecordAbsences: [
    4,
    together(
      together(kind('RecordAbsences'), by(petrova, classTeacher, theImport)),
      fc.record({
        lessonId,
        absences: some(
          fc
            .tuple(pupilId, code, fc.constantFrom(5, 10))
            .map(([pupil, of, minutes]) =>
              of === 'late' ? { pupilId: pupil, code: of, minutes } : { pupilId: pupil, code: of },
            ),
        ),
      }),
    ),
  ],
  SetAbsenceReasons: [
    5,
    together(
      together(kind('SetAbsenceReasons'), caring),
      fc.record({
        lessonId,
        absences: fc.tuple(fc.record({ pupilId, code: awayCode })),
      }),
    ),
  ],
  WithdrawAbsence: [
    3,
    together(together(kind('WithdrawAbsence'), caring), fc.record({ lessonId, pupilId, reason })),
  ],
  MakeRemark: [
    2,
    together(
      together(kind('MakeRemark'), by(petrova, classTeacher)),
      fc
        .record({
          lessonId,
          key: fc.constantFrom('r1', 'r2'),
          pupilId,
          remark: fc.constantFrom('praise', 'reprimand', 'note'),
          visibleTo: fc.constantFrom('guardian', 'guardianAndPupil'),
        })
        .map(({ key, ...rest }) => ({
          ...rest,
          text: sealed('Helped others'),
          remarkId: idInLesson(rest.lessonId, key),
        })),
    ),
  ],
  WithdrawRemark: [
    3,
    together(together(kind('WithdrawRemark'), by(petrova, classTeacher)), fc.record({ remarkId, reason })),
  ],
  GiveTermGrades: [
    5,
    together(
      together(kind('GiveTermGrades'), correcting),
      fc
        .record({
          pupilIds: fc.subarray(['anna', 'boris', 'vera'], { minLength: 1 }),
          value: mostly(value, fc.constant('notAssessed')),
        })
        .map(({ pupilIds, value: of }) => ({ grades: pupilIds.map((id) => ({ pupilId: id, value: of })) })),
    ),
  ],
  CorrectTermGrade: [
    3,
    together(together(kind('CorrectTermGrade'), correcting), fc.record({ pupilId, value, reason })),
  ],
  ClosePage: [5, together(kind('ClosePage'), by(petrova, deputyHead, theImport))],
  ReopenPage: [4, together(together(kind('ReopenPage'), by(deputyHead, admin)), fc.record({ reason: text }))],
};

export const aCommand: fc.Arbitrary<PageCommand> = fc.oneof(
  ...Object.values(commands).map(([weight, arbitrary]) => ({ weight, arbitrary })),
);

export const KINDS = Object.keys(commands) as readonly PageCommand['kind'][];

export const someCommands = fc.array(aCommand, { minLength: 5, maxLength: 50, size: 'max' });
