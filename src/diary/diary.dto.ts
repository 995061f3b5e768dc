import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { invalidInput } from '../eventing/domain-error.js';
import { IsCivilDate } from '../http/civil-date.validator.js';
import { addDays, daysOfWeek, type CivilDate, type IsoWeek } from '../school/civil-date.values.js';

const LONGEST_RANGE_DAYS = 62;

export class DiaryQuery {
  /** An ISO week; or give `from` and `to`. */
  @ApiPropertyOptional({ example: '2026-W48' })
  @IsOptional()
  @Matches(/^\d{4}-W\d{2}$/, { message: 'must be an ISO week, YYYY-Www' })
  week?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsCivilDate()
  from?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsCivilDate()
  to?: string;
}

export interface DiaryRange {
  readonly week?: IsoWeek;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The days that a query asks for. @throws DomainError `invalid-input` naming what is wrong with it. */
export const rangeOf = ({ week, from, to }: DiaryQuery): DiaryRange => {
  if (week !== undefined) {
    if (from !== undefined || to !== undefined) throw invalidInput('goes without from and to', 'week');
    const days = daysOfWeek(week);
    if (!days) throw invalidInput('is no week of that year', 'week');
    return { week, ...days };
  }
  if (from === undefined || to === undefined) {
    throw invalidInput('is needed where no week is given', from === undefined ? 'from' : 'to');
  }
  return daysAsked({ from, to }, LONGEST_RANGE_DAYS);
};

/** Days that follow one another, and no more of them than are answered at once. @throws DomainError `invalid-input`. */
export const daysAsked = ({ from, to }: Pick<DiaryRange, 'from' | 'to'>, longest: number) => {
  if (to < from) throw invalidInput('lies before from', 'to');
  if (to > addDays(from, longest)) {
    throw invalidInput(`lies more than ${longest.toString()} days after from`, 'to');
  }
  return { from, to };
};
