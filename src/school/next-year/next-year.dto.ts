import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsObject,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsId, MayBeDate, MayBeText, WhereSent } from '../../http/fields.dto.js';

/** As many groups as a large school has. */
const MOST = 2_000;

const MayBeEntries = (entry: new () => object) =>
  applyDecorators(
    ApiPropertyOptional({ type: [entry], maxItems: MOST }),
    WhereSent(),
    IsArray(),
    ArrayMaxSize(MOST),
    ValidateNested({ each: true }),
    Type(() => entry),
  );

const MayBePeople = (who: string) =>
  applyDecorators(
    ApiPropertyOptional({ type: [String], maxItems: MOST }),
    WhereSent(),
    IsArray(),
    ArrayMaxSize(MOST),
    ArrayUnique(),
    Matches(/^[a-z0-9]{16}$/, { each: true, message: `must be ids of ${who}` }),
  );

const MayBeSaid = () => applyDecorators(ApiPropertyOptional(), WhereSent(), IsBoolean());

export class SpanBody {
  @MayBeText(1, 100)
  title?: string;

  @MayBeDate()
  from?: string;

  @MayBeDate()
  to?: string;
}

export class NextTermBody extends SpanBody {
  /** Of the ending year. */
  @IsId('a term')
  termId!: string;
}

export class NextClassBody {
  /** Of the ending year. */
  @IsId('a class')
  classId!: string;

  @MayBeText(1, 50)
  title?: string;

  @MayBePeople('teachers')
  teacherIds?: string[];

  /** Whether the class leaves school. */
  @MayBeSaid()
  leaves?: boolean;
}

export class NextGroupBody {
  /** Of the ending year. */
  @IsId('a group')
  groupId!: string;

  @MayBeText(1, 50)
  title?: string;

  @MayBePeople('teachers')
  teacherIds?: string[];

  /** Whether there is such a group in the next year. */
  @MayBeSaid()
  renewed?: boolean;
}

/** What is to be otherwise than it is proposed. */
export class NextYearBody {
  @ApiPropertyOptional({ type: SpanBody })
  @WhereSent()
  @IsObject()
  @ValidateNested()
  @Type(() => SpanBody)
  year?: SpanBody;

  @MayBeEntries(NextTermBody)
  terms?: NextTermBody[];

  @MayBeEntries(NextClassBody)
  classes?: NextClassBody[];

  @MayBeEntries(NextGroupBody)
  groups?: NextGroupBody[];

  /** Pupils who leave although their class goes on. */
  @MayBePeople('pupils')
  leavers?: string[];
}
