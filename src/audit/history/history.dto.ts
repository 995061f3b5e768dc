import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { AUDIT_KINDS, type AuditKind } from '../../../projections/audit-trail/kinds.values.js';
import { AUDITED_TYPES } from '../../../projections/audit-trail/projection.js';
import type { AuditEntry } from '../../../projections/audit-trail/read-model.js';
import { AUDIT_CURSOR, parseCursor, type AuditSearch } from '../../../projections/audit-trail/search.js';
import { DaysQuery, instantsIn } from '../../http/days.dto.js';
import { IsId, IsLimit, MayBeCursor, MayBeId, WhereSent } from '../../http/fields.dto.js';

const YES_OR_NO = ['true', 'false'] as const;
type YesOrNo = (typeof YES_OR_NO)[number];

/** Which facts, by the days on which they were written, and which part of them, newest first. */
export class FactsQuery extends DaysQuery {
  @ApiPropertyOptional({ enum: AUDIT_KINDS })
  @WhereSent()
  @IsIn(AUDIT_KINDS)
  kind?: AuditKind;

  @ApiPropertyOptional({ enum: AUDITED_TYPES })
  @WhereSent()
  @IsIn(AUDITED_TYPES)
  type?: AuditEntry['type'];

  /** Whether it was written after the edit window, or in what was closed. */
  @ApiPropertyOptional({ enum: YES_OR_NO })
  @WhereSent()
  @IsIn(YES_OR_NO)
  late?: YesOrNo;

  /** Whether it changed or took back what had been recorded before. */
  @ApiPropertyOptional({ enum: YES_OR_NO })
  @WhereSent()
  @IsIn(YES_OR_NO)
  corrections?: YesOrNo;

  @MayBeCursor(AUDIT_CURSOR)
  cursor?: string;

  /** Facts in one answer. */
  @IsLimit()
  limit = 100;
}

export class AuditEventsQuery extends FactsQuery {
  @IsId('a school')
  school!: string;

  /** Who wrote it. */
  @MayBeId('a person')
  actor?: string;

  /** Whom it is about: a pupil, or somebody whose access or data it changed. */
  @MayBeId('a person')
  pupil?: string;

  @ApiPropertyOptional({ description: 'The id of a journal page' })
  @WhereSent()
  @Matches(/^[a-z0-9]+\.[a-z0-9]+\.[a-z0-9]+$/, { message: 'must be the id of a journal page' })
  page?: string;
}

/** @throws DomainError `invalid-input` where the last day lies before the first. */
export const searchOf = (query: FactsQuery, timeZone: string): AuditSearch => {
  const { kind, type, late, corrections } = query;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(type === undefined ? {} : { type }),
    ...(late === undefined ? {} : { late: late === 'true' }),
    ...(corrections === undefined ? {} : { correction: corrections === 'true' }),
    ...instantsIn(timeZone, query),
  };
};

export const partOf = ({ cursor, limit }: FactsQuery) => ({
  cursor: cursor === undefined ? undefined : parseCursor(cursor),
  limit,
});
