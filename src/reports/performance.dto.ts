import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { LISTS, PARTS, type ListKind, type PartKind } from '../../projections/performance/answer.js';
import type { Period } from '../../projections/performance/assessments.js';
import { DomainError } from '../eventing/domain-error.js';

const ID = /^[a-z0-9]{1,64}$/;
const MOST_SCHOOLS = 200;

export const MayBeId = (what: string) =>
  applyDecorators(
    ApiPropertyOptional({ description: `The id of ${what}` }),
    IsOptional(),
    Matches(ID, { message: `must be the id of ${what}` }),
  );

/** A part of a list. */
export class PagedQuery {
  /** The `next` of the answer before, which this one continues. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  after?: string;

  /** Rows in one answer. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 100;
}

/** Give one of `term` and `year`. */
export class PeriodQuery extends PagedQuery {
  @MayBeId('a term')
  term?: string;

  @MayBeId('a year')
  year?: string;
}

export class PerformanceQuery extends PeriodQuery {
  @ApiProperty({ enum: PARTS })
  @IsIn(PARTS)
  by!: PartKind;
}

export class ListQuery extends PeriodQuery {
  @ApiProperty({ enum: LISTS })
  @IsIn(LISTS)
  list!: ListKind;
}

export class TermQuery {
  @ApiProperty()
  @Matches(ID, { message: 'must be the id of a term' })
  term!: string;
}

export class PagedTermQuery extends PagedQuery {
  @ApiProperty()
  @Matches(ID, { message: 'must be the id of a term' })
  term!: string;
}

export class AuthorityQuery extends PagedQuery {
  /** Ids of schools, separated by commas. */
  @ApiProperty()
  @IsString()
  @Length(1, 20_000)
  schools!: string;

  /** The title of the year, which the schools have in common. */
  @ApiProperty({ example: '2026/27' })
  @IsString()
  @Length(1, 200)
  year!: string;

  /** The title of a term of that year; without one, the year's final grades count. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  term?: string;
}

/** @throws DomainError `invalid-input` where neither or both of term and year are named. */
export const periodOf = ({ term, year }: Pick<PeriodQuery, 'term' | 'year'>): Period => {
  if (term !== undefined && year === undefined) return { termId: term };
  if (year !== undefined && term === undefined) return { yearId: year };
  throw refusal('term', term === undefined ? 'is needed where no year is given' : 'goes without a year');
};

/** @throws DomainError `invalid-input` where there are none, or too many. */
export const schoolsOf = ({ schools }: AuthorityQuery): readonly string[] => {
  const ids = [...new Set(schools.split(',').filter((id) => id !== ''))];
  if (ids.length > 0 && ids.length <= MOST_SCHOOLS) return ids;
  throw refusal('schools', `must name from 1 to ${MOST_SCHOOLS.toString()} schools`);
};

const refusal = (field: string, message: string): DomainError =>
  new DomainError('invalid-input', `Put right: ${field} ${message}.`, 'bad-input', [{ field, message }]);
