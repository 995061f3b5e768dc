import { DomainError } from '../../src/eventing/domain-error.js';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { dateIn, weekOf, type CivilDate } from '../../src/school/civil-date.values.js';
import { own } from '../../src/school/plain-data.values.js';
import type { Named } from '../performance/answer.js';
import { dayWithin, pagesOfTerms, spanOf, type Period } from '../performance/assessments.js';
import { pageProgress } from '../performance/projection.js';
import type { SchoolDocument } from '../schools/read-model.js';
import type { Result } from './ranking.js';
import { resultsByPupil } from './results.js';

/** What pupils are compared by: a term or year, in one subject or in all of them. */
export interface Matter {
  readonly period: Period;
  readonly subjectId: string | undefined;
}

/** What is compared in a school, with the day that tells who is where: today, or the last one of the term or year. */
export interface Comparison {
  readonly date: CivilDate;
  readonly period: Named;
  readonly subject?: Named;
  readonly least: number;
  /** What each pupil's grades come to. */
  readonly resultsOf: (owners: string | readonly string[]) => Promise<ReadonlyMap<string, readonly Result[]>>;
}

/**
 * @param at instant whose day is today.
 * @throws DomainError `ratings-off`, `term-not-found`, `year-not-found`, `subject-not-found`.
 */
export const comparisonIn = (
  reads: Reads,
  school: SchoolDocument,
  { period, subjectId }: Matter,
  at: string,
): Comparison => {
  if (!school.ratings.on) {
    throw new DomainError('ratings-off', 'The school has switched ratings off.', 'conflict');
  }
  const { title, from, to, termIds } = spanOf(school, period);
  const date = dayWithin(from, to, dateIn(school.timeZone, at));
  const { inSubject, overall } = school.ratings.least;
  return {
    date,
    period: { id: 'termId' in period ? period.termId : period.yearId, title },
    ...(subjectId === undefined ? {} : { subject: subjectIn(school, subjectId) }),
    least: subjectId === undefined ? overall : inSubject,
    // Of the school's pages, or of those that some pupils stand or stood on.
    async resultsOf(owners) {
      const all = await pagesOfTerms(reads, owners, termIds);
      const pages = all.filter(({ opened }) => subjectId === undefined || opened.subjectId === subjectId);
      const pageIds = pages.map(({ _id }) => _id);
      return resultsByPupil(pages, await reads.getMany(pageProgress, pageIds), weekOf(date));
    },
  };
};

const subjectIn = ({ subjects }: SchoolDocument, id: string): Named => {
  const title = own(subjects, id);
  if (title !== undefined) return { id, title };
  throw new DomainError('subject-not-found', 'The school teaches no such subject.', 'not-found');
};

/** Those results that are of some pupils; none of whoever has none. */
export const resultsAmong = (
  pupilIds: Iterable<string>,
  results: ReadonlyMap<string, readonly Result[]>,
): ReadonlyMap<string, readonly Result[]> => new Map([...pupilIds].map((id) => [id, results.get(id) ?? []]));
