import {
  IsDate,
  IsId,
  IsText,
  MayBeDate,
  MayBeText,
  SaysSomething,
  WhereSent,
} from '../../http/fields.dto.js';

export class ExemptionBody {
  @IsId('a subject')
  subjectId!: string;

  @IsDate('2026-11-24')
  from!: string;

  /** The last day. */
  @IsDate('2026-12-08')
  to!: string;

  /** For health workers alone. */
  @MayBeText(1, 1000)
  @WhereSent()
  @SaysSomething()
  why?: string;
}

export class ExemptionWithdrawalBody {
  /** For health workers alone. */
  @IsText(3, 1000)
  @SaysSomething()
  why!: string;
}

export class ExemptionChangeBody extends ExemptionWithdrawalBody {
  @MayBeDate()
  from?: string;

  /** The last day. */
  @MayBeDate()
  to?: string;
}
