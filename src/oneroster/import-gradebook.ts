import type { PageCommand, Writer } from '../journal/page.decider.js';
import { idInLesson, lessonIdOf, pageIdOf } from '../journal/page-ids.values.js';
import type { Membership } from '../school/membership.values.js';
import { numberOn, type Scale } from '../school/scale.values.js';
import type { CivilDate } from './civil-date.js';
import { groupBy } from './group-by.js';
import { ImportRefused, type Importing } from './import.js';
import { scaleOf, workKindOf, workKindsOf } from './import-structure.js';
import type { Class, Enrolment, Result, Roster, Term, Work } from './roster.js';

const EDIT_WINDOW_DAYS = 7;
const WRITER: Writer = { personId: 'import', role: 'import' };

/** One journal page of the bundle: a teaching group in a term. */
interface PagePlan {
  readonly group: Class;
  readonly term: Term;
  readonly works: readonly Work[];
  readonly scale: Scale;
}

/** Pages with their lessons, homework, grades, absences and term grades; final grades in the year's sheets. */
export const importGradebook = (importing: Importing): { write(): Promise<void> } => {
  const { roster } = importing;
  const resultsOf = groupBy(
    roster.results.filter(({ ended }) => !ended),
    ({ workId }) => workId,
  );
  const plans = plansOf(roster);
  refuseBadGrades(plans, resultsOf);
  const enrolments = groupBy(roster.enrolments, ({ classId }) => classId);
  return {
    async write() {
      await importing.each(
        plans,
        (plan) => importPage(importing, plan, enrolments.get(plan.group.sourcedId) ?? [], resultsOf),
        8,
      );
    },
  };
};

const plansOf = (roster: Roster): PagePlan[] => {
  const worksOf = groupBy(
    roster.works.filter(({ ended }) => !ended),
    ({ classId }) => classId,
  );
  return roster.classes
    .filter(({ kind, ended }) => kind === 'scheduled' && !ended)
    .flatMap((group) => {
      const works = worksOf.get(group.sourcedId) ?? [];
      const years = roster.academicYears.filter(({ sourcedId }) => group.termIds.includes(sourcedId));
      const terms = roster.terms.filter(
        ({ sourcedId, yearId }) =>
          group.termIds.includes(sourcedId) || years.some((year) => year.sourcedId === yearId),
      );
      return terms.map((term) => ({
        group,
        term,
        works: works.filter(({ termId }) => termId === term.sourcedId),
        scale: scaleOf(works),
      }));
    });
};

/** @throws ImportRefused naming every score that isn't a grade of its page's scale. */
const refuseBadGrades = (
  plans: readonly PagePlan[],
  resultsOf: ReadonlyMap<string, readonly Result[]>,
): void => {
  const faults = plans.flatMap(({ works, scale }) =>
    works.flatMap((work) =>
      (resultsOf.get(work.sourcedId) ?? []).flatMap(({ sourcedId, score }) =>
        score === undefined || numberOn(scale, String(score)) !== undefined
          ? []
          : [
              `results.csv: ${sourcedId}: score ${score.toString()} is no whole grade from ${scale.min.toString()} to ${scale.max.toString()}`,
            ],
      ),
    ),
  );
  if (faults.length > 0) throw new ImportRefused(faults);
};

const importPage = async (
  importing: Importing,
  plan: PagePlan,
  enrolments: readonly Enrolment[],
  resultsOf: ReadonlyMap<string, readonly Result[]>,
): Promise<void> => {
  const { group, term } = plan;
  const { runners } = importing.tools;
  const schoolId = importing.id('school', group.schoolId);
  const pageId = pageIdOf(
    importing.id('class', group.sourcedId),
    importing.id('subject', group.courseId),
    importing.id('term', term.sourcedId),
  );
  const carryOut = (command: PageCommand) =>
    runners.pages.handle(pageId, command, importing.context(schoolId));
  const structure: PageCommand[] = [
    openingOf(importing, plan, pageId, schoolId),
    { kind: 'AssignTeachers', teachers: membersIn(importing, plan, enrolments, 'teacher') },
    { kind: 'ListPupils', pupils: membersIn(importing, plan, enrolments, 'pupil') },
  ];
  for (const outcome of await Promise.all(structure.map(carryOut))) importing.count(outcome);
  const writing = await writingOf(importing, plan, pageId, resultsOf);
  for (const outcome of await Promise.all(writing.map(carryOut))) importing.count(outcome);
  await importFinalGrades(importing, plan, resultsOf);
};

const openingOf = (importing: Importing, plan: PagePlan, pageId: string, schoolId: string): PageCommand => {
  const { group, term, works, scale } = plan;
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
      works: workKindsOf(works),
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
  resultsOf: ReadonlyMap<string, readonly Result[]>,
): Promise<PageCommand[]> => {
  const page = await importing.tools.runners.pages.load(pageId);
  const writing = { by: WRITER, today: importing.today };
  const commands: PageCommand[] = [];
  const inLessons = works.filter(
    ({ category: { purpose } }) => purpose !== 'termGrade' && purpose !== 'finalGrade',
  );
  const lessons = groupBy(inLessons, ({ assigned, lesson }) => lessonIdOf(pageId, assigned, lesson));
  for (const [lessonId, inLesson] of lessons) {
    const [first] = inLesson;
    if (!first || page.lessons[lessonId]) continue;
    const { assigned: date, lesson: number } = first;
    const topic = (inLesson.find(({ category }) => category.purpose === 'lesson') ?? first).title;
    commands.push({ kind: 'RecordLesson', ...writing, lessonId, date, number, topic });
  }
  for (const [lessonId, inLesson] of lessons) {
    const there = page.lessons[lessonId];
    for (const work of inLesson) {
      const results = resultsOf.get(work.sourcedId) ?? [];
      if (work.category.purpose === 'homework') {
        const homeworkId = idInLesson(lessonId, importing.key('homework', work.sourcedId));
        if (there?.homework[homeworkId] !== undefined) continue;
        const text = work.description ?? work.title;
        commands.push({ kind: 'SetHomework', ...writing, homeworkId, lessonId, dueOn: work.due, text });
      } else if (work.category.purpose === 'absence') {
        const absences = results.flatMap(({ sourcedId, pupilId, absence }) => {
          const id = importing.id('person', pupilId);
          if (!absence) return [];
          const present = there?.absences[id];
          if (present !== undefined)
            return importing.keep(present.code === absence.code, `the absence of result ${sourcedId}`);
          const { code, minutes } = absence;
          return [{ pupilId: id, code, ...(code === 'late' ? { minutes } : {}) }];
        });
        if (absences.length > 0) commands.push({ kind: 'RecordAbsences', ...writing, lessonId, absences });
      } else if (work.category.purpose === 'work') {
        const { code } = workKindOf(work.category);
        const grades = await Promise.all(
          results.flatMap(({ sourcedId, pupilId, score, comment }) => {
            if (score === undefined) return [];
            const id = importing.id('person', pupilId);
            const gradeId = idInLesson(lessonId, importing.key('result', sourcedId));
            const present = there?.grades[gradeId];
            if (present)
              return importing.keep(present.value === String(score), `the grade of result ${sourcedId}`);
            const grade = { gradeId, pupilId: id, work: code, value: String(score) };
            return [comment === undefined ? grade : importing.withComment(grade, comment)];
          }),
        );
        if (grades.length > 0) commands.push({ kind: 'GiveGrades', ...writing, lessonId, grades });
      }
    }
  }
  const termGrades = works
    .filter(({ category }) => category.purpose === 'termGrade')
    .flatMap(({ sourcedId }) => resultsOf.get(sourcedId) ?? [])
    .flatMap(({ sourcedId, pupilId, score }) => {
      if (score === undefined) return [];
      const id = importing.id('person', pupilId);
      const present = page.termGrades[id];
      if (present !== undefined)
        return importing.keep(present === String(score), `the term grade of result ${sourcedId}`);
      return [{ pupilId: id, value: String(score) }];
    });
  if (termGrades.length > 0) commands.push({ kind: 'GiveTermGrades', ...writing, grades: termGrades });
  return commands;
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
