import type { Sealed } from '../people/sealed.values.js';
import type { LocalTime } from '../school/local-time.values.js';

/** What takes place. Its texts are about the school or class and about nobody, as those of meetings are. */
export interface Arrangement {
  readonly title: string;
  readonly startsAt: LocalTime;
  /** None where nobody knows yet. */
  readonly endsAt?: LocalTime;
  readonly place: string;
  readonly text?: string;
  /** Where pupils have to be signed up: how many can be, and up to when. */
  readonly signUp?: { readonly places: number; readonly until: LocalTime };
}

/** A whole school, or one class or teaching group. */
export interface ActivityAudience {
  readonly to: 'school' | 'class';
  readonly classId?: string;
}

interface OfActivity {
  readonly activityId: string;
  readonly schoolId: string;
}

/** A school or class was told of something that takes place outside of its lessons. */
export interface ActivityAnnounced {
  readonly type: 'ActivityAnnounced';
  readonly data: OfActivity &
    Arrangement & {
      /** Who announced it, and sees who is signed up. */
      readonly personId: string;
      readonly audience: ActivityAudience;
      /** The school's, which its local times are in. */
      readonly timeZone: string;
    };
}

/** An activity that had not begun is arranged otherwise. */
export interface ActivityChanged {
  readonly type: 'ActivityChanged';
  readonly data: OfActivity &
    Arrangement & {
      readonly from: Arrangement;
      /** Who is signed up. */
      readonly pupilIds: readonly string[];
    };
}

/** An activity that had not begun will not take place. */
export interface ActivityCalledOff {
  readonly type: 'ActivityCalledOff';
  readonly data: OfActivity & {
    /** Who was signed up. */
    readonly pupilIds: readonly string[];
    readonly reason?: string;
  };
}

interface OfPupil extends OfActivity {
  readonly pupilId: string;
  /** Why whoever organises it did that in the family's stead. Sealed with the pupil's key. */
  readonly reason?: Sealed;
}

/** A pupil takes one of the places. */
export interface PupilSignedUp {
  readonly type: 'PupilSignedUp';
  readonly data: OfPupil;
}

/** A pupil gave the place back before the activity began. */
export interface SignUpCancelled {
  readonly type: 'SignUpCancelled';
  readonly data: OfPupil;
}

export type ActivityEvent =
  ActivityAnnounced | ActivityChanged | ActivityCalledOff | PupilSignedUp | SignUpCancelled;
