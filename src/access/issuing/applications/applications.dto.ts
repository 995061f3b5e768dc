import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { IsPupil, IsText, MayBeText, WhereSent } from '../../../http/fields.dto.js';
import { IsConsentVersion } from '../activation.dto.js';
import type { Relation } from './application.events.js';

const RELATIONS: readonly Relation[] = ['parent', 'legalGuardian', 'relative'];

export class ApplicationBody {
  @IsPupil()
  pupilId!: string;

  @IsText(1, 100)
  givenName!: string;

  @IsText(1, 100)
  familyName!: string;

  @MayBeText(1, 100)
  middleName?: string;

  @MayBeText(3, 200)
  email?: string;

  /** With the code of its country. */
  @MayBeText(3, 40)
  phone?: string;

  @ApiProperty({ enum: RELATIONS })
  @IsIn(RELATIONS)
  relation!: Relation;

  /** Version of the text that the applicant consented to on paper. */
  @IsConsentVersion()
  consent!: string;
}

const MayBePerson = () =>
  applyDecorators(
    ApiPropertyOptional(),
    WhereSent(),
    Matches(/^[a-z0-9]{16}$/, { message: 'must be the id of a person' }),
  );

export class AcceptanceBody {
  /** Whom the applicant is known as already: a guardian of another child. Left out where the applicant is new. */
  @MayBePerson()
  guardianId?: string;
}

export class RefusalBody {
  @IsText(3, 1000)
  reason!: string;
}
