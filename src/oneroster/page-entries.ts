import type { AbsenceToRecord, GradeToGive, PageCommand } from '../journal/page/page.command.js';
import type { Lesson, Page } from '../journal/page/page.state.js';
import { groupBy } from '../eventing/group-by.js';
import { own } from '../school/plain-data.values.js';
import { idInLesson, lessonIdOf } from '../journal/page/page-ids.values.js';
import { workKindOf } from './import-structure.js';
import type { Importing } from './importing.js';
import { writing, type PagePlan } from './page-plan.js';
import type { Result, Work } from './roster.js';

/** Results by line item. */
export type ResultsOf = ReadonlyMap<string, readonly Result[]>;

/**
 * What the page doesn't have yet of the bundle's lessons, homework, grades, absences and term grades: lessons first,
 * then what was written in them, then the term's grades. What it has stays as it is.
 */
export const entriesOf = async (
  importing: Importing,
  { works, pageId }: PagePlan,
  page: Page,
  resultsOf: ResultsOf,
): Promise<PageCommand[]> => {
  const inLessons = works.filter(
    ({ category: { purpose } }) => purpose !== 'termGrade' && purpose !== 'finalGrade',
  );
  const lessons = [
    ...groupBy(inLessons, ({ assigned, lesson }) => lessonIdOf(pageId, assigned, lesson)),
  ].flatMap(([lessonId, inLesson]) => {
    const there = own(page.lessons, lessonId);
    if (there?.cancelled === true) {
      return inLesson.flatMap(({ sourcedId }) =>
        importing.keep(false, `the cancelled lesson of line item ${sourcedId}`),
      );
    }
    return [{ lessonId, there, inLesson }];
  });
  const written = await Promise.all(
    lessons.flatMap(({ lessonId, there, inLesson }) =>
      inLesson.map((work) => {
        const results = resultsOf.get(work.sourcedId) ?? [];
        return writtenIn(importing, { lessonId, there, work, results });
      }),
    ),
  );
  return [
    ...lessons.flatMap(({ there, inLesson }) => lessonOf(importing, there, inLesson)),
    ...written.flat(),
    ...termGradesOf(importing, works, page.termGrades, resultsOf),
  ];
};

const lessonOf = (importing: Importing, there: Lesson | undefined, works: readonly Work[]): PageCommand[] => {
  const [first] = works;
  if (!first || there?.stage === 'held') return [];
  const { assigned: date, lesson: number } = first;
  const kind = date > importing.today ? 'PlanLesson' : 'RecordLesson';
  if (kind === 'PlanLesson' && there?.stage === 'planned') return [];
  const { title: topic } = works.find(({ category }) => category.purpose === 'lesson') ?? first;
  return [{ kind, ...writing(importing), date, number, topic }];
};

interface LessonWork {
  readonly lessonId: string;
  /** The lesson as the page has it, where it does. */
  readonly there: Lesson | undefined;
  readonly work: Work;
  readonly results: readonly Result[];
}

const writtenIn = async (importing: Importing, inLesson: LessonWork): Promise<PageCommand[]> => {
  switch (inLesson.work.category.purpose) {
    case 'homework':
      return homeworkOf(importing, inLesson);
    case 'absence':
      return absencesOf(importing, inLesson);
    case 'work':
      return gradesOf(importing, inLesson);
    default:
      return [];
  }
};

const homeworkOf = (importing: Importing, { lessonId, there, work }: LessonWork): PageCommand[] => {
  const homeworkId = idInLesson(lessonId, importing.key('homework', work.sourcedId));
  if (there?.homework[homeworkId] !== undefined) return [];
  const text = work.description ?? work.title;
  return [{ kind: 'SetHomework', ...writing(importing), homeworkId, lessonId, dueOn: work.due, text }];
};

const absencesOf = (importing: Importing, { lessonId, there, results }: LessonWork): PageCommand[] => {
  const absences = results.flatMap(({ sourcedId, pupilId: pupil, absence }): AbsenceToRecord[] => {
    if (!absence) return [];
    const { code, minutes } = absence;
    const pupilId = importing.id('person', pupil);
    const present = there?.absences[pupilId];
    if (present) {
      const isKnown = present.code === code || present.reason === code;
      return importing.keep(isKnown, `the absence of result ${sourcedId}`);
    }
    if (there?.withdrawnAbsences.includes(pupilId)) {
      return importing.keep(false, `the withdrawn absence of result ${sourcedId}`);
    }
    return [{ pupilId, code, ...(code === 'late' ? { minutes } : {}) }];
  });
  return absences.length > 0 ? [{ kind: 'RecordAbsences', ...writing(importing), lessonId, absences }] : [];
};

const gradesOf = async (
  importing: Importing,
  { lessonId, there, work, results }: LessonWork,
): Promise<PageCommand[]> => {
  const { code } = workKindOf(work.category);
  const grades = await Promise.all(
    results.flatMap(({ sourcedId, pupilId: pupil, score, comment }): Promise<GradeToGive>[] => {
      if (score === undefined) return [];
      const value = String(score);
      const gradeId = idInLesson(lessonId, importing.key('result', sourcedId));
      const present = there?.grades[gradeId];
      if (present) {
        const isSame = present.value === value && !present.annulled;
        return importing.keep(isSame, `the grade of result ${sourcedId}`);
      }
      const pupilId = importing.id('person', pupil);
      const debtId = there && debtFor(there, pupilId, code);
      const settling = debtId === undefined ? {} : { debtId };
      return [importing.sealed({ gradeId, pupilId, work: code, value, ...settling }, comment)];
    }),
  );
  return grades.length > 0 ? [{ kind: 'GiveGrades', ...writing(importing), lessonId, grades }] : [];
};

/** The debt that waits for a grade of this work. */
const debtFor = ({ debts }: Lesson, pupilId: string, work: string): string | undefined =>
  Object.entries(debts).find(
    ([, debt]) => debt.open && debt.pupilId === pupilId && debt.work.code === work,
  )?.[0];

const termGradesOf = (
  importing: Importing,
  works: readonly Work[],
  given: Page['termGrades'],
  resultsOf: ResultsOf,
): PageCommand[] => {
  const grades = works
    .filter(({ category }) => category.purpose === 'termGrade')
    .flatMap(({ sourcedId }) => resultsOf.get(sourcedId) ?? [])
    .flatMap(({ sourcedId, pupilId: pupil, score }) => {
      if (score === undefined) return [];
      const pupilId = importing.id('person', pupil);
      const present = given[pupilId];
      if (present === undefined) return [{ pupilId, value: String(score) }];
      return importing.keep(present === String(score), `the term grade of result ${sourcedId}`);
    });
  return grades.length > 0 ? [{ kind: 'GiveTermGrades', ...writing(importing), grades }] : [];
};
