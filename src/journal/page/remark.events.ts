import type { Sealed } from '../../people/sealed.values.js';
import type { Written } from './place.values.js';
import type { Reason } from './reason.values.js';

export type RemarkKind = 'praise' | 'reprimand' | 'note';
export type RemarkAudience = 'guardian' | 'guardianAndPupil';

/** Something was said about a pupil in a lesson. */
export interface RemarkMade {
  readonly type: 'RemarkMade';
  readonly data: Written & {
    readonly remarkId: string;
    readonly pupilId: string;
    readonly kind: RemarkKind;
    readonly text: Sealed;
    readonly visibleTo: RemarkAudience;
  };
}

/** A remark was taken back; what it said stays in the history. */
export interface RemarkWithdrawn {
  readonly type: 'RemarkWithdrawn';
  readonly data: Written & {
    readonly remarkId: string;
    readonly pupilId: string;
    readonly reason: Reason;
  };
}

export type RemarkEvent = RemarkMade | RemarkWithdrawn;
