import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Length,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MOST_PROXIES } from '../school/proxies.values.js';
import { USUAL_RATINGS } from '../school/ratings.values.js';
import { SCALE_PRESETS, type ScalePreset } from '../school/scale-presets.values.js';
import { IsDate, IsText, WhereSent } from '../http/fields.dto.js';

const PRESETS = Object.keys(SCALE_PRESETS);

export class LevelsBody {
  @ApiProperty()
  @IsNumber()
  excellent!: number;

  @ApiProperty()
  @IsNumber()
  good!: number;

  @ApiProperty()
  @IsNumber()
  satisfactory!: number;
}

export class ScaleFields {
  @ApiProperty()
  @IsInt()
  min!: number;

  @ApiProperty()
  @IsInt()
  max!: number;

  /** The grades and the number that each stands for, where they are no whole numbers. */
  @ApiPropertyOptional({ type: Object, example: { pass: 1, fail: 0 } })
  @WhereSent()
  @IsObject()
  names?: Record<string, number>;

  /** The least numbers of the levels; what is below them all is unsatisfactory. */
  @ApiProperty({ type: LevelsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => LevelsBody)
  levels!: LevelsBody;
}

export class ScaleBody {
  /** A scale by its name. Needed where no `scale` is given. */
  @ApiPropertyOptional({ enum: PRESETS })
  @ValidateIf(({ preset, scale }: ScaleBody) => preset !== undefined || scale === undefined)
  @IsIn(PRESETS)
  preset?: ScalePreset;

  /** A scale of the school's own, in place of a preset. */
  @ApiPropertyOptional({ type: ScaleFields })
  @ValidateIf(({ scale }: ScaleBody) => scale !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => ScaleFields)
  scale?: ScaleFields;

  /** For this subject only. */
  @ApiPropertyOptional()
  @WhereSent()
  @IsString()
  @Length(1, 64)
  subjectId?: string;
}

export class WorkKindBody {
  @IsText(1, 200)
  title!: string;

  @IsText(1, 16)
  abbreviation!: string;

  @ApiProperty({ minimum: 0, maximum: 100 })
  @IsNumber()
  weight!: number;

  /** How many grades a pupil may have for it in one lesson; one where nothing is said. */
  @ApiPropertyOptional({ minimum: 1, maximum: 9 })
  @WhereSent()
  @IsInt()
  grades?: number;

  /** The first day whose lessons know it so. */
  @IsDate()
  from!: string;
}

const ROUNDINGS = ['halfUp', 'thresholds'] as const;

export class RoundingBody {
  @ApiProperty({ enum: ROUNDINGS })
  @IsIn(ROUNDINGS)
  kind!: (typeof ROUNDINGS)[number];

  /** The least average of each grade, with `thresholds`. */
  @ApiPropertyOptional({ type: Object, example: { '4': 3.6, '5': 4.6 } })
  @ValidateIf(({ kind, least }: RoundingBody) => kind === 'thresholds' || least !== undefined)
  @IsObject()
  least?: Record<string, number>;
}

export class EditWindowDaysBody {
  @ApiProperty({ minimum: 1, maximum: 365 })
  @IsInt()
  days!: number;
}

/** Grades that count, from which on a pupil has a place. */
export class LeastGradesBody {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: USUAL_RATINGS.least.inSubject })
  @IsInt()
  inSubject = USUAL_RATINGS.least.inSubject;

  /** Of all subjects together. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: USUAL_RATINGS.least.overall })
  @IsInt()
  overall = USUAL_RATINGS.least.overall;
}

export class RatingsBody {
  @ApiProperty()
  @IsBoolean()
  on!: boolean;

  @ApiPropertyOptional({ type: LeastGradesBody })
  @IsObject()
  @ValidateNested()
  @Type(() => LeastGradesBody)
  least = new LeastGradesBody();
}

/** Planned tests of a class. */
export class TestLimitsBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 20 })
  @IsInt()
  aDay!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100 })
  @IsInt()
  aWeek!: number;
}

/** Guardians for whom one may vote in a meeting. */
export class ProxiesBody {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MOST_PROXIES })
  @IsInt()
  proxies!: number;
}

export class CorrectionReasonBody {
  @IsText(1, 200)
  title!: string;
}
