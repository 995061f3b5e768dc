import { DomainError } from '../../eventing/domain-error.js';
import { addDays, type CivilDate } from '../../school/civil-date.values.js';
import { EXEMPT, numberOn, type Scale, type WorkKind } from '../../school/scale.values.js';
import { faultOfPupil, lessonByNow, mayWrite, mustBeAsSeen, type About } from './authority.rules.js';
import { Faults } from './faults.values.js';
import type { GradeAnnulled, GradeCorrected, GradeGiven } from './grade.events.js';
import { mayCorrectLate } from './late-corrections.rules.js';
import type { CommandOf, GradeToGive, Writing } from './page.command.js';
import type { PageEvent } from './page.events.js';
import { lessonOf } from './page-ids.values.js';
import type { Grade, Lesson, OpenPage, Page } from './page.state.js';
import { isSame, own } from '../../school/plain-data.values.js';

export const giveGrades = (
  command: CommandOf<'GiveGrades'>,
  page: OpenPage,
  faults = new Faults('grades'),
): PageEvent[] => {
  const { lessonId, grades, by, today } = command;
  const lesson = lessonByNow(page, lessonId, today);
  const standing = new Standing(lesson);
  const events = grades.flatMap((entry, index): PageEvent[] => {
    const { gradeId, pupilId, work, value, debtId, comment } = entry;
    const there = own(lesson.grades, gradeId);
    if (there?.pupilId === pupilId && there.work.code === work && there.value === value) return [];
    const madeUpOn = entry.madeUpOn ?? (debtId === undefined ? undefined : today);
    const late = mayWrite(page, command, {
      date: lesson.date,
      lessonId,
      windowFrom: madeUpOn ?? lesson.date,
    });
    const kind = workOn(page, work, lesson.date);
    if (!kind) faults.add(index, 'work', 'unknown-work', `is none of ${worksOn(page, lesson.date)}`);
    if (!isGrade(page.opened.scale, value)) {
      faults.add(index, 'value', 'value-not-on-scale', scaleText(page.opened.scale));
    }
    faultOfPupil(page, pupilId, lesson.date, index, faults);
    faultOfPlace(standing, entry, kind, index, faults);
    if (lessonOf(gradeId) !== lessonId) {
      faults.add(index, 'gradeId', 'grade-id-elsewhere', 'is no id of a grade in this lesson');
    }
    if (by.role !== 'import') faultOfMakeUp(lesson, entry, madeUpOn, today, index, faults);
    standing.add(entry);
    if (!kind) return [];
    const { pageId } = page.opened;
    const data: GradeGiven['data'] = {
      ...{ pageId, lessonId, date: lesson.date, gradeId, pupilId, work: kind, value },
      ...(comment === undefined ? {} : { comment }),
      ...(madeUpOn === undefined ? {} : { madeUpOn }),
      ...(debtId === undefined ? {} : { settles: debtId }),
      late,
    };
    if (debtId === undefined) return [{ type: 'GradeGiven', data }];
    const settled = { pageId, lessonId, date: lesson.date, debtId, pupilId, gradeId };
    return [
      { type: 'GradeGiven', data },
      { type: 'DebtSettled', data: settled },
    ];
  });
  faults.refuse();
  return events;
};

/** What stands in a lesson while the entries of a command are looked at one after another. */
class Standing {
  private readonly counts = new Map<string, number>();
  private readonly ids: Set<string>;
  private readonly settled = new Set<string>();

  constructor(private readonly lesson: Lesson) {
    this.ids = new Set(Object.keys(lesson.grades));
    for (const { pupilId, work, annulled } of Object.values(lesson.grades)) {
      if (!annulled) this.count(pupilId, work.code);
    }
  }

  add({ gradeId, pupilId, work, debtId }: GradeToGive): void {
    this.ids.add(gradeId);
    this.count(pupilId, work);
    if (debtId !== undefined) this.settled.add(debtId);
  }

  gradesFor(pupilId: string, work: string): number {
    return this.counts.get(`${pupilId} ${work}`) ?? 0;
  }

  isTaken(gradeId: string): boolean {
    return this.ids.has(gradeId);
  }

  openDebtsOf(pupilId: string, work: string): string[] {
    return Object.entries(this.lesson.debts).flatMap(([id, debt]) =>
      debt.open && debt.pupilId === pupilId && debt.work.code === work && !this.settled.has(id) ? [id] : [],
    );
  }

  private count(pupilId: string, work: string): void {
    this.counts.set(`${pupilId} ${work}`, this.gradesFor(pupilId, work) + 1);
  }
}

/** Whether there is room for another grade of the pupil for this work, and whether a debt waits for one. */
const faultOfPlace = (
  standing: Standing,
  { gradeId, pupilId, work, debtId }: GradeToGive,
  kind: WorkKind | undefined,
  index: number,
  faults: Faults,
): void => {
  const debts = standing.openDebtsOf(pupilId, work);
  if (standing.gradesFor(pupilId, work) >= (kind?.grades ?? 1)) {
    faults.add(
      index,
      'pupilId',
      'grade-already-given',
      'has a grade for this work in this lesson: correct that one',
    );
  } else if (standing.isTaken(gradeId)) {
    faults.add(index, 'gradeId', 'grade-id-taken', 'is the id of another grade');
  } else if (debtId !== undefined && !debts.includes(debtId)) {
    faults.add(index, 'debtId', 'debt-not-open', 'is no open debt of this pupil for this work');
  } else if (debtId === undefined && debts.length > 0) {
    faults.add(
      index,
      'debtId',
      'debt-open',
      `has to name the debt that waits for this grade: ${debts.join(', ')}`,
    );
  }
};

/**
 * A pupil who was away has a grade only for work that was made up for, on a later day. Whoever was there may settle
 * a debt on the day of the lesson too.
 */
const faultOfMakeUp = (
  lesson: Lesson,
  { pupilId, debtId }: GradeToGive,
  madeUpOn: CivilDate | undefined,
  today: CivilDate,
  index: number,
  faults: Faults,
): void => {
  const away = isAway(lesson, pupilId);
  if (madeUpOn === undefined) {
    if (away) faults.add(index, 'madeUpOn', 'pupil-absent', 'is needed: the pupil was away from this lesson');
    return;
  }
  if (!away && debtId === undefined) {
    faults.add(index, 'madeUpOn', 'pupil-not-absent', 'goes with a pupil who was away, or with a debt');
    return;
  }
  const first = away ? addDays(lesson.date, 1) : lesson.date;
  if (madeUpOn < first || madeUpOn > today) {
    faults.add(index, 'madeUpOn', 'make-up-outside', `must not be before ${first}, nor after ${today}`);
  }
};

export const correctGrade = (command: CommandOf<'CorrectGrade'>, page: OpenPage): PageEvent[] => {
  const standing = standingGrade(page, command.gradeId);
  const late = mayWrite(page, command, aboutGrade(standing));
  if (late) mayCorrectLate(page, command.by);
  return [corrected(page, standing, command, late)];
};

export const annulGrade = (command: CommandOf<'AnnulGrade'>, page: OpenPage): PageEvent[] => {
  const standing = standingGrade(page, command.gradeId);
  const late = mayWrite(page, command, aboutGrade(standing));
  if (late) mayCorrectLate(page, command.by);
  return [annulled(page, standing, command, late)];
};

/** What a correction comes to, whoever may make it. @throws DomainError where it makes no sense, or none any more. */
export const corrected = (
  { opened: { pageId, scale } }: OpenPage,
  { lessonId, lesson: { date }, grade }: StandingGrade,
  { gradeId, from: seen, value, reason }: Omit<CommandOf<'CorrectGrade'>, 'kind' | keyof Writing>,
  late: boolean,
): GradeCorrected => {
  mustBeAsSeen(seen, grade.value);
  if (!isGrade(scale, value)) {
    throw new DomainError('value-not-on-scale', 'The scale has no such grade.', 'rule', [
      { field: 'value', message: scaleText(scale) },
    ]);
  }
  const { pupilId, work, value: from } = grade;
  if (from === value) {
    throw new DomainError('grade-unchanged', 'The grade has this value already.', 'conflict', [
      { field: 'value', message: 'is what the grade is now' },
    ]);
  }
  const place = { pageId, lessonId, date };
  return {
    type: 'GradeCorrected',
    data: { ...place, gradeId, pupilId, work, from, to: value, reason, late },
  };
};

/** The same of an annulment. */
export const annulled = (
  { opened: { pageId } }: OpenPage,
  { lessonId, lesson: { date }, grade }: StandingGrade,
  { gradeId, from: seen, reason }: Omit<CommandOf<'AnnulGrade'>, 'kind' | keyof Writing>,
  late: boolean,
): GradeAnnulled => {
  mustBeAsSeen(seen, grade.value);
  const { pupilId, work, value } = grade;
  const place = { pageId, lessonId, date };
  return { type: 'GradeAnnulled', data: { ...place, gradeId, pupilId, work, value, reason, late } };
};

export const gradeAlreadyGiven = (): DomainError =>
  new DomainError('grade-already-given', 'This grade was given already.', 'conflict');

/** A grade that counts, with the lesson that it is of. */
export interface StandingGrade {
  readonly lessonId: string;
  readonly lesson: Lesson;
  readonly grade: Grade;
}

/** What somebody writes about who changes a grade. */
export const aboutGrade = ({ lessonId, lesson: { date }, grade: { windowFrom } }: StandingGrade): About => ({
  ...{ date, lessonId, windowFrom, isCorrection: true },
});

/** @throws DomainError `grade-not-found`, or `grade-annulled`. */
export const standingGrade = (page: Page, gradeId: string): StandingGrade => {
  const lessonId = lessonOf(gradeId) ?? '';
  const lesson = own(page.lessons, lessonId);
  const grade = lesson && own(lesson.grades, gradeId);
  if (!grade) throw new DomainError('grade-not-found', 'There is no such grade.', 'not-found');
  if (grade.annulled) {
    throw new DomainError('grade-annulled', 'The grade was annulled. Give another one.', 'conflict');
  }
  return { lessonId, lesson, grade };
};

export const takeOverGrades = (
  { pupilId, fromPageId, grades }: CommandOf<'TakeOverGrades'>,
  page: OpenPage,
): PageEvent[] => {
  if (!own(page.pupils, pupilId)) {
    throw new DomainError('pupil-not-on-page', 'The pupil does not stand on this page.', 'rule', [
      { field: 'pupilId', message: 'has never stood on this page' },
    ]);
  }
  const there = own(own(page.takenOver, pupilId) ?? {}, fromPageId) ?? [];
  if (isSame(there, grades)) return [];
  return [{ type: 'GradesTakenOver', data: { pageId: page.opened.pageId, pupilId, fromPageId, grades } }];
};

/** Away: absent for whatever reason, but not late. */
export const isAway = (lesson: Lesson, pupilId: string): boolean => {
  const absence = own(lesson.absences, pupilId);
  return absence !== undefined && absence.code !== 'late';
};

/** A kind of work as it counts on a day. */
export const workOn = (page: Page, code: string, date: CivilDate): WorkKind | undefined =>
  own(page.works, code)?.findLast(({ from }) => from <= date)?.work;

export const worksOn = (page: Page, date: CivilDate): string =>
  Object.keys(page.works)
    .filter((code) => workOn(page, code, date))
    .join(', ');

const isGrade = (scale: Scale, value: string): boolean =>
  value === EXEMPT || numberOn(scale, value) !== undefined;

/** What the grades of a scale are, as the end of a sentence about a field. */
export const scaleText = ({ min, max, names }: Scale): string =>
  names
    ? `must be one of ${Object.keys(names).join(', ')}`
    : `must be a whole number from ${min.toString()} to ${max.toString()}`;
