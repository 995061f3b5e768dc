import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { type AssemblyCommand } from './assembly.rules.js';
import { meetingDecider } from './meeting.decider.js';
import type { MeetingEvent } from './meeting.events.js';

const { given } = deciderSpec(meetingDecider);

const BEFORE = '2026-12-03T18:29';
const BEGUN = '2026-12-03T18:30';
const of = { meetingId: 'm1', schoolId: 'school1', classId: '7b' };
const appointment = { title: 'First term', startsAt: BEGUN, place: 'Room 12' };
const called: MeetingEvent = { type: 'MeetingCalled', data: { ...of, ...appointment, timeZone: 'UTC' } };
const calledOff: MeetingEvent = { type: 'MeetingCalledOff', data: of };

const answer = (coming: boolean, now = BEFORE): AssemblyCommand => ({
  ...{ kind: 'AnswerInvitation', guardianId: 'mother', coming, now },
});
const answered = (coming: boolean): MeetingEvent => ({
  type: 'InvitationAnswered',
  data: { ...of, guardianId: 'mother', coming },
});
const MOST = 2;
const name = (guardianId: string, holderId: string, now = BEFORE): AssemblyCommand => ({
  ...{ kind: 'NameProxy', guardianId, holderId, most: MOST, now },
});
const named = (guardianId: string, holderId: string): MeetingEvent => ({
  type: 'ProxyNamed',
  data: { ...of, guardianId, holderId },
});
const revoke = (guardianId: string, now = BEFORE): AssemblyCommand => ({
  ...{ kind: 'RevokeProxy', guardianId, now },
});
const revoked = (guardianId: string, holderId: string): MeetingEvent => ({
  type: 'ProxyRevoked',
  data: { ...of, guardianId, holderId },
});
const record = (guardianIds: string[], now = BEGUN): AssemblyCommand => ({
  ...{ kind: 'RecordAttendance', guardianIds, now },
});
const recorded = (...guardianIds: string[]): MeetingEvent => ({
  type: 'AttendanceRecorded',
  data: { ...of, guardianIds },
});
const words = (sealed: string) => ({ sealed, of: 'm1', in: 'c1' });
const publish = (text: string, change?: string, now = BEGUN): AssemblyCommand => ({
  ...{ kind: 'PublishMinutes', text: words(text), voteIds: ['v1'], now },
  ...(change === undefined ? {} : { change: words(change) }),
});
const published: MeetingEvent = {
  type: 'MinutesPublished',
  data: { ...of, version: 1, text: words('All agreed'), voteIds: ['v1'] },
};

describe('an invitation', () => {
  test('is answered, and answered otherwise, until the meeting begins', () => {
    given(called).when(answer(true)).then(answered(true));
    given(called, answered(true)).when(answer(true)).thenNothing();
    given(called, answered(true)).when(answer(false)).then(answered(false));
    given(called).when(answer(true, BEGUN)).thenFails('meeting-begun');
    given(called, calledOff).when(answer(true)).thenFails('meeting-called-off');
    given().when(answer(true)).thenFails('meeting-not-found');
  });
});

describe('a proxy', () => {
  test('is another guardian, who is named until the meeting begins', () => {
    given(called).when(name('mother', 'neighbour')).then(named('mother', 'neighbour'));
    given(called).when(name('mother', 'mother')).thenFails('meeting-refused', 'holderId');
    given(called)
      .when(name('mother', 'neighbour', BEGUN))
      .thenFails('meeting-begun');
    given(called, calledOff).when(name('mother', 'neighbour')).thenFails('meeting-called-off');
  });

  test('is one at a time', () => {
    given(called, named('mother', 'neighbour')).when(name('mother', 'neighbour')).thenNothing();
    given(called, named('mother', 'neighbour'))
      .when(name('mother', 'friend'))
      .then(revoked('mother', 'neighbour'), named('mother', 'friend'));
  });

  test('is revoked until the meeting begins', () => {
    const history = [called, named('mother', 'neighbour')];
    given(...history)
      .when(revoke('mother'))
      .then(revoked('mother', 'neighbour'));
    given(...history)
      .when(revoke('mother', BEGUN))
      .thenFails('meeting-begun');
    given(...history)
      .when(revoke('neighbour'))
      .thenNothing();
    given(...history, revoked('mother', 'neighbour'))
      .when(revoke('mother'))
      .thenNothing();
  });

  test('is held of as many guardians as the school lets one, and no more', () => {
    const held = Array.from({ length: MOST }, (_, index) =>
      named(`guardian${index.toString()}`, 'neighbour'),
    );
    given(called, ...held.slice(1))
      .when(name('mother', 'neighbour'))
      .then(named('mother', 'neighbour'));
    given(called, ...held)
      .when(name('mother', 'neighbour'))
      .thenFails('too-many-proxies');
    given(called, ...held, revoked('guardian0', 'neighbour'))
      .when(name('mother', 'neighbour'))
      .then(named('mother', 'neighbour'));
  });

  test('is not passed on', () => {
    given(called, named('mother', 'neighbour'))
      .when(name('neighbour', 'friend'))
      .thenFails('proxy-passed-on');
    given(called, named('mother', 'neighbour')).when(name('friend', 'mother')).thenFails('proxy-passed-on');
  });
});

describe('attendance', () => {
  test('is recorded from the beginning on, each guardian once', () => {
    given(called)
      .when(record(['mother', 'father', 'mother']))
      .then(recorded('father', 'mother'));
    given(called).when(record([])).then(recorded());
    given(called)
      .when(record(['mother'], BEFORE))
      .thenFails('meeting-not-begun');
    given(called, calledOff)
      .when(record(['mother']))
      .thenFails('meeting-called-off');
  });

  test('of a whole school is counted, and that of a class has names', () => {
    const ofSchool = { meetingId: 'm1', schoolId: 'school1' };
    const all: MeetingEvent = {
      type: 'SchoolMeetingCalled',
      data: { ...ofSchool, ...appointment, timeZone: 'UTC' },
    };
    const count = (many: number, now = BEGUN): AssemblyCommand => ({
      ...{ kind: 'CountAttendance', count: many, now },
    });
    const counted: MeetingEvent = { type: 'AttendanceCounted', data: { ...ofSchool, count: 431 } };
    given(all).when(count(431)).then(counted);
    given(all, counted).when(count(431)).thenNothing();
    given(all).when(count(431, BEFORE)).thenFails('meeting-not-begun');
    given(all)
      .when(record(['mother']))
      .thenFails('meeting-refused', 'guardianIds');
    given(called).when(count(20)).thenFails('meeting-refused', 'count');
  });

  test('is recorded anew where it was wrong', () => {
    given(called, recorded('father', 'mother'))
      .when(record(['mother', 'father']))
      .thenNothing();
    given(called, recorded('father', 'mother'))
      .when(record(['mother']))
      .then(recorded('mother'));
  });
});

describe('the minutes', () => {
  test('are published once the meeting has begun, with the votes that were taken', () => {
    given(called).when(publish('All agreed')).then(published);
    given(called)
      .when(publish('All agreed', undefined, BEFORE))
      .thenFails('meeting-not-begun');
    given(called).when(publish('All agreed', 'A name')).thenFails('meeting-refused', 'change');
  });

  test('are corrected as a new version that says what has changed', () => {
    given(called, published)
      .when(publish('Most agreed', 'It was not all'))
      .then({
        type: 'MinutesCorrected',
        data: {
          ...{ ...of, version: 2, text: words('Most agreed'), voteIds: ['v1'] },
          change: words('It was not all'),
        },
      });
    given(called, published).when(publish('Most agreed')).thenFails('change-required', 'change');
  });
});
