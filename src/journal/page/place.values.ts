import type { CivilDate } from '../../school/civil-date.values.js';

/** Where in the journal something is written: its page, lesson and day. */
export interface InLesson {
  readonly pageId: string;
  readonly lessonId: string;
  /** The day of the lesson. */
  readonly date: CivilDate;
}
