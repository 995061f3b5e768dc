import { IsDate, IsLessonNumber, IsText, MayBeText } from '../http/fields.dto.js';
import { LONGEST } from './test-plan.decider.js';

/** The lesson in which a test is to be written. */
export class TestPlaceBody {
  @IsDate()
  date!: string;

  @IsLessonNumber()
  number!: number;
}

export class TestBody extends TestPlaceBody {
  /** What is tested. */
  @IsText(1, LONGEST.title)
  title!: string;
}

export class TestWithdrawalBody {
  @MayBeText(1, LONGEST.reason)
  reason?: string;
}
