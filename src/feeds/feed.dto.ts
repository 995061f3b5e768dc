import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { WhereSent } from '../http/fields.dto.js';
import { NO_CURSOR } from './cursor.js';
import type { FeedFilter } from './feed-scope.js';

export const CURSOR = /^[\w-]{60,80}$/;

/** Comma-separated, as one parameter. */
const IsList =
  (pattern: RegExp, message: string): PropertyDecorator =>
  (target, property) => {
    for (const decorate of [
      ApiPropertyOptional({ type: String, description: 'Several, separated by commas' }),
      WhereSent(),
      Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
      ArrayMaxSize(1_000),
      Matches(pattern, { each: true, message }),
    ]) {
      decorate(target, property);
    }
  };

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

  @IsList(/^[A-Za-z0-9]{1,64}$/, 'must be types of event, separated by commas')
  types?: string[];

  @IsList(/^[a-z0-9]{1,64}$/, 'must be the ids of schools, separated by commas')
  schools?: string[];

  /** Go on from a place of another feed of one's own, one with other schools or types. */
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  @WhereSent()
  @Matches(/^(true|false)$/, { message: 'must be true or false' })
  @Length(4, 5)
  rebase?: string;
}

/** What is asked for, of whatever names it. */
export const filterOf = ({
  types,
  schools,
}: {
  readonly [Part in keyof FeedFilter]?: FeedFilter[Part] | undefined;
}): FeedFilter => ({
  ...(types ? { types } : {}),
  ...(schools ? { schools } : {}),
});
