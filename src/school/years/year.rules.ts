import { DomainError, type FieldError } from '../../eventing/domain-error.js';
import { addDays } from '../civil-date.values.js';
import { isSame, own } from '../plain-data.values.js';
import type { CommandOf } from '../school.command.js';
import type { SchoolEvent } from '../school.events.js';
import type { ConnectedSchool } from '../school.state.js';

/** In days: a school year with its summer. */
const LONGEST_YEAR = 400;

/**
 * A year with all its terms, as somebody writes them by hand. A term may get other days, but loses none on which the
 * journal has lessons that were held.
 */
export const defineYear = (command: CommandOf<'DefineYear'>, school: ConnectedSchool): SchoolEvent[] => {
  refuse('bad-year', 'There can be no such year.', 'rule', faultsOf(command, school));
  refuse('term-in-use', 'Lessons were held on days that the term would lose.', 'conflict', lostBy(command));
  const present = own(school.years, command.year.yearId);
  const year = { ...command.year, ...calledInRoster(present) };
  const terms = command.terms.map((term) => ({ ...term, ...calledInRoster(own(school.terms, term.termId)) }));
  const type = present ? 'AcademicYearChanged' : 'AcademicYearOpened';
  return [
    ...(isSame(present, year) ? [] : [{ type, data: year } as const]),
    ...terms
      .filter((term) => !isSame(own(school.terms, term.termId), term))
      .map((data): SchoolEvent => ({ type: 'TermDefined', data })),
  ];
};

/** Whoever gives it other days by hand says nothing of that. */
const calledInRoster = (
  present: { readonly sourcedId?: string } | undefined,
): { readonly sourcedId?: string } =>
  present?.sourcedId === undefined ? {} : { sourcedId: present.sourcedId };

const faultsOf = ({ year, terms }: CommandOf<'DefineYear'>, school: ConnectedSchool): FieldError[] => {
  const faults: FieldError[] = [];
  const add = (field: string, message: string) => faults.push({ field, message });
  if (year.title.trim() === '') add('title', 'must say something');
  if (year.to <= year.from) add('to', 'must be after the first day');
  else if (year.to > addDays(year.from, LONGEST_YEAR))
    add('to', `must be within ${LONGEST_YEAR.toString()} days`);
  for (const { yearId, title, from, to } of Object.values(school.years)) {
    if (yearId !== year.yearId && from <= year.to && to >= year.from) add('from', `overlaps with ${title}`);
  }
  const ofYear = Object.values(school.terms).filter(({ yearId }) => yearId === year.yearId);
  for (const { termId, title } of ofYear) {
    if (!terms.some((term) => term.termId === termId)) add('terms', `must not leave out ${title}`);
  }
  terms.forEach(({ termId, title, from, to }, index) => {
    const field = `terms.${index.toString()}`;
    const elsewhere = own(school.terms, termId);
    if (elsewhere && elsewhere.yearId !== year.yearId) add(`${field}.termId`, 'is a term of another year');
    if (title.trim() === '') add(`${field}.title`, 'must say something');
    if (to < from) add(`${field}.to`, 'must not be before the first day');
    if (from < year.from) add(`${field}.from`, 'must lie in the year');
    if (to > year.to) add(`${field}.to`, 'must lie in the year');
    const before = terms[index - 1];
    if (before && from <= before.to) add(`${field}.from`, `must be after ${before.to}`);
  });
  return faults;
};

/** Terms that would end before their last lesson, or begin after their first. */
const lostBy = ({ terms, held }: CommandOf<'DefineYear'>): FieldError[] =>
  terms.flatMap(({ termId, from, to }, index) => {
    const lessons = own(held, termId);
    const field = `terms.${index.toString()}`;
    return [
      ...(lessons && from > lessons.from
        ? [{ field: `${field}.from`, message: `must not be after ${lessons.from}` }]
        : []),
      ...(lessons && to < lessons.to
        ? [{ field: `${field}.to`, message: `must not be before ${lessons.to}` }]
        : []),
    ];
  });

/** @throws DomainError with every field at fault, where there are any. */
const refuse = (
  code: string,
  message: string,
  kind: 'rule' | 'conflict',
  faults: readonly FieldError[],
): void => {
  if (faults.length > 0) throw new DomainError(code, message, kind, faults);
};
