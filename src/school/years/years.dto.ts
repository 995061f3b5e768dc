import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { IsDate, IsText, MayBeId } from '../../http/fields.dto.js';

const MOST_TERMS = 20;

class SpanFields {
  @IsText(1, 100)
  title!: string;

  @IsDate('2026-09-01')
  from!: string;

  /** The last day. */
  @IsDate('2027-06-30')
  to!: string;
}

export class YearTermBody extends SpanFields {
  /** Of a term that the year has already. */
  @MayBeId('a term')
  termId?: string;
}

export class YearBody extends SpanFields {
  /** All of them, in their order. */
  @ApiProperty({ type: [YearTermBody], maxItems: MOST_TERMS })
  @IsArray()
  @ArrayMaxSize(MOST_TERMS)
  @ValidateNested({ each: true })
  @Type(() => YearTermBody)
  terms!: YearTermBody[];
}
