import { ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { WhereSent } from '../../http/fields.dto.js';

export class RetentionQuery {
  /** A calendar year; this one, where none is named. */
  @ApiPropertyOptional({ example: '2026' })
  @WhereSent()
  @Matches(/^[1-9]\d{3}$/, { message: 'must be a year, such as 2026' })
  year?: string;
}
