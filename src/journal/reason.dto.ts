import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length, ValidateIf } from 'class-validator';
import { MayBeTeacher, MayBeText } from '../http/fields.dto.js';

/** Why something is changed: a code of the school's list of reasons, words of one's own, or both. */
export class ReasonBody {
  /** It stays for ever with what was changed. Needed where no `reasonCode` is given. */
  @ApiPropertyOptional({ minLength: 3, maxLength: 1000 })
  @ValidateIf(({ reason, reasonCode }: ReasonBody) => reason !== undefined || reasonCode === undefined)
  @IsString()
  @Length(3, 1000)
  reason?: string;

  /** A reason that the school lists. Needed where no `reason` is given. */
  @ApiPropertyOptional({ minLength: 1, maxLength: 64, example: 'recounted' })
  @ValidateIf(({ reason, reasonCode }: ReasonBody) => reasonCode !== undefined || reason === undefined)
  @IsString()
  @Length(1, 64)
  reasonCode?: string;
}

/** The same, of somebody who may write in another's place. */
export class DelegableReasonBody extends ReasonBody {
  /** The teacher of the page in whose place a deputy head writes. */
  @MayBeTeacher()
  onBehalfOf?: string;
}

/** Why a grade is not what it was, from somebody who had seen it. */
export class GradeReasonBody extends DelegableReasonBody {
  /** What the grade was when you looked: a change that somebody made since then is not overruled unseen. */
  @MayBeText(1, 16)
  from?: string;
}
