import type { AbsenceToRecord, DebtToMark, GradeToGive, PageCommand } from '../journal/page/page.command.js';
import type { Lesson, Page } from '../journal/page/page.state.js';
import { idInLesson } from '../journal/page/page-ids.values.js';
import { EXEMPT, NOT_ASSESSED, numberOn, type Scale } from '../school/scale.values.js';
import { workKindOf } from './import-structure.js';
import type { Importing } from './importing.js';
import { kept } from './kept.js';
import { lessonCommands, lessonsIn } from './page-lessons.js';
import { writing, type PagePlan } from './page-plan.js';
import type { Result, Work } from './roster.js';

/** Results by line item. */
export type ResultsOf = ReadonlyMap<string, readonly Result[]>;

/**
 * What the page doesn't have yet of the bundle's lessons, homework, grades, absences, remarks and term grades: lessons
 * first, then what was written in them, then the term's grades. What it has stays as it is.
 */
export const entriesOf = async (
  importing: Importing,
  { works, pageId }: PagePlan,
  page: Page,
  resultsOf: ResultsOf,
): Promise<PageCommand[]> => {
  const scale = page.opened?.scale;
  const lessons = lessonsIn(importing, works, pageId, page);
  const written = await Promise.all(
    lessons.flatMap(({ lessonId, there, works: inLesson }) =>
      inLesson.map((work) => {
        const results = resultsOf.get(work.sourcedId) ?? [];
        return writtenIn(importing, { lessonId, there, work, results, scale });
      }),
    ),
  );
  return [
    ...lessons.flatMap((lesson) => lessonCommands(importing, page, lesson)),
    ...written.flat(),
    ...termGradesOf(importing, works, page, resultsOf),
  ];
};

/**
 * What a result says in the journal: a number, a word of the scale, or that there is to be none; undefined where it is
 * no grade yet, or the scale has no such word.
 */
export const valueOf = (
  { score, textScore, status }: Result,
  scale: Scale | undefined,
): string | undefined => {
  if (score !== undefined) return String(score);
  if (status === EXEMPT) return EXEMPT;
  if (textScore === NOT_ASSESSED) return NOT_ASSESSED;
  const isNamed = textScore !== undefined && scale !== undefined && numberOn(scale, textScore) !== undefined;
  return isNamed ? textScore : undefined;
};

interface LessonWork {
  readonly lessonId: string;
  /** The lesson as the page has it, where it does. */
  readonly there: Lesson | undefined;
  readonly work: Work;
  readonly results: readonly Result[];
  readonly scale: Scale | undefined;
}

const writtenIn = async (importing: Importing, inLesson: LessonWork): Promise<PageCommand[]> => {
  switch (inLesson.work.category.purpose) {
    case 'homework':
      return homeworkOf(importing, inLesson);
    case 'absence':
      return absencesOf(importing, inLesson);
    case 'work':
      return [...(await debtsOf(importing, inLesson)), ...(await gradesOf(importing, inLesson))];
    case 'remark':
      return remarksOf(importing, inLesson);
    default:
      return [];
  }
};

const homeworkOf = (importing: Importing, { lessonId, there, work }: LessonWork): PageCommand[] => {
  const homeworkId = idInLesson(lessonId, importing.key('homework', work.sourcedId));
  if (there?.homework[homeworkId] !== undefined) return [];
  const { description, title, due: dueOn, dueLesson, minutes } = work;
  const pupilIds = work.pupilIds.map((sourcedId) => importing.id('person', sourcedId));
  const task = {
    text: description ?? title,
    dueOn,
    ...(dueLesson === undefined ? {} : { dueLesson }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(pupilIds.length === 0 ? {} : { pupilIds }),
  };
  return [{ kind: 'SetHomework', ...writing(importing), homeworkId, lessonId, ...task }];
};

/** As the teacher recorded them, and then the reasons that became known since. */
const absencesOf = async (
  importing: Importing,
  { lessonId, there, results }: LessonWork,
): Promise<PageCommand[]> => {
  const missing = results.flatMap(({ sourcedId, pupilId: pupil, absence, comment }) => {
    if (!absence) return [];
    const { code, reason } = absence;
    const pupilId = importing.id('person', pupil);
    const present = there?.absences[pupilId];
    if (present) {
      const isKnown = [code, reason].some((known) => present.code === known || present.reason === known);
      return importing.keep(isKnown, kept('absence', { result: sourcedId }));
    }
    if (there?.withdrawnAbsences.includes(pupilId)) {
      return importing.keep(false, kept('withdrawn-absence', { result: sourcedId }));
    }
    return [{ pupilId, ...absence, comment }];
  });
  const absences = missing.map(({ pupilId, code, minutes }): AbsenceToRecord => {
    return { pupilId, code, ...(code === 'late' && minutes > 0 ? { minutes } : {}) };
  });
  const reasons = await Promise.all(
    missing.flatMap(({ pupilId, code, reason, comment }) =>
      reason === undefined || reason === code
        ? []
        : [importing.sealed('note', pupilId, comment).then((note) => ({ pupilId, code: reason, ...note }))],
    ),
  );
  const at = { ...writing(importing), lessonId };
  return [
    ...(absences.length > 0 ? [{ kind: 'RecordAbsences', ...at, absences } as const] : []),
    ...(reasons.length > 0 ? [{ kind: 'SetAbsenceReasons', ...at, absences: reasons } as const] : []),
  ];
};

const gradesOf = async (
  importing: Importing,
  { lessonId, there, work, results, scale }: LessonWork,
): Promise<PageCommand[]> => {
  const { code } = workKindOf(work.category);
  const grades = await Promise.all(
    results.flatMap((result): Promise<GradeToGive>[] => {
      const { sourcedId, pupilId: pupil, comment, madeUpOn } = result;
      const value = result.debt ? undefined : valueOf(result, scale);
      if (value === undefined) return [];
      const gradeId = idInLesson(lessonId, importing.key('result', sourcedId));
      const present = there?.grades[gradeId];
      if (present) {
        const isSame = present.value === value && !present.annulled;
        return importing.keep(isSame, kept('grade', { result: sourcedId }));
      }
      const pupilId = importing.id('person', pupil);
      const debtId = there && debtFor(there, pupilId, code);
      const more = {
        ...(madeUpOn === undefined ? {} : { madeUpOn }),
        ...(debtId === undefined ? {} : { debtId }),
      };
      const grade = { gradeId, pupilId, work: code, value, ...more };
      return [importing.sealed('comment', pupilId, comment).then((sealed) => ({ ...grade, ...sealed }))];
    }),
  );
  return grades.length > 0 ? [{ kind: 'GiveGrades', ...writing(importing), lessonId, grades }] : [];
};

/** The debt that waits for a grade of this work. */
const debtFor = ({ debts }: Lesson, pupilId: string, work: string): string | undefined =>
  Object.entries(debts).find(
    ([, debt]) => debt.open && debt.pupilId === pupilId && debt.work.code === work,
  )?.[0];

const debtsOf = async (
  importing: Importing,
  { lessonId, there, work, results }: LessonWork,
): Promise<PageCommand[]> => {
  const { code } = workKindOf(work.category);
  const debts = await Promise.all(
    results.flatMap(({ sourcedId, pupilId: pupil, comment, debt }): Promise<DebtToMark>[] => {
      const debtId = idInLesson(lessonId, importing.key('result', sourcedId));
      if (!debt || there?.debts[debtId]) return [];
      const pupilId = importing.id('person', pupil);
      const marked = { debtId, pupilId, work: code, ...debt };
      return [importing.sealed('comment', pupilId, comment).then((sealed) => ({ ...marked, ...sealed }))];
    }),
  );
  // It was marked in the lesson, when the day on which it is due was still to come.
  const { assigned: today } = work;
  return debts.length > 0 ? [{ kind: 'MarkDebts', ...writing(importing), today, lessonId, debts }] : [];
};

const remarksOf = async (
  importing: Importing,
  { lessonId, there, results }: LessonWork,
): Promise<PageCommand[]> => {
  const made = results.map(async ({ sourcedId, pupilId: pupil, remark, comment = '' }) => {
    const remarkId = idInLesson(lessonId, importing.key('result', sourcedId));
    if (!remark || there?.remarks[remarkId]) return [];
    const pupilId = importing.id('person', pupil);
    const { text } = await importing.sealed('text', pupilId, comment);
    const { kind, visibleTo } = remark;
    const at = { ...writing(importing), lessonId, remarkId, pupilId };
    return text ? [{ kind: 'MakeRemark', ...at, remark: kind, text, visibleTo } as const] : [];
  });
  return (await Promise.all(made)).flat();
};

const termGradesOf = (
  importing: Importing,
  works: readonly Work[],
  { opened, termGrades: given }: Page,
  resultsOf: ResultsOf,
): PageCommand[] => {
  const grades = works
    .filter(({ category }) => category.purpose === 'termGrade')
    .flatMap(({ sourcedId }) => resultsOf.get(sourcedId) ?? [])
    .flatMap((result) => {
      const value = valueOf(result, opened?.scale);
      if (value === undefined) return [];
      const pupilId = importing.id('person', result.pupilId);
      const present = given[pupilId];
      if (present === undefined) return [{ pupilId, value }];
      return importing.keep(present === value, kept('term-grade', { result: result.sourcedId }));
    });
  return grades.length > 0 ? [{ kind: 'GiveTermGrades', ...writing(importing), grades }] : [];
};
