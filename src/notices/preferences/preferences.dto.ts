import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { WhereSent } from '../../http/fields.dto.js';
import {
  CHANNELS,
  NOTICE_KINDS,
  PACES,
  type Channel,
  type NoticeKind,
  type Pace,
} from '../notice-kinds.values.js';
import { LANGUAGES, type Language, type Preferences, type QuietHours } from './preferences.values.js';

export class ChoiceBody {
  /** None: not at all. */
  @ApiProperty({ enum: CHANNELS, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  channels!: Channel[];

  @ApiProperty({ enum: PACES })
  @IsIn(PACES)
  pace!: Pace;
}

@ApiSchema({ description: 'A field for each kind of thing that people are told about.' })
export class KindsBody {}

for (const kind of Object.keys(NOTICE_KINDS)) {
  for (const decorate of [
    ApiPropertyOptional({ type: ChoiceBody }),
    WhereSent(),
    IsObject(),
    ValidateNested(),
    Type(() => ChoiceBody),
  ]) {
    decorate(KindsBody.prototype, kind);
  }
}

export class QuietHoursBody {
  @ApiProperty({ example: '21:00' })
  @IsString()
  @Length(1, 5)
  from!: string;

  @ApiProperty({ example: '07:00' })
  @IsString()
  @Length(1, 5)
  to!: string;

  @ApiProperty({ example: 'Europe/Lisbon' })
  @IsString()
  @Length(1, 64)
  timeZone!: string;
}

export class PreferencesBody {
  @ApiPropertyOptional({ enum: LANGUAGES })
  @WhereSent()
  @IsIn(LANGUAGES)
  language?: Language;

  @ApiPropertyOptional({ type: QuietHoursBody })
  @WhereSent()
  @IsObject()
  @ValidateNested()
  @Type(() => QuietHoursBody)
  quietHours?: QuietHoursBody;

  /** Of what is left out, one is told as usual. */
  @ApiProperty({ type: KindsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => KindsBody)
  kinds!: Partial<Record<NoticeKind, ChoiceBody>>;
}

/** What was sent, as plain data: a field that a class has without a value is none of a fact. */
export const preferencesIn = ({ language, quietHours, kinds }: PreferencesBody): Preferences => ({
  ...(language === undefined ? {} : { language }),
  ...(quietHours === undefined ? {} : { quietHours: hoursIn(quietHours) }),
  kinds: Object.fromEntries(
    Object.entries(kinds).map(([kind, { channels, pace }]) => [kind, { channels, pace }]),
  ),
});

const hoursIn = ({ from, to, timeZone }: QuietHoursBody): QuietHours => ({ from, to, timeZone });

export class CodeBody {
  /** The six digits that were sent. */
  @ApiProperty({ example: '042917' })
  @Matches(/^\d{6}$/, { message: 'must be six digits' })
  code!: string;
}
