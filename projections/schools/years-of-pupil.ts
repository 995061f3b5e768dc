import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { schoolsOfPupil } from '../all-grades/span.js';
import { followingReads } from '../performance/following-reads.js';
import type { AsOf, Named } from '../performance/answer.js';
import type { Asked } from '../performance/queries.js';
import type { SchoolDocument } from './read-model.js';

/** What the reports on a pupil may be asked for by name: the years of the pupil's schools, with their terms. */
export class YearsOfPupil extends Query<YearsAnswer> {
  constructor(
    readonly pupilId: string,
    /** Where the pupil is. */
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

export interface YearsAnswer {
  readonly asOf: AsOf;
  /** In the order of their dates, and so are their terms. */
  readonly years: readonly YearTold[];
}

/** Its days, both included. */
export interface TermTold extends Named {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface YearTold extends TermTold {
  readonly terms: readonly TermTold[];
}

@QueryHandler(YearsOfPupil)
export class YearsOfPupilHandler implements IQueryHandler<YearsOfPupil> {
  async execute({ pupilId, today, asked }: YearsOfPupil): Promise<YearsAnswer> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const schools = await schoolsOfPupil(reads, pupilId);
    return {
      asOf: { position: position(), at: asked.at, date: today },
      years: [...schools.values()].flatMap(yearsTold).sort(byDates),
    };
  }
}

export const yearsTold = ({ years, terms }: Pick<SchoolDocument, 'years' | 'terms'>): YearTold[] =>
  Object.values(years)
    .map(({ yearId, title, from, to }) => ({
      ...{ id: yearId, title, from, to },
      terms: Object.values(terms)
        .filter((term) => term.yearId === yearId)
        .map(({ termId, ...term }) => ({ id: termId, title: term.title, from: term.from, to: term.to }))
        .sort(byDates),
    }))
    .sort(byDates);

const byDates = (a: TermTold, b: TermTold): number =>
  a.from.localeCompare(b.from) || a.to.localeCompare(b.to) || (a.id < b.id ? -1 : 1);
