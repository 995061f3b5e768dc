import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { AreEntries, IsPlace, IsPupil, MayBeText, WhereSent } from '../http/fields.dto.js';
import { ReasonBody } from './reason.dto.js';
import type { AbsenceCode } from './page/page.events.js';

const CODES: readonly AbsenceCode[] = ['absent', 'excused', 'ill', 'late'];
const REASONS: readonly AbsenceCode[] = ['absent', 'excused', 'ill'];

export class AbsenceEntry {
  @IsPupil()
  pupilId!: string;

  @ApiProperty({ enum: CODES })
  @IsIn(CODES)
  code!: AbsenceCode;

  /** How late, with the code `late`. */
  @ApiPropertyOptional({ minimum: 1, maximum: 240 })
  @WhereSent()
  @IsInt()
  @Min(1)
  @Max(240)
  minutes?: number;
}

export class AbsencesBody {
  @IsPlace()
  lessonId!: string;

  @AreEntries(AbsenceEntry)
  absences!: AbsenceEntry[];
}

export class AbsenceReasonEntry {
  @IsPupil()
  pupilId!: string;

  /** What the absence counts as from now on. */
  @ApiProperty({ enum: REASONS })
  @IsIn(REASONS)
  code!: AbsenceCode;

  @MayBeText(1, 1000)
  note?: string;
}

export class AbsenceReasonsBody {
  @IsPlace()
  lessonId!: string;

  @AreEntries(AbsenceReasonEntry)
  absences!: AbsenceReasonEntry[];
}

export class AbsenceWithdrawalBody extends ReasonBody {
  @IsPlace()
  lessonId!: string;

  @IsPupil()
  pupilId!: string;
}
