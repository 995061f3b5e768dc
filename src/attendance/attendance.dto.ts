import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsDate, IsText, MayBeText } from '../http/fields.dto.js';
import type { DayAbsenceRecorded, FiledCode } from './attendance.events.js';

const FILED_CODES: readonly FiledCode[] = ['ill', 'excused'];
const DAY_CODES: readonly DayAbsenceRecorded['data']['code'][] = ['absent', 'ill', 'excused'];

/** A certificate or a note: days, both included, for which absences have a reason. */
export class FilingBody {
  @IsDate('2026-11-24')
  from!: string;

  @IsDate('2026-11-27')
  to!: string;

  /** What absences on these days count as. */
  @ApiProperty({ enum: FILED_CODES })
  @IsIn(FILED_CODES)
  code!: FiledCode;

  @MayBeText(1, 1000)
  note?: string;
}

export class WithdrawalBody {
  /** Why: it stays for ever with what is withdrawn. */
  @IsText(3, 1000)
  reason!: string;
}

export class DayAbsenceBody {
  @IsDate('2026-11-24')
  date!: string;

  @ApiProperty({ enum: DAY_CODES })
  @IsIn(DAY_CODES)
  code!: DayAbsenceRecorded['data']['code'];
}

export class DayAbsenceWithdrawalBody extends WithdrawalBody {
  @IsDate('2026-11-24')
  date!: string;
}
