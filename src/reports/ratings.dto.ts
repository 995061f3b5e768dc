import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import type { Matter } from '../../projections/ratings/compared.js';
import { MayBeId } from '../http/fields.dto.js';
import { periodOf, PeriodQuery } from './performance.dto.js';

/** Give one of `term` and `year`. */
export class RatingQuery extends PeriodQuery {
  @MayBeId('a subject')
  subject?: string;
}

export class SchoolRatingQuery extends RatingQuery {
  /** The number that the titles of its classes begin with; without one, all of the school is ranked. */
  @ApiPropertyOptional({ example: '7' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  parallel?: string;
}

/** Give one of `term` and `year`. */
export class OwnRatingQuery {
  @MayBeId('a term')
  term?: string;

  @MayBeId('a year')
  year?: string;

  @MayBeId('a subject')
  subject?: string;
}

/** @throws DomainError `invalid-input` where neither or both of term and year are named. */
export const matterOf = (query: OwnRatingQuery): Matter => ({
  period: periodOf(query),
  subjectId: query.subject,
});
