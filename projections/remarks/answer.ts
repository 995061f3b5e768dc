import type { RemarkAudience, RemarkKind } from '../../src/journal/page/page.events.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { AsOf, Named } from '../performance/answer.js';
import type { RemarkCounts } from './counts.js';

export interface RemarksAnswer {
  readonly asOf: AsOf;
  readonly pupil: { readonly id: string; readonly name: string };
  readonly total: RemarkCounts;
  readonly months: readonly (RemarkCounts & { readonly month: string })[];
  /** The newest first. */
  readonly remarks: readonly RemarkTold[];
}

export interface RemarkTold {
  readonly remarkId: string;
  readonly date: CivilDate;
  readonly subject: Named;
  readonly kind: RemarkKind;
  readonly text: string;
  readonly visibleTo: RemarkAudience;
  readonly author: { readonly id: string; readonly name: string };
}
