import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsTitleOfYear, MayBeTitleOfTerm } from './performance.dto.js';

const FORMATS = ['json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export class StatisticsQuery {
  @IsTitleOfYear()
  year!: string;

  @MayBeTitleOfTerm()
  term?: string;

  /** What is answered, where the `Accept` header is not to say so. */
  @ApiPropertyOptional({ enum: FORMATS })
  @IsOptional()
  @IsIn(FORMATS)
  format?: Format;
}

/** The format that is asked for, by its name or by the `Accept` header. */
export const formatOf = ({ format }: StatisticsQuery, accept: string | undefined): Format =>
  format ?? (accept?.includes('text/csv') ? 'csv' : 'json');
