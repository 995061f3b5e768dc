import { IsInt, Max, Min } from 'class-validator';
import { AreEntries, IsDate, IsGrade, IsId, IsPupil, IsText } from '../http/fields.dto.js';
import { GradeReasonBody } from './reason.dto.js';

export class TermGradeEntry {
  @IsPupil()
  pupilId!: string;

  /** A grade of the scale, `exempt` or `notAssessed`. */
  @IsGrade('17')
  value!: string;
}

export class TermGradesBody {
  /** All are given, or none. */
  @AreEntries(TermGradeEntry)
  grades!: TermGradeEntry[];
}

export class TermGradeCorrectionBody extends GradeReasonBody {
  /** A grade of the scale, `exempt` or `notAssessed`. */
  @IsGrade('18')
  value!: string;
}

export class ReopeningBody {
  @IsText(3, 1000)
  reason!: string;
}

export class LateCorrectionsBody {
  /** Somebody else than whoever allows it. */
  @IsId('whoever is to correct them')
  personId!: string;

  /** How many more grades of the page the person may correct or annul late. */
  @IsInt()
  @Min(1)
  @Max(50)
  more!: number;

  @IsText(3, 1000)
  reason!: string;
}

export class EditWindowBody {
  /** The last day on which the teachers of the page may write about all of it. */
  @IsDate()
  until!: string;

  @IsText(3, 1000)
  reason!: string;
}
