import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate } from '../http/civil-date.validator.js';
import type { AbsenceCode } from './page/page.events.js';

const PUPIL = /^[a-z0-9]{16}$/;
const CODES: readonly AbsenceCode[] = ['absent', 'excused', 'ill', 'late'];

export class LessonBody {
  /** Day of the lesson. */
  @ApiProperty({ format: 'date', example: '2026-11-24' })
  @IsCivilDate()
  date!: string;

  /** Number of the lesson in the day. */
  @ApiProperty({ minimum: 1, maximum: 20 })
  @IsInt()
  @Min(1)
  @Max(20)
  number!: number;

  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsString()
  @Length(1, 500)
  topic!: string;
}

export class HomeworkBody {
  /** The lesson in which it is set. */
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  lessonId!: string;

  @ApiProperty({ format: 'date' })
  @IsCivilDate()
  dueOn!: string;

  @ApiProperty({ minLength: 1, maxLength: 4000 })
  @IsString()
  @Length(1, 4000)
  text!: string;

  /** How long it should take. */
  @ApiPropertyOptional({ minimum: 1, maximum: 600 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  minutes?: number;
}

export class GradeEntry {
  @ApiProperty()
  @IsString()
  @Matches(PUPIL, { message: 'must be the id of a pupil' })
  pupilId!: string;

  /** Code of a kind of work that the page knows. */
  @ApiProperty({ example: 'test' })
  @IsString()
  @Length(1, 64)
  work!: string;

  /** A grade of the page's scale. */
  @ApiProperty({ example: '17' })
  @IsString()
  @Length(1, 8)
  value!: string;

  @ApiPropertyOptional({ maxLength: 1000 })
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  comment?: string;
}

export class GradesBody {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  lessonId!: string;

  /** All are given, or none. */
  @ApiProperty({ type: [GradeEntry], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => GradeEntry)
  grades!: GradeEntry[];
}

export class CorrectionBody {
  @ApiProperty({ example: '18' })
  @IsString()
  @Length(1, 8)
  value!: string;

  /** Why: it stays with the grade for ever. */
  @ApiProperty({ minLength: 3, maxLength: 1000 })
  @IsString()
  @Length(3, 1000)
  reason!: string;
}

export class AbsenceEntry {
  @ApiProperty()
  @IsString()
  @Matches(PUPIL, { message: 'must be the id of a pupil' })
  pupilId!: string;

  @ApiProperty({ enum: CODES })
  @IsIn(CODES)
  code!: AbsenceCode;

  /** How late, with the code `late`. */
  @ApiPropertyOptional({ minimum: 1, maximum: 240 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(240)
  minutes?: number;
}

export class AbsencesBody {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  lessonId!: string;

  @ApiProperty({ type: [AbsenceEntry], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AbsenceEntry)
  absences!: AbsenceEntry[];
}
