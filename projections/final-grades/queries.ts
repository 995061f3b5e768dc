import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { START, type Position } from '../../src/eventing/position.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { reasonTold, type Open } from '../reason-told.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import { finalGrades } from './projection.js';
import type { FinalGradeInSubject, FinalGrades, TermGradeInSubject } from './read-model.js';

/** A pupil's term grades and final grades: by year and subject, the terms in the order of their dates. */
export class FinalGradesOf extends Query<FinalGradesAnswer> {
  constructor(
    readonly pupilId: string,
    readonly atLeast: Position | undefined,
    /** Where the documents are read. */
    readonly reads: Reads,
  ) {
    super();
  }
}

type School = Pick<SchoolDocument, 'years' | 'terms' | 'subjects' | 'reasons'>;

interface Named {
  readonly id: string;
  readonly title: string;
}

export interface FinalGradesAnswer {
  readonly position: Position;
  readonly years: readonly (Named & { readonly subjects: readonly SubjectOfYear[] })[];
}

export interface SubjectOfYear extends Named {
  readonly terms: readonly (Named & GradeTold)[];
  /** One for each class that the pupil was in when it was given. */
  readonly finals: readonly GradeTold[];
}

export interface GradeTold {
  readonly value: string;
  /** What the grades came to, and the grade that the school's rounding made of it. */
  readonly average?: number;
  readonly proposed?: string;
  readonly givenAt: string;
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly late: boolean;
    readonly at: string;
  }[];
}

@QueryHandler(FinalGradesOf)
export class FinalGradesOfHandler implements IQueryHandler<FinalGradesOf> {
  constructor(private readonly vault: Vault) {}

  async execute({ pupilId, atLeast, reads }: FinalGradesOf): Promise<FinalGradesAnswer> {
    const found = await reads.get(finalGrades, pupilId, atLeast);
    if (!found) return { position: START, years: [] };
    const school = await reads.get(schools, found.schoolId);
    const open: Open = async (sealed: Sealed) => (await this.vault.open(sealed)) ?? '—';
    return { position: found.position, years: await yearsOf(found, school, open) };
  }
}

/** The grades as they are told: years and terms in the order of their dates, subjects by their titles. */
export const yearsOf = async (
  { terms, finals }: FinalGrades,
  school: School | undefined,
  open: Open,
): Promise<FinalGradesAnswer['years']> => {
  const entries = [
    ...Object.values(terms).map((term) => ({ ...placeOf(term.termId, school), term })),
    ...Object.values(finals).map((final) => ({ yearId: final.yearId, from: '', final })),
  ].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  const yearIds = [...new Set(entries.map(({ yearId }) => yearId))];
  const years = await Promise.all(
    yearIds.map(async (yearId) => {
      const ofYear = entries.filter((entry) => entry.yearId === yearId);
      return {
        id: yearId,
        title: school?.years[yearId]?.title ?? '',
        subjects: await subjectsOf(
          ofYear.flatMap((entry) => ('term' in entry ? [entry.term] : [])),
          ofYear.flatMap((entry) => ('final' in entry ? [entry.final] : [])),
          school,
          open,
        ),
      };
    }),
  );
  const beginOf = ({ id }: Named) => school?.years[id]?.from ?? '';
  return years.sort((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1));
};

const subjectsOf = async (
  terms: readonly TermGradeInSubject[],
  finals: readonly FinalGradeInSubject[],
  school: School | undefined,
  open: Open,
): Promise<SubjectOfYear[]> => {
  const subjectIds = [...new Set([...terms, ...finals].map(({ subjectId }) => subjectId))];
  const subjects = await Promise.all(
    subjectIds.map(async (subjectId) => ({
      id: subjectId,
      title: school?.subjects[subjectId] ?? '',
      terms: await Promise.all(
        terms
          .filter((term) => term.subjectId === subjectId)
          .map(async (term) => ({
            id: term.termId,
            title: school?.terms[term.termId]?.title ?? '',
            ...(await gradeTold(term, school, open)),
          })),
      ),
      finals: await Promise.all(
        finals
          .filter((final) => final.subjectId === subjectId)
          .map((final) => gradeTold(final, school, open)),
      ),
    })),
  );
  return subjects.sort((a, b) => a.title.localeCompare(b.title));
};

const placeOf = (termId: string, school: School | undefined): { yearId: string; from: string } =>
  school?.terms[termId] ?? { yearId: '', from: '' };

const gradeTold = async (
  { value, average, proposed, givenAt, changes }: TermGradeInSubject | FinalGradeInSubject,
  school: School | undefined,
  open: Open,
): Promise<GradeTold> => ({
  value,
  ...(average === undefined ? {} : { average }),
  ...(proposed === undefined ? {} : { proposed }),
  givenAt,
  changes: await Promise.all(
    changes.map(async ({ reason, ...change }) => ({
      ...change,
      reason: await reasonTold(reason, school, open),
    })),
  ),
});
