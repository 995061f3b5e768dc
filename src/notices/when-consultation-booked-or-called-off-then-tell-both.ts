import type {
  BookingCancelled,
  ConsultationCalledOff,
  SlotBooked,
} from '../consultations/consultation.events.js';
import type { Policy, Telling } from './policy.js';

const CHANGE = {
  SlotBooked: 'booked',
  BookingCancelled: 'cancelled',
  ConsultationCalledOff: 'calledOff',
} as const;

/** Of each time that was booked the guardian and the teacher are told, of each once. */
export const whenConsultationBookedOrCalledOffThenTellBoth: Policy<
  SlotBooked | BookingCancelled | ConsultationCalledOff
> = {
  on: ['SlotBooked', 'BookingCancelled', 'ConsultationCalledOff'],
  tell({ type, data }) {
    const { consultationId, teacherId } = data;
    const bookings = 'bookings' in data ? data.bookings : [data];
    return bookings.flatMap(({ slot, pupilId, guardianId }) =>
      [...new Set([guardianId, teacherId])].map((personId): Telling => ({
        audience: { who: 'person', personId, pupilId },
        news: { kind: 'consultation', facts: { consultationId, slot, change: CHANGE[type] } },
      })),
    );
  },
};
