import { describe, test } from '@jest/globals';
import type { AssemblyEvent, MeetingCalled, SchoolMeetingCalled } from '../../src/meetings/meeting.events.js';
import type { VoteOpened } from '../../src/meetings/vote.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { assemblies } from './assembly.projection.js';

const { given } = projectionSpec(assemblies);

const of = { meetingId: 'm1', schoolId: 'school1', classId: '7b' };
const appointment = { title: 'First term', startsAt: '2026-12-03T18:30', place: 'Room 12' };
const called: MeetingCalled = { type: 'MeetingCalled', data: { ...of, ...appointment, timeZone: 'UTC' } };
const named = (guardianId: string, holderId: string): AssemblyEvent => ({
  type: 'ProxyNamed',
  data: { ...of, guardianId, holderId },
});
const empty = {
  ...{ schoolId: 'school1', classId: '7b', answers: {}, holders: {}, minutes: [], voteIds: [] },
};
const words = (sealed: string) => ({ sealed, of: 'm1', in: 'c1' });

const ofSchool = { meetingId: 'm1', schoolId: 'school1' };
const schoolCalled: SchoolMeetingCalled = {
  type: 'SchoolMeetingCalled',
  data: { ...ofSchool, ...appointment, timeZone: 'UTC' },
};
const trip = { question: 'Where to?', options: ['Sea', 'Hills'], secret: true, quorum: 50 };
const opened = (voteId: string): VoteOpened => ({
  type: 'VoteOpened',
  data: { ...of, voteId, ...trip, pupilIds: ['anna', 'boris'] },
});

describe('what comes of a meeting', () => {
  test('is who comes, in whose place', () => {
    given(called)
      .on({ type: 'InvitationAnswered', data: { ...of, guardianId: 'mother', coming: false } })
      .expect('m1', { ...empty, answers: { mother: false } });
    given(called, named('mother', 'neighbour'))
      .on(named('father', 'neighbour'))
      .expect('m1', { ...empty, holders: { mother: 'neighbour', father: 'neighbour' } });
    given(called, named('mother', 'neighbour'))
      .on({ type: 'ProxyRevoked', data: { ...of, guardianId: 'mother', holderId: 'neighbour' } })
      .expect('m1', empty);
    given(called)
      .on({ type: 'AttendanceRecorded', data: { ...of, guardianIds: ['neighbour'] } })
      .expect('m1', { ...empty, attended: ['neighbour'] });
  });

  test('is what was voted on, in that order', () => {
    given(called, opened('v2'))
      .on(opened('v1'))
      .expect('m1', { ...empty, voteIds: ['v2', 'v1'] });
  });

  test('of a school, is how many came', () => {
    const { classId: _, ...emptyOfSchool } = empty;
    const counted: AssemblyEvent = { type: 'AttendanceCounted', data: { ...ofSchool, count: 431 } };
    given().on(schoolCalled).expect('m1', emptyOfSchool);
    given(schoolCalled)
      .on(counted)
      .expect('m1', { ...emptyOfSchool, counted: 431 });
  });

  test('is every version of the minutes', () => {
    const first = { version: 1, text: words('All agreed'), voteIds: ['v1'] };
    const second = { version: 2, text: words('Most'), voteIds: ['v1'], change: words('Not all') };
    given(called, { type: 'MinutesPublished', data: { ...of, ...first } })
      .on({ type: 'MinutesCorrected', data: { ...of, ...second } })
      .expect('m1', {
        ...empty,
        minutes: [
          { ...first, by: 'petrova', at: instantOf(2) },
          { ...second, by: 'petrova', at: instantOf(3) },
        ],
      });
  });

  test('comes after the call', () => {
    given()
      .on(named('mother', 'neighbour'))
      .fails(/came before the meeting m1 was called/);
  });
});
