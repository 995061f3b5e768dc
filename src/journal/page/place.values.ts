import type { CivilDate } from '../../school/civil-date.values.js';

/** Where in the journal something is written: its page, lesson and day. */
export interface InLesson {
  readonly pageId: string;
  readonly lessonId: string;
  /** The day of the lesson. */
  readonly date: CivilDate;
}

/** In the lesson, with a mark where it was written late. */
export interface Written extends InLesson {
  /** Written after the edit window, or in a closed page. */
  readonly late?: true;
}

/** The mark of what was written late; nothing, where it wasn't. */
export const markOf = (late: boolean): Pick<Written, 'late'> => (late ? { late } : {});
