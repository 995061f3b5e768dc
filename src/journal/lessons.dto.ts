import { IsDate, IsLessonNumber, IsTeacher, IsText, MayBeText } from '../http/fields.dto.js';

export class LessonAt {
  /** Day of the lesson. */
  @IsDate('2026-11-24')
  date!: string;

  /** Number of the lesson in the day. */
  @IsLessonNumber()
  number!: number;
}

export class LessonBody extends LessonAt {
  @IsText(1, 500)
  topic!: string;

  /** What the topic was when it was looked at, empty where there was none: another one since then is not overwritten unseen. */
  @MayBeText(0, 500)
  from?: string;
}

export class CancellationBody extends LessonAt {
  @MayBeText(1, 500)
  reason?: string;
}

export class SubstituteBody extends LessonAt {
  /** Who gives the lesson, and may write in it and in no other. */
  @IsTeacher()
  teacherId!: string;
}

export class ReleaseBody {
  @IsTeacher()
  teacherId!: string;
}
