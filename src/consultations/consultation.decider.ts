import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { refusedFor } from '../eventing/faults.values.js';
import type { Sealed } from '../people/sealed.values.js';
import { dateAndTime, type LocalTime } from '../school/local-time.values.js';
import type { Booking, ConsultationEvent, ConsultationOffered } from './consultation.events.js';
import { rowOfSlots } from './slots.values.js';

interface Asked {
  /** What the clocks of the school show. */
  readonly now: LocalTime;
}

export type ConsultationCommand =
  | (Asked & {
      readonly kind: 'OfferConsultation';
      readonly consultation: Omit<ConsultationOffered['data'], 'slots'>;
      readonly startsAt: LocalTime;
      readonly count: number;
    })
  | (Asked & { readonly kind: 'BookSlot' } & Booking)
  | (Asked & { readonly kind: 'CancelBooking' } & Omit<Booking, 'slot'>)
  | (Asked & { readonly kind: 'CallOffConsultation'; readonly reason: Sealed });

type CommandOf<Kind extends ConsultationCommand['kind']> = Extract<ConsultationCommand, { kind: Kind }>;

export interface Consultation {
  readonly offered: ConsultationOffered['data'] | undefined;
  readonly bookings: readonly Booking[];
  readonly calledOff: boolean;
}

/** Characters, at most. */
export const LONGEST = { place: 200, reason: 500 } as const;

/** A row of times is one stream: of two who want the same time at once, the second is decided after the first. */
export const consultationDecider: Decider<Consultation, ConsultationCommand, ConsultationEvent> = {
  initial: () => ({ offered: undefined, bookings: [], calledOff: false }),

  decide(command, consultation) {
    switch (command.kind) {
      case 'OfferConsultation':
        return offer(command, consultation);
      case 'BookSlot':
        return book(command, consultation);
      case 'CancelBooking':
        return cancel(command, consultation);
      case 'CallOffConsultation':
        return callOff(command, consultation);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(consultation, event) {
    switch (event.type) {
      case 'ConsultationOffered':
        return { ...consultation, offered: event.data };
      case 'SlotBooked': {
        const { slot, pupilId, guardianId } = event.data;
        return { ...consultation, bookings: [...consultation.bookings, { slot, pupilId, guardianId }] };
      }
      case 'BookingCancelled': {
        const { slot } = event.data;
        return { ...consultation, bookings: consultation.bookings.filter((each) => each.slot !== slot) };
      }
      case 'ConsultationCalledOff':
        return { ...consultation, calledOff: true };
      default:
        return consultation;
    }
  },
};

const offer = (
  { consultation, startsAt, count, now }: CommandOf<'OfferConsultation'>,
  { offered }: Consultation,
): ConsultationEvent[] => {
  if (offered) throw new DomainError('consultation-already-offered', 'This row was offered.', 'conflict');
  const slots = rowOfSlots(startsAt, consultation.minutes, count);
  const faults: FieldError[] = [
    ...(startsAt > now ? [] : [{ field: 'startsAt', message: 'has to be in the future' }]),
    ...(slots ? [] : [{ field: 'count', message: 'makes a row that ends after midnight' }]),
    ...(consultation.place.trim() === '' ? [{ field: 'place', message: 'must say something' }] : []),
  ];
  if (!slots || faults.length > 0) {
    throw refusedFor(faults, 'consultation-refused', 'Nothing was offered');
  }
  return [{ type: 'ConsultationOffered', data: { ...consultation, slots } }];
};

const book = (
  { slot, pupilId, guardianId, now }: CommandOf<'BookSlot'>,
  consultation: Consultation,
): ConsultationEvent[] => {
  const offered = mustTakePlace(consultation);
  if (!offered.slots.includes(slot)) throw slotRefused('slot-unknown', 'rule', consultation, now);
  const ofPupil = consultation.bookings.find((booking) => booking.pupilId === pupilId);
  if (ofPupil?.slot === slot && ofPupil.guardianId === guardianId) return [];
  if (slot <= now) throw begun();
  if (consultation.bookings.some((booking) => booking.slot === slot)) {
    throw slotRefused('slot-taken', 'conflict', consultation, now);
  }
  if (ofPupil) {
    throw new DomainError(
      'slot-booked-already',
      'A time is booked for this pupil already: cancel it first to have another one.',
      'conflict',
    );
  }
  return [{ type: 'SlotBooked', data: { ...partsOf(offered), slot, pupilId, guardianId } }];
};

const cancel = (
  { pupilId, guardianId, now }: CommandOf<'CancelBooking'>,
  consultation: Consultation,
): ConsultationEvent[] => {
  const offered = mustTakePlace(consultation);
  const booking = consultation.bookings.find(
    (each) => each.pupilId === pupilId && each.guardianId === guardianId,
  );
  if (!booking) throw new DomainError('booking-not-found', 'You have booked no time there.', 'not-found');
  if (booking.slot <= now) throw begun();
  return [{ type: 'BookingCancelled', data: { ...partsOf(offered), ...booking } }];
};

const callOff = (
  { reason, now }: CommandOf<'CallOffConsultation'>,
  { offered, bookings, calledOff }: Consultation,
): ConsultationEvent[] => {
  if (!offered) throw consultationNotFound();
  if (calledOff) return [];
  if (offered.slots.every((slot) => slot <= now)) throw begun();
  const toCome = bookings.filter(({ slot }) => slot > now);
  return [{ type: 'ConsultationCalledOff', data: { ...partsOf(offered), bookings: toCome, reason } }];
};

const mustTakePlace = ({ offered, calledOff }: Consultation): ConsultationOffered['data'] => {
  if (!offered) throw consultationNotFound();
  if (calledOff) throw new DomainError('consultation-called-off', 'It was called off.', 'conflict');
  return offered;
};

export const consultationNotFound = (): DomainError =>
  new DomainError(
    'consultation-not-found',
    'There is no such consultation among those you may see.',
    'not-found',
  );

const begun = (): DomainError =>
  new DomainError('slot-begun', 'It has begun already: there is nothing to change.', 'conflict');

/** Says which times are free, and of the others nothing. */
const slotRefused = (
  code: 'slot-unknown' | 'slot-taken',
  kind: 'rule' | 'conflict',
  { offered, bookings }: Consultation,
  now: LocalTime,
): DomainError => {
  const free = (offered?.slots ?? []).filter(
    (slot) => slot > now && !bookings.some((booking) => booking.slot === slot),
  );
  const times = free.map((slot) => dateAndTime(slot).time).join(', ');
  const sentence =
    code === 'slot-taken' ? 'Somebody else was faster.' : 'This time is none of those offered.';
  const message = free.length === 0 ? 'none is free any more' : `free are ${times}`;
  return new DomainError(code, `${sentence} Choose another one.`, kind, [{ field: 'slot', message }]);
};

const partsOf = ({ consultationId, schoolId, teacherId }: ConsultationOffered['data']) => ({
  ...{ consultationId, schoolId, teacherId },
});
