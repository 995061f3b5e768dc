import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import { IsPupil, IsText, SaysSomething } from '../http/fields.dto.js';

export class ClinicBody {
  @IsText(1, 200)
  @SaysSomething()
  title!: string;

  /** The subjects from which a pupil is exempt whom the clinic exempts from sport. */
  @ApiProperty({ type: [String], maxItems: 20 })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[a-z0-9]{1,64}$/, { each: true, message: 'must be ids of subjects' })
  sportIds!: string[];
}

export class ClinicKeyBody {
  /** The public part alone: Ed25519 or ECDSA on P-256, SubjectPublicKeyInfo in PEM. */
  @IsText(1, 2000)
  publicKey!: string;
}

export class ClinicReasonBody {
  @IsText(1, 500)
  @SaysSomething()
  reason!: string;
}

export class ReportFilingBody {
  /** Whom the report is about. */
  @IsPupil()
  pupilId!: string;
}
