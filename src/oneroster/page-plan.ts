import type { Page } from '../journal/page/page.state.js';
import type { PageCommand, Writer } from '../journal/page/page.command.js';
import type { PageOpened } from '../journal/page/page.events.js';
import { pageIdOf } from '../journal/page/page-ids.values.js';
import { addDays, type CivilDate } from '../school/civil-date.values.js';
import type { Membership } from '../school/membership.values.js';
import { DomainError } from '../eventing/domain-error.js';
import { groupBy } from '../eventing/group-by.js';
import { isSame, own } from '../school/plain-data.values.js';
import { HALF_UP } from '../school/rounding.values.js';
import { schoolDecider } from '../school/school.decider.js';
import { rulesFor, type School } from '../school/school.state.js';
import { versionsWithin, type WorkKindVersion } from '../school/work-kinds.values.js';
import { isRangeOf, keepingGrades, latest, rangeOf, scaleOf, workKindsOf } from './import-structure.js';
import type { Importing, RefusedPart } from './importing.js';
import type { Class, Enrolment, Roster, Term, Work } from './roster.js';

export const WRITER: Writer = { personId: 'import', role: 'import' };
export const writing = ({ today }: Importing) => ({ by: WRITER, today });

/** One journal page of the bundle: a teaching group in a term. */
export interface PagePlan {
  readonly pageId: string;
  readonly group: Class;
  readonly term: Term;
  /** Those of the term. */
  readonly works: readonly Work[];
  /** Those of the whole year: in a term's first days nothing has been graded yet. */
  readonly worksOfGroup: readonly Work[];
}

export const plansOf = (importing: Importing): PagePlan[] => {
  const { roster } = importing;
  const worksOf = groupBy(
    roster.works.filter(({ ended }) => !ended),
    ({ classId }) => classId,
  );
  return roster.classes
    .filter(({ kind, ended }) => kind === 'scheduled' && !ended)
    .flatMap((group) => {
      const worksOfGroup = worksOf.get(group.sourcedId) ?? [];
      return termsOf(roster, group).map((term) => {
        const works = worksOfGroup.filter(({ termId }) => termId === term.sourcedId);
        return { pageId: pageOf(importing, group, term), group, term, works, worksOfGroup };
      });
    });
};

/** The terms in which a class is taught. */
export const termsOf = (roster: Roster, group: Class): readonly Term[] => {
  const years = roster.academicYears.filter(({ sourcedId }) => group.termIds.includes(sourcedId));
  return roster.terms.filter(
    ({ sourcedId, yearId }) =>
      group.termIds.includes(sourcedId) || years.some((year) => year.sourcedId === yearId),
  );
};

export const pageOf = (importing: Importing, group: Class, term: Term): string =>
  pageIdOf(
    importing.id('class', group.sourcedId),
    importing.id('subject', group.courseId),
    importing.id('term', term.sourcedId),
  );

/** The page as it is opened: by the rules of the school, but on the scale of the group's own works. */
export const openingOf = (
  importing: Importing,
  { pageId, group, term, works, worksOfGroup }: PagePlan,
  school: School,
): PageOpened['data'] => {
  const subjectId = importing.id('subject', group.courseId);
  const rules = rulesFor(school, subjectId, term.start);
  const ofPage = works.find(({ category }) => category.purpose === 'page')?.rules;
  const range = ofPage ? undefined : rangeOf(worksOfGroup);
  const kinds = new Map(rules.works.map((kind) => [kind.code, kind]));
  for (const kind of workKindsOf(worksOfGroup)) {
    kinds.set(kind.code, keepingGrades(kind, kinds.get(kind.code)));
  }
  return {
    pageId,
    schoolId: importing.id('school', group.schoolId),
    groupId: importing.id('class', group.sourcedId),
    subjectId,
    termId: importing.id('term', term.sourcedId),
    from: term.start,
    to: term.end,
    timeZone: school.connected?.timeZone ?? importing.tools.timeZone,
    ...rules,
    works: [...kinds.values()],
    ...(range && !isRangeOf(rules.scale, range) ? { scale: scaleOf(range), rounding: HALF_UP } : {}),
    ...(ofPage ? { scale: ofPage.scale, rounding: ofPage.rounding } : {}),
    ...(ofPage?.editWindow === undefined ? {} : { editWindowDays: ofPage.editWindow }),
  };
};

/** What is refused of a page that is known by its class and term. */
export type RefusedOnPage = Omit<RefusedPart, 'of'>;

/** What the rules of a school refuse of those that a page brings along. */
export const refusedOfRules = ({ works }: PagePlan, school: School): RefusedOnPage[] => {
  const rules = works.find(({ category }) => category.purpose === 'page')?.rules;
  if (!rules || !school.connected) return [];
  const { scale, rounding } = rules;
  let state = school;
  return (
    [
      { kind: 'DefineScale', scale },
      { kind: 'SetRounding', rounding },
    ] as const
  ).flatMap((command) => {
    try {
      for (const event of schoolDecider.decide(command, state)) state = schoolDecider.evolve(state, event);
      return [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return [{ refusal: error }];
    }
  });
};

/** In a page that is opened only now: what became of the school's kinds of work in the course of the term. */
export const kindsSince = (importing: Importing, { term }: PagePlan, { works }: School): PageCommand[] =>
  // Each was decided before its day.
  versionsWithin(works, { from: term.start, to: term.end }).map(({ work, from }) => {
    return { kind: 'SetWorkKinds', ...writing(importing), today: addDays(from, -1), works: [work], from };
  });

/**
 * The kinds of work that an open page has yet to know. New ones count from the term's start, or from the day that the
 * school says; those that it has otherwise are changed from tomorrow. A term that is over gets only what its own works
 * are of.
 */
export const kindsToSet = (
  importing: Importing,
  { term, works, worksOfGroup }: PagePlan,
  school: School,
  page: Page,
): PageCommand[] => {
  if (page.closed) return [];
  const { today, tomorrow } = importing;
  const wanted = new Map<string, WorkKindVersion>();
  for (const version of Object.values(school.works).flatMap((ofKind) => ofKind.at(-1) ?? [])) {
    wanted.set(version.work.code, version);
  }
  for (const kind of workKindsOf(worksOfGroup)) {
    const work = keepingGrades(kind, wanted.get(kind.code)?.work);
    wanted.set(kind.code, { work, from: term.start });
  }
  const needed = new Set(workKindsOf(works).map(({ code }) => code));
  return [...wanted.values()].flatMap(({ work, from: since }): PageCommand[] => {
    const last = own(page.works, work.code)?.at(-1);
    if (last && isSame(last.work, work)) return [];
    const from = latest(since, last ? latest(last.from, tomorrow) : term.start);
    if (from > term.end || (term.end < today && !needed.has(work.code))) return [];
    return [{ kind: 'SetWorkKinds', ...writing(importing), works: [work], from }];
  });
};

/** Who belongs to the group in the page's term. */
export const membersIn = (
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
