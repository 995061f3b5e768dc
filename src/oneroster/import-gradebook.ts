import { DomainError } from '../eventing/domain-error.js';
import type { PageCommand } from '../journal/page/page.command.js';
import { pageDecider } from '../journal/page/page.decider.js';
import type { Page } from '../journal/page/page.state.js';
import { groupBy } from '../eventing/group-by.js';
import { schoolDecider } from '../school/school.decider.js';
import type { School } from '../school/school.state.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { Membership } from '../school/membership.values.js';
import { own } from '../school/plain-data.values.js';
import { planFinalGrades, writeFinalGrades, type PlannedFinalGrades } from './import-final-grades.js';
import { latest } from './import-structure.js';
import type { Importing, RefusedPart } from './importing.js';
import { kept } from './kept.js';
import { entriesOf, type ResultsOf } from './page-entries.js';
import {
  kindsSince,
  kindsToSet,
  membersIn,
  openingOf,
  plansOf,
  refusedOfRules,
  writing,
  type PagePlan,
  type RefusedOnPage,
} from './page-plan.js';
import type { Enrolment, Roster } from './roster.js';

/** A page with the commands that it still needs. */
interface PlannedPage {
  readonly pageId: string;
  readonly schoolId: string;
  readonly commands: readonly PageCommand[];
}

export interface PlannedGradebook {
  readonly pages: readonly PlannedPage[];
  readonly finalGrades: readonly PlannedFinalGrades[];
  /** What the rules of pages and sheets refuse. */
  readonly refused: readonly RefusedPart[];
}

/**
 * Works out what the pages need to have the bundle's lessons, homework, grades, absences and term grades, and tries
 * it by their own rules before anything is written.
 */
export const planGradebook = async (
  importing: Importing,
  schools: ReadonlyMap<string, School>,
): Promise<PlannedGradebook> => {
  const { roster } = importing;
  const resultsOf = liveResultsOf(roster);
  const enrolments = groupBy(roster.enrolments, ({ classId }) => classId);
  const pages: PlannedPage[] = [];
  const finalGrades: PlannedFinalGrades[] = [];
  const refused: RefusedPart[] = [];
  await importing.each(
    plansOf(importing),
    async (plan) => {
      const school = schools.get(importing.id('school', plan.group.schoolId)) ?? schoolDecider.initial();
      const enrolled = enrolments.get(plan.group.sourcedId) ?? [];
      const onPage = await planPage(importing, plan, school, enrolled, resultsOf);
      pages.push(onPage.planned);
      const final = await planFinalGrades(importing, plan, onPage.after, resultsOf);
      finalGrades.push(...final.planned);
      const of = `${plan.group.title}, ${plan.term.title}`;
      refused.push(...[...onPage.refused, ...final.refused].map((part) => ({ of, ...part })));
    },
    8,
  );
  return { pages, finalGrades, refused };
};

/** Carries out what was planned. */
export const writeGradebook = async (
  importing: Importing,
  { pages, finalGrades }: PlannedGradebook,
): Promise<void> => {
  const { runners } = importing.tools;
  await importing.each(
    pages,
    async ({ pageId, schoolId, commands }) => {
      const outcomes = await Promise.all(
        commands.map((command) => runners.pages.handle(pageId, command, importing.context(schoolId))),
      );
      outcomes.forEach((outcome) => importing.count(outcome));
    },
    8,
  );
  await importing.each(finalGrades, (planned) => writeFinalGrades(importing, planned), 8);
};

const liveResultsOf = ({ results }: Roster): ResultsOf =>
  groupBy(
    results.filter(({ ended }) => !ended),
    ({ workId }) => workId,
  );

const planPage = async (
  importing: Importing,
  plan: PagePlan,
  school: School,
  enrolments: readonly Enrolment[],
  resultsOf: ResultsOf,
): Promise<{ planned: PlannedPage; after: Page; refused: RefusedOnPage[] }> => {
  const { pageId } = plan;
  const page = await importing.tools.runners.pages.load(pageId);
  const opening = openingOf(importing, plan, school);
  const pupils = membersIn(importing, plan, enrolments, 'pupil').filter(isNotListed(page, plan));
  const isNew = !page.opened;
  const written = isNew ? untilLastEntry(importing, plan, pupils, resultsOf) : pupils;
  const setup: PageCommand[] = [
    { kind: 'OpenPage', page: opening },
    { kind: 'ChangeDays', ...writing(importing), from: opening.from, to: opening.to },
    { kind: 'AssignTeachers', teachers: membersIn(importing, plan, enrolments, 'teacher') },
    { kind: 'ListPupils', pupils: written },
    ...(isNew ? kindsSince(importing, plan, school) : []),
  ];
  const opened = tried(page, setup);
  const entries: PageCommand[] = [
    ...kindsToSet(importing, plan, school, opened.after),
    ...(await entriesOf(importing, plan, opened.after, resultsOf)),
    ...(written === pupils ? [] : [{ kind: 'ListPupils', pupils } as const]),
    ...closingOf(importing, plan),
  ];
  const { schoolId } = opening;
  if (page.closed) {
    // Only a deputy head writes there now.
    const news = entries.filter(({ kind }) => kind !== 'ClosePage');
    const closed = kept('closed-page', { group: plan.group.title, term: plan.term.title });
    importing.keep(news.length === 0, closed);
    return { planned: { pageId, schoolId, commands: setup }, after: opened.after, refused: opened.refused };
  }
  const filled = tried(opened.after, entries);
  return {
    planned: { pageId, schoolId, commands: [...setup, ...entries] },
    after: filled.after,
    refused: [...refusedOfRules(plan, school), ...opened.refused, ...filled.refused],
  };
};

/** Whoever stands on the page to its end needs no other place, also where a last day is set that lies behind it. */
const isNotListed =
  (page: Page, { term }: PagePlan) =>
  ({ personId, from, until: last }: Membership): boolean =>
    last !== undefined ||
    own(page.pupils, personId)?.some(
      (known) => known.from <= from && (known.until === undefined || known.until >= term.end),
    ) !== true;

/**
 * Pupils as they were on the page while it was written: in a journal somebody's last day may have been set afterwards,
 * before lessons in which there was a grade already.
 */
const untilLastEntry = (
  importing: Importing,
  { works }: PagePlan,
  pupils: readonly Membership[],
  resultsOf: ResultsOf,
): readonly Membership[] => {
  if (!works.some(({ category }) => category.purpose === 'page')) return pupils;
  const last = new Map<string, CivilDate>();
  for (const { sourcedId, category, assigned } of works) {
    if (category.purpose === 'termGrade' || category.purpose === 'finalGrade') continue;
    for (const { pupilId } of resultsOf.get(sourcedId) ?? []) {
      const id = importing.id('person', pupilId);
      last.set(id, latest(assigned, last.get(id) ?? assigned));
    }
  }
  const isLate = ({ personId, until }: Membership) =>
    until !== undefined && (last.get(personId) ?? '') > until;
  if (!pupils.some(isLate)) return pupils;
  return pupils.map((pupil) => {
    const until = last.get(pupil.personId);
    return until !== undefined && isLate(pupil) ? { ...pupil, until } : pupil;
  });
};

/** A page that was closed where the bundle comes from is closed here too, with everything in it. */
const closingOf = (importing: Importing, { works }: PagePlan): PageCommand[] =>
  works.some(({ closed }) => closed) ? [{ kind: 'ClosePage', ...writing(importing) }] : [];

/** What the page is after the commands, one after another, and what its rules refuse of them. */
const tried = (page: Page, commands: readonly PageCommand[]): { after: Page; refused: RefusedOnPage[] } => {
  const refused: RefusedOnPage[] = [];
  let after = page;
  for (const command of commands) {
    try {
      for (const event of pageDecider.decide(command, after)) after = pageDecider.evolve(after, event);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const lesson = 'lessonId' in command ? command.lessonId.split('.').at(-1) : undefined;
      refused.push({ refusal: error, ...(lesson === undefined ? {} : { lesson }) });
    }
  }
  return { after, refused };
};
