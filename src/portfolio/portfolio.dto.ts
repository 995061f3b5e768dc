import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, ValidateNested } from 'class-validator';
import {
  IsDate,
  IsId,
  IsText,
  MayBeDate,
  MayBeText,
  MayBeTextOrNull,
  SaysSomething,
  WhereSent,
} from '../http/fields.dto.js';
import {
  ACHIEVEMENT_KINDS,
  ACHIEVEMENT_LEVELS,
  THANKED,
  type AchievementKind,
  type AchievementLevel,
  type Thanked,
} from './achievement.values.js';
import { LONGEST } from './portfolio.decider.js';

export class ProofBody {
  @IsId('a file that was sent for the pupil')
  fileId!: string;

  /** As which it is saved. */
  @IsText(1, LONGEST.fileName)
  @SaysSomething()
  name!: string;
}

/** Sent before. */
const MayHaveProofs = () =>
  applyDecorators(
    ApiPropertyOptional({ type: [ProofBody], maxItems: LONGEST.proofs }),
    WhereSent(),
    IsArray(),
    ArrayMaxSize(LONGEST.proofs),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(() => ProofBody),
  );

export class AchievementBody {
  @ApiProperty({ enum: ACHIEVEMENT_KINDS })
  @IsIn(ACHIEVEMENT_KINDS)
  kind!: AchievementKind;

  /** Among whom it was achieved. */
  @ApiProperty({ enum: ACHIEVEMENT_LEVELS })
  @IsIn(ACHIEVEMENT_LEVELS)
  level!: AchievementLevel;

  @IsDate('2026-11-28')
  date!: string;

  @IsText(1, LONGEST.title)
  @SaysSomething()
  title!: string;

  /** The place taken or what was awarded. */
  @MayBeText(1, LONGEST.award)
  @WhereSent()
  @SaysSomething()
  award?: string;

  @MayHaveProofs()
  proofs?: ProofBody[];
}

export class PortfolioReasonBody {
  @IsText(3, LONGEST.reason)
  @SaysSomething()
  reason!: string;
}

/** What is to be otherwise, and why; the rest stays. */
export class AchievementCorrectionBody extends PortfolioReasonBody {
  @ApiPropertyOptional({ enum: ACHIEVEMENT_KINDS })
  @WhereSent()
  @IsIn(ACHIEVEMENT_KINDS)
  kind?: AchievementKind;

  @ApiPropertyOptional({ enum: ACHIEVEMENT_LEVELS })
  @WhereSent()
  @IsIn(ACHIEVEMENT_LEVELS)
  level?: AchievementLevel;

  @MayBeDate()
  date?: string;

  @MayBeText(1, LONGEST.title)
  @WhereSent()
  @SaysSomething()
  title?: string;

  @MayBeTextOrNull(1, LONGEST.award)
  @SaysSomething()
  award?: string | null;

  @MayHaveProofs()
  proofs?: ProofBody[];
}

export class ThanksBody {
  @ApiProperty({ enum: THANKED })
  @IsIn(THANKED)
  thanked!: Thanked;

  @IsText(1, LONGEST.thanks)
  @SaysSomething()
  text!: string;
}
