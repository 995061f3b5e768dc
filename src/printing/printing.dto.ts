import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { Days } from '../../projections/all-grades/span.js';
import type { SchoolDocument } from '../../projections/schools/read-model.js';
import { DomainError, invalidInput } from '../eventing/domain-error.js';
import { IsId, WhereSent } from '../http/fields.dto.js';
import { InLanguageQuery } from '../people/person-data.dto.js';
import { daysOfWeek } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';

const YES_OR_NO = ['true', 'false'] as const;

/** Give one of `week` and `term`. */
export class DiaryPrintQuery extends InLanguageQuery {
  @ApiPropertyOptional({ example: '2026-W48' })
  @WhereSent()
  @Matches(/^\d{4}-W\d{2}$/, { message: 'must be an ISO week, YYYY-Www' })
  week?: string;

  @ApiPropertyOptional({ description: 'The id of a term' })
  @WhereSent()
  @Matches(/^[a-z0-9]{1,64}$/, { message: 'must be the id of a term' })
  term?: string;
}

export class ClassDiariesQuery extends DiaryPrintQuery {
  /** Only of families without internet. */
  @ApiPropertyOptional({ enum: YES_OR_NO })
  @WhereSent()
  @IsIn(YES_OR_NO)
  withoutInternet?: (typeof YES_OR_NO)[number];
}

export class SummaryQuery extends InLanguageQuery {
  @IsId('a year')
  year!: string;
}

/**
 * The days of the week or term that is asked for, in one of some schools.
 * @throws DomainError `invalid-input`, `term-not-found` naming the field.
 */
export const daysPrinted = (
  { week, term }: Pick<DiaryPrintQuery, 'week' | 'term'>,
  schools: Iterable<Pick<SchoolDocument, 'terms'>>,
): Days => {
  if (week !== undefined) {
    if (term !== undefined) throw invalidInput('goes without a week', 'term');
    const days = daysOfWeek(week);
    if (!days) throw invalidInput('is no week of that year', 'week');
    return days;
  }
  if (term === undefined) throw invalidInput('is needed where no term is given', 'week');
  for (const { terms } of schools) {
    const found = own(terms, term);
    if (found) return { from: found.from, to: found.to };
  }
  throw unknownSpan('term');
};

/** A term or year that the school doesn't have. */
export const unknownSpan = (field: 'term' | 'year'): DomainError =>
  new DomainError(`${field}-not-found`, `The school has no such ${field}.`, 'not-found', [
    { field, message: `is no ${field} of the school` },
  ]);
