import { DomainError, type FieldError } from '../../eventing/domain-error.js';
import { addDays } from '../civil-date.values.js';
import { isSame, own } from '../plain-data.values.js';
import type { CommandOf } from '../school.command.js';
import type { SchoolEvent } from '../school.events.js';
import type { ConnectedSchool } from '../school.state.js';

/** In days: a school year with its summer. */
const LONGEST_YEAR = 400;

/**
 * A year with all its terms, as somebody writes them by hand. What is in use already keeps its dates: a page of the
 * journal was opened with the days of its term.
 */
export const defineYear = (command: CommandOf<'DefineYear'>, school: ConnectedSchool): SchoolEvent[] => {
  const { year, terms } = command;
  refuse('bad-year', 'There can be no such year.', 'rule', faultsOf(command, school));
  refuse(
    'term-in-use',
    'Pages of the journal are open for the days of the term as they are.',
    'conflict',
    movedOf(command, school),
  );
  const present = own(school.years, year.yearId);
  const type = present ? 'AcademicYearChanged' : 'AcademicYearOpened';
  return [
    ...(isSame(present, year) ? [] : [{ type, data: year } as const]),
    ...terms
      .filter((term) => !isSame(own(school.terms, term.termId), term))
      .map((data): SchoolEvent => ({ type: 'TermDefined', data })),
  ];
};

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

/** Terms that would get other days although pages are open for those that they have. */
const movedOf = ({ terms, inUse }: CommandOf<'DefineYear'>, school: ConnectedSchool): FieldError[] =>
  terms.flatMap(({ termId, from, to }, index) => {
    const present = own(school.terms, termId);
    if (!present || !inUse.includes(termId)) return [];
    return (['from', 'to'] as const)
      .filter((end) => present[end] !== { from, to }[end])
      .map((end) => ({ field: `terms.${index.toString()}.${end}`, message: `must stay ${present[end]}` }));
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
