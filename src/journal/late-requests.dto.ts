import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { LATE_REQUEST_CURSOR } from '../../projections/late-requests/order.js';
import type { LateRequestState } from '../../projections/late-requests/queries.js';
import { IsGrade, IsLimit, IsPlace, IsPupil, MayBeCursor, MayBeDate, MayBeText } from '../http/fields.dto.js';
import { ReasonBody } from './reason.dto.js';

export class LateGradeBody extends ReasonBody {
  @IsPlace()
  lessonId!: string;

  @IsPupil()
  pupilId!: string;

  /** Code of a kind of work that the page knows. */
  @ApiProperty({ example: 'test' })
  @IsString()
  @Length(1, 64)
  work!: string;

  /** A grade of the page's scale, or `exempt`. */
  @IsGrade('17')
  value!: string;

  /** The day on which a pupil who had been away made up for the work. */
  @MayBeDate()
  madeUpOn?: string;

  /** The debt that it is to settle. */
  @MayBeText(1, 200)
  debtId?: string;
}

/** What a grade is to become, or not to be any more, and why. */
export class LateAnnulmentBody extends ReasonBody {
  /** What the grade was when you looked. */
  @MayBeText(1, 16)
  from?: string;
}

export class LateCorrectionBody extends LateAnnulmentBody {
  @IsGrade('18')
  value!: string;
}

export class LateRefusalBody extends ReasonBody {}

const STATES: readonly LateRequestState[] = ['open', 'decided'];

export class LateRequestsQuery {
  /** What waits, or what is decided on or withdrawn. */
  @ApiProperty({ enum: STATES, required: false, default: 'open' })
  @IsIn(STATES)
  state: LateRequestState = 'open';

  @MayBeCursor(LATE_REQUEST_CURSOR)
  cursor?: string;

  @IsLimit()
  limit = 50;
}
