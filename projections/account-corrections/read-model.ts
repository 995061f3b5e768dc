import type { Actor, Via } from '../../src/eventing/envelope.js';
import type { Reason } from '../../src/journal/page/reason.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';

/** Everything that an account corrected, annulled or withdrew in a school in a month. `_id`: `accountMonthId`. */
export interface AccountCorrections {
  readonly _id: string;
  readonly accountId: string;
  readonly schoolId: string;
  /** `YYYY-MM`, in UTC. */
  readonly month: string;
  /** As they were recorded. */
  readonly corrections: readonly Correction[];
}

/** A change of what stood in the journal, with what it was. */
export type Correction = {
  readonly eventId: string;
  /** `commit/prepare` in the store's log. */
  readonly logPosition: string;
  readonly at: string;
  readonly by: Pick<Actor, 'personId' | 'role' | 'onBehalfOf'>;
  readonly via: Via;
  readonly pupilId: string;
  readonly reason: Reason;
  readonly late: boolean;
} & Corrected;

interface InLesson {
  readonly pageId: string;
  readonly lessonId: string;
  readonly date: CivilDate;
}

export type Corrected =
  | ({
      readonly what: 'grade';
      readonly gradeId: string;
      readonly work: WorkKind;
      readonly from: string;
      readonly to: string;
    } & InLesson)
  | ({
      readonly what: 'annulledGrade';
      readonly gradeId: string;
      readonly work: WorkKind;
      readonly from: string;
    } & InLesson)
  | ({ readonly what: 'withdrawnDebt'; readonly debtId: string } & InLesson)
  | { readonly what: 'termGrade'; readonly pageId: string; readonly from: string; readonly to: string }
  | {
      readonly what: 'finalGrade';
      readonly classId: string;
      readonly yearId: string;
      readonly subjectId: string;
      readonly from: string;
      readonly to: string;
    };

/** How an account began to write in journals. `_id`: the account. */
export interface AccountBeginning {
  readonly _id: string;
  /** Instant of the first thing that it wrote. */
  readonly at: string;
  /** Whether that was a correction. */
  readonly byCorrecting: boolean;
}
