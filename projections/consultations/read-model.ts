import type { Booking, ConsultationOffered } from '../../src/consultations/consultation.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';

/** A row of times with who booked them. `_id`: the consultation. */
export type ConsultationDocument = Omit<ConsultationOffered['data'], 'consultationId'> & {
  readonly _id: string;
  readonly bookings: readonly (Booking & {
    /** When it was booked: an instant, ISO 8601 in UTC. */
    readonly at: string;
  })[];
  readonly calledOff?: {
    /** Instant, ISO 8601 in UTC. */
    readonly at: string;
    readonly reason: Sealed;
  };
};

/** The consultations of a teacher, or of a school. `_id`: the teacher, or the school. */
export interface ConsultationsOf {
  readonly _id: string;
  readonly consultationIds: readonly string[];
}

/** The consultations of which a guardian booked a time, also one that was given back. `_id`: the guardian. */
export interface ConsultationsBookedBy {
  readonly _id: string;
  readonly consultationIds: readonly string[];
}
