import type { CivilDate } from '../../school/civil-date.values.js';
import type { Sealed } from '../sealed.values.js';

/** A health worker noted something about a pupil's health, for health workers alone. */
export interface HealthNoteMade {
  readonly type: 'HealthNoteMade';
  readonly data: { readonly personId: string; readonly noteId: string; readonly text: Sealed };
}

/** A note on a pupil's health was wrong, or is needed no longer. */
export interface HealthNoteWithdrawn {
  readonly type: 'HealthNoteWithdrawn';
  readonly data: { readonly personId: string; readonly noteId: string };
}

/** The teachers who have the pupil are to know of something about the health, by its kind and no words. */
export interface HealthFlagRaised {
  readonly type: 'HealthFlagRaised';
  readonly data: {
    readonly personId: string;
    /** Keyed digest of the kind under the pupil's key: the same kind is the same flag, and tells nobody which. */
    readonly flagId: string;
    /** The kind. */
    readonly flag: Sealed;
    /** The last day of it, where it has one. */
    readonly until?: CivilDate;
  };
}

/** The teachers need not know of it any more. */
export interface HealthFlagLowered {
  readonly type: 'HealthFlagLowered';
  readonly data: { readonly personId: string; readonly flagId: string };
}

export type HealthEvent = HealthNoteMade | HealthNoteWithdrawn | HealthFlagRaised | HealthFlagLowered;
