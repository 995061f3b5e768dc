import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsString, Length, Matches } from 'class-validator';
import { MayBeText, WhereSent } from '../http/fields.dto.js';
import { LONGEST_PASSWORD } from './password.values.js';

export class SignInBody {
  /** Sign-in name, as issued. */
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  login!: string;

  @ApiProperty()
  @IsString()
  @Length(1, LONGEST_PASSWORD)
  password!: string;
}

export class TotpCodeBody {
  @ApiProperty({ example: '492039' })
  @Matches(/^\d{6}$/, { message: 'must be six digits' })
  code!: string;
}

export class PasskeyBody {
  /** What the browser answered, as JSON: `credential.toJSON()`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  passkey!: object;
}

/** One of the three. */
export class SecondFactorBody {
  /** What the authenticator program shows. */
  @ApiPropertyOptional({ example: '492039' })
  @WhereSent()
  @Matches(/^\d{6}$/, { message: 'must be six digits' })
  code?: string;

  @MayBeText(10, 20)
  spareCode?: string;

  /** What the browser answered, as JSON: `credential.toJSON()`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @WhereSent()
  @IsObject()
  passkey?: object;
}

/** One of the four. */
export class ConfirmationBody extends SecondFactorBody {
  @MayBeText(1, LONGEST_PASSWORD)
  password?: string;
}
