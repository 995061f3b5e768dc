import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsString, Length, Matches } from 'class-validator';
import { WhereSent } from '../../http/fields.dto.js';
import { LONGEST_CMS } from './verify-cms.js';
import { LONGEST_JWS } from './verify-jws.js';

/** One of the three. */
export class SignatureBody {
  /** A detached JWS in compact form (RFC 7515 app. F), with the signer’s certificate first in `x5c`. */
  @ApiPropertyOptional({ example: 'eyJhbGciOiJFUzI1NiIsIng1YyI6WyJNSUlCLi4uIl19..c2lnbmF0dXJl' })
  @WhereSent()
  @IsString()
  @Length(1, LONGEST_JWS)
  jws?: string;

  /** Detached SignedData of CMS (RFC 5652) in DER, base64, with the signer’s certificate. */
  @ApiPropertyOptional({ example: 'MIIBxgYJKoZIhvcNAQcCoIIBtzCCAbMCAQExDTALBglghkgBZQMEAgE=' })
  @WhereSent()
  @IsString()
  @Length(1, LONGEST_CMS)
  cms?: string;

  /** What the browser answered, as JSON: `credential.toJSON()`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @WhereSent()
  @IsObject()
  passkey?: object;
}

export class SignaturesQuery {
  /** The year of the weeks; of a remark, of the week in which it was made. */
  @ApiProperty({ example: '2026' })
  @Matches(/^\d{4}$/, { message: 'must be a year, YYYY' })
  year!: string;
}
