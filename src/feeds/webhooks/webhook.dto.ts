import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { WhereSent } from '../../http/fields.dto.js';
import { NO_CURSOR } from '../cursor.js';
import { AreSchools, AreTypes, CURSOR } from '../feed.dto.js';

const ApiSome = () => ApiPropertyOptional({ type: [String], minItems: 1, maxItems: 1_000 });

class FromBody {
  /** The cursor after which to begin; a place of any feed of the consumer's. */
  @ApiPropertyOptional()
  @WhereSent()
  @IsString()
  @Matches(CURSOR, { message: NO_CURSOR })
  after?: string;
}

export class WebhookBody extends FromBody {
  /** Where batches are posted: https, without a name or password in it. */
  @ApiProperty({ format: 'uri' })
  @IsString()
  @Length(1, 2_000)
  url!: string;

  @ApiSome()
  @AreTypes()
  types?: string[];

  @ApiSome()
  @AreSchools()
  schools?: string[];
}

export class ResumeBody extends FromBody {}
