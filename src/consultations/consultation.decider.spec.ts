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
import { rowOfSlots, type Engagement } from './slots.values.js';

const { given } = deciderSpec(consultationDecider);

const NOW = '2026-11-30T12:00';
const [FIRST, SECOND, THIRD] = ['2026-12-03T18:00', '2026-12-03T18:10', '2026-12-03T18:20'] as const;
const ofIt = { consultationId: 'k1', schoolId: 'school1', teacherId: 'petrova' };
const row = { ...ofIt, minutes: 10, place: 'Room 12', timeZone: 'Europe/Lisbon' };
const reason = { sealed: 'Ill', of: 'petrova', in: 'command' };

const offer = (more: { startsAt?: string; count?: number; place?: string } = {}): ConsultationCommand => {
  const { startsAt = FIRST, count = 3, place = row.place } = more;
  return {
    ...{ kind: 'OfferConsultation', consultation: { ...row, place } },
    ...{ startsAt, count, now: NOW, elsewhere: [] },
  };
};
const anna: Booking = { slot: FIRST, pupilId: 'anna', guardianId: 'mother' };
const boris: Booking = { slot: SECOND, pupilId: 'boris', guardianId: 'vera' };
const book = (booking: Booking, now = NOW): ConsultationCommand => ({
  ...{ kind: 'BookSlot', consultationId: 'k1', ...booking, now, elsewhere: [] },
});
const cancel = ({ pupilId, guardianId }: Booking, now = NOW): ConsultationCommand => ({
  ...{ kind: 'CancelBooking', consultationId: 'k1', pupilId, guardianId, now },
});
const callOff = (now = NOW): ConsultationCommand => ({
  ...{ kind: 'CallOffConsultation', consultationId: 'k1', reason, now },
});

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

describe('of one day in a school,', () => {
  const other = { ...row, consultationId: 'k2', place: 'Room 7' };
  const offerOther = (
    more: { startsAt?: string; teacherId?: string; elsewhere?: readonly Engagement[] } = {},
  ): ConsultationCommand => {
    const { startsAt = FIRST, teacherId = 'petrova', elsewhere = [] } = more;
    return {
      ...{ kind: 'OfferConsultation', consultation: { ...other, teacherId } },
      ...{ startsAt, count: 2, now: NOW, elsewhere },
    };
  };
  const otherOffered = (startsAt: string, teacherId = 'petrova'): ConsultationOffered => ({
    type: 'ConsultationOffered',
    data: { ...other, teacherId, slots: rowOfSlots(startsAt, 10, 2) ?? [] },
  });
  const bookOther = (booking: Booking, elsewhere: readonly Engagement[] = []): ConsultationCommand => ({
    ...{ kind: 'BookSlot', consultationId: 'k2', ...booking, now: NOW, elsewhere },
  });
  const bookedOther = (booking: Booking): SlotBooked => ({
    type: 'SlotBooked',
    data: { ...ofIt, consultationId: 'k2', teacherId: 'orlov', ...booking },
  });
  const refusedWith = (command: ConsultationCommand, ...history: readonly ConsultationEvent[]) => {
    const { code, kind, fields } = refusalOf(() =>
      consultationDecider.decide(command, fold(consultationDecider, history)),
    );
    return { code, kind, fields };
  };

  test('a teacher’s rows do not overlap, and the refusal names the other one', () => {
    for (const startsAt of [FIRST, THIRD, '2026-12-03T17:45', '2026-12-03T18:29']) {
      expect(refusedWith(offerOther({ startsAt }), offered)).toEqual({
        ...{ code: 'teacher-busy', kind: 'conflict' },
        fields: [{ field: 'startsAt', message: '18:00–18:30, Room 12' }],
      });
    }
    for (const startsAt of ['2026-12-03T17:40', '2026-12-03T18:30']) {
      given(offered).when(offerOther({ startsAt })).then(otherOffered(startsAt));
    }
  });

  test('teachers offer the same times beside each other, and anew what was called off', () => {
    given(offered)
      .when(offerOther({ teacherId: 'orlov' }))
      .then(otherOffered(FIRST, 'orlov'));
    given(offered, calledOff()).when(offerOther()).then(otherOffered(FIRST));
  });

  test('a guardian is with one teacher at a time, whichever child it is about', () => {
    const history = [offered, otherOffered('2026-12-03T18:05', 'orlov'), booked(anna)];
    for (const pupilId of ['anna', 'sister']) {
      const wanted = { ...anna, pupilId, slot: '2026-12-03T18:05' };
      expect(refusedWith(bookOther(wanted), ...history)).toEqual({
        ...{ code: 'guardian-busy', kind: 'conflict' },
        fields: [{ field: 'slot', message: '18:00–18:10, Room 12' }],
      });
    }
    const afterwards = { ...anna, slot: '2026-12-03T18:15' };
    given(...history)
      .when(bookOther(afterwards))
      .then(bookedOther(afterwards));
    const father = { ...anna, guardianId: 'father', slot: '2026-12-03T18:05' };
    given(...history)
      .when(bookOther(father))
      .then(bookedOther(father));
    const wanted = { ...anna, slot: '2026-12-03T18:05' };
    for (const over of [cancelled(anna), calledOff(anna)]) {
      given(...history, over)
        .when(bookOther(wanted))
        .then(bookedOther(wanted));
    }
  });

  test('who offers times books none of another teacher meanwhile', () => {
    const ofColleague = { slot: FIRST, pupilId: 'own child', guardianId: 'petrova' };
    const history = [offered, otherOffered(FIRST, 'orlov')];
    expect(refusedWith(bookOther(ofColleague), ...history)).toMatchObject({ code: 'guardian-busy' });
  });

  test('what is known of other schools counts too', () => {
    const elsewhere = [{ from: '2026-12-03T17:55', until: '2026-12-03T18:05', place: 'Gymnasium' }];
    expect(refusedWith(offerOther({ elsewhere }))).toMatchObject({ code: 'teacher-busy' });
    const history = [otherOffered(FIRST, 'orlov')];
    expect(refusedWith(bookOther(anna, elsewhere), ...history)).toMatchObject({
      ...{ code: 'guardian-busy', fields: [{ message: '17:55–18:05, Gymnasium' }] },
    });
  });
});
