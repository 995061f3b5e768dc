import { invalidInput } from '../../eventing/domain-error.js';
import { DaysQuery, instantsIn } from '../../http/days.dto.js';
import { IsId, IsLimit, MayBeCursor, MayBeId, NO_CURSOR } from '../../http/fields.dto.js';
import { parseReadCursor, READ_CURSOR, type ReadSpan } from './read-search.js';

/** Which part of the read log, newest first. */
export class ReadersQuery extends DaysQuery {
  @MayBeCursor(READ_CURSOR)
  cursor?: string;

  /** Entries in one answer. */
  @IsLimit()
  limit = 100;
}

export class ReadsQuery extends ReadersQuery {
  @IsId('a school')
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
  if (text !== undefined && !cursor) throw invalidInput(NO_CURSOR, 'cursor');
  return { cursor, limit };
};

/** @throws DomainError `invalid-input` where the last day lies before the first. */
export const daysIn = (timeZone: string, query: DaysQuery): Omit<ReadSpan, 'about'> => {
  const { from, until } = instantsIn(timeZone, query);
  return {
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(until === undefined ? {} : { until: new Date(until) }),
  };
};
