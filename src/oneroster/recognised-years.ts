import type { CivilDate } from '../school/civil-date.values.js';
import type { School as SchoolState } from '../school/school.state.js';
import { fault, type Fault } from './faults.js';
import type { Importing, RefusedPart } from './importing.js';
import type { AcademicYear, School, Term } from './roster.js';

/** A year or a term, as the journal has it or as a bundle does. */
interface Span {
  readonly title: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * Recognises a bundle's years and terms in those that the school made by hand: they have the same days, and stay the ones
 * that they are here. Once they were, they are known by what the bundle calls them, whatever days they get.
 * @returns what overlaps with a year or term that the bundle doesn't have, and so can't be had beside it.
 */
export const recogniseYears = (
  importing: Importing,
  school: School,
  present: SchoolState,
): readonly RefusedPart[] => {
  const { roster } = importing;
  const isOfSchool = ({ schoolIds }: AcademicYear | Term) =>
    schoolIds.length === 0 || schoolIds.includes(school.sourcedId);
  const years = roster.academicYears.filter(isOfSchool);
  const ofYears = recognise(importing, 'year', years, present.years);
  const terms = roster.terms.filter(isOfSchool);
  const ofTerms = years.flatMap(({ sourcedId }) => {
    const yearId = importing.id('year', sourcedId);
    const ofYear = Object.entries(present.terms).filter(([, term]) => term.yearId === yearId);
    const wanted = terms.filter((term) => term.yearId === sourcedId);
    return recognise(importing, 'term', wanted, Object.fromEntries(ofYear));
  });
  return [...ofYears, ...ofTerms].map((refusal) => ({ of: school.name, refusal }));
};

const recognise = (
  importing: Importing,
  kind: 'year' | 'term',
  wanted: readonly (AcademicYear | Term)[],
  present: Readonly<Record<string, Span & { readonly sourcedId?: string }>>,
): readonly Fault[] => {
  for (const { sourcedId } of wanted) {
    const known = Object.entries(present).find(([, one]) => one.sourcedId === sourcedId);
    if (known) importing.recognise(kind, sourcedId, known[0]);
  }
  const named = new Set(wanted.map(({ sourcedId }) => importing.id(kind, sourcedId)));
  const others = Object.entries(present).filter(([id]) => !named.has(id));
  return wanted.flatMap(({ sourcedId, title, start: from, end: to }) => {
    if (importing.id(kind, sourcedId) in present) return [];
    const [met] = others.filter(([, other]) => other.from <= to && other.to >= from);
    if (!met) return [];
    const [id, other] = met;
    if (other.from !== from || other.to !== to) return [overlap({ title, from, to }, other)];
    importing.recognise(kind, sourcedId, id);
    return [];
  });
};

const overlap = ({ title, from, to }: Span, other: Span): Fault =>
  fault('span-overlaps', {
    ...{ title, from, to },
    ...{ otherTitle: other.title, otherFrom: other.from, otherTo: other.to },
  });
