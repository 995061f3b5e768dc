import type { Sealed } from '../people/sealed.values.js';
import type { ElectronicSignature } from './signatures/signature.values.js';
import type { CivilDate, IsoWeek } from '../school/civil-date.values.js';

/** A guardian signed a week of the diary, as it was at a position of the log: a later change asks for it anew. */
export interface WeekAcknowledged {
  readonly type: 'WeekAcknowledged';
  readonly data: {
    readonly pupilId: string;
    readonly week: IsoWeek;
    readonly guardianId: string;
    /** `commit/prepare` of what was seen. */
    readonly seen: string;
    /** None where the session and the time were enough. */
    readonly signature?: ElectronicSignature;
  };
}

interface OnRemark {
  readonly pupilId: string;
  readonly remarkId: string;
  /** The day of the lesson in which it was made. */
  readonly date: CivilDate;
  readonly guardianId: string;
}

/** A guardian signed a remark. */
export interface RemarkAcknowledged {
  readonly type: 'RemarkAcknowledged';
  readonly data: OnRemark & { readonly seen: string; readonly signature?: ElectronicSignature };
}

/** A guardian answered a remark. */
export interface RemarkAnswered {
  readonly type: 'RemarkAnswered';
  readonly data: OnRemark & { readonly text: Sealed };
}

export type DiaryEvent = WeekAcknowledged | RemarkAcknowledged | RemarkAnswered;
