import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  AreEntries,
  IsDate,
  IsId,
  IsLessonNumber,
  IsTimeOfDay,
  IsTeacher,
  IsText,
  IsWeek,
  MayBeDate,
  MayBeId,
  WhereSent,
} from '../http/fields.dto.js';
import { WEEKDAYS, type Weekday } from '../school/civil-date.values.js';
import { LONGEST, type Weeks } from './timetable.values.js';

const WEEKS = ['every', 'A', 'B'];
const ROOM = /^[\p{L}\p{N}-]+$/u;
const ROOM_MESSAGE = { message: 'must be letters, digits and hyphens' };

const MayBeRoom = () =>
  applyDecorators(
    ApiPropertyOptional({ maxLength: LONGEST.room, description: 'Code of a room' }),
    WhereSent(),
    IsString(),
    Length(1, LONGEST.room),
    Matches(ROOM, ROOM_MESSAGE),
  );

export class BellBody {
  @IsLessonNumber()
  number!: number;

  @IsTimeOfDay('08:30')
  from!: string;

  @IsTimeOfDay('09:15')
  to!: string;
}

export class BellsBody {
  /** The days of the week that have these bells; Monday is 1. */
  @ApiProperty({ type: [Number], minItems: 1, maxItems: 7 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(WEEKDAYS, { each: true })
  weekdays!: Weekday[];

  @ApiProperty({ type: [BellBody], maxItems: 20 })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BellBody)
  bells!: BellBody[];
}

export class WeekPatternBody {
  /** What the first week of the term is; not sent where all weeks are the same. */
  @ApiPropertyOptional({ enum: ['A', 'B'] })
  @WhereSent()
  @IsIn(['A', 'B'])
  first?: 'A' | 'B';
}

export class RoomBody {
  @ApiProperty({ maxLength: LONGEST.room })
  @IsString()
  @Length(1, LONGEST.room)
  @Matches(ROOM, ROOM_MESSAGE)
  code!: string;

  @IsText(1, LONGEST.title)
  title!: string;
}

export class RoomsBody {
  /** All there are. */
  @ApiProperty({ type: [RoomBody], maxItems: 300 })
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => RoomBody)
  rooms!: RoomBody[];
}

export class EntryBody {
  @ApiProperty({ enum: [...WEEKDAYS], description: 'Monday is 1' })
  @IsIn(WEEKDAYS)
  weekday!: Weekday;

  @IsLessonNumber()
  number!: number;

  @ApiProperty({ enum: WEEKS })
  @IsIn(WEEKS)
  weeks!: Weeks;

  @IsId('a teaching group')
  groupId!: string;

  @IsTeacher()
  teacherId!: string;

  @MayBeRoom()
  room?: string;
}

export class EntriesBody {
  @AreEntries(EntryBody)
  entries!: EntryBody[];
}

export class EntryIdsBody {
  @ApiProperty({ type: [String], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  entryIds!: string[];
}

export class TimetableFileBody {
  /** A line for each lesson, under a header: weekday, number, weeks, group, teacher, room. */
  @IsText(1, 500_000)
  csv!: string;

  /** Only says what it would come to. */
  @ApiPropertyOptional()
  @WhereSent()
  @IsBoolean()
  dryRun?: boolean;
}

export class PublicationBody {
  @IsDate()
  from!: string;
}

export class OccasionBody {
  @IsDate()
  date!: string;

  /** The first lesson that gives way, and the last. */
  @IsLessonNumber()
  from!: number;

  @IsLessonNumber()
  to!: number;

  @IsText(1, LONGEST.occasion)
  title!: string;

  /** Whose lessons give way; everybody's, where it is not sent. */
  @ApiPropertyOptional({ type: [String], minItems: 1, maxItems: 100 })
  @WhereSent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(/^[a-z0-9]{1,64}$/, { each: true, message: 'must be ids of classes' })
  classIds?: string[];
}

/** Whose lessons are shown; all, where nobody is named. */
export class TimetableQuery {
  @MayBeId('a class')
  class?: string;

  @MayBeId('a teacher')
  teacher?: string;

  @MayBeRoom()
  room?: string;
}

export class ClassTimetableQuery {
  /** Today, where none is named. */
  @MayBeDate()
  date?: string;
}

export class LessonsQuery {
  @IsWeek()
  week!: string;
}
