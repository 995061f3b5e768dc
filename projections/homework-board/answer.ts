import type { Days } from '../all-grades/span.js';
import type { DiaryHomework, Person } from '../diary-week/answer.js';
import type { AsOf, Named } from '../performance/answer.js';

/** Homework of a group that is due from one day to another. */
export interface GroupHomework extends Days {
  readonly asOf: AsOf;
  readonly group: Named;
  /** By the day on which they are due. */
  readonly rows: readonly HomeworkRow[];
}

/** Homework that a pupil has, in every subject. */
export interface PupilHomework extends Days {
  readonly asOf: AsOf;
  readonly pupil: Person;
  /** By the day on which they are due. */
  readonly rows: readonly HomeworkRow[];
}

/** Homework as the diary shows it, with the page that it stands in. */
export interface HomeworkRow extends DiaryHomework {
  readonly pageId: string;
  readonly subject: Named;
  readonly group: Named;
  /** Who gave the lesson in which it was set, as far as that is known. */
  readonly teacher?: Person;
  /** Where it is for single pupils, who they are: for those who teach them alone. */
  readonly pupils?: readonly Person[];
}
