import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { DomainError } from '../../eventing/domain-error.js';
import { MayBeDate, WhereSent } from '../../http/fields.dto.js';
import { MayBeId } from '../../reports/performance.dto.js';
import { parseReadCursor, READ_CURSOR } from './read-search.js';

const NO_CURSOR = 'is none that an answer gave';

/** Which part of the read log, newest first. */
export class ReadersQuery {
  /** The first day, in the school's time zone. */
  @MayBeDate()
  from?: string;

  /** The last such day. */
  @MayBeDate()
  to?: string;

  /** The `next` of the answer before, which this one continues. */
  @ApiPropertyOptional()
  @WhereSent()
  @Matches(READ_CURSOR, { message: NO_CURSOR })
  cursor?: string;

  /** Entries in one answer. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 100;
}

export class ReadsQuery extends ReadersQuery {
  @ApiProperty({ description: 'The id of a school' })
  @Matches(/^[a-z0-9]{1,64}$/, { message: 'must be the id of a school' })
  school!: string;

  /** Whose data were opened: of this pupil alone, or together with others'. */
  @MayBeId('a pupil')
  pupil?: string;

  /** Who opened them. */
  @MayBeId('a person')
  reader?: string;
}

/** @throws DomainError `invalid-input` where the cursor names no instant. */
export const partOf = ({ cursor: text, limit }: ReadersQuery) => {
  const cursor = text === undefined ? undefined : parseReadCursor(text);
  if (text !== undefined && !cursor) {
    throw new DomainError('invalid-input', `Put right: cursor ${NO_CURSOR}.`, 'bad-input', [
      { field: 'cursor', message: NO_CURSOR },
    ]);
  }
  return { cursor, limit };
};
