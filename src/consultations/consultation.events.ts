import type { Sealed } from '../people/sealed.values.js';
import type { LocalTime } from '../school/local-time.values.js';

interface OfConsultation {
  readonly consultationId: string;
  readonly schoolId: string;
  readonly teacherId: string;
}

/** A time with a teacher that a guardian has taken to talk about a pupil. */
export interface Booking {
  /** When it begins. */
  readonly slot: LocalTime;
  readonly pupilId: string;
  readonly guardianId: string;
}

/** A teacher offered a row of times, each of which one guardian may book. */
export interface ConsultationOffered {
  readonly type: 'ConsultationOffered';
  readonly data: OfConsultation & {
    /** When each of them begins, in their order. */
    readonly slots: readonly LocalTime[];
    /** How long each of them is. */
    readonly minutes: number;
    /** A room, or the address of a call; about nobody. */
    readonly place: string;
    /** The school's, which its local times are in. */
    readonly timeZone: string;
  };
}

/** A guardian booked a time that was free. */
export interface SlotBooked {
  readonly type: 'SlotBooked';
  readonly data: OfConsultation & Booking;
}

/** A guardian gave back a time before it began. */
export interface BookingCancelled {
  readonly type: 'BookingCancelled';
  readonly data: OfConsultation & Booking;
}

/** None of the times that had not begun will take place. */
export interface ConsultationCalledOff {
  readonly type: 'ConsultationCalledOff';
  readonly data: OfConsultation & {
    /** Those that this concerns. */
    readonly bookings: readonly Booking[];
    /** Sealed with the teacher's key. */
    readonly reason: Sealed;
  };
}

export type ConsultationEvent = ConsultationOffered | SlotBooked | BookingCancelled | ConsultationCalledOff;
