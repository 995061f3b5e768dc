import type { RemarkAudience, RemarkKind } from '../../src/journal/page/page.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/** What was said about a pupil in lessons, of all years. `_id`: the pupil. */
export interface RemarksOfPupil {
  readonly _id: string;
  /** By the remark, as the name of a field. */
  readonly remarks: Readonly<Record<string, KeptRemark>>;
}

export interface KeptRemark {
  readonly date: CivilDate;
  readonly kind: RemarkKind;
  readonly text: Sealed;
  readonly visibleTo: RemarkAudience;
  readonly by: string;
}
