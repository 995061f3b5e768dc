import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { IsPupil, IsText, MayBeText, MayBeTextOrNull, SaysSomething, WhereSent } from '../http/fields.dto.js';
import { IsLocalTime, LOCAL_TIME } from '../http/local-time.validator.js';
import { LONGEST, MOST_PLACES } from './activity.decider.js';

export class SignUpBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_PLACES })
  @IsInt()
  @Min(1)
  @Max(MOST_PLACES)
  places!: number;

  @ApiProperty({ ...LOCAL_TIME, description: 'Up to when, on the clocks of the school' })
  @IsLocalTime()
  until!: string;
}

export class ActivityBody {
  @IsText(1, LONGEST.title)
  title!: string;

  @ApiProperty(LOCAL_TIME)
  @IsLocalTime()
  startsAt!: string;

  @ApiPropertyOptional({ ...LOCAL_TIME, description: 'When it ends, where that is known' })
  @WhereSent()
  @IsLocalTime()
  endsAt?: string;

  @IsText(1, LONGEST.place)
  place!: string;

  @MayBeText(1, LONGEST.text)
  text?: string;

  /** Where pupils have to be signed up. */
  @ApiPropertyOptional({ type: SignUpBody })
  @WhereSent()
  @IsObject()
  @ValidateNested()
  @Type(() => SignUpBody)
  signUp?: SignUpBody;
}

/** What is to be otherwise; the rest stays. */
export class ActivityChangeBody {
  @MayBeText(1, LONGEST.title)
  title?: string;

  @ApiPropertyOptional(LOCAL_TIME)
  @WhereSent()
  @IsLocalTime()
  startsAt?: string;

  @ApiPropertyOptional({ ...LOCAL_TIME, nullable: true })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsLocalTime()
  endsAt?: string | null;

  @MayBeText(1, LONGEST.place)
  place?: string;

  @MayBeTextOrNull(1, LONGEST.text)
  text?: string | null;

  /** How many pupils can be signed up. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_PLACES })
  @WhereSent()
  @IsInt()
  @Min(1)
  @Max(MOST_PLACES)
  places?: number;

  @ApiPropertyOptional({ ...LOCAL_TIME, description: 'Up to when they can' })
  @WhereSent()
  @IsLocalTime()
  until?: string;
}

export class ActivityCallingOffBody {
  @MayBeText(1, LONGEST.reason)
  reason?: string;
}

export class SignUpReasonBody {
  /** What the family is told. */
  @IsText(1, LONGEST.reason)
  @SaysSomething()
  reason!: string;
}

/** Whom the organiser signs up in the family's stead. */
export class SignUpBySchoolBody extends SignUpReasonBody {
  @IsPupil()
  pupilId!: string;
}
