import type { Sealed } from '../../people/sealed.values.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { HALF_UP } from '../../school/rounding.values.js';
import type { Scale, WorkKind } from '../../school/scale.values.js';
import type { Writer } from './page.command.js';
import type {
  AbsenceCode,
  AbsenceReasonSet,
  AbsenceRecorded,
  AbsenceWithdrawn,
  DebtMarked,
  DebtSettled,
  DebtWithdrawn,
  EditWindowExtended,
  LateCorrectionApproved,
  LateCorrectionRefused,
  LateCorrectionRequested,
  LateCorrectionWithdrawn,
  LateCorrectionsAllowed,
  GradeAnnulled,
  GradeCorrected,
  GradeGiven,
  GradesTakenOver,
  HomeworkAmended,
  HomeworkSet,
  HomeworkTask,
  HomeworkWithdrawn,
  LessonCancelled,
  LessonPlanned,
  LessonRecorded,
  LessonReinstated,
  PageClosed,
  PageDaysChanged,
  PageOpened,
  PageReopened,
  PupilDelisted,
  PupilListed,
  RemarkMade,
  RemarkWithdrawn,
  SubstituteAssigned,
  SubstituteReleased,
  TakenOverGrade,
  TeacherAssigned,
  TeacherReleased,
  TermGradeCorrected,
  TermGradeGiven,
  TopicChanged,
  WorkKindSet,
} from './page.events.js';
import type { Reason } from './reason.values.js';
import { idInLesson, lessonIdOf, pageIdOf } from './page-ids.values.js';

// Words for specs: the mathematics page of 7B, in which Petrova teaches Anna and Boris.

export const PAGE = pageIdOf('7b', 'math', 'q2');
export const TERM = { from: '2026-11-02', to: '2026-12-27' } as const;
export const MONDAY: CivilDate = '2026-11-23';
export const TUESDAY: CivilDate = '2026-11-24';
export const LESSON = lessonIdOf(PAGE, MONDAY, 2);
export const NEXT_LESSON = lessonIdOf(PAGE, TUESDAY, 1);
export const HOMEWORK = idInLesson(LESSON, 'h1');
export const DEBT = idInLesson(LESSON, 'd1');
export const REMARK = idInLesson(LESSON, 'r1');
export const REQUEST = idInLesson(LESSON, 'q1');
export const FIVE_POINT: Scale = { min: 2, max: 5, levels: { excellent: 5, good: 4, satisfactory: 3 } };
export const EDIT_WINDOW_DAYS = 14;
/** The last day on which a teacher may write about the lesson, and the first on which only others may. */
export const LAST_DAY_OF_WINDOW: CivilDate = '2026-12-07';
export const DAY_AFTER_WINDOW: CivilDate = '2026-12-08';

export const oral: WorkKind = { code: 'oral', title: 'Oral answer', abbreviation: 'O', weight: 1 };
export const written: WorkKind = { code: 'test', title: 'Test', abbreviation: 'T', weight: 3 };
/** Has two grades, as in 4/5: one for what it says, one for how it is written. */
export const essay: WorkKind = { code: 'essay', title: 'Essay', abbreviation: 'E', weight: 2, grades: 2 };

export const petrova: Writer = { personId: 'petrova', role: 'teacher' };
export const stranger: Writer = { personId: 'stranger', role: 'teacher' };
export const deputyHead: Writer = { personId: 'deputy', role: 'deputyHead' };
export const theImport: Writer = { personId: 'importer', role: 'import' };
export const classTeacher: Writer = { personId: 'orlova', role: 'classTeacher' };
export const healthWorker: Writer = { personId: 'nurse', role: 'healthWorker' };
export const admin: Writer = { personId: 'admin', role: 'admin' };
export const theSystem: Writer = { personId: 'system', role: 'system' };
/** Gives lessons in Petrova's place where she is named. */
export const substitute: Writer = { personId: 'sidorov', role: 'teacher' };

/** Stands for a sealed text; what it says can be read here, which the code under test must never do. */
export const sealed = (text: string): Sealed => ({ sealed: text, of: 'anna', in: 'command' });

export const RECOUNTED: Reason = { text: sealed('Recounted') };

export const gradeIdOf = (pupilId: string, work: WorkKind = oral, lessonId = LESSON): string =>
  idInLesson(lessonId, `${pupilId}${work.code}`);

type Data<Event extends { data: object }> = Partial<Event['data']>;
const onMonday = { pageId: PAGE, lessonId: LESSON, date: MONDAY } as const;

export const pageOpened = (data: Data<PageOpened> = {}): PageOpened => ({
  type: 'PageOpened',
  data: {
    pageId: PAGE,
    schoolId: 'school1',
    groupId: '7b',
    subjectId: 'math',
    termId: 'q2',
    ...TERM,
    timeZone: 'Europe/Lisbon',
    scale: FIVE_POINT,
    rounding: HALF_UP,
    works: [oral, written],
    editWindowDays: EDIT_WINDOW_DAYS,
    ...data,
  },
});

export const teacherAssigned = (teacherId = 'petrova', from: CivilDate = TERM.from): TeacherAssigned => ({
  type: 'TeacherAssigned',
  data: { pageId: PAGE, teacherId, from },
});

export const teacherReleased = (teacherId: string, until: CivilDate): TeacherReleased => ({
  type: 'TeacherReleased',
  data: { pageId: PAGE, teacherId, until },
});

export const pupilListed = (pupilId: string, from: CivilDate = TERM.from): PupilListed => ({
  type: 'PupilListed',
  data: { pageId: PAGE, pupilId, from },
});

export const pupilDelisted = (pupilId: string, until: CivilDate): PupilDelisted => ({
  type: 'PupilDelisted',
  data: { pageId: PAGE, pupilId, until },
});

export const workKindSet = (work: WorkKind, from: CivilDate): WorkKindSet => ({
  type: 'WorkKindSet',
  data: { pageId: PAGE, work, from },
});

export const pageDaysChanged = (from: CivilDate, to: CivilDate): PageDaysChanged => ({
  type: 'PageDaysChanged',
  data: { pageId: PAGE, from, to },
});

export const editWindowExtended = (until: CivilDate, reason = 'Illness'): EditWindowExtended => ({
  type: 'EditWindowExtended',
  data: { pageId: PAGE, until, reason },
});

export const lateCorrectionsAllowed = (
  upTo: number,
  personId = deputyHead.personId,
): LateCorrectionsAllowed => ({
  type: 'LateCorrectionsAllowed',
  data: { pageId: PAGE, personId, upTo, reason: 'The test was marked anew' },
});

export const lessonRecorded = (data: Data<LessonRecorded> = {}): LessonRecorded => ({
  type: 'LessonRecorded',
  data: { ...onMonday, number: 2, topic: 'Fractions', ...data },
});

export const nextLessonRecorded = (topic = 'Decimals'): LessonRecorded =>
  lessonRecorded({ lessonId: NEXT_LESSON, date: TUESDAY, number: 1, topic });

export const lessonPlanned = (data: Data<LessonPlanned> = {}): LessonPlanned => ({
  type: 'LessonPlanned',
  data: { pageId: PAGE, lessonId: NEXT_LESSON, date: TUESDAY, number: 1, topic: 'Decimals', ...data },
});

export const lessonCancelled = (data: Data<LessonCancelled> = {}): LessonCancelled => ({
  type: 'LessonCancelled',
  data: { ...onMonday, number: 2, ...data },
});

export const lessonReinstated = (data: Data<LessonReinstated> = {}): LessonReinstated => ({
  type: 'LessonReinstated',
  data: { ...onMonday, ...data },
});

export const substituteAssigned = (data: Data<SubstituteAssigned> = {}): SubstituteAssigned => ({
  type: 'SubstituteAssigned',
  data: { ...onMonday, number: 2, teacherId: 'sidorov', ...data },
});

export const substituteReleased = (data: Data<SubstituteReleased> = {}): SubstituteReleased => ({
  type: 'SubstituteReleased',
  data: { ...onMonday, teacherId: 'sidorov', ...data },
});

export const topicChanged = (from: string, to: string, data: Data<TopicChanged> = {}): TopicChanged => ({
  type: 'TopicChanged',
  data: { ...onMonday, from, to, ...data },
});

export const TASK: HomeworkTask = { text: 'No. 12', dueOn: TUESDAY };

export const homeworkSet = (data: Data<HomeworkSet> = {}): HomeworkSet => ({
  type: 'HomeworkSet',
  data: {
    ...onMonday,
    homeworkId: HOMEWORK,
    ...TASK,
    ...data,
  },
});

export const homeworkAmended = (to: HomeworkTask, data: Data<HomeworkAmended> = {}): HomeworkAmended => ({
  type: 'HomeworkAmended',
  data: { ...onMonday, homeworkId: HOMEWORK, from: TASK, to, ...data },
});

export const homeworkWithdrawn = (data: Data<HomeworkWithdrawn> = {}): HomeworkWithdrawn => ({
  type: 'HomeworkWithdrawn',
  data: { ...onMonday, homeworkId: HOMEWORK, task: TASK, ...data },
});

export const gradeGiven = (value: string, data: Data<GradeGiven> = {}): GradeGiven => {
  const { pupilId = 'anna', work = oral, lessonId = LESSON } = data;
  const gradeId = gradeIdOf(pupilId, work, lessonId);
  return {
    type: 'GradeGiven',
    data: { pageId: PAGE, lessonId, date: MONDAY, gradeId, pupilId, work, value, late: false, ...data },
  };
};

export const gradeCorrected = (from: string, to: string, data: Data<GradeCorrected> = {}): GradeCorrected => {
  const { pupilId = 'anna', work = oral, lessonId = LESSON } = data;
  return {
    type: 'GradeCorrected',
    data: {
      ...onMonday,
      gradeId: gradeIdOf(pupilId, work, lessonId),
      pupilId,
      work,
      from,
      to,
      reason: RECOUNTED,
      late: false,
      ...data,
    },
  };
};

export const gradeAnnulled = (value: string, data: Data<GradeAnnulled> = {}): GradeAnnulled => {
  const { pupilId = 'anna', work = oral, lessonId = LESSON } = data;
  return {
    type: 'GradeAnnulled',
    data: {
      ...onMonday,
      gradeId: gradeIdOf(pupilId, work, lessonId),
      pupilId,
      work,
      value,
      reason: RECOUNTED,
      late: false,
      ...data,
    },
  };
};

/** Of a request of Petrova's about Anna's grade, unless a spec says otherwise. */
const ofRequest = { ...onMonday, requestId: REQUEST, teacherId: 'petrova', pupilId: 'anna' } as const;

/** From 4 to 5, unless a spec says otherwise. */
export const lateCorrectionRequested = (
  data: Data<LateCorrectionRequested> = {},
): LateCorrectionRequested => ({
  type: 'LateCorrectionRequested',
  data: {
    ...{ ...ofRequest, gradeId: gradeIdOf('anna'), work: oral, from: '4', to: '5', reason: RECOUNTED },
    ...data,
  },
});

export const lateCorrectionApproved = (data: Data<LateCorrectionApproved> = {}): LateCorrectionApproved => ({
  type: 'LateCorrectionApproved',
  data: { ...ofRequest, gradeId: gradeIdOf('anna'), ...data },
});

export const lateCorrectionRefused = (data: Data<LateCorrectionRefused> = {}): LateCorrectionRefused => ({
  type: 'LateCorrectionRefused',
  data: { ...ofRequest, gradeId: gradeIdOf('anna'), reason: RECOUNTED, ...data },
});

export const lateCorrectionWithdrawn = (
  data: Data<LateCorrectionWithdrawn> = {},
): LateCorrectionWithdrawn => ({
  type: 'LateCorrectionWithdrawn',
  data: { ...ofRequest, gradeId: gradeIdOf('anna'), ...data },
});

export const debtMarked = (data: Data<DebtMarked> = {}): DebtMarked => ({
  type: 'DebtMarked',
  data: { ...onMonday, debtId: DEBT, pupilId: 'anna', work: oral, late: false, ...data },
});

export const debtSettled = (data: Data<DebtSettled> = {}): DebtSettled => ({
  type: 'DebtSettled',
  data: { ...onMonday, debtId: DEBT, pupilId: 'anna', gradeId: gradeIdOf('anna'), ...data },
});

export const debtWithdrawn = (data: Data<DebtWithdrawn> = {}): DebtWithdrawn => ({
  type: 'DebtWithdrawn',
  data: { ...onMonday, debtId: DEBT, pupilId: 'anna', reason: RECOUNTED, late: false, ...data },
});

export const gradesTakenOver = (
  grades: readonly TakenOverGrade[],
  data: Data<GradesTakenOver> = {},
): GradesTakenOver => ({
  type: 'GradesTakenOver',
  data: { pageId: PAGE, pupilId: 'anna', fromPageId: '7a.math.q2', grades, ...data },
});

export const absenceRecorded = (
  pupilId: string,
  code: AbsenceCode = 'absent',
  data: Data<AbsenceRecorded> = {},
): AbsenceRecorded => ({
  type: 'AbsenceRecorded',
  data: { ...onMonday, pupilId, code, ...data },
});

export const absenceReasonSet = (
  from: AbsenceCode,
  to: AbsenceCode,
  data: Data<AbsenceReasonSet> = {},
): AbsenceReasonSet => ({
  type: 'AbsenceReasonSet',
  data: { ...onMonday, pupilId: 'anna', from, to, ...data },
});

export const absenceWithdrawn = (code: AbsenceCode, data: Data<AbsenceWithdrawn> = {}): AbsenceWithdrawn => ({
  type: 'AbsenceWithdrawn',
  data: { ...onMonday, pupilId: 'anna', code, reason: RECOUNTED, ...data },
});

export const remarkMade = (data: Data<RemarkMade> = {}): RemarkMade => ({
  type: 'RemarkMade',
  data: {
    ...onMonday,
    remarkId: REMARK,
    pupilId: 'anna',
    kind: 'praise',
    text: sealed('Helped others'),
    visibleTo: 'guardianAndPupil',
    ...data,
  },
});

export const remarkWithdrawn = (data: Data<RemarkWithdrawn> = {}): RemarkWithdrawn => ({
  type: 'RemarkWithdrawn',
  data: { ...onMonday, remarkId: REMARK, pupilId: 'anna', reason: RECOUNTED, ...data },
});

export const termGradeGiven = (
  pupilId: string,
  value: string,
  data: Data<TermGradeGiven> = {},
): TermGradeGiven => ({
  type: 'TermGradeGiven',
  data: { pageId: PAGE, pupilId, value, late: false, ...data },
});

export const termGradeCorrected = (
  from: string,
  to: string,
  data: Data<TermGradeCorrected> = {},
): TermGradeCorrected => ({
  type: 'TermGradeCorrected',
  data: { pageId: PAGE, pupilId: 'anna', from, to, reason: RECOUNTED, late: false, ...data },
});

export const pageClosed: PageClosed = { type: 'PageClosed', data: { pageId: PAGE } };
export const pageReopened: PageReopened = {
  type: 'PageReopened',
  data: { pageId: PAGE, reason: 'A grade is missing' },
};

/** The page with its teacher, its two pupils and Monday's lesson. */
export const aPageWithALesson = [
  pageOpened(),
  teacherAssigned(),
  pupilListed('anna'),
  pupilListed('boris'),
  lessonRecorded(),
] as const;

/** The same page with something of every kind in Monday's lesson: a grade that is to be corrected, a debt, an absence, … */
export const aFullPage = [
  ...aPageWithALesson,
  pupilListed('vera'),
  gradeGiven('4'),
  debtMarked({ work: written }),
  absenceRecorded('vera'),
  homeworkSet(),
  remarkMade(),
  lateCorrectionRequested(),
  termGradeGiven('anna', '4'),
] as const;
