import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import { IsPupil, IsText, SaysSomething } from '../http/fields.dto.js';
import { LONGEST, MOST } from './joint-group.decider.js';

const AreIds = (most: number, what: string, form: RegExp) =>
  applyDecorators(
    ApiProperty({ type: [String], minItems: 1, maxItems: most }),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(most),
    ArrayUnique(),
    Matches(form, { each: true, message: `must be ids of ${what}` }),
  );

export class JointGroupBody {
  @IsText(1, LONGEST.title)
  @SaysSomething()
  title!: string;

  /** What it is for. It is about nobody. */
  @IsText(1, LONGEST.purpose)
  @SaysSomething()
  purpose!: string;

  /** The other schools. */
  @AreIds(MOST.schools - 1, 'schools', /^[a-z0-9]{1,64}$/)
  schoolIds!: string[];
}

export class JointGroupLeadersBody {
  /** Teachers of the school. */
  @AreIds(MOST.leaders, 'teachers', /^[a-z0-9]{16}$/)
  leaderIds!: string[];
}

export class JointGroupReasonBody {
  /** It is told to the school where the group is at home. */
  @IsText(1, LONGEST.reason)
  @SaysSomething()
  reason!: string;
}

export class JointGroupPupilBody {
  @IsPupil()
  pupilId!: string;
}
