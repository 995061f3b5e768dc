import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { MayBeDate } from '../../http/fields.dto.js';
import { OFFICES, type Office } from './offices.values.js';

const IsOffice = () => applyDecorators(ApiProperty({ enum: OFFICES }), IsIn(OFFICES));

export class GivingBody {
  @ApiProperty({ description: 'The id of a person who has an account' })
  @Matches(/^[a-z0-9]{16}$/, { message: 'must be the id of a person' })
  personId!: string;

  @IsOffice()
  role!: Office;

  /** The last day, on the school's clocks; none where it is not known. */
  @MayBeDate()
  until?: string;
}

export class TakingBody {
  @IsOffice()
  role!: Office;
}
