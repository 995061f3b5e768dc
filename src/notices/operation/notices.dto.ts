import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { instantsIn, type DaysQuery } from '../../http/days.dto.js';
import { MayBeDate, MayBeId } from '../../http/fields.dto.js';
import { PagedQuery } from '../../reports/performance.dto.js';
import { NOTICE_STATES, type NoticeState } from '../ledger.js';
import { CHANNELS, NOTICE_KINDS, type Channel, type NoticeKind } from '../notice-kinds.values.js';
import { LANGUAGES, type Language } from '../preferences/preferences.values.js';
import type { NoticeFilter, SchoolSpan } from './notice-search.js';

const KINDS = Object.keys(NOTICE_KINDS);

export class NoticesQuery extends PagedQuery {
  @ApiPropertyOptional({ enum: NOTICE_STATES })
  @IsOptional()
  @IsIn(NOTICE_STATES)
  state?: NoticeState;

  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS)
  kind?: NoticeKind;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @MayBeId('a person')
  recipient?: string;

  @MayBeId('a pupil')
  pupil?: string;

  /** The first day, in the school's time zone, on which it happened that is told. */
  @MayBeDate()
  from?: string;

  /** The last such day. */
  @MayBeDate()
  to?: string;
}

export class PreviewsQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'en' })
  @IsIn(LANGUAGES)
  language: Language = 'en';
}

export const filterOf = (
  { state, kind, channel, recipient, pupil }: NoticesQuery,
  viewerId: string,
): NoticeFilter => ({
  viewerId,
  ...(state === undefined ? {} : { state }),
  ...(kind === undefined ? {} : { kind }),
  ...(channel === undefined ? {} : { channel }),
  ...(recipient === undefined ? {} : { recipientId: recipient }),
  ...(pupil === undefined ? {} : { pupilId: pupil }),
});

/**
 * The same days in a school, as its clocks show them.
 * @throws DomainError `invalid-input` where the last day lies before the first.
 */
export const spanIn = (
  { schoolId, timeZone }: { readonly schoolId: string; readonly timeZone: string },
  days: DaysQuery,
): SchoolSpan => ({ schoolId, ...instantsIn(timeZone, days) });
