import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length, registerDecorator, ValidateIf } from 'class-validator';
import { IsText, MayBeText, WhereSent } from '../http/fields.dto.js';
import { isLocalTime } from '../school/local-time.values.js';
import { LONGEST } from './meeting.decider.js';

/** A date and time that there is, `YYYY-MM-DDTHH:MM`. */
const IsLocalTime = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isLocalTime',
    target: target.constructor,
    propertyName: property as string,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isLocalTime(value),
      defaultMessage: () => 'must be a date and time of the school’s, YYYY-MM-DDTHH:MM',
    },
  });

const LOCAL_TIME = { example: '2026-12-03T18:30', description: 'On the clocks of the school' };

export class MeetingBody {
  @IsText(1, LONGEST.title)
  title!: string;

  @ApiProperty(LOCAL_TIME)
  @IsLocalTime()
  startsAt!: string;

  @IsText(1, LONGEST.place)
  place!: string;

  @MayBeText(1, LONGEST.agenda)
  agenda?: string;
}

/** What is to be otherwise; the rest stays. */
export class MeetingChangeBody {
  @MayBeText(1, LONGEST.title)
  title?: string;

  @ApiPropertyOptional(LOCAL_TIME)
  @WhereSent()
  @IsLocalTime()
  startsAt?: string;

  @MayBeText(1, LONGEST.place)
  place?: string;

  /** Null takes it away. */
  @ApiPropertyOptional({ type: String, nullable: true, minLength: 1, maxLength: LONGEST.agenda })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsString()
  @Length(1, LONGEST.agenda)
  agenda?: string | null;
}

export class CallingOffBody {
  @MayBeText(1, LONGEST.reason)
  reason?: string;
}
