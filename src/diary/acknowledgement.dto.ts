import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { IsText } from '../http/fields.dto.js';

export class SeenBody {
  /** The `position` of the diary that was looked at. */
  @ApiProperty({ example: '4711/4711' })
  @IsString()
  @Length(3, 39)
  seen!: string;
}

export class WeekBody extends SeenBody {
  @ApiProperty({ example: '2026-W48' })
  @Matches(/^\d{4}-W\d{2}$/, { message: 'must be an ISO week, YYYY-Www' })
  week!: string;
}

export class AnswerBody {
  @IsText(1, 1000)
  text!: string;
}
