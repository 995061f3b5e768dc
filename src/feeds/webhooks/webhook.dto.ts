import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length, Matches } from 'class-validator';
import { WhereSent } from '../../http/fields.dto.js';
import { NO_CURSOR } from '../cursor.js';
import { CURSOR } from '../feed.dto.js';

const AreSome =
  (pattern: RegExp, message: string): PropertyDecorator =>
  (target, property) => {
    for (const decorate of [
      ApiPropertyOptional({ type: [String], minItems: 1, maxItems: 1_000 }),
      WhereSent(),
      IsArray(),
      ArrayMinSize(1),
      ArrayMaxSize(1_000),
      Matches(pattern, { each: true, message }),
    ]) {
      decorate(target, property);
    }
  };

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

  @AreSome(/^[A-Za-z0-9]{1,64}$/, 'must be types of event')
  types?: string[];

  @AreSome(/^[a-z0-9]{1,64}$/, 'must be ids of schools')
  schools?: string[];
}

export class ResumeBody extends FromBody {}
