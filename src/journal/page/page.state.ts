import type { CivilDate } from '../../school/civil-date.values.js';
import { enter, leave, type Members } from '../../school/membership.values.js';
import { own } from '../../school/plain-data.values.js';
import type { WorkKind } from '../../school/scale.values.js';
import { fromEarlier, withVersion, type WorkKindVersions } from '../../school/work-kinds.values.js';
import type { AbsenceCode } from './absence.events.js';
import type { GradeAnnulled, GradeCorrected, TakenOverGrade } from './grade.events.js';
import type { HomeworkTask } from './homework.events.js';
import type { LateCorrectionRequested } from './late-request.events.js';
import type { PageEvent, PageOpened } from './page.events.js';
import type { TermGradeCorrected } from './term-grade.events.js';

export interface Grade {
  readonly pupilId: string;
  readonly work: WorkKind;
  readonly value: string;
  /** The day from which its edit window runs: that of the lesson, or of the make-up. */
  readonly windowFrom: CivilDate;
  readonly annulled: boolean;
}

export interface Debt {
  readonly pupilId: string;
  readonly work: WorkKind;
  /** Neither settled nor withdrawn. */
  readonly open: boolean;
}

export interface Absence {
  readonly code: AbsenceCode;
  readonly minutes?: number;
  /** What it counts as since a reason was set. */
  readonly reason?: AbsenceCode;
}

export interface Homework {
  readonly task: HomeworkTask;
  readonly withdrawn: boolean;
}

export interface Remark {
  readonly pupilId: string;
  readonly withdrawn: boolean;
}

export interface Lesson {
  readonly date: CivilDate;
  readonly number: number;
  readonly topic: string;
  /** Held once it was recorded; expected where only a substitute or that it is cancelled is known of it. */
  readonly stage: 'expected' | 'planned' | 'held';
  readonly cancelled: boolean;
  readonly substitutes: readonly string[];
  readonly homework: Readonly<Record<string, Homework>>;
  readonly grades: Readonly<Record<string, Grade>>;
  readonly debts: Readonly<Record<string, Debt>>;
  /** By pupil. */
  readonly absences: Readonly<Record<string, Absence>>;
  /** Pupils of whom an absence had been recorded by mistake: an import of the same books doesn't bring it back. */
  readonly withdrawnAbsences: readonly string[];
  readonly remarks: Readonly<Record<string, Remark>>;
}

/** Grades of the page that were corrected or annulled late. */
export interface LateCorrections {
  readonly made: number;
  /** Whom somebody else allowed to make more, and how many there may be then. */
  readonly allowed: { readonly personId: string; readonly upTo: number } | undefined;
}

/** What a teacher asked a deputy head to write late. */
export interface LateRequest {
  readonly asked: LateCorrectionRequested['data'];
  /** Neither decided on nor withdrawn. */
  readonly open: boolean;
}

export interface Page {
  readonly opened: PageOpened['data'] | undefined;
  readonly teachers: Members;
  readonly pupils: Members;
  /** Every version of each kind of work, oldest first, by code. */
  readonly works: WorkKindVersions;
  readonly windowExtendedUntil: CivilDate | undefined;
  readonly lessons: Readonly<Record<string, Lesson>>;
  /** What counts from other pages, by pupil and page. */
  readonly takenOver: Readonly<Record<string, Readonly<Record<string, readonly TakenOverGrade[]>>>>;
  /** By pupil. */
  readonly termGrades: Readonly<Record<string, string>>;
  readonly closed: boolean;
  readonly lateCorrections: LateCorrections;
  readonly lateRequests: Readonly<Record<string, LateRequest>>;
}

export type OpenPage = Page & { readonly opened: PageOpened['data'] };

export const noPage = (): Page => ({
  opened: undefined,
  teachers: {},
  pupils: {},
  works: {},
  windowExtendedUntil: undefined,
  lessons: {},
  takenOver: {},
  termGrades: {},
  closed: false,
  lateCorrections: { made: 0, allowed: undefined },
  lateRequests: {},
});

export const evolvePage = (page: Page, event: PageEvent): Page => {
  switch (event.type) {
    case 'PageOpened': {
      const { from, works } = event.data;
      const versions = works.map((work) => [work.code, [{ from, work }]] as const);
      return { ...page, opened: event.data, works: Object.fromEntries(versions) };
    }
    case 'TeacherAssigned':
      return { ...page, teachers: enter(page.teachers, event.data.teacherId, event.data.from) };
    case 'TeacherReleased':
      return { ...page, teachers: leave(page.teachers, event.data.teacherId, event.data.until) };
    case 'PupilListed':
      return { ...page, pupils: enter(page.pupils, event.data.pupilId, event.data.from) };
    case 'PupilDelisted':
      return { ...page, pupils: leave(page.pupils, event.data.pupilId, event.data.until) };
    case 'WorkKindSet': {
      const { work, from } = event.data;
      return { ...page, works: withVersion(page.works, { from, work }) };
    }
    case 'PageDaysChanged': {
      const { opened } = page;
      if (!opened) return page;
      const { from, to } = event.data;
      const works = Object.entries(page.works).map(
        ([code, versions]) => [code, versions.map(fromEarlier(opened.from, from))] as const,
      );
      return { ...page, opened: { ...opened, from, to }, works: Object.fromEntries(works) };
    }
    case 'EditWindowExtended':
      return { ...page, windowExtendedUntil: event.data.until };
    case 'LateCorrectionsAllowed': {
      const { personId, upTo } = event.data;
      return { ...page, lateCorrections: { ...page.lateCorrections, allowed: { personId, upTo } } };
    }
    case 'LateCorrectionRequested': {
      const request = { asked: event.data, open: true };
      return { ...page, lateRequests: { ...page.lateRequests, [event.data.requestId]: request } };
    }
    case 'LateCorrectionApproved':
    case 'LateCorrectionRefused':
    case 'LateCorrectionWithdrawn':
      return { ...page, lateRequests: changed(page.lateRequests, event.data.requestId, { open: false }) };
    case 'GradesTakenOver': {
      const { pupilId, fromPageId, grades } = event.data;
      const others = own(page.takenOver, pupilId);
      return { ...page, takenOver: { ...page.takenOver, [pupilId]: { ...others, [fromPageId]: grades } } };
    }
    case 'TermGradeGiven':
      return { ...page, termGrades: { ...page.termGrades, [event.data.pupilId]: event.data.value } };
    case 'TermGradeCorrected': {
      const { pupilId, to } = event.data;
      const lateCorrections = countedIn(page, event);
      return { ...page, lateCorrections, termGrades: { ...page.termGrades, [pupilId]: to } };
    }
    case 'PageClosed':
      return { ...page, closed: true };
    case 'PageReopened':
      return { ...page, closed: false };
    case 'LessonPlanned':
    case 'LessonRecorded': {
      const { lessonId, date, number, topic } = event.data;
      const lesson = own(page.lessons, lessonId) ?? emptyLesson(date, number);
      const stage = event.type === 'LessonRecorded' ? 'held' : 'planned';
      return { ...page, lessons: { ...page.lessons, [lessonId]: { ...lesson, topic, stage } } };
    }
    case 'LessonCancelled':
    case 'SubstituteAssigned': {
      const { lessonId, date, number } = event.data;
      const lesson = own(page.lessons, lessonId) ?? emptyLesson(date, number);
      const change =
        event.type === 'LessonCancelled'
          ? { cancelled: true }
          : { substitutes: [...lesson.substitutes, event.data.teacherId] };
      return { ...page, lessons: { ...page.lessons, [lessonId]: { ...lesson, ...change } } };
    }
    default:
      return evolveInLesson(page, event);
  }
};

type InLessonEvent = Extract<PageEvent, { data: { lessonId: string } }>;

const evolveInLesson = (page: Page, event: InLessonEvent): Page => {
  const { lessonId } = event.data;
  const lesson = own(page.lessons, lessonId);
  if (!lesson) return page;
  const lessons = { ...page.lessons, [lessonId]: { ...lesson, ...changeBy(event, lesson) } };
  const corrects = event.type === 'GradeCorrected' || event.type === 'GradeAnnulled';
  return corrects ? { ...page, lessons, lateCorrections: countedIn(page, event) } : { ...page, lessons };
};

const countedIn = (
  { lateCorrections }: Page,
  { data: { late } }: GradeCorrected | GradeAnnulled | TermGradeCorrected,
): LateCorrections => (late ? { ...lateCorrections, made: lateCorrections.made + 1 } : lateCorrections);

/** What an event makes of the lesson that it is about; nothing, where it isn't known here. */
const changeBy = (event: InLessonEvent, lesson: Lesson): Partial<Lesson> => {
  switch (event.type) {
    case 'TopicChanged':
      return { topic: event.data.to };
    case 'LessonReinstated':
      return { cancelled: false };
    case 'SubstituteReleased':
      return { substitutes: lesson.substitutes.filter((id) => id !== event.data.teacherId) };
    case 'HomeworkSet': {
      const { pageId: _page, lessonId: _lesson, date: _date, late: _late, homeworkId, ...task } = event.data;
      return { homework: { ...lesson.homework, [homeworkId]: { task, withdrawn: false } } };
    }
    case 'HomeworkAmended':
      return { homework: changed(lesson.homework, event.data.homeworkId, { task: event.data.to }) };
    case 'HomeworkWithdrawn':
      return { homework: changed(lesson.homework, event.data.homeworkId, { withdrawn: true }) };
    case 'GradeGiven': {
      const { gradeId, pupilId, work, value, date, madeUpOn: windowFrom = date } = event.data;
      const grade = { pupilId, work, value, windowFrom, annulled: false };
      return { grades: { ...lesson.grades, [gradeId]: grade } };
    }
    case 'GradeCorrected':
      return { grades: changed(lesson.grades, event.data.gradeId, { value: event.data.to }) };
    case 'GradeAnnulled':
      return { grades: changed(lesson.grades, event.data.gradeId, { annulled: true }) };
    case 'DebtMarked': {
      const { debtId, pupilId, work } = event.data;
      return { debts: { ...lesson.debts, [debtId]: { pupilId, work, open: true } } };
    }
    case 'DebtSettled':
    case 'DebtWithdrawn':
      return { debts: changed(lesson.debts, event.data.debtId, { open: false }) };
    case 'AbsenceRecorded': {
      const { pupilId, code, minutes } = event.data;
      const absence = minutes === undefined ? { code } : { code, minutes };
      return { absences: { ...lesson.absences, [pupilId]: absence } };
    }
    case 'AbsenceReasonSet':
      return { absences: changed(lesson.absences, event.data.pupilId, { reason: event.data.to }) };
    case 'AbsenceWithdrawn': {
      const { [event.data.pupilId]: _withdrawn, ...absences } = lesson.absences;
      return { absences, withdrawnAbsences: [...lesson.withdrawnAbsences, event.data.pupilId] };
    }
    case 'RemarkMade': {
      const { remarkId, pupilId } = event.data;
      return { remarks: { ...lesson.remarks, [remarkId]: { pupilId, withdrawn: false } } };
    }
    case 'RemarkWithdrawn':
      return { remarks: changed(lesson.remarks, event.data.remarkId, { withdrawn: true }) };
    default:
      return {};
  }
};

const changed = <Value extends object>(
  values: Readonly<Record<string, Value>>,
  id: string,
  change: Partial<Value>,
): Readonly<Record<string, Value>> => {
  const value = own(values, id);
  return value ? { ...values, [id]: { ...value, ...change } } : values;
};

const emptyLesson = (date: CivilDate, number: number): Lesson => ({
  date,
  number,
  topic: '',
  stage: 'expected',
  cancelled: false,
  substitutes: [],
  homework: {},
  grades: {},
  debts: {},
  absences: {},
  withdrawnAbsences: [],
  remarks: {},
});
