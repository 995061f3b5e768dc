import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '../../src/eventing/domain-error.js';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import { figuresOf, sumOf } from '../../src/school/performance.values.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import type { AuthorityReport, ListKind, PartKind, PerformanceReport, PupilsReport } from './answer.js';
import { assessedIn, type Period } from './assessments.js';
import { gradesByPupil, listsOf, pupilIn, rowOf, rowsBy } from './figures.js';
import { followingReads } from './following-reads.js';

/** How a report is asked for. */
export interface Asked {
  /** What it is read by, so that whoever keeps the answer knows when it has changed. */
  readonly reads: Reads;
  readonly atLeast: Position | undefined;
  /** Instant whose day is today, ISO 8601 in UTC. */
  readonly at: string;
}

/** The figures of a school's term or year by class, subject, teacher or parallel, or of all of it. */
export class PerformanceOf extends Query<PerformanceReport> {
  constructor(
    readonly schoolId: string,
    readonly period: Period,
    readonly by: PartKind,
    readonly asked: Asked,
  ) {
    super();
  }
}

/** A list of a school's pupils by their grades of a term or year. */
export class ListedPupilsOf extends Query<PupilsReport> {
  constructor(
    readonly schoolId: string,
    readonly period: Period,
    readonly list: ListKind,
    readonly asked: Asked,
  ) {
    super();
  }
}

/** The figures of several schools, and of all of them together, for a year or term that is named by its title. */
export class AuthorityPerformanceOf extends Query<AuthorityReport> {
  constructor(
    readonly schoolIds: readonly string[],
    readonly year: string,
    readonly term: string | undefined,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(PerformanceOf)
export class PerformanceOfHandler implements IQueryHandler<PerformanceOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ schoolId, period, by, asked }: PerformanceOf): Promise<PerformanceReport> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const assessed = await assessedIn(reads, await schoolIn(reads, schoolId), period, asked.at);
    const teacherIds = by === 'teacher' ? assessed.assessments.flatMap((one) => one.teacherIds) : [];
    const nameOf = await this.directory.names(new Set(teacherIds), reads);
    const rows = rowsBy(by, assessed, nameOf);
    return { asOf: { position: position(), at: asked.at, date: assessed.date }, rows };
  }
}

@QueryHandler(ListedPupilsOf)
export class ListedPupilsOfHandler implements IQueryHandler<ListedPupilsOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ schoolId, period, list, asked }: ListedPupilsOf): Promise<PupilsReport> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const assessed = await assessedIn(reads, await schoolIn(reads, schoolId), period, asked.at);
    const grades = gradesByPupil(assessed);
    const nameOf = await this.directory.names(grades.keys(), reads);
    const titleOf = (id: string) => assessed.school.subjects[id] ?? '';
    const rows = listsOf(grades, pupilIn(assessed, nameOf), titleOf)[list];
    return { asOf: { position: position(), at: asked.at, date: assessed.date }, rows };
  }
}

@QueryHandler(AuthorityPerformanceOf)
export class AuthorityPerformanceOfHandler implements IQueryHandler<AuthorityPerformanceOf> {
  async execute({ schoolIds, year, term, asked }: AuthorityPerformanceOf): Promise<AuthorityReport> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const ofSchools = [];
    for (const schoolId of [...new Set(schoolIds)].sort()) {
      const school = await schoolIn(reads, schoolId);
      const period = periodTitled(school, year, term);
      if (!period) continue;
      const { assessments, date } = await assessedIn(reads, school, period, asked.at);
      ofSchools.push({ row: rowOf({ id: schoolId, title: school.title }, assessments), date });
    }
    const [latest] = ofSchools.map(({ date }) => date).sort((a, b) => (a < b ? 1 : -1));
    if (latest === undefined) {
      throw new DomainError(
        'period-not-found',
        'None of the schools has a year and term so called.',
        'not-found',
      );
    }
    const rows = ofSchools.map(({ row }) => row);
    return {
      asOf: { position: position(), at: asked.at, date: latest },
      total: figuresOf(sumOf(rows.map(({ levels }) => levels))),
      rows,
    };
  }
}

/** @throws DomainError `school-not-found`. */
export const schoolIn = async (reads: Reads, schoolId: string): Promise<SchoolDocument> => {
  const school = await reads.get(schools, schoolId);
  if (!school) throw new DomainError('school-not-found', 'There is no such school.', 'not-found');
  return school;
};

export const periodTitled = (
  { years, terms }: SchoolDocument,
  year: string,
  term: string | undefined,
): Period | undefined => {
  const found = Object.values(years).find(({ title }) => title === year);
  if (!found || term === undefined) return found && { yearId: found.yearId };
  const { yearId } = found;
  const ofYear = Object.values(terms).find((one) => one.yearId === yearId && one.title === term);
  return ofYear && { termId: ofYear.termId };
};
