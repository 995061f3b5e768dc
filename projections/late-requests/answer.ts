import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';
import type { Overtaken } from './overtaken.js';
import type { LateRequestDecision } from './read-model.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Named {
  readonly id: string;
  readonly title: string;
}

/** What a teacher asked a deputy head to write, as it is read. */
export interface LateRequestTold {
  readonly requestId: string;
  readonly gradeId: string;
  readonly lessonId: string;
  readonly date: CivilDate;
  readonly pupil: Person;
  readonly work: WorkKind;
  /** None where a grade is to be given. */
  readonly from?: string;
  /** None where it is to be annulled. */
  readonly to?: string;
  readonly madeUpOn?: CivilDate;
  /** What the reason's code stands for in the school's list, with the words that were written. */
  readonly reason: string;
  /** Who asked. */
  readonly teacher: Person;
  readonly askedAt: string;
}

/** The same in the list of a school. */
export interface LateRequestInSchool extends LateRequestTold {
  readonly pageId: string;
  /** Number of the lesson in the day. */
  readonly number?: number;
  readonly subject: Named;
  readonly group: Named;
  /** Of one that waits: why it can't be written any more. */
  readonly overtaken?: Overtaken;
  readonly decision?: Omit<LateRequestDecision, 'by' | 'reason'> & {
    readonly by: Person;
    readonly reason?: string;
  };
}
