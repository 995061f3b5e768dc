import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { refusedFor } from '../eventing/faults.values.js';
import type { Sealed } from '../people/sealed.values.js';
import { dateAndTime, type LocalTime } from '../school/local-time.values.js';
import type { Booking, ConsultationEvent, ConsultationOffered } from './consultation.events.js';
import { engagementOver, engagementsIn, overlapping, rowOfSlots, type Engagement } from './slots.values.js';

interface Asked {
  /** What the clocks of the school show. */
  readonly now: LocalTime;
}

interface AskedOfRow extends Asked {
  readonly consultationId: string;
}

interface Engaged {
  /** When whoever asks is with somebody by facts of other streams. */
  readonly elsewhere: readonly Engagement[];
}

export type ConsultationCommand =
  | (Asked &
      Engaged & {
        readonly kind: 'OfferConsultation';
        readonly consultation: Omit<ConsultationOffered['data'], 'slots'>;
        readonly startsAt: LocalTime;
        readonly count: number;
      })
  | (AskedOfRow & Engaged & { readonly kind: 'BookSlot' } & Booking)
  | (AskedOfRow & { readonly kind: 'CancelBooking' } & Omit<Booking, 'slot'>)
  | (AskedOfRow & { readonly kind: 'CallOffConsultation'; readonly reason: Sealed });

type CommandOf<Kind extends ConsultationCommand['kind']> = Extract<ConsultationCommand, { kind: Kind }>;

export interface Consultation {
  readonly offered: ConsultationOffered['data'];
  readonly bookings: readonly Booking[];
  readonly calledOff: boolean;
}

/** The rows of times that are offered in a school for a day, by their ids. */
export type ConsultationDay = ReadonlyMap<string, Consultation>;

/** Characters, at most. */
export const LONGEST = { place: 200, reason: 500 } as const;

/**
 * A school’s day is one stream: of two who want the same time at once, or of two times that one person wants at once,
 * the second is decided after the first.
 */
export const consultationDecider: Decider<ConsultationDay, ConsultationCommand, ConsultationEvent> = {
  initial: () => new Map(),

  decide(command, day) {
    switch (command.kind) {
      case 'OfferConsultation':
        return offer(command, day);
      case 'BookSlot':
        return book(command, day);
      case 'CancelBooking':
        return cancel(command, day);
      case 'CallOffConsultation':
        return callOff(command, day);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(day, event) {
    if (event.type === 'ConsultationOffered') {
      return withRow(day, { offered: event.data, bookings: [], calledOff: false });
    }
    const row = day.get(event.data.consultationId);
    if (!row) return day;
    switch (event.type) {
      case 'SlotBooked': {
        const { slot, pupilId, guardianId } = event.data;
        return withRow(day, { ...row, bookings: [...row.bookings, { slot, pupilId, guardianId }] });
      }
      case 'BookingCancelled': {
        const { slot } = event.data;
        return withRow(day, { ...row, bookings: row.bookings.filter((each) => each.slot !== slot) });
      }
      case 'ConsultationCalledOff':
        return withRow(day, { ...row, calledOff: true });
      default:
        return day;
    }
  },
};

const withRow = (day: ConsultationDay, row: Consultation): ConsultationDay =>
  new Map(day).set(row.offered.consultationId, row);

const offer = (
  { consultation, startsAt, count, now, elsewhere }: CommandOf<'OfferConsultation'>,
  day: ConsultationDay,
): ConsultationEvent[] => {
  const { consultationId, teacherId, minutes, place } = consultation;
  if (day.has(consultationId)) {
    throw new DomainError('consultation-already-offered', 'This row was offered.', 'conflict');
  }
  const slots = rowOfSlots(startsAt, minutes, count);
  const faults: FieldError[] = [
    ...(startsAt > now ? [] : [{ field: 'startsAt', message: 'has to be in the future' }]),
    ...(slots ? [] : [{ field: 'count', message: 'makes a row that ends after midnight' }]),
    ...(place.trim() === '' ? [{ field: 'place', message: 'must say something' }] : []),
  ];
  if (!slots || faults.length > 0) {
    throw refusedFor(faults, 'consultation-refused', 'Nothing was offered');
  }
  const row = engagementOver(slots, minutes, place);
  mustBeFree('teacher-busy', 'startsAt', row, [...engagementsOf(teacherId, day), ...elsewhere]);
  return [{ type: 'ConsultationOffered', data: { ...consultation, slots } }];
};

const book = (command: CommandOf<'BookSlot'>, day: ConsultationDay): ConsultationEvent[] => {
  const { consultationId, slot, pupilId, guardianId, now, elsewhere } = command;
  const consultation = mustTakePlace(consultationId, day);
  const { offered, bookings } = consultation;
  if (!offered.slots.includes(slot)) throw slotRefused('slot-unknown', 'rule', consultation, now);
  const ofPupil = bookings.find((booking) => booking.pupilId === pupilId);
  if (ofPupil?.slot === slot && ofPupil.guardianId === guardianId) return [];
  if (slot <= now) throw begun();
  if (bookings.some((booking) => booking.slot === slot)) {
    throw slotRefused('slot-taken', 'conflict', consultation, now);
  }
  if (ofPupil) {
    throw new DomainError(
      'slot-booked-already',
      'A time is booked for this pupil already: cancel it first to have another one.',
      'conflict',
    );
  }
  const time = engagementOver([slot], offered.minutes, offered.place);
  mustBeFree('guardian-busy', 'slot', time, [...engagementsOf(guardianId, day), ...elsewhere]);
  return [{ type: 'SlotBooked', data: { ...partsOf(offered), slot, pupilId, guardianId } }];
};

const cancel = (
  { consultationId, pupilId, guardianId, now }: CommandOf<'CancelBooking'>,
  day: ConsultationDay,
): ConsultationEvent[] => {
  const { offered, bookings } = mustTakePlace(consultationId, day);
  const booking = bookings.find((each) => each.pupilId === pupilId && each.guardianId === guardianId);
  if (!booking) throw new DomainError('booking-not-found', 'You have booked no time there.', 'not-found');
  if (booking.slot <= now) throw begun();
  return [{ type: 'BookingCancelled', data: { ...partsOf(offered), ...booking } }];
};

const callOff = (
  { consultationId, reason, now }: CommandOf<'CallOffConsultation'>,
  day: ConsultationDay,
): ConsultationEvent[] => {
  const row = day.get(consultationId);
  if (!row) throw consultationNotFound();
  const { offered, bookings, calledOff } = row;
  if (calledOff) return [];
  if (offered.slots.every((slot) => slot <= now)) throw begun();
  const toCome = bookings.filter(({ slot }) => slot > now);
  return [{ type: 'ConsultationCalledOff', data: { ...partsOf(offered), bookings: toCome, reason } }];
};

/** When somebody is with others that day: as a teacher all along a row that is offered, as a guardian at what is booked. */
const engagementsOf = (personId: string, day: ConsultationDay): readonly Engagement[] =>
  [...day.values()].filter(({ calledOff }) => !calledOff).flatMap((row) => engagementsIn(row, personId));

/** @throws DomainError that names the time and the place of the other one, which are the own ones of whoever asks. */
const mustBeFree = (
  code: 'teacher-busy' | 'guardian-busy',
  field: 'startsAt' | 'slot',
  wanted: Engagement,
  engagements: readonly Engagement[],
): void => {
  const others = overlapping(wanted, engagements);
  if (others.length === 0) return;
  const message = others.map(named).join('; ');
  throw new DomainError(
    code,
    `You offer or have booked another time then: ${message}. Choose another one, or give that one up first.`,
    'conflict',
    [{ field, message }],
  );
};

const named = ({ from, until, place }: Engagement): string =>
  `${dateAndTime(from).time}–${dateAndTime(until).time}, ${place}`;

const mustTakePlace = (consultationId: string, day: ConsultationDay): Consultation => {
  const row = day.get(consultationId);
  if (!row) throw consultationNotFound();
  if (row.calledOff) throw new DomainError('consultation-called-off', 'It was called off.', 'conflict');
  return row;
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
  const free = offered.slots.filter(
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
