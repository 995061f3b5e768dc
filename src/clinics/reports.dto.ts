import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { Equals, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { IsDate, IsText, MayBeText, SaysSomething } from '../http/fields.dto.js';

export const REPORT_TYPES = ['clinic.illness.v1', 'clinic.exemption.v1', 'clinic.withdrawal.v1'] as const;
type ReportType = (typeof REPORT_TYPES)[number];

const isWithdrawal = ({ type }: { readonly type?: unknown }) => type === 'clinic.withdrawal.v1';

/** Somebody is ill, or exempt from sport. */
export class DaysData {
  /** The pupil's id in the school's roster, by which the school made the pupil known to the clinic. */
  @IsText(1, 200)
  patient!: string;

  @IsDate('2026-11-24')
  from!: string;

  /** The last day. */
  @IsDate('2026-11-27')
  to!: string;
}

/** A report was wrong. */
export class WithdrawalData {
  /** The id of the report, as the clinic gave it. */
  @IsText(1, 200)
  of!: string;

  @IsText(3, 500)
  @SaysSomething()
  reason!: string;
}

/** A report as a CloudEvent 1.0, in the structured mode of its HTTP binding. */
export class ReportBody {
  @ApiProperty({ enum: ['1.0'] })
  @Equals('1.0')
  specversion!: string;

  /** The clinic's own: what is sent again under it is taken once. */
  @IsText(1, 200)
  id!: string;

  @IsText(1, 200)
  source!: string;

  @ApiProperty({ enum: REPORT_TYPES })
  @IsIn(REPORT_TYPES)
  type!: ReportType;

  @MayBeText(1, 100)
  time?: string;

  @MayBeText(1, 200)
  subject?: string;

  @IsOptional()
  @Equals('application/json')
  datacontenttype?: string;

  @IsObject()
  @ValidateNested()
  @Type((options) => (isWithdrawal((options?.object ?? {}) as object) ? WithdrawalData : DaysData))
  data!: DaysData | WithdrawalData;
}
