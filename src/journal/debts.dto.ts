import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AreEntries, IsPlace, IsPupil, MayBeDate, MayBeText } from '../http/fields.dto.js';
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
  @AreEntries(DebtEntry)
  debts!: DebtEntry[];
}

export class DebtWithdrawalBody extends ReasonBody {}
