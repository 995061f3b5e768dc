import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { Days, Span } from '../../projections/all-grades/span.js';
import { invalidInput } from '../eventing/domain-error.js';
import { MayBeDate, MayBeId } from '../http/fields.dto.js';
import { addDays, datesBetween, daysOfWeek, type CivilDate } from '../school/civil-date.values.js';
import { PeriodQuery } from './performance.dto.js';

const LONGEST_SPAN_DAYS = 400;

/** Give `from` and `to`, or one of the others. */
export class SpanQuery extends PeriodQuery {
  @MayBeDate()
  from?: string;

  @MayBeDate()
  to?: string;

  @ApiPropertyOptional({ example: '2026-W48' })
  @IsOptional()
  @Matches(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, { message: 'must be an ISO week, YYYY-Www' })
  week?: string;

  @ApiPropertyOptional({ example: '2026-11' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'must be a month, YYYY-MM' })
  month?: string;
}

/** An academic year, or all of them. */
export class YearQuery {
  @MayBeId('an academic year')
  year?: string;
}

/** The span that a query asks for. @throws DomainError `invalid-input` naming what is wrong with it. */
export const spanOf = ({ from, to, week, month, term, year }: SpanQuery): Span => {
  const [asked, ...others] = Object.entries({ from: from ?? to, week, month, term, year }).flatMap(
    ([field, value]) => (value === undefined ? [] : [field]),
  );
  if (asked === undefined)
    throw invalidInput('is needed where no week, month, term or year is given', 'from');
  if (others.length > 0) throw invalidInput(`goes without ${asked}`, ...others);
  if (term !== undefined) return { termId: term };
  if (year !== undefined) return { yearId: year };
  if (month !== undefined) return daysOfMonth(month);
  if (week === undefined) return daysBetween(from, to);
  const ofWeek = daysOfWeek(week);
  if (!ofWeek) throw invalidInput('is no week of that year', 'week');
  return ofWeek;
};

/** @throws DomainError `invalid-input`. */
const daysBetween = (from: CivilDate | undefined, to: CivilDate | undefined): Days => {
  if (from === undefined || to === undefined) {
    throw invalidInput('is needed beside the other end', from === undefined ? 'from' : 'to');
  }
  if (to < from) throw invalidInput('lies before from', 'to');
  if (to > addDays(from, LONGEST_SPAN_DAYS)) {
    throw invalidInput(`lies more than ${LONGEST_SPAN_DAYS.toString()} days after from`, 'to');
  }
  return { from, to };
};

const daysOfMonth = (month: string): Days => {
  const from = `${month}-01`;
  const days = datesBetween(from, addDays(from, 30)).filter((date) => date.startsWith(month));
  return { from, to: days.at(-1) ?? from };
};
