import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

const FORMATS = ['json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export class StatisticsQuery {
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

  /** What is answered, where the `Accept` header is not to say so. */
  @ApiPropertyOptional({ enum: FORMATS })
  @IsOptional()
  @IsIn(FORMATS)
  format?: Format;
}

/** The format that is asked for, by its name or by the `Accept` header. */
export const formatOf = ({ format }: StatisticsQuery, accept: string | undefined): Format =>
  format ?? (accept?.includes('text/csv') ? 'csv' : 'json');
