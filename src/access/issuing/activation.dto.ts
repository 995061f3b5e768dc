import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsText } from '../../http/fields.dto.js';
import { IsNewPassword, RecoveryBody } from '../recovery.dto.js';
import { CONSENT_VERSION } from './consent-texts.js';

/** The version of the text that is shown, so that nobody consents to what has changed since. */
export const IsConsentVersion = () => (target: object, property: string) => {
  ApiProperty({ example: CONSENT_VERSION })(target, property);
  IsIn([CONSENT_VERSION], { message: 'must be the version of the text at /api/consent' })(target, property);
};

export class ActivationBody extends RecoveryBody {
  /** As it stands on the slip, in letters of either case, with or without the hyphen. */
  @IsText(1, 40)
  code!: string;

  @IsNewPassword()
  password!: string;

  /** Version of the text on the processing of personal data that is consented to. */
  @IsConsentVersion()
  consent!: string;
}

export class ConsentBody {
  /** Version of the text on the processing of personal data that is consented to. */
  @IsConsentVersion()
  consent!: string;
}
