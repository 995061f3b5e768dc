import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { ANNOUNCEMENT_CURSOR } from '../../projections/announcements/order.js';
import { IsCivilDate } from '../http/civil-date.validator.js';
import {
  IsLimit,
  IsText,
  MayBeCursor,
  MayBeDate,
  MayBeText,
  SaysSomething,
  WhereSent,
} from '../http/fields.dto.js';
import { LONGEST } from './announcement.decider.js';
import { ADDRESSED_ROLES, type AddressedRole } from './boards.values.js';

/** To a class, or to a group that is taught together. */
export class AnnouncementBody {
  @IsText(1, LONGEST.title)
  @SaysSomething()
  title!: string;

  @IsText(1, LONGEST.text)
  @SaysSomething()
  text!: string;

  /** The first day on which it is shown; today, where none is named. */
  @MayBeDate()
  from?: string;

  /** The last day on which it is shown. */
  @MayBeDate()
  until?: string;

  @ApiPropertyOptional({ default: false })
  @WhereSent()
  @IsBoolean()
  pinned?: boolean;

  /** Whether everybody is asked to confirm having read it. */
  @ApiPropertyOptional({ default: false })
  @WhereSent()
  @IsBoolean()
  receiptAsked?: boolean;
}

export class SchoolAnnouncementBody extends AnnouncementBody {
  /** Those whom it is for; everybody at the school, where none are named. */
  @ApiPropertyOptional({ enum: ADDRESSED_ROLES, isArray: true, minItems: 1 })
  @WhereSent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ADDRESSED_ROLES.length)
  @ArrayUnique()
  @IsIn(ADDRESSED_ROLES, { each: true })
  roles?: AddressedRole[];
}

/** What is to be otherwise; the rest stays. */
export class AnnouncementChangeBody {
  @MayBeText(1, LONGEST.title)
  @SaysSomething()
  title?: string;

  @MayBeText(1, LONGEST.text)
  @SaysSomething()
  text?: string;

  /** Null takes it away. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsCivilDate()
  until?: string | null;

  @ApiPropertyOptional()
  @WhereSent()
  @IsBoolean()
  receiptAsked?: boolean;
}

export class PinningBody {
  @ApiProperty()
  @IsBoolean()
  pinned!: boolean;
}

export class WithdrawalBody {
  @IsText(1, LONGEST.reason)
  @SaysSomething()
  reason!: string;
}

export class ReceiptBody {
  /** The `version` that was read. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version!: number;
}

export class AnnouncementsQuery {
  @MayBeCursor(ANNOUNCEMENT_CURSOR)
  cursor?: string;

  @IsLimit()
  limit = 100;
}
