import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '../../src/eventing/domain-error.js';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import { membersOn } from '../../src/school/membership.values.js';
import { parallelOf } from '../../src/school/parallel.values.js';
import { schoolsOfPupil } from '../all-grades/span.js';
import type { Named } from '../performance/answer.js';
import { classesIn, classOnDay, periodIn, periodNotFound, type Period } from '../performance/assessments.js';
import { followingReads } from '../performance/following-reads.js';
import { schoolIn, type Asked } from '../performance/queries.js';
import { classes } from '../schools/class.projection.js';
import type { ClassDocument, SchoolDocument } from '../schools/read-model.js';
import type { OwnRating, RatedPupil, Rating } from './answer.js';
import { comparisonIn, resultsAmong, type Comparison, type Matter } from './compared.js';
import { ownPlaces, type Circle } from './own-place.js';
import { rankingOf, type Ranking } from './ranking.js';

/** The pupils of a class by their places in it. */
export class ClassRatingOf extends Query<Rating> {
  constructor(
    readonly classId: string,
    readonly matter: Matter,
    readonly asked: Asked,
  ) {
    super();
  }
}

/** The pupils of a school, or of one of its parallels, by their places in it. */
export class SchoolRatingOf extends Query<Rating> {
  constructor(
    readonly schoolId: string,
    /** Such as 7. */
    readonly parallel: string | undefined,
    readonly matter: Matter,
    readonly asked: Asked,
  ) {
    super();
  }
}

/** A pupil's own places in class, parallel and school. */
export class OwnRatingOf extends Query<OwnRating> {
  constructor(
    readonly pupilId: string,
    readonly matter: Matter,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(ClassRatingOf)
export class ClassRatingOfHandler implements IQueryHandler<ClassRatingOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ classId, matter, asked }: ClassRatingOf): Promise<Rating> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const found = await reads.get(classes, classId);
    if (!found) throw new DomainError('class-not-found', 'There is no such class.', 'not-found');
    const compared = comparisonIn(reads, await schoolIn(reads, found.schoolId), matter, asked.at);
    const pupilIds = membersOn(found.pupils, compared.date);
    const results = resultsAmong(pupilIds, await compared.resultsOf(pupilIds));
    const ranking = rankingOf(results, compared.least);
    const nameOf = await this.directory.names(pupilIds, reads);
    const rows = rowsOf(ranking, nameOf, () => found.title);
    return ratingOf({ id: classId, title: found.title }, compared, ranking, rows, position(), asked.at);
  }
}

@QueryHandler(SchoolRatingOf)
export class SchoolRatingOfHandler implements IQueryHandler<SchoolRatingOf> {
  constructor(private readonly directory: Directory) {}

  /** @throws DomainError `parallel-not-found`. */
  async execute({ schoolId, parallel, matter, asked }: SchoolRatingOf): Promise<Rating> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const school = await schoolIn(reads, schoolId);
    const compared = comparisonIn(reads, school, matter, asked.at);
    const homerooms = await classesIn(reads, schoolId);
    const within = parallel === undefined ? homerooms : inParallel(homerooms, parallel);
    if (parallel !== undefined && within.size === 0) {
      throw new DomainError('parallel-not-found', 'The school has no such parallel.', 'not-found');
    }
    const classOf = classOnDay(within, compared.date);
    const results = resultsAmong(classOf.keys(), await compared.resultsOf(schoolId));
    const ranking = rankingOf(results, compared.least);
    const nameOf = await this.directory.names(classOf.keys(), reads);
    const rows = rowsOf(ranking, nameOf, (id) => within.get(classOf.get(id) ?? '')?.title ?? '');
    const of =
      parallel === undefined ? { id: schoolId, title: school.title } : { id: parallel, title: parallel };
    return ratingOf(of, compared, ranking, rows, position(), asked.at);
  }
}

@QueryHandler(OwnRatingOf)
export class OwnRatingOfHandler implements IQueryHandler<OwnRatingOf> {
  /** @throws DomainError `pupil-not-in-class` where the pupil was in none of the school on that day. */
  async execute({ pupilId, matter, asked }: OwnRatingOf): Promise<OwnRating> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const school = await schoolOfPeriod(reads, pupilId, matter.period);
    const { date, resultsOf, ...compared } = comparisonIn(reads, school, matter, asked.at);
    const homerooms = await classesIn(reads, school._id);
    const classOf = classOnDay(homerooms, date);
    const homeroom = homerooms.get(classOf.get(pupilId) ?? '');
    if (!homeroom) {
      throw new DomainError(
        'pupil-not-in-class',
        'The pupil was in no class of the school at the end of that time.',
        'not-found',
      );
    }
    const parallel = parallelOf(homeroom.title);
    const circleOf = (title: string, within: ReadonlyMap<string, ClassDocument>): Circle => ({
      title,
      pupilIds: [...classOnDay(within, date).keys()],
    });
    const circles = {
      class: circleOf(homeroom.title, new Map([[homeroom._id, homeroom]])),
      parallel: circleOf(parallel, inParallel(homerooms, parallel)),
      school: circleOf(school.title, homerooms),
    };
    const places = ownPlaces(pupilId, circles, await resultsOf(school._id), compared.least);
    return { asOf: { position: position(), at: asked.at, date }, ...compared, ...places };
  }
}

/** The one of the pupil's schools whose term or year it is. @throws DomainError `term-not-found`, `year-not-found`. */
const schoolOfPeriod = async (reads: Reads, pupilId: string, period: Period): Promise<SchoolDocument> => {
  for (const school of (await schoolsOfPupil(reads, pupilId)).values()) {
    if (periodIn(school, period)) return school;
  }
  throw periodNotFound(period);
};

const inParallel = (
  homerooms: ReadonlyMap<string, ClassDocument>,
  parallel: string,
): ReadonlyMap<string, ClassDocument> =>
  new Map([...homerooms].filter(([, { title }]) => parallelOf(title) === parallel));

const rowsOf = (
  { standings }: Ranking,
  nameOf: (id: string) => string,
  classTitleOf: (id: string) => string,
): RatedPupil[] =>
  [...standings]
    .map(([id, standing]) => ({ id, name: nameOf(id), class: classTitleOf(id), ...standing }))
    .sort(
      (a, b) =>
        (a.place ?? Infinity) - (b.place ?? Infinity) ||
        a.class.localeCompare(b.class, 'en', { numeric: true }) ||
        a.name.localeCompare(b.name) ||
        (a.id < b.id ? -1 : 1),
    );

const ratingOf = (
  of: Named,
  { date, period, subject, least }: Comparison,
  { ranked }: Ranking,
  rows: readonly RatedPupil[],
  position: Position,
  at: string,
): Rating => ({
  asOf: { position, at, date },
  ...{ of, period, ...(subject ? { subject } : {}), least, ranked, rows },
});
