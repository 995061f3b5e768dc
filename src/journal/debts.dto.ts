import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length, ValidateNested } from 'class-validator';
import { IsPlace, IsPupil, MayBeDate, MayBeText } from '../http/fields.dto.js';
import { ReasonBody } from './reason.dto.js';

export class DebtEntry {
  @IsPupil()
  pupilId!: string;

  /** Code of a kind of work that the page knows. */
  @ApiProperty({ example: 'test' })
  @IsString()
  @Length(1, 64)
  work!: string;

  /** Until when the work is to be handed in. */
  @MayBeDate()
  dueOn?: string;

  @MayBeText(1, 1000)
  comment?: string;
}

export class DebtsBody {
  @IsPlace()
  lessonId!: string;

  /** All are marked, or none. */
  @ApiProperty({ type: [DebtEntry], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DebtEntry)
  debts!: DebtEntry[];
}

export class DebtWithdrawalBody extends ReasonBody {}
