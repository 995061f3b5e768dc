import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { Receipt } from './transport.js';
import { WhereSent } from '../../http/fields.dto.js';

const OUTCOMES = ['delivered', 'failed'] as const;

/** What became of one message. */
export class SmsReceipt {
  /** The gateway's name for the message, from its answer when it took the message over. */
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  id!: string;

  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  status!: (typeof OUTCOMES)[number];

  /** Why it failed, in a code of the gateway's. */
  @ApiPropertyOptional()
  @WhereSent()
  // It goes to ledger and log: nothing that could name anybody.
  @Matches(/^[\w.-]{1,40}$/, {
    message: 'must be 1 to 40 letters, digits, dots, hyphens and underscores',
  })
  code?: string;
}

/** What a gateway posts of messages that it had taken over. */
export class SmsReceipts {
  @ApiProperty({ type: [SmsReceipt] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => SmsReceipt)
  receipts!: SmsReceipt[];
}

export const receiptsOf = ({ receipts }: SmsReceipts): Receipt[] =>
  receipts.map(({ id, status, code }) => ({
    providerId: id,
    delivered: status === 'delivered',
    ...(status === 'failed' && code !== undefined ? { code: `http-${code}` } : {}),
  }));
