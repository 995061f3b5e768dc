import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import type {
  MeetingCalled,
  MeetingCalledOff,
  MeetingChanged,
  SchoolInvitationEvent,
} from '../../src/meetings/meeting.events.js';
import { meetingsOfClass, meetingsOfSchool } from './projection.js';

const { given } = projectionSpec(meetingsOfClass);

const timeZone = 'Europe/Lisbon';
const of = (meetingId: string) => ({ meetingId, schoolId: 'school1', classId: '7b' });
const appointment = { title: 'First term', startsAt: '2026-12-03T18:30', place: 'Room 12', agenda: 'Grades' };
const called = (meetingId = 'm1'): MeetingCalled => ({
  type: 'MeetingCalled',
  data: { ...of(meetingId), ...appointment, timeZone },
});
const { agenda: _, ...withoutAgenda } = appointment;
const changed: MeetingChanged = {
  type: 'MeetingChanged',
  data: { ...of('m1'), ...withoutAgenda, place: 'Hall', timeZone, from: appointment },
};
const calledOff = (reason?: string): MeetingCalledOff => ({
  type: 'MeetingCalledOff',
  data: { ...of('m1'), ...(reason === undefined ? {} : { reason }) },
});

const meeting = { ...appointment, timeZone, calledBy: 'petrova', calledAt: instantOf(1), times: 1 };

describe("a class's meetings", () => {
  test('are those that its parents were called to', () => {
    given(called())
      .on(called('m2'))
      .expect('7b', { meetings: { m1: meeting, m2: { ...meeting, calledAt: instantOf(2) } } });
  });

  test('are as they were agreed on last', () => {
    const changedAt = instantOf(2);
    given(called())
      .on(changed)
      .expect('7b', {
        meetings: {
          m1: {
            ...{ ...withoutAgenda, place: 'Hall', timeZone },
            ...{ calledBy: 'petrova', calledAt: instantOf(1), changedAt, times: 2 },
          },
        },
      });
  });

  test('stay when they are called off, marked so', () => {
    const at = instantOf(2);
    given(called())
      .on(calledOff())
      .expect('7b', { meetings: { m1: { ...meeting, times: 2, calledOff: { at } } } });
    given(called())
      .on(calledOff('No heating'))
      .expect('7b', { meetings: { m1: { ...meeting, times: 2, calledOff: { at, reason: 'No heating' } } } });
  });

  test('are called first', () => {
    for (const event of [changed, calledOff()])
      given()
        .on(event)
        .fails(/came before the meeting m1 was called/);
  });
});

describe("a school's meetings", () => {
  const { given } = projectionSpec(meetingsOfSchool);
  const ofSchool = { meetingId: 'm1', schoolId: 'school1' };
  const calledAll: SchoolInvitationEvent = {
    type: 'SchoolMeetingCalled',
    data: { ...ofSchool, ...appointment, timeZone },
  };

  test('are those that all its parents were called to, as they were agreed on last', () => {
    given()
      .on(calledAll)
      .expect('school1', { meetings: { m1: meeting } });
    given(calledAll)
      .on({
        type: 'SchoolMeetingChanged',
        data: { ...ofSchool, ...appointment, place: 'Hall', timeZone, from: appointment },
      })
      .expect('school1', {
        meetings: { m1: { ...meeting, place: 'Hall', changedAt: instantOf(2), times: 2 } },
      });
    given(calledAll)
      .on({ type: 'SchoolMeetingCalledOff', data: ofSchool })
      .expect('school1', { meetings: { m1: { ...meeting, times: 2, calledOff: { at: instantOf(2) } } } });
  });
});
