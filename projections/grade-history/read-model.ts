import type { Actor, Via } from '../../src/eventing/envelope.js';
import type { Reason } from '../../src/journal/page/reason.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';

/** Everything that ever happened to one grade, oldest first. `_id`: the grade. */
export interface GradeHistory {
  readonly _id: string;
  readonly pageId: string;
  readonly schoolId: string;
  readonly pupilId: string;
  readonly lessonId: string;
  readonly date: CivilDate;
  readonly work: WorkKind;
  /** The day on which the work was made up for. */
  readonly madeUpOn?: CivilDate;
  /** The debt that the grade settled. */
  readonly settles?: string;
  readonly chain: readonly GradeLink[];
}

export interface GradeLink {
  readonly eventId: string;
  /** `commit/prepare` in the store's log. */
  readonly logPosition: string;
  readonly what: 'given' | 'corrected' | 'annulled';
  readonly from?: string;
  /** None where the grade was annulled. */
  readonly to?: string;
  readonly reason?: Reason;
  readonly late: boolean;
  readonly actor: Actor;
  readonly via: Via;
  readonly at: string;
}
