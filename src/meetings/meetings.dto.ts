import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsLimit,
  IsText,
  MayBeCursor,
  MayBeId,
  MayBeText,
  MayBeTextOrNull,
  WhereSent,
} from '../http/fields.dto.js';
import { IsLocalTime, LOCAL_TIME } from '../http/local-time.validator.js';
import { MEETING_CURSOR } from '../../projections/meetings/queries.js';
import { LONGEST } from './meeting.decider.js';

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

  @MayBeTextOrNull(1, LONGEST.agenda)
  agenda?: string | null;
}

export class CallingOffBody {
  @MayBeText(1, LONGEST.reason)
  reason?: string;
}

export class MeetingsQuery {
  /** Of the meetings those of one class. */
  @MayBeId('a class')
  classId?: string;

  @MayBeCursor(MEETING_CURSOR)
  cursor?: string;

  @IsLimit()
  limit = 100;
}
