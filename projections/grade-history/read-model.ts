import type { Actor, Via } from '../../src/eventing/envelope.js';
import type { Sealed } from '../../src/people/sealed.values.js';
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
  readonly chain: readonly GradeLink[];
}

export interface GradeLink {
  readonly eventId: string;
  /** `commit/prepare` in the store's log. */
  readonly logPosition: string;
  readonly what: 'given' | 'corrected';
  readonly from?: string;
  readonly to: string;
  readonly reason?: Sealed;
  readonly late: boolean;
  readonly actor: Actor;
  readonly via: Via;
  readonly at: string;
}
