import { DomainError } from '../../src/eventing/domain-error.js';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { termOf } from '../../src/journal/page/page-ids.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { own } from '../../src/school/plain-data.values.js';
import type { Period } from '../performance/assessments.js';
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
  for (const { terms, years } of known) {
    const found = 'termId' in span ? own(terms, span.termId) : own(years, span.yearId);
    if (found) return { from: found.from, to: found.to };
  }
  throw 'termId' in span
    ? new DomainError('term-not-found', 'The school has no such term.', 'not-found')
    : new DomainError('year-not-found', 'The school has no such year.', 'not-found');
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

/** Of some pages those of a term, in one of some schools, that has days in common with others: known by id alone. */
export const pagesWithin = (
  pageIds: readonly string[],
  known: Iterable<Pick<SchoolDocument, 'terms'>>,
  { from, to }: Days,
): string[] => {
  const terms = new Map([...known].flatMap((school) => Object.entries(school.terms)));
  return [...new Set(pageIds)].filter((pageId) => {
    const term = terms.get(termOf(pageId));
    return term !== undefined && term.from <= to && from <= term.to;
  });
};
