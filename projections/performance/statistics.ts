import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '../../src/eventing/domain-error.js';
import { groupBy } from '../../src/eventing/group-by.js';
import {
  countsOf,
  figuresOf,
  sumOf,
  type Figures,
  type LevelCounts,
} from '../../src/school/performance.values.js';
import { suppressedIn } from './suppression.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import type { AsOf, Named } from './answer.js';
import { assessedIn, type Assessment } from './assessments.js';
import { followingReads } from './following-reads.js';
import { periodTitled, type Asked } from './queries.js';

/** How several schools, their municipalities and regions did in each subject of a year or term. */
export class StatisticsOf extends Query<Statistics> {
  constructor(
    readonly schoolIds: readonly string[],
    /** The title of the year, which the schools have in common. */
    readonly year: string,
    /** That of one of its terms; the final grades of the year count without one. */
    readonly term: string | undefined,
    readonly asked: Asked,
  ) {
    super();
  }
}

export interface Statistics {
  readonly asOf: AsOf;
  readonly year: string;
  readonly term?: string;
  /** By subject, and in it all that was asked for first, then region, municipality and school. */
  readonly rows: readonly StatisticsRow[];
}

const LEVELS = ['territory', 'region', 'municipality', 'school'] as const;

/** The figures of an area or school in a subject; there are none where they are not told. */
export interface StatisticsRow extends Partial<Figures> {
  readonly of: (typeof LEVELS)[number];
  /** The journal's id of a school, that of the roster for an area. */
  readonly id: string;
  readonly title: string;
  readonly region?: Named;
  readonly municipality?: Named;
  readonly subject: string;
  /** Whether they are not told: they are of too few pupils, or would tell those of too few. */
  readonly suppressed: boolean;
}

@QueryHandler(StatisticsOf)
export class StatisticsOfHandler implements IQueryHandler<StatisticsOf> {
  /** @throws DomainError `period-not-found`. */
  async execute({ schoolIds, year, term, asked }: StatisticsOf): Promise<Statistics> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const found = await reads.getMany(schools, [...new Set(schoolIds)].sort());
    const results: SchoolResult[] = [];
    const days: string[] = [];
    for (const school of found.values()) {
      const period = periodTitled(school, year, term);
      if (!period) continue;
      const { assessments, date } = await assessedIn(reads, school, period, asked.at);
      days.push(date);
      results.push(...resultsIn(school, assessments));
    }
    const latest = days.sort().at(-1);
    if (latest === undefined) {
      const message = 'None of the schools has a year and term so called.';
      throw new DomainError('period-not-found', message, 'not-found');
    }
    return {
      asOf: { position: position(), at: asked.at, date: latest },
      year,
      ...(term === undefined ? {} : { term }),
      rows: statisticsRows(results),
    };
  }
}

/** What the pupils of a school come to in a subject. */
export interface SchoolResult {
  readonly school: Pick<SchoolDocument, '_id' | 'title' | 'municipality' | 'region'>;
  readonly subject: string;
  readonly levels: LevelCounts;
  /** Those with a grade that counts. */
  readonly pupils: number;
}

/** Subjects are told apart by their titles, which schools have in common; their ids are each school's own. */
const resultsIn = (school: SchoolDocument, assessments: readonly Assessment[]): SchoolResult[] => {
  const counting = assessments.filter(({ level }) => level !== undefined);
  const bySubject = groupBy(counting, ({ subjectId }) => school.subjects[subjectId] ?? '');
  return [...bySubject].map(([subject, own]) => ({
    ...{ school, subject },
    levels: countsOf(own.flatMap(({ level }) => level ?? [])),
    pupils: new Set(own.map(({ pupilId }) => pupilId)).size,
  }));
};

interface Node extends Pick<StatisticsRow, 'of' | 'id' | 'title' | 'region' | 'municipality'> {
  readonly key: string;
  readonly within?: string;
}

/**
 * The figures of schools and of what they lie in, without those that would tell of few pupils. Each subject is a tree
 * of its own: figures of all subjects together would have each figure in two sums at once, from which too much could
 * be reckoned (docs of `suppressedIn`).
 */
export const statisticsRows = (results: readonly SchoolResult[]): StatisticsRow[] =>
  [...groupBy(results, ({ subject }) => subject)]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([subject, ofSubject]) => rowsOfSubject(subject, ofSubject));

const rowsOfSubject = (subject: string, results: readonly SchoolResult[]): StatisticsRow[] => {
  const placed = results.flatMap((result) => nodesOf(result).map((node) => ({ node, result })));
  const figures = [...groupBy(placed, ({ node }) => node.key).values()].map(([first, ...others]) => ({
    node: first.node,
    levels: sumOf([first, ...others].map(({ result }) => result.levels)),
    pupils: [first, ...others].reduce((sum, { result }) => sum + result.pupils, 0),
  }));
  const hidden = suppressedIn(
    figures.map(({ node: { key, within }, pupils }) => ({
      ...{ id: key, pupils },
      ...(within === undefined ? {} : { within }),
    })),
  );
  return figures
    .map(({ node: { key, within: _, ...node }, levels }): StatisticsRow => {
      const suppressed = hidden.has(key);
      return { ...node, subject, suppressed, ...(suppressed ? {} : figuresOf(levels)) };
    })
    .sort(byLevelAndTitle);
};

/** All that was asked for, region, municipality and school, as far as it is known where the school is. */
const nodesOf = ({ school: { _id, title, municipality, region } }: SchoolResult): Node[] => {
  const inRegion = region ? { region: { id: region.sourcedId, title: region.title } } : {};
  const inMunicipality = municipality
    ? { municipality: { id: municipality.sourcedId, title: municipality.title } }
    : {};
  const all: Node = { key: 'territory', of: 'territory', id: 'territory', title: '' };
  const chain: Omit<Node, 'key' | 'within'>[] = [
    ...(region ? [{ of: 'region', id: region.sourcedId, title: region.title } as const] : []),
    ...(municipality
      ? [{ of: 'municipality', id: municipality.sourcedId, title: municipality.title, ...inRegion } as const]
      : []),
    { of: 'school', id: _id, title, ...inRegion, ...inMunicipality },
  ];
  return chain.reduce<Node[]>(
    (nodes, node) => {
      const within = nodes.at(-1)?.key ?? all.key;
      return [...nodes, { ...node, key: `${within} ${node.of} ${node.id}`, within }];
    },
    [all],
  );
};

const byLevelAndTitle = (a: StatisticsRow, b: StatisticsRow): number =>
  LEVELS.indexOf(a.of) - LEVELS.indexOf(b.of) ||
  a.title.localeCompare(b.title, 'en', { numeric: true }) ||
  (a.id < b.id ? -1 : 1);
