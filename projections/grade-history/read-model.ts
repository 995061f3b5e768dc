import type { Actor, Via } from '../../src/eventing/envelope.js';
import type { Asked } from '../../src/journal/page/asked.values.js';
import type { Reason } from '../../src/journal/page/reason.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';

/** Everything that ever happened to one grade, or to one debt, oldest first. `_id`: the grade, or the debt. */
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
  /** By when the work that a debt waits for is to be there. */
  readonly dueOn?: CivilDate;
  readonly chain: readonly GradeLink[];
}

export interface GradeLink {
  readonly eventId: string;
  /** `commit/prepare` in the store's log. */
  readonly logPosition: string;
  readonly what: 'given' | 'corrected' | 'annulled' | 'debtMarked' | 'debtSettled' | 'debtWithdrawn';
  readonly from?: string;
  /** None where the grade was annulled, or it is a debt. */
  readonly to?: string;
  readonly reason?: Reason;
  readonly late: boolean;
  /** Where a teacher had asked for it. */
  readonly asked?: Asked;
  readonly actor: Actor;
  readonly via: Via;
  readonly at: string;
}
