import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, Matches } from 'class-validator';
import { WhereSent } from '../../http/fields.dto.js';
import { LANGUAGES, type Language } from '../../notices/preferences/preferences.values.js';
import type { Whose } from './people-around.js';

const WHOSE: readonly Whose[] = ['pupils', 'guardians'];

export class SignInsBody {
  /** Left out: everybody in the class. */
  @ApiPropertyOptional({ isArray: true, type: String })
  @WhereSent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(/^[a-z0-9]{16}$/, { each: true, message: 'must be ids of pupils' })
  pupilIds?: string[];

  /** For whom: the pupils, their guardians, or both. */
  @ApiProperty({ enum: WHOSE, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(WHOSE, { each: true })
  whose!: Whose[];
}

export class LanguageQuery {
  /** Of what is printed or told; else as the browser asks. */
  @ApiPropertyOptional({ enum: LANGUAGES })
  @WhereSent()
  @IsIn(LANGUAGES)
  language?: Language;
}
