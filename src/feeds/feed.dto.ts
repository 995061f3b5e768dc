import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { WhereSent } from '../http/fields.dto.js';
import { NO_CURSOR } from './cursor.js';

export const CURSOR = /^[\w-]{60,80}$/;

/** From one to a thousand, where they are sent at all. */
const areSome = (pattern: RegExp, message: string) =>
  applyDecorators(
    WhereSent(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(1_000),
    Matches(pattern, { each: true, message }),
  );

export const AreTypes = () => areSome(/^[A-Za-z0-9]{1,64}$/, 'must be types of event');
export const AreSchools = () => areSome(/^[a-z0-9]{1,64}$/, 'must be the ids of schools');

/** Several in one parameter. */
const CommaSeparated = () =>
  applyDecorators(
    ApiPropertyOptional({ type: String, description: 'Several, separated by commas' }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
  );

/** Which part of a consumer's feed. */
export class FeedQuery {
  /** The cursor of the event, or the `Feed-Cursor` of the answer, after which to go on; from the beginning, without. */
  @ApiPropertyOptional()
  @WhereSent()
  @IsString()
  @Matches(CURSOR, { message: NO_CURSOR })
  after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1_000, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit = 100;

  @CommaSeparated()
  @AreTypes()
  types?: string[];

  @CommaSeparated()
  @AreSchools()
  schools?: string[];

  /** Go on from a place of another feed of one's own, one with other schools or types. */
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  @WhereSent()
  @Matches(/^(true|false)$/, { message: 'must be true or false' })
  rebase?: string;
}
