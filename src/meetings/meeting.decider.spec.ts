import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { DomainError } from '../eventing/domain-error.js';
import { fold } from '../eventing/decider.js';
import { LONGEST, meetingDecider, type Change, type MeetingCommand } from './meeting.decider.js';
import type { Appointment, MeetingCalled, MeetingCalledOff, MeetingEvent } from './meeting.events.js';

const { given } = deciderSpec(meetingDecider);

const NOW = '2026-11-28T18:00';
const BEGUN = '2026-12-03T18:30';
const ofMeeting = { meetingId: 'm1', schoolId: 'school1', classId: '7b' };
const zone = { timeZone: 'Europe/Lisbon' };
const appointment: Appointment = { title: 'First term', startsAt: BEGUN, place: 'Room 12' };
const withAgenda: Appointment = { ...appointment, agenda: 'Grades; the trip' };

const call = (more: Partial<Appointment> = {}): MeetingCommand => ({
  kind: 'CallMeeting',
  meeting: { ...ofMeeting, ...zone, ...appointment, ...more },
  now: NOW,
});
const change = (what: Change, now = NOW): MeetingCommand => ({ kind: 'ChangeMeeting', change: what, now });
const callOff = (reason?: string, now = NOW): MeetingCommand => ({
  kind: 'CallOffMeeting',
  ...(reason === undefined ? {} : { reason }),
  now,
});

const called = (agreed = appointment): MeetingCalled => ({
  type: 'MeetingCalled',
  data: { ...ofMeeting, ...zone, ...agreed },
});
const changed = (from: Appointment, to: Appointment): MeetingEvent => ({
  type: 'MeetingChanged',
  data: { ...ofMeeting, ...zone, ...to, from },
});
const calledOff = (reason?: string): MeetingCalledOff => ({
  type: 'MeetingCalledOff',
  data: { ...ofMeeting, ...(reason === undefined ? {} : { reason }) },
});

describe('a meeting', () => {
  test('is called, with an agenda where there is one', () => {
    given().when(call()).then(called());
    given().when(call(withAgenda)).then(called(withAgenda));
    given(called()).when(call()).thenFails('meeting-already-called');
  });

  test('of a whole school has facts of its own', () => {
    const ofSchool = { meetingId: 'm1', schoolId: 'school1' };
    const all: MeetingEvent = { type: 'SchoolMeetingCalled', data: { ...ofSchool, ...zone, ...appointment } };
    given()
      .when({ kind: 'CallMeeting', meeting: { ...ofSchool, ...zone, ...appointment }, now: NOW })
      .then(all);
    given(all)
      .when(change({ place: 'Hall' }))
      .then({
        type: 'SchoolMeetingChanged',
        data: { ...ofSchool, ...zone, ...appointment, place: 'Hall', from: appointment },
      });
    given(all).when(callOff()).then({ type: 'SchoolMeetingCalledOff', data: ofSchool });
    given(all, { type: 'SchoolMeetingCalledOff', data: ofSchool })
      .when(change({ place: 'Hall' }))
      .thenFails('meeting-called-off');
  });

  test('is called to a time that is to come', () => {
    given()
      .when(call({ startsAt: '2026-11-28T18:01' }))
      .then(called({ ...appointment, startsAt: '2026-11-28T18:01' }));
    for (const startsAt of [NOW, '2026-11-28T17:59', '2025-12-31T23:59']) {
      given().when(call({ startsAt })).thenFails('meeting-refused', 'startsAt');
    }
  });

  test('says what it is about and where, at no great length', () => {
    given()
      .when(call({ title: ' \n', place: '', startsAt: NOW, agenda: '\t' }))
      .thenFails('meeting-refused', 'title', 'place', 'startsAt', 'agenda');
    const most = { title: 'x'.repeat(LONGEST.title), place: 'x'.repeat(LONGEST.place) };
    given()
      .when(call(most))
      .then(called({ ...appointment, ...most }));
    given()
      .when(
        call({ title: `${most.title}x`, place: `${most.place}x`, agenda: 'x'.repeat(LONGEST.agenda + 1) }),
      )
      .thenFails('meeting-refused', 'title', 'place', 'agenda');
  });

  test('is changed in what is named, and says what it was', () => {
    given(called(withAgenda))
      .when(change({ place: 'Hall' }))
      .then(changed(withAgenda, { ...withAgenda, place: 'Hall' }));
    given(called(withAgenda))
      .when(change({ agenda: null }))
      .then(changed(withAgenda, appointment));
    given(called())
      .when(change({ agenda: 'Grades; the trip' }))
      .then(changed(appointment, withAgenda));
    const later = { ...appointment, startsAt: '2026-12-10T18:00' };
    given(called(), changed(appointment, later))
      .when(change({ title: 'Second term' }))
      .then(changed(later, { ...later, title: 'Second term' }));
  });

  test('is not changed by what it is already', () => {
    given(called(withAgenda)).when(change({})).thenNothing();
    given(called(withAgenda)).when(change(withAgenda)).thenNothing();
    given(called())
      .when(change({ agenda: null }))
      .thenNothing();
  });

  test('is changed to nothing that it could not have been called to', () => {
    given(called())
      .when(change({ title: '', startsAt: NOW, place: ' ', agenda: '' }))
      .thenFails('meeting-refused', 'title', 'place', 'startsAt', 'agenda');
  });

  test('is called off once, with or without a reason', () => {
    given(called()).when(callOff()).then(calledOff());
    given(called()).when(callOff('No heating')).then(calledOff('No heating'));
    given(called(), calledOff()).when(callOff('No heating')).thenNothing();
    given(called()).when(callOff(' ')).thenFails('meeting-refused', 'reason');
  });

  test('stays as it is once it is called off', () => {
    given(called(), calledOff())
      .when(change({ place: 'Hall' }))
      .thenFails('meeting-called-off');
  });

  test('stays as it is from its beginning on', () => {
    for (const now of [BEGUN, '2026-12-03T18:31', '2027-01-01T00:00']) {
      given(called())
        .when(change({ place: 'Hall' }, now))
        .thenFails('meeting-begun');
      given(called()).when(callOff(undefined, now)).thenFails('meeting-begun');
    }
    const earlier = { ...appointment, startsAt: '2026-11-28T19:00' };
    given(called(), changed(appointment, earlier))
      .when(callOff(undefined, '2026-11-28T19:00'))
      .thenFails('meeting-begun');
  });

  test('is called first', () => {
    given()
      .when(change({ place: 'Hall' }))
      .thenFails('meeting-not-found');
    given().when(callOff()).thenFails('meeting-not-found');
  });

  test('whatever is asked, goes from what it was to what it is, and never back into the past', () => {
    const times = fc.constantFrom(
      '2026-11-28T18:00',
      '2026-11-29T18:00',
      '2026-11-30T18:00',
      '2026-12-01T18:00',
    );
    const text = fc.constantFrom('', 'A', 'B');
    const asked = fc.oneof(
      fc
        .record({ startsAt: times, title: text }, { requiredKeys: [] })
        .chain((what) => times.map((now) => change(what, now))),
      times.map((now) => callOff(undefined, now)),
    );
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), (commands) => {
        let history: MeetingEvent[] = [called({ ...appointment, startsAt: '2026-11-29T18:00' })];
        for (const command of commands.toSorted((a, b) => (a.now < b.now ? -1 : 1))) {
          const before = fold(meetingDecider, history);
          const more = attempt(() => meetingDecider.decide(command, before));
          history = [...history, ...more];
          for (const event of more) {
            expect(before.calledOff).toBe(false);
            expect((before.called?.startsAt ?? '') > command.now).toBe(true);
            if (event.type !== 'MeetingChanged') continue;
            expect(before.called).toMatchObject(event.data.from);
            expect(event.data.startsAt > command.now).toBe(true);
            expect(event.data.title).not.toBe('');
          }
        }
      }),
    );
  });
});

const attempt = (decide: () => readonly MeetingEvent[]): readonly MeetingEvent[] => {
  try {
    return decide();
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
};
