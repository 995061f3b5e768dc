import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AreEntries, IsGrade, IsPupil, IsText } from '../http/fields.dto.js';
import { ReasonBody } from './reason.dto.js';

export class FinalGradeEntry {
  @IsPupil()
  pupilId!: string;

  /** A grade of the scale, `exempt` or `notAssessed`. */
  @IsGrade('17')
  value!: string;
}

export class FinalGradesBody {
  @ApiProperty()
  @IsString()
  @Length(1, 64)
  subjectId!: string;

  /** All are given, or none. They are of one teaching group. */
  @AreEntries(FinalGradeEntry)
  grades!: FinalGradeEntry[];
}

export class FinalGradeCorrectionBody extends ReasonBody {
  @ApiProperty()
  @IsString()
  @Length(1, 64)
  subjectId!: string;

  @IsPupil()
  pupilId!: string;

  /** A grade of the scale, `exempt` or `notAssessed`. */
  @IsGrade('18')
  value!: string;
}

export class YearReopeningBody {
  @IsText(3, 1000)
  reason!: string;
}
