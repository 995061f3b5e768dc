import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsPlace, IsPupil, IsText } from '../http/fields.dto.js';
import { ReasonBody } from './reason.dto.js';
import type { RemarkAudience, RemarkKind } from './page/page.events.js';

const KINDS: readonly RemarkKind[] = ['praise', 'reprimand', 'note'];
const AUDIENCES: readonly RemarkAudience[] = ['guardian', 'guardianAndPupil'];

export class RemarkBody {
  @IsPlace()
  lessonId!: string;

  @IsPupil()
  pupilId!: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: RemarkKind;

  @IsText(1, 2000)
  text!: string;

  /** Whether the pupil sees it too. */
  @ApiProperty({ enum: AUDIENCES })
  @IsIn(AUDIENCES)
  visibleTo!: RemarkAudience;
}

export class RemarkWithdrawalBody extends ReasonBody {}
