import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsDate, IsText, MayBeDate } from '../../http/fields.dto.js';
import { GUARDIAN_LIMITS, type GuardianLimit } from '../../people/guardian-limits.values.js';

export class LimitBody {
  /** From seeing anything of the child, or from acting in the child's matters. */
  @ApiProperty({ enum: GUARDIAN_LIMITS })
  @IsIn(GUARDIAN_LIMITS)
  what!: GuardianLimit;

  @IsDate()
  from!: string;

  /** The last day; none where the order has no end. */
  @MayBeDate()
  until?: string;

  /** By which order. */
  @IsText(3, 1000)
  reason!: string;
}

export class LiftingBody {
  @IsText(3, 1000)
  reason!: string;
}
