import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsText, MayBeText } from '../../http/fields.dto.js';
import { ERASURE_GROUNDS, type ErasureGround } from './grounds.values.js';

export class ErasureBody {
  @ApiProperty({ enum: ERASURE_GROUNDS })
  @IsIn(ERASURE_GROUNDS)
  ground!: ErasureGround;

  /** Why, in words; kept for good, and shown in no list. */
  @IsText(3, 1_000)
  reason!: string;

  /** Of an order: which court or authority gave it, its number and date. */
  @MayBeText(3, 500)
  order?: string;
}
