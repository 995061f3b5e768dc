import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { AlertState } from '../../../projections/alerts/queries.js';
import { IsId, MayBeText } from '../../http/fields.dto.js';
import { LANGUAGES, type Language } from '../../notices/preferences/preferences.values.js';
import { PagedQuery } from '../../reports/performance.dto.js';
import { CONCLUSIONS, type Conclusion } from './conclusion.values.js';

const STATES = ['open', 'reviewed'] as const satisfies readonly AlertState[];

export class AlertsQuery extends PagedQuery {
  @IsId('a school')
  school!: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: AlertState;
}

export class CsvQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'en' })
  @IsIn(LANGUAGES)
  language: Language = 'en';
}

export class ReviewBody {
  @ApiProperty({ enum: CONCLUSIONS })
  @IsIn(CONCLUSIONS)
  conclusion!: Conclusion;

  /** What was found out, in words of one's own. */
  @MayBeText(1, 4000)
  note?: string;
}
