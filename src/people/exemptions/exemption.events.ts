import type { CivilDate } from '../../school/civil-date.values.js';
import type { Sealed } from '../sealed.values.js';

interface OfExemption {
  readonly personId: string;
  readonly exemptionId: string;
}

/** Days, both included. */
interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A pupil need not take part in a subject, such as sport, for some days. */
export interface ExemptionGranted {
  readonly type: 'ExemptionGranted';
  readonly data: OfExemption &
    Days & {
      readonly subjectId: string;
      /** For health workers alone. */
      readonly why?: Sealed;
    };
}

/** An exemption is for other days. */
export interface ExemptionChanged {
  readonly type: 'ExemptionChanged';
  readonly data: OfExemption & Days & { readonly why: Sealed };
}

/** An exemption does not hold, and never did. */
export interface ExemptionWithdrawn {
  readonly type: 'ExemptionWithdrawn';
  readonly data: OfExemption & { readonly why: Sealed };
}

export type ExemptionEvent = ExemptionGranted | ExemptionChanged | ExemptionWithdrawn;
