import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import { IsConsentVersion } from '../access/issuing/activation.dto.js';
import { IsText, MayBeText, WhereSent } from '../http/fields.dto.js';
import { SCHOOL_KINDS, type SchoolKind } from './applied.js';

/** A code of a register: it stands in the history as it is, so that no words fit into it. */
const IsCode = (example: string) =>
  applyDecorators(
    ApiProperty({ example }),
    Matches(/^[\w.:/-]{1,64}$/, { message: 'must be a code of letters, digits and -_.:/' }),
  );

const IsArea = () =>
  applyDecorators(
    IsObject(),
    ValidateNested(),
    Type(() => AreaBody),
  );

export class AreaBody {
  @IsCode('PT-11-06')
  code!: string;

  @IsText(1, 100)
  title!: string;
}

export class SchoolApplicationBody {
  /** The school's code in the official register, by which rosters name it. */
  @IsCode('403-271')
  code!: string;

  /** The official name. */
  @IsText(1, 200)
  title!: string;

  @ApiProperty({ enum: SCHOOL_KINDS })
  @IsIn(SCHOOL_KINDS)
  kind!: SchoolKind;

  @ApiProperty({ type: AreaBody })
  @IsArea()
  municipality!: AreaBody;

  @ApiPropertyOptional({ type: AreaBody })
  @WhereSent()
  @IsArea()
  region?: AreaBody;

  @IsText(3, 300)
  address!: string;

  @ApiProperty({ example: 'Europe/Lisbon' })
  @IsText(1, 64)
  timeZone!: string;

  /** Of the person who is responsible for the journal at the school, as all that follows. */
  @IsText(1, 100)
  givenName!: string;

  @IsText(1, 100)
  familyName!: string;

  @MayBeText(1, 100)
  middleName?: string;

  @IsText(1, 100)
  office!: string;

  @IsText(3, 200)
  email!: string;

  /** With the code of its country. */
  @IsText(3, 40)
  phone!: string;

  /** Version of the text that the person consents to. */
  @IsConsentVersion()
  consent!: string;
}

export class AnswerBody {
  @IsText(1, 2000)
  answer!: string;
}

export class QuestionBody {
  @IsText(3, 2000)
  question!: string;
}

export class ReasonBody {
  @IsText(3, 1000)
  reason!: string;
}
