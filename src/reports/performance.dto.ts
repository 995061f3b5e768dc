import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { LISTS, PARTS, type ListKind, type PartKind } from '../../projections/performance/answer.js';
import type { Period } from '../../projections/performance/assessments.js';
import { invalidInput } from '../eventing/domain-error.js';
import { IsId, IsLimit, MayBeId } from '../http/fields.dto.js';

const MOST_SCHOOLS = 200;

/** A part of a list. */
export class PagedQuery {
  /** The `next` of the answer before, which this one continues. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  after?: string;

  /** Rows in one answer. */
  @IsLimit()
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
  @IsId('a term')
  term!: string;
}

export class PagedTermQuery extends PagedQuery {
  @IsId('a term')
  term!: string;
}

/** The title of a year, which several schools have in common. */
export const IsTitleOfYear = () =>
  applyDecorators(ApiProperty({ example: '2026/27' }), IsString(), Length(1, 200));

/** The title of a term of that year; without one, the year's final grades count. */
export const MayBeTitleOfTerm = () =>
  applyDecorators(ApiPropertyOptional(), IsOptional(), IsString(), Length(1, 200));

export class AuthorityQuery extends PagedQuery {
  /** Ids of schools, separated by commas. */
  @ApiProperty()
  @IsString()
  @Length(1, 20_000)
  schools!: string;

  @IsTitleOfYear()
  year!: string;

  @MayBeTitleOfTerm()
  term?: string;
}

/** @throws DomainError `invalid-input` where neither or both of term and year are named. */
export const periodOf = ({ term, year }: Pick<PeriodQuery, 'term' | 'year'>): Period => {
  if (term !== undefined && year === undefined) return { termId: term };
  if (year !== undefined && term === undefined) return { yearId: year };
  throw invalidInput(term === undefined ? 'is needed where no year is given' : 'goes without a year', 'term');
};

/** @throws DomainError `invalid-input` where there are none, or too many. */
export const schoolsOf = ({ schools }: AuthorityQuery): readonly string[] => {
  const ids = [...new Set(schools.split(',').filter((id) => id !== ''))];
  if (ids.length > 0 && ids.length <= MOST_SCHOOLS) return ids;
  throw invalidInput(`must name from 1 to ${MOST_SCHOOLS.toString()} schools`, 'schools');
};
