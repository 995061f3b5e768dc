import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { DelegableReasonBody, IsGrade, IsPlace, IsPupil, MayBeDate, MayBeText } from './fields.dto.js';

export class GradeEntry {
  @IsPupil()
  pupilId!: string;

  /** Code of a kind of work that the page knows. */
  @ApiProperty({ example: 'test' })
  @IsString()
  @Length(1, 64)
  work!: string;

  /** A grade of the page's scale, or `exempt`. */
  @IsGrade('17')
  value!: string;

  @MayBeText(1, 1000)
  comment?: string;

  /** The day on which a pupil who had been away made up for the work. */
  @MayBeDate()
  madeUpOn?: string;

  /** The debt that it settles. */
  @MayBeText(1, 200)
  debtId?: string;
}

export class GradesBody {
  @IsPlace()
  lessonId!: string;

  /** All are given, or none. */
  @ApiProperty({ type: [GradeEntry], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => GradeEntry)
  grades!: GradeEntry[];

  /** The teacher of the page in whose place a deputy head writes. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9]{16}$/, { message: 'must be the id of a teacher' })
  onBehalfOf?: string;
}

export class GradeCorrectionBody extends DelegableReasonBody {
  @IsGrade('18')
  value!: string;
}

export class GradeAnnulmentBody extends DelegableReasonBody {}
