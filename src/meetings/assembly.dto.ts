import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, Matches, Max, Min } from 'class-validator';
import { IsPupil, IsText, MayBeId, MayBeText, WhereSent } from '../http/fields.dto.js';
import { CODE } from './ballot-marks.js';
import { LONGEST_WORDS, OPTIONS } from './vote.decider.js';

const PERSON = /^[a-z0-9]{16}$/;
/** Characters, at most. */
const LONGEST_MINUTES = 20_000;
const LONGEST_CHANGE = 1_000;
/** A class has fewer guardians. */
const MOST_GUARDIANS = 500;
/** More than any school has. */
const MOST_COUNTED = 20_000;

export class AnswerBody {
  @ApiProperty()
  @IsBoolean()
  coming!: boolean;
}

export class ProxyBody {
  @ApiProperty({ description: 'The guardian who is to attend and vote' })
  @Matches(PERSON, { message: 'must be the id of a guardian' })
  holderId!: string;
}

export class AttendanceBody {
  @ApiProperty({ type: [String], description: 'The guardians who came' })
  @IsArray()
  @ArrayMaxSize(MOST_GUARDIANS)
  @Matches(PERSON, { each: true, message: 'must be ids of guardians' })
  guardianIds!: string[];
}

export class CountBody {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MOST_COUNTED, description: 'How many guardians came' })
  @IsInt()
  @Min(0)
  @Max(MOST_COUNTED)
  count!: number;
}

export class InvitedQuery {
  /** The class whose guardians are wanted, where all parents of a school meet. */
  @MayBeId('the id of a class')
  classId?: string;
}

export class VoteBody {
  @IsText(1, LONGEST_WORDS.question)
  question!: string;

  @ApiProperty({ type: [String], minItems: OPTIONS.least, maxItems: OPTIONS.most })
  @IsArray()
  @ArrayMinSize(OPTIONS.least)
  @ArrayMaxSize(OPTIONS.most)
  @Matches(/\S/u, { each: true, message: 'must say something' })
  options!: string[];

  @ApiProperty({ description: 'Whether nobody learns who voted for what' })
  @IsBoolean()
  secret!: boolean;

  /** In percent of the children entitled. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 100, default: 50 })
  @WhereSent()
  @IsInt()
  @Min(0)
  @Max(100)
  quorum?: number;
}

export class BallotBody {
  @IsPupil()
  pupilId!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: OPTIONS.most, description: 'The number of an option' })
  @IsInt()
  @Min(1)
  @Max(OPTIONS.most)
  option!: number;

  @ApiProperty({ description: '128 bits that the voter drew and keeps, in hexadecimal' })
  @Matches(CODE, { message: 'must be 32 hexadecimal digits' })
  code!: string;
}

export class MinutesBody {
  @IsText(1, LONGEST_MINUTES)
  text!: string;

  /** What has changed, where there are minutes already. */
  @MayBeText(1, LONGEST_CHANGE)
  change?: string;
}
