import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { MayBeId, PeriodQuery } from './performance.dto.js';

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
