import type {
  ConsultationEvent,
  ConsultationOffered,
  SlotBooked,
} from '../../src/consultations/consultation.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { ConsultationDocument, ConsultationsBookedBy, ConsultationsOf } from './read-model.js';

export const consultations: Projection<ConsultationDocument, ConsultationEvent> = {
  name: 'consultations',
  version: 2,
  handles: ['ConsultationOffered', 'SlotBooked', 'BookingCancelled', 'ConsultationCalledOff'],

  idsOf: ({ data }) => [data.consultationId],

  evolve(document, event, id) {
    if (event.type === 'ConsultationOffered') {
      const { consultationId: _, ...offered } = event.data;
      return { _id: id, ...offered, bookings: [] };
    }
    if (!document) throw new Error(`${event.type} came before the consultation ${id} was offered.`);
    switch (event.type) {
      case 'SlotBooked': {
        const { slot, pupilId, guardianId } = event.data;
        return {
          ...document,
          bookings: [...document.bookings, { slot, pupilId, guardianId, at: event.metadata.recordedAt }],
        };
      }
      case 'BookingCancelled': {
        const { slot } = event.data;
        return { ...document, bookings: document.bookings.filter((booking) => booking.slot !== slot) };
      }
      case 'ConsultationCalledOff': {
        const { reason } = event.data;
        return { ...document, calledOff: { at: event.metadata.recordedAt, reason } };
      }
    }
  },
};

export const consultationsOf: Projection<ConsultationsOf, ConsultationOffered> = {
  name: 'consultationsOf',
  version: 1,
  handles: ['ConsultationOffered'],
  // A teacher may have pupils in several schools.
  spansSchools: true,
  idsOf: ({ data: { teacherId, schoolId } }) => [teacherId, schoolId],
  evolve: (document, { data: { consultationId } }, id) => ({
    _id: id,
    consultationIds: [...(document?.consultationIds ?? []), consultationId],
  }),
};

export const consultationsBookedBy: Projection<ConsultationsBookedBy, SlotBooked> = {
  name: 'consultationsBookedBy',
  version: 1,
  handles: ['SlotBooked'],
  // A guardian may have children in several schools.
  spansSchools: true,
  idsOf: ({ data: { guardianId } }) => [guardianId],
  evolve: (document, { data: { consultationId } }, id) => ({
    _id: id,
    consultationIds: [...new Set([...(document?.consultationIds ?? []), consultationId])],
  }),
};
