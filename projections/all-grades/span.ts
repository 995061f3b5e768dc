import type { Reads } from '../../src/eventing/fresh-reader.js';
import { termOf } from '../../src/journal/page/page-ids.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { periodIn, periodNotFound, type Period } from '../performance/assessments.js';
import { classes, classesOfPupil } from '../schools/class.projection.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';

export interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** What a report is asked for: days, both included, or a term or academic year of a school. */
export type Span = Days | Period;

/** The days of a span in one of some schools. @throws DomainError `term-not-found`, `year-not-found`. */
export const daysOf = (span: Span, known: Iterable<Pick<SchoolDocument, 'terms' | 'years'>>): Days => {
  if ('from' in span) return span;
  for (const school of known) {
    const found = periodIn(school, span);
    if (found) return { from: found.from, to: found.to };
  }
  throw periodNotFound(span);
};

/** The schools that a pupil goes or went to. */
export const schoolsOfPupil = async (
  reads: Reads,
  pupilId: string,
): Promise<ReadonlyMap<string, SchoolDocument>> => {
  const members = (await reads.get(classesOfPupil, pupilId))?.classes ?? {};
  const found = await reads.getMany(classes, Object.keys(members));
  return reads.getMany(schools, [...new Set([...found.values()].map(({ schoolId }) => schoolId))].sort());
};

/** The terms of some schools that have days in common with others, by their ids. */
export const termsWithin = (
  known: Iterable<Pick<SchoolDocument, 'terms'>>,
  { from, to }: Days,
): readonly string[] =>
  [...known]
    .flatMap(({ terms }) => Object.values(terms))
    .filter((term) => term.from <= to && from <= term.to)
    .map(({ termId }) => termId);

/** Of some pages those of a term that has days in common with others: known by id alone. */
export const pagesWithin = (
  pageIds: readonly string[],
  known: Iterable<Pick<SchoolDocument, 'terms'>>,
  days: Days,
): string[] => {
  const termIds = new Set(termsWithin(known, days));
  return [...new Set(pageIds)].filter((pageId) => termIds.has(termOf(pageId)));
};
