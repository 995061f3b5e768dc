import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { REPORT_CURSOR, THREAD_CURSOR } from '../../projections/messages/order.js';
import {
  IsId,
  IsLimit,
  IsPlace,
  IsText,
  IsTimeOfDay,
  MayBeCursor,
  SaysSomething,
  WhereSent,
} from '../http/fields.dto.js';
import type { MessagingRules } from './messaging-rules.values.js';
import { LONGEST, MOST_ATTACHED } from './thread.decider.js';

/** The number of a message in its thread. */
const IsMessageNumber = () =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: 1, maximum: LONGEST.thread }),
    IsInt(),
    Min(1),
    Max(LONGEST.thread),
  );

export class AttachedFileBody {
  @IsId('a file that you sent')
  fileId!: string;

  /** As which it is saved. */
  @IsText(1, LONGEST.fileName)
  @SaysSomething()
  name!: string;
}

export class MessageBody {
  @IsText(1, LONGEST.text)
  @SaysSomething()
  text!: string;

  /** Sent before. */
  @ApiPropertyOptional({ type: [AttachedFileBody], maxItems: MOST_ATTACHED })
  @WhereSent()
  @IsArray()
  @ArrayMaxSize(MOST_ATTACHED)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AttachedFileBody)
  files?: AttachedFileBody[];
}

/** A new thread, and what is written in it first. */
export class ThreadBody extends MessageBody {
  @IsText(1, LONGEST.title)
  @SaysSomething()
  title!: string;
}

export class PersonalThreadBody extends ThreadBody {
  /** Whom it is for: of a pupil a guardian or a teacher, of a class another guardian. */
  @ApiProperty()
  @IsString()
  @Matches(/^[a-z0-9]{16}$/, { message: 'must be the id of a person' })
  to!: string;
}

export class SchoolThreadBody extends ThreadBody {
  /** The own school. */
  @IsPlace()
  schoolId!: string;
}

export class MessagesReadBody {
  /** The number of the last message that was read. */
  @IsMessageNumber()
  upTo!: number;
}

export class ReportBody {
  /** Of the message. */
  @IsMessageNumber()
  number!: number;

  @IsText(1, LONGEST.reason)
  @SaysSomething()
  reason!: string;
}

export class BlockBody {
  /** Of a message of whoever is to be blocked. */
  @IsMessageNumber()
  number!: number;
}

export class ReportDecisionBody extends ReportBody {
  /** Whether the message is taken away. */
  @ApiProperty()
  @IsBoolean()
  remove!: boolean;
}

export class StaffQuietHoursBody {
  @IsTimeOfDay('20:00')
  from!: string;

  @IsTimeOfDay('07:00')
  to!: string;
}

export class MessagingRulesBody {
  /** Whether the guardians of a class may write to each other. */
  @ApiProperty()
  @IsBoolean()
  guardiansWrite!: boolean;

  /** Whether one guardian of a class may write to another one alone, where they may write to each other. */
  @ApiPropertyOptional()
  @WhereSent()
  @IsBoolean()
  guardiansWriteToOne?: boolean;

  /** Whether the pupils of a class may write to each other. */
  @ApiProperty()
  @IsBoolean()
  pupilsWrite!: boolean;

  /** Whether all pupils of the school may write to each other. */
  @ApiPropertyOptional()
  @WhereSent()
  @IsBoolean()
  pupilsOfSchoolWrite?: boolean;

  /** When teachers who chose no quiet hours are told of no messages; always, where none are named. */
  @ApiPropertyOptional({ type: StaffQuietHoursBody })
  @WhereSent()
  @IsObject()
  @ValidateNested()
  @Type(() => StaffQuietHoursBody)
  staffQuietHours?: StaffQuietHoursBody;
}

/** What was sent, as plain data. */
export const rulesIn = ({
  guardiansWrite,
  guardiansWriteToOne,
  pupilsWrite,
  pupilsOfSchoolWrite,
  staffQuietHours: quiet,
}: MessagingRulesBody): MessagingRules => ({
  ...{ guardiansWrite, pupilsWrite },
  ...(guardiansWriteToOne === true ? { guardiansWriteToOne } : {}),
  ...(pupilsOfSchoolWrite === true ? { pupilsOfSchoolWrite } : {}),
  ...(quiet ? { staffQuietHours: { from: quiet.from, to: quiet.to } } : {}),
});

export class ThreadsQuery {
  @MayBeCursor(THREAD_CURSOR)
  cursor?: string;

  @IsLimit()
  limit = 100;
}

export class ReportsQuery {
  @MayBeCursor(REPORT_CURSOR)
  cursor?: string;

  @IsLimit()
  limit = 100;
}

export class MessagesQuery {
  /** The number of a message: those before it, the newest of them. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  @WhereSent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LONGEST.thread + 1)
  before?: number;

  @IsLimit()
  limit = 100;
}
