import { DomainError } from '../eventing/domain-error.js';
import { pageDecider } from '../journal/page/page.decider.js';
import type { AbsenceToRecord, GradeToGive, Page, PageCommand, Writer } from '../journal/page/page.decider.js';
import { idInLesson, lessonIdOf, pageIdOf } from '../journal/page/page-ids.values.js';
import type { Membership } from '../school/membership.values.js';
import type { Scale, WorkKind } from '../school/scale.values.js';
import type { CivilDate } from './civil-date.js';
import { groupBy } from './group-by.js';
import { ImportRefused, type Importing } from './importing.js';
import { scaleOf, workKindOf, workKindsOf, worksIn } from './import-structure.js';
import type { Class, Enrolment, Result, Roster, Term, Work } from './roster.js';

const EDIT_WINDOW_DAYS = 7;
const WRITER: Writer = { personId: 'import', role: 'import' };

/** One journal page of the bundle: a teaching group in a term. */
interface PagePlan {
  readonly group: Class;
  readonly term: Term;
  readonly works: readonly Work[];
  readonly scale: Scale;
  /** All of the school's: in a term's first days nothing has been graded yet. */
  readonly workKinds: readonly WorkKind[];
}

/** A page with the commands that it still needs. */
export interface PlannedPage extends PagePlan {
  readonly pageId: string;
  readonly schoolId: string;
  readonly commands: readonly PageCommand[];
}

/**
 * Works out what the pages need to have the bundle's lessons, homework, grades, absences and term grades, and tries
 * it by their own rules before anything is written.
 * @throws ImportRefused naming everything that the rules refuse.
 */
export const planGradebook = async (importing: Importing): Promise<PlannedPage[]> => {
  const { roster } = importing;
  const resultsOf = liveResultsOf(roster);
  const enrolments = groupBy(roster.enrolments, ({ classId }) => classId);
  const planned: PlannedPage[] = [];
  const faults: string[] = [];
  await importing.each(
    plansOf(roster),
    async (plan) => {
      const page = await planPage(importing, plan, enrolments.get(plan.group.sourcedId) ?? [], resultsOf);
      planned.push(page.planned);
      faults.push(...page.faults);
    },
    8,
  );
  if (faults.length > 0) throw new ImportRefused(faults);
  return planned;
};

/** Carries out what was planned, and gives the final grades in the year's sheets. */
export const writeGradebook = async (
  importing: Importing,
  planned: readonly PlannedPage[],
): Promise<void> => {
  const { runners } = importing.tools;
  const resultsOf = liveResultsOf(importing.roster);
  await importing.each(
    planned,
    async (page) => {
      const { pageId, schoolId, commands } = page;
      const outcomes = await Promise.all(
        commands.map((command) => runners.pages.handle(pageId, command, importing.context(schoolId))),
      );
      outcomes.forEach((outcome) => importing.count(outcome));
      await importFinalGrades(importing, page, resultsOf);
    },
    8,
  );
};

const liveResultsOf = ({ results }: Roster): ReadonlyMap<string, readonly Result[]> =>
  groupBy(
    results.filter(({ ended }) => !ended),
    ({ workId }) => workId,
  );

const plansOf = (roster: Roster): PagePlan[] => {
  const worksOf = groupBy(
    roster.works.filter(({ ended }) => !ended),
    ({ classId }) => classId,
  );
  const worksOfSchool = new Map(
    roster.schools.map(({ sourcedId }) => [sourcedId, worksIn(roster, sourcedId)] as const),
  );
  return roster.classes
    .filter(({ kind, ended }) => kind === 'scheduled' && !ended)
    .flatMap((group) => {
      const works = worksOf.get(group.sourcedId) ?? [];
      const schoolWorks = worksOfSchool.get(group.schoolId) ?? [];
      const years = roster.academicYears.filter(({ sourcedId }) => group.termIds.includes(sourcedId));
      const terms = roster.terms.filter(
        ({ sourcedId, yearId }) =>
          group.termIds.includes(sourcedId) || years.some((year) => year.sourcedId === yearId),
      );
      return terms.map((term) => ({
        group,
        term,
        works: works.filter(({ termId }) => termId === term.sourcedId),
        scale: scaleOf(works, scaleOf(schoolWorks)),
        workKinds: workKindsOf(schoolWorks),
      }));
    });
};

const planPage = async (
  importing: Importing,
  plan: PagePlan,
  enrolments: readonly Enrolment[],
  resultsOf: ReadonlyMap<string, readonly Result[]>,
): Promise<{ planned: PlannedPage; faults: string[] }> => {
  const { group, term } = plan;
  const schoolId = importing.id('school', group.schoolId);
  const pageId = pageIdOf(
    importing.id('class', group.sourcedId),
    importing.id('subject', group.courseId),
    importing.id('term', term.sourcedId),
  );
  const page = await importing.tools.runners.pages.load(pageId);
  const commands: PageCommand[] = [
    openingOf(importing, plan, pageId, schoolId),
    { kind: 'AssignTeachers', teachers: membersIn(importing, plan, enrolments, 'teacher') },
    { kind: 'ListPupils', pupils: membersIn(importing, plan, enrolments, 'pupil') },
    ...(await writingOf(importing, plan, pageId, page, resultsOf)),
  ];
  const where = `${group.title}, ${term.title}`;
  const faults = refusals(page, commands).map((fault) => `${where}: ${fault}`);
  return { planned: { ...plan, pageId, schoolId, commands }, faults };
};

/** What the page's rules would refuse if the commands were carried out one after another. */
const refusals = (page: Page, commands: readonly PageCommand[]): string[] => {
  const faults: string[] = [];
  let state = page;
  for (const command of commands) {
    try {
      for (const event of pageDecider.decide(command, state)) state = pageDecider.evolve(state, event);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const about = 'lessonId' in command ? ` (lesson ${command.lessonId.split('.').at(-1) ?? ''})` : '';
      faults.push(`${error.message}${about}`);
    }
  }
  return faults;
};

const openingOf = (importing: Importing, plan: PagePlan, pageId: string, schoolId: string): PageCommand => {
  const { group, term, scale, workKinds } = plan;
  return {
    kind: 'OpenPage',
    page: {
      pageId,
      schoolId,
      groupId: importing.id('class', group.sourcedId),
      subjectId: importing.id('subject', group.courseId),
      termId: importing.id('term', term.sourcedId),
      from: term.start,
      to: term.end,
      timeZone: importing.tools.timeZone,
      scale,
      works: workKinds,
      editWindowDays: EDIT_WINDOW_DAYS,
    },
  };
};

/** Who belongs to the group in the page's term. */
const membersIn = (
  importing: Importing,
  { term }: PagePlan,
  enrolments: readonly Enrolment[],
  role: Enrolment['role'],
): Membership[] =>
  enrolments.flatMap(({ personId, role: enrolledAs, begin, end, ended }): Membership[] => {
    const from: CivilDate = begin !== undefined && begin > term.start ? begin : term.start;
    const until = ended && end === undefined ? importing.yesterday : end;
    if (enrolledAs !== role || from > term.end || (until !== undefined && until < from)) return [];
    const member = { personId: importing.id('person', personId), from };
    return [until !== undefined && until < term.end ? { ...member, until } : member];
  });

/** What the page doesn't have yet: lessons first, then what was written in them, then the term's grades. */
const writingOf = async (
  importing: Importing,
  { works }: PagePlan,
  pageId: string,
  page: Page,
  resultsOf: ReadonlyMap<string, readonly Result[]>,
): Promise<PageCommand[]> => {
  const isInLesson = ({ category: { purpose } }: Work) => purpose !== 'termGrade' && purpose !== 'finalGrade';
  const lessons = groupBy(works.filter(isInLesson), ({ assigned, lesson }) =>
    lessonIdOf(pageId, assigned, lesson),
  );
  const written = await Promise.all(
    [...lessons].flatMap(([lessonId, inLesson]) =>
      inLesson.map((work) => {
        const results = resultsOf.get(work.sourcedId) ?? [];
        return writtenIn(importing, { lessonId, there: page.lessons[lessonId], work, results });
      }),
    ),
  );
  return [
    ...[...lessons].flatMap(([lessonId, works]) =>
      page.lessons[lessonId] ? [] : lessonOf(importing, works),
    ),
    ...written.flat(),
    ...termGradesOf(importing, works, page.termGrades, resultsOf),
  ];
};

const writing = ({ today }: Importing) => ({ by: WRITER, today });

const lessonOf = (importing: Importing, works: readonly Work[]): PageCommand[] => {
  const [first] = works;
  if (!first) return [];
  const { assigned: date, lesson: number } = first;
  const { title: topic } = works.find(({ category }) => category.purpose === 'lesson') ?? first;
  return [{ kind: 'RecordLesson', ...writing(importing), date, number, topic }];
};

interface LessonWork {
  readonly lessonId: string;
  /** The lesson as the page has it, where it does. */
  readonly there: Page['lessons'][string] | undefined;
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
    if (present) return importing.keep(present.code === code, `the absence of result ${sourcedId}`);
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
    results.flatMap(({ sourcedId, pupilId, score, comment }): Promise<GradeToGive>[] => {
      if (score === undefined) return [];
      const value = String(score);
      const gradeId = idInLesson(lessonId, importing.key('result', sourcedId));
      const present = there?.grades[gradeId];
      if (present) return importing.keep(present.value === value, `the grade of result ${sourcedId}`);
      return [
        importing.sealed({ gradeId, pupilId: importing.id('person', pupilId), work: code, value }, comment),
      ];
    }),
  );
  return grades.length > 0 ? [{ kind: 'GiveGrades', ...writing(importing), lessonId, grades }] : [];
};

const termGradesOf = (
  importing: Importing,
  works: readonly Work[],
  given: Page['termGrades'],
  resultsOf: ReadonlyMap<string, readonly Result[]>,
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

const importFinalGrades = async (
  importing: Importing,
  { group, term, works, scale }: PagePlan,
  resultsOf: ReadonlyMap<string, readonly Result[]>,
): Promise<void> => {
  const { runners } = importing.tools;
  const groupId = importing.id('class', group.sourcedId);
  const subjectId = importing.id('subject', group.courseId);
  const yearId = importing.id('year', term.yearId);
  const sheetId = `${importing.id('class', group.homeroomId ?? group.sourcedId)}.${yearId}`;
  const results = works
    .filter(({ category }) => category.purpose === 'finalGrade')
    .flatMap(({ sourcedId }) => resultsOf.get(sourcedId) ?? []);
  if (results.length === 0) return;
  const sheet = await runners.yearSheets.load(sheetId);
  const grades = results.flatMap(({ sourcedId, pupilId: pupil, score }) => {
    if (score === undefined) return [];
    const pupilId = importing.id('person', pupil);
    const present = sheet[`${subjectId} ${pupilId}`];
    if (present !== undefined)
      return importing.keep(present === String(score), `the final grade of result ${sourcedId}`);
    return [{ groupId, yearId, subjectId, pupilId, value: String(score) }];
  });
  const command = { kind: 'GiveFinalGrades', scale, grades } as const;
  const context = importing.context(importing.id('school', group.schoolId));
  importing.count(await runners.yearSheets.handle(sheetId, command, context));
};
