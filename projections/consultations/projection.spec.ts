import { describe, test } from '@jest/globals';
import type {
  Booking,
  BookingCancelled,
  ConsultationCalledOff,
  ConsultationOffered,
  SlotBooked,
} from '../../src/consultations/consultation.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { consultations, consultationsBookedBy, consultationsOf } from './projection.js';

const of = (consultationId = 'k1') => ({ consultationId, schoolId: 'school1', teacherId: 'petrova' });
const row = {
  ...{ slots: ['2026-12-03T18:00', '2026-12-03T18:10'], minutes: 10 },
  ...{ place: 'Room 12', timeZone: 'Europe/Lisbon' },
};
const offered = (consultationId = 'k1'): ConsultationOffered => ({
  type: 'ConsultationOffered',
  data: { ...of(consultationId), ...row },
});
const anna: Booking = { slot: '2026-12-03T18:00', pupilId: 'anna', guardianId: 'mother' };
const boris: Booking = { slot: '2026-12-03T18:10', pupilId: 'boris', guardianId: 'vera' };
const booked = (booking: Booking): SlotBooked => ({ type: 'SlotBooked', data: { ...of(), ...booking } });
const cancelled: BookingCancelled = { type: 'BookingCancelled', data: { ...of(), ...anna } };
const reason = { sealed: 'Ill', of: 'petrova', in: 'command' };
const calledOff: ConsultationCalledOff = {
  type: 'ConsultationCalledOff',
  data: { ...of(), bookings: [boris], reason },
};

describe('a consultation', () => {
  const { given } = projectionSpec(consultations);
  const { consultationId: _, ...ofIt } = of();
  const document = { ...ofIt, ...row, bookings: [] };

  test('has who booked which of its times', () => {
    given().on(offered()).expect('k1', document);
    given(offered(), booked(anna))
      .on(booked(boris))
      .expect('k1', {
        ...document,
        bookings: [
          { ...anna, at: instantOf(2) },
          { ...boris, at: instantOf(3) },
        ],
      });
    given(offered(), booked(anna), booked(boris))
      .on(cancelled)
      .expect('k1', { ...document, bookings: [{ ...boris, at: instantOf(3) }] });
  });

  test('stays when it is called off, with the reason', () => {
    given(offered(), booked(boris))
      .on(calledOff)
      .expect('k1', {
        ...document,
        bookings: [{ ...boris, at: instantOf(2) }],
        calledOff: { at: instantOf(3), reason },
      });
  });

  test('is offered first', () => {
    for (const event of [booked(anna), cancelled, calledOff])
      given()
        .on(event)
        .fails(/came before the consultation k1 was offered/);
  });
});

describe('the consultations of a teacher, and of a school', () => {
  const { given } = projectionSpec(consultationsOf);

  test('are those that were offered', () => {
    for (const id of ['petrova', 'school1']) {
      given(offered())
        .on(offered('k2'))
        .expect(id, { consultationIds: ['k1', 'k2'] });
    }
  });
});

describe('the consultations that a guardian booked', () => {
  const { given } = projectionSpec(consultationsBookedBy);

  test('are each named once, however often one was booked', () => {
    given(booked(anna))
      .on(booked(anna))
      .expect('mother', { consultationIds: ['k1'] });
  });
});
