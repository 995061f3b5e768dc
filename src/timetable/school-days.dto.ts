import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, ValidateNested } from 'class-validator';
import { IsDate, IsText, WhereSent } from '../http/fields.dto.js';
import { WEEKDAYS, type Weekday } from '../school/civil-date.values.js';
import { BellBody } from './timetable.dto.js';
import { LONGEST } from './timetable.values.js';

export class DaysOffBody {
  /** The first day without lessons, and the last. */
  @IsDate()
  from!: string;

  @IsDate()
  to!: string;

  @IsText(1, LONGEST.daysOff)
  title!: string;
}

export class ShiftedDayBody {
  @IsDate()
  date!: string;

  /** The day of the week by whose plan it goes; Monday is 1. */
  @ApiProperty({ enum: [...WEEKDAYS] })
  @IsIn(WEEKDAYS)
  weekday!: Weekday;

  /** By the plan of which week, where it isn't the one that the day lies in. */
  @ApiPropertyOptional({ enum: ['A', 'B'] })
  @WhereSent()
  @IsIn(['A', 'B'])
  week?: 'A' | 'B';

  /** When its lessons are given; not sent where it is as on that day of the week. */
  @ApiPropertyOptional({ type: [BellBody], minItems: 1, maxItems: 20 })
  @WhereSent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BellBody)
  bells?: BellBody[];
}
