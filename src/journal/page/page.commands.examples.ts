import type { CivilDate } from '../../school/civil-date.values.js';
import type { WorkKind } from '../../school/scale.values.js';
import {
  admin,
  classTeacher,
  DAY_AFTER_WINDOW,
  DEBT,
  deputyHead,
  essay,
  gradeIdOf,
  HOMEWORK,
  LESSON,
  MONDAY,
  NEXT_LESSON,
  oral,
  petrova,
  RECOUNTED,
  REMARK,
  REQUEST,
  sealed,
  TASK,
  theSystem,
  TUESDAY,
  written,
} from './page.examples.js';
import type { ChangeToAsk, CommandOf, GradeToGive, PageCommand, Writer } from './page.command.js';

// What Petrova asks of the page on Monday, unless a spec says otherwise.

type Changes<Kind extends PageCommand['kind']> = Partial<Omit<CommandOf<Kind>, 'kind'>>;
const onMonday = { by: petrova, today: MONDAY } as const;
const mondaysLesson = { date: MONDAY, number: 2 } as const;
const tuesdaysLesson = { date: TUESDAY, number: 1 } as const;

export const recordLesson = (changes: Changes<'RecordLesson'> = {}): CommandOf<'RecordLesson'> => ({
  ...{ kind: 'RecordLesson', ...onMonday, ...mondaysLesson, topic: 'Fractions' },
  ...changes,
});

export const planLesson = (changes: Changes<'PlanLesson'> = {}): CommandOf<'PlanLesson'> => ({
  ...{ kind: 'PlanLesson', ...onMonday, ...tuesdaysLesson, topic: 'Decimals' },
  ...changes,
});

export const cancelLesson = (changes: Changes<'CancelLesson'> = {}): CommandOf<'CancelLesson'> => ({
  ...{ kind: 'CancelLesson', ...onMonday, ...mondaysLesson },
  ...changes,
});

export const reinstateLesson = (changes: Changes<'ReinstateLesson'> = {}): CommandOf<'ReinstateLesson'> => ({
  ...{ kind: 'ReinstateLesson', ...onMonday, lessonId: LESSON },
  ...changes,
});

export const assignSubstitute = (
  changes: Changes<'AssignSubstitute'> = {},
): CommandOf<'AssignSubstitute'> => ({
  ...{ kind: 'AssignSubstitute', ...onMonday, by: deputyHead },
  ...{ ...mondaysLesson, teacherId: 'sidorov' },
  ...changes,
});

export const releaseSubstitute = (
  changes: Changes<'ReleaseSubstitute'> = {},
): CommandOf<'ReleaseSubstitute'> => ({
  ...{ kind: 'ReleaseSubstitute', ...onMonday, by: deputyHead },
  ...{ lessonId: LESSON, teacherId: 'sidorov' },
  ...changes,
});

export const setWorkKinds = (
  works: readonly WorkKind[],
  changes: Changes<'SetWorkKinds'> = {},
): CommandOf<'SetWorkKinds'> => ({
  ...{ kind: 'SetWorkKinds', ...onMonday, by: admin },
  ...{ works, from: TUESDAY },
  ...changes,
});

export const changeDays = (
  from: CivilDate,
  to: CivilDate,
  changes: Changes<'ChangeDays'> = {},
): CommandOf<'ChangeDays'> => ({ kind: 'ChangeDays', ...onMonday, by: theSystem, from, to, ...changes });

export const extendEditWindow = (
  changes: Changes<'ExtendEditWindow'> = {},
): CommandOf<'ExtendEditWindow'> => ({
  ...{ kind: 'ExtendEditWindow', ...onMonday, by: admin },
  ...{ until: '2026-12-20', reason: 'Illness' },
  ...changes,
});

export const allowLateCorrections = (
  changes: Changes<'AllowLateCorrections'> = {},
): CommandOf<'AllowLateCorrections'> => ({
  ...{ kind: 'AllowLateCorrections', ...onMonday, by: admin },
  ...{ personId: 'deputy', more: 5, reason: 'The test was marked anew' },
  ...changes,
});

export const setHomework = (changes: Changes<'SetHomework'> = {}): CommandOf<'SetHomework'> => ({
  ...{ kind: 'SetHomework', ...onMonday, homeworkId: HOMEWORK, lessonId: LESSON, ...TASK },
  ...changes,
});

export const amendHomework = (changes: Changes<'AmendHomework'> = {}): CommandOf<'AmendHomework'> => ({
  ...{ kind: 'AmendHomework', ...onMonday, homeworkId: HOMEWORK, ...TASK },
  ...changes,
});

export const withdrawHomework = (
  changes: Changes<'WithdrawHomework'> = {},
): CommandOf<'WithdrawHomework'> => ({
  ...{ kind: 'WithdrawHomework', ...onMonday, homeworkId: HOMEWORK },
  ...changes,
});

export const aGrade = (
  pupilId: string,
  value: string,
  work: WorkKind = oral,
  lessonId = LESSON,
): GradeToGive => ({ gradeId: gradeIdOf(pupilId, work, lessonId), pupilId, work: work.code, value });

export const giveGrades = (
  grades: readonly GradeToGive[],
  changes: Changes<'GiveGrades'> = {},
): CommandOf<'GiveGrades'> => ({ kind: 'GiveGrades', ...onMonday, lessonId: LESSON, grades, ...changes });

export const giveGradesOnTuesday = (
  grades: readonly GradeToGive[],
  changes: Changes<'GiveGrades'> = {},
): CommandOf<'GiveGrades'> => giveGrades(grades, { lessonId: NEXT_LESSON, today: TUESDAY, ...changes });

export const correctGrade = (
  value: string,
  changes: Changes<'CorrectGrade'> = {},
): CommandOf<'CorrectGrade'> => ({
  ...{ kind: 'CorrectGrade', ...onMonday, gradeId: gradeIdOf('anna'), value, reason: RECOUNTED },
  ...changes,
});

export const annulGrade = (changes: Changes<'AnnulGrade'> = {}): CommandOf<'AnnulGrade'> => ({
  ...{ kind: 'AnnulGrade', ...onMonday, gradeId: gradeIdOf('anna'), reason: RECOUNTED },
  ...changes,
});

const afterTheWindow = { today: DAY_AFTER_WINDOW, requestId: REQUEST } as const;

/** When the edit window is over, as all that is asked for. */
export const requestLateCorrection = (
  change: ChangeToAsk = { what: 'correct', gradeId: gradeIdOf('anna'), value: '5' },
  changes: Changes<'RequestLateCorrection'> = {},
): CommandOf<'RequestLateCorrection'> => ({
  ...{ kind: 'RequestLateCorrection', ...afterTheWindow, by: petrova, change, reason: RECOUNTED },
  ...changes,
});

export const approveLateCorrection = (
  changes: Changes<'ApproveLateCorrection'> = {},
): CommandOf<'ApproveLateCorrection'> => ({
  ...{ kind: 'ApproveLateCorrection', ...afterTheWindow, by: deputyHead },
  ...changes,
});

export const refuseLateCorrection = (
  changes: Changes<'RefuseLateCorrection'> = {},
): CommandOf<'RefuseLateCorrection'> => ({
  ...{ kind: 'RefuseLateCorrection', ...afterTheWindow, by: deputyHead, reason: RECOUNTED },
  ...changes,
});

export const withdrawLateCorrection = (
  changes: Changes<'WithdrawLateCorrection'> = {},
): CommandOf<'WithdrawLateCorrection'> => ({
  ...{ kind: 'WithdrawLateCorrection', ...afterTheWindow, by: petrova },
  ...changes,
});

export const aDebt = (
  changes: Partial<CommandOf<'MarkDebts'>['debts'][number]> = {},
): CommandOf<'MarkDebts'>['debts'][number] => ({
  ...{ debtId: DEBT, pupilId: 'anna', work: oral.code },
  ...changes,
});

export const markDebts = (
  debts: CommandOf<'MarkDebts'>['debts'] = [aDebt()],
  changes: Changes<'MarkDebts'> = {},
): CommandOf<'MarkDebts'> => ({ kind: 'MarkDebts', ...onMonday, lessonId: LESSON, debts, ...changes });

export const withdrawDebt = (changes: Changes<'WithdrawDebt'> = {}): CommandOf<'WithdrawDebt'> => ({
  ...{ kind: 'WithdrawDebt', ...onMonday, debtId: DEBT, reason: RECOUNTED },
  ...changes,
});

export const recordAbsences = (
  absences: CommandOf<'RecordAbsences'>['absences'],
  changes: Changes<'RecordAbsences'> = {},
): CommandOf<'RecordAbsences'> => ({
  ...{ kind: 'RecordAbsences', ...onMonday, lessonId: LESSON, absences },
  ...changes,
});

export const setAbsenceReasons = (
  absences: CommandOf<'SetAbsenceReasons'>['absences'],
  changes: Changes<'SetAbsenceReasons'> = {},
): CommandOf<'SetAbsenceReasons'> => ({
  ...{ kind: 'SetAbsenceReasons', ...onMonday, by: classTeacher },
  ...{ lessonId: LESSON, absences },
  ...changes,
});

export const withdrawAbsence = (changes: Changes<'WithdrawAbsence'> = {}): CommandOf<'WithdrawAbsence'> => ({
  ...{ kind: 'WithdrawAbsence', ...onMonday, lessonId: LESSON, pupilId: 'anna', reason: RECOUNTED },
  ...changes,
});

export const makeRemark = (changes: Changes<'MakeRemark'> = {}): CommandOf<'MakeRemark'> => ({
  ...{ kind: 'MakeRemark', ...onMonday, remarkId: REMARK, lessonId: LESSON, pupilId: 'anna' },
  ...{ remark: 'praise', text: sealed('Helped others'), visibleTo: 'guardianAndPupil' },
  ...changes,
});

export const withdrawRemark = (changes: Changes<'WithdrawRemark'> = {}): CommandOf<'WithdrawRemark'> => ({
  ...{ kind: 'WithdrawRemark', ...onMonday, remarkId: REMARK, reason: RECOUNTED },
  ...changes,
});

export const giveTermGrades = (
  grades: CommandOf<'GiveTermGrades'>['grades'],
  changes: Changes<'GiveTermGrades'> = {},
): CommandOf<'GiveTermGrades'> => ({ kind: 'GiveTermGrades', ...onMonday, grades, ...changes });

export const correctTermGrade = (
  value: string,
  changes: Changes<'CorrectTermGrade'> = {},
): CommandOf<'CorrectTermGrade'> => ({
  ...{ kind: 'CorrectTermGrade', ...onMonday, pupilId: 'anna', value, reason: RECOUNTED },
  ...changes,
});

export const closePage = (changes: Changes<'ClosePage'> = {}): CommandOf<'ClosePage'> => ({
  kind: 'ClosePage',
  ...onMonday,
  ...changes,
});

export const reopenPage = (changes: Changes<'ReopenPage'> = {}): CommandOf<'ReopenPage'> => ({
  ...{ kind: 'ReopenPage', ...onMonday, by: deputyHead },
  reason: 'A grade is missing',
  ...changes,
});

/** One of every kind that somebody writes in the page, by whomever and whenever; each has something to be about. */
export const everyWriting = (
  by: Writer,
  today: CivilDate = MONDAY,
): readonly Extract<PageCommand, { by: Writer }>[] => {
  const who = { by, today };
  return [
    setWorkKinds([essay], who),
    extendEditWindow(who),
    allowLateCorrections({ ...who, personId: 'another' }),
    planLesson({ ...who, date: today < TUESDAY ? TUESDAY : today }),
    recordLesson({ ...who, topic: 'Powers' }),
    cancelLesson(who),
    reinstateLesson(who),
    assignSubstitute(who),
    releaseSubstitute(who),
    setHomework({ ...who, homeworkId: `${LESSON}.h2` }),
    amendHomework({ ...who, text: 'No. 13' }),
    withdrawHomework(who),
    giveGrades([aGrade('boris', '5', written)], who),
    correctGrade('3', who),
    annulGrade(who),
    requestLateCorrection(
      { what: 'give', lessonId: LESSON, grade: aGrade('boris', '5') },
      { ...who, requestId: `${LESSON}.q2` },
    ),
    approveLateCorrection(who),
    refuseLateCorrection(who),
    withdrawLateCorrection(who),
    markDebts([aDebt({ debtId: `${LESSON}.d2`, pupilId: 'boris' })], who),
    withdrawDebt(who),
    recordAbsences([{ pupilId: 'boris', code: 'absent' }], who),
    setAbsenceReasons([{ pupilId: 'vera', code: 'ill' }], who),
    withdrawAbsence({ ...who, pupilId: 'vera' }),
    makeRemark({ ...who, remarkId: `${LESSON}.r2` }),
    withdrawRemark(who),
    giveTermGrades([{ pupilId: 'boris', value: '4' }], who),
    correctTermGrade('3', who),
    closePage(who),
    reopenPage(who),
  ];
};
