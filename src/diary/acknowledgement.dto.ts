import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, Length, ValidateNested } from 'class-validator';
import { IsText, IsWeek, WhereSent } from '../http/fields.dto.js';
import { SignatureBody } from './signatures/signature.dto.js';

/** The version that was seen, in a query. */
export class SeenQuery {
  /** The `position` of the diary that was looked at. */
  @ApiProperty({ example: '4711/4711' })
  @IsString()
  @Length(3, 39)
  seen!: string;
}

export class WeekQuery extends SeenQuery {
  @IsWeek()
  week!: string;
}

export class SeenBody extends SeenQuery {
  /** An electronic signature; without one, the session and the time are the signature. */
  @ApiPropertyOptional({ type: SignatureBody })
  @WhereSent()
  @IsObject()
  @ValidateNested()
  @Type(() => SignatureBody)
  signature?: SignatureBody;
}

export class WeekBody extends SeenBody {
  @IsWeek()
  week!: string;
}

export class AnswerBody {
  @IsText(1, 1000)
  text!: string;
}
