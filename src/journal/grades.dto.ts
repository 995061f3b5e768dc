import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import {
  AreEntries,
  IsGrade,
  IsPlace,
  IsPupil,
  MayBeDate,
  MayBeTeacher,
  MayBeText,
} from '../http/fields.dto.js';
import { GradeReasonBody } from './reason.dto.js';

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
  @AreEntries(GradeEntry)
  grades!: GradeEntry[];

  /** The teacher of the page in whose place a deputy head writes. */
  @MayBeTeacher()
  onBehalfOf?: string;
}

export class GradeCorrectionBody extends GradeReasonBody {
  @IsGrade('18')
  value!: string;
}

export class GradeAnnulmentBody extends GradeReasonBody {}
