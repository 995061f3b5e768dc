import { describe, expect, test } from '@jest/globals';
import { deciderSpec, refusalOf } from '../../test/support/decider-spec.js';
import { fold } from '../eventing/decider.js';
import { consultationDecider, type ConsultationCommand } from './consultation.decider.js';
import type {
  Booking,
  BookingCancelled,
  ConsultationCalledOff,
  ConsultationEvent,
  ConsultationOffered,
  SlotBooked,
} from './consultation.events.js';

const { given } = deciderSpec(consultationDecider);

const NOW = '2026-11-30T12:00';
const [FIRST, SECOND, THIRD] = ['2026-12-03T18:00', '2026-12-03T18:10', '2026-12-03T18:20'] as const;
const ofIt = { consultationId: 'k1', schoolId: 'school1', teacherId: 'petrova' };
const row = { ...ofIt, minutes: 10, place: 'Room 12', timeZone: 'Europe/Lisbon' };
const reason = { sealed: 'Ill', of: 'petrova', in: 'command' };

const offer = (more: { startsAt?: string; count?: number; place?: string } = {}): ConsultationCommand => {
  const { startsAt = FIRST, count = 3, place = row.place } = more;
  return { kind: 'OfferConsultation', consultation: { ...row, place }, startsAt, count, now: NOW };
};
const anna: Booking = { slot: FIRST, pupilId: 'anna', guardianId: 'mother' };
const boris: Booking = { slot: SECOND, pupilId: 'boris', guardianId: 'vera' };
const book = (booking: Booking, now = NOW): ConsultationCommand => ({ kind: 'BookSlot', ...booking, now });
const cancel = ({ pupilId, guardianId }: Booking, now = NOW): ConsultationCommand => ({
  ...{ kind: 'CancelBooking', pupilId, guardianId, now },
});
const callOff = (now = NOW): ConsultationCommand => ({ kind: 'CallOffConsultation', reason, now });

const offered: ConsultationOffered = {
  type: 'ConsultationOffered',
  data: { ...row, slots: [FIRST, SECOND, THIRD] },
};
const booked = (booking: Booking): SlotBooked => ({ type: 'SlotBooked', data: { ...ofIt, ...booking } });
const cancelled = (booking: Booking): BookingCancelled => ({
  ...{ type: 'BookingCancelled', data: { ...ofIt, ...booking } },
});
const calledOff = (...bookings: readonly Booking[]): ConsultationCalledOff => ({
  ...{ type: 'ConsultationCalledOff', data: { ...ofIt, bookings, reason } },
});

describe('a consultation', () => {
  test('is offered once, as a row of times', () => {
    given().when(offer()).then(offered);
    given(offered).when(offer()).thenFails('consultation-already-offered');
  });

  test('is offered for a time to come, within a day, at some place', () => {
    given()
      .when(offer({ startsAt: NOW, place: ' ' }))
      .thenFails('consultation-refused', 'startsAt', 'place');
    given()
      .when(offer({ startsAt: '2026-12-03T23:40' }))
      .thenFails('consultation-refused', 'count');
    given()
      .when(offer({ startsAt: '2026-12-03T23:40', count: 2 }))
      .then({
        type: 'ConsultationOffered',
        data: { ...row, slots: ['2026-12-03T23:40', '2026-12-03T23:50'] },
      });
  });

  test('has times that are booked by one each', () => {
    given(offered).when(book(anna)).then(booked(anna));
    given(offered, booked(anna)).when(book(boris)).then(booked(boris));
    given(offered, booked(anna)).when(book(anna)).thenNothing();
    given(offered, booked(anna))
      .when(book({ ...boris, slot: FIRST }))
      .thenFails('slot-taken', 'slot');
    given(offered, booked(anna), cancelled(anna))
      .when(book({ ...boris, slot: FIRST }))
      .then(booked({ ...boris, slot: FIRST }));
  });

  test('tells who came too late which times are free', () => {
    const history: ConsultationEvent[] = [offered, booked(anna), booked(boris)];
    const late = { slot: FIRST, pupilId: 'clara', guardianId: 'olga' };
    const messageTo = (events: readonly ConsultationEvent[], now = NOW) =>
      refusalOf(() => consultationDecider.decide(book(late, now), fold(consultationDecider, events))).fields;
    expect(messageTo(history)).toEqual([{ field: 'slot', message: 'free are 18:20' }]);
    const full = [...history, booked({ slot: THIRD, pupilId: 'dora', guardianId: 'nina' })];
    expect(messageTo(full)).toEqual([{ field: 'slot', message: 'none is free any more' }]);
  });

  test('has one time for a pupil', () => {
    given(offered, booked(anna))
      .when(book({ ...anna, slot: SECOND }))
      .thenFails('slot-booked-already');
    given(offered, booked(anna))
      .when(book({ ...anna, slot: SECOND, guardianId: 'father' }))
      .thenFails('slot-booked-already');
    given(offered, booked(anna))
      .when(book({ ...anna, slot: SECOND, pupilId: 'sister' }))
      .then(booked({ ...anna, slot: SECOND, pupilId: 'sister' }));
  });

  test('has no times but those that are offered', () => {
    given(offered)
      .when(book({ ...anna, slot: '2026-12-03T18:05' }))
      .thenFails('slot-unknown', 'slot');
  });

  test('is given back by whoever booked it, before it begins', () => {
    given(offered, booked(anna)).when(cancel(anna)).then(cancelled(anna));
    given(offered, booked(anna))
      .when(cancel({ ...anna, guardianId: 'father' }))
      .thenFails('booking-not-found');
    given(offered, booked(anna), cancelled(anna)).when(cancel(anna)).thenFails('booking-not-found');
    given(offered, booked(anna)).when(cancel(anna, FIRST)).thenFails('slot-begun');
    given(offered).when(book(anna, FIRST)).thenFails('slot-begun');
    given(offered).when(book(boris, FIRST)).then(booked(boris));
  });

  test('is called off for those whose time has not begun', () => {
    given(offered).when(callOff()).then(calledOff());
    given(offered, booked(anna), booked(boris)).when(callOff()).then(calledOff(anna, boris));
    given(offered, booked(anna), booked(boris)).when(callOff(FIRST)).then(calledOff(boris));
    given(offered, booked(anna)).when(callOff(THIRD)).thenFails('slot-begun');
    given(offered, calledOff()).when(callOff()).thenNothing();
  });

  test('stays as it is once it is called off', () => {
    for (const command of [book(boris), cancel(anna)]) {
      given(offered, booked(anna), calledOff(anna)).when(command).thenFails('consultation-called-off');
    }
  });

  test('is offered first', () => {
    for (const command of [book(anna), cancel(anna), callOff()]) {
      given().when(command).thenFails('consultation-not-found');
    }
  });
});
