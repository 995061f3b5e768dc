import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults } from '../eventing/faults.values.js';
import type { Sealed } from '../people/sealed.values.js';
import type { LocalTime } from '../school/local-time.values.js';
import { isSame, own } from '../school/plain-data.values.js';
import type { AssemblyEvent } from './meeting.events.js';
import { holdsFor, mustHaveBegun, mustTakePlace, ofMeeting, type Meeting } from './meeting.state.js';

interface Asked {
  /** What the clocks of the school show. */
  readonly now: LocalTime;
}

/** What those invited and whoever leads the meeting ask for. */
export type AssemblyCommand =
  | (Asked & { readonly kind: 'AnswerInvitation'; readonly guardianId: string; readonly coming: boolean })
  | (Asked & {
      readonly kind: 'NameProxy';
      readonly guardianId: string;
      readonly holderId: string;
      /** For how many guardians one may vote in this school. */
      readonly most: number;
    })
  | (Asked & { readonly kind: 'RevokeProxy'; readonly guardianId: string })
  | (Asked & { readonly kind: 'RecordAttendance'; readonly guardianIds: readonly string[] })
  | (Asked & { readonly kind: 'CountAttendance'; readonly count: number })
  | (Asked & {
      readonly kind: 'PublishMinutes';
      readonly text: Sealed;
      /** What has changed, where there are minutes already. */
      readonly change?: Sealed;
      readonly voteIds: readonly string[];
    });

type CommandOf<Kind extends AssemblyCommand['kind']> = Extract<AssemblyCommand, { kind: Kind }>;

export const decideInAssembly = (command: AssemblyCommand, meeting: Meeting): AssemblyEvent[] => {
  switch (command.kind) {
    case 'AnswerInvitation':
      return answer(command, meeting);
    case 'NameProxy':
      return nameProxy(command, meeting);
    case 'RevokeProxy':
      return revokeProxy(command, meeting);
    case 'RecordAttendance':
      return recordAttendance(command, meeting);
    case 'CountAttendance':
      return countAttendance(command, meeting);
    case 'PublishMinutes':
      return publishMinutes(command, meeting);
    default: {
      const unhandled: never = command;
      return unhandled;
    }
  }
};

const answer = (
  { guardianId, coming, now }: CommandOf<'AnswerInvitation'>,
  meeting: Meeting,
): AssemblyEvent[] => {
  const of = ofMeeting(mustTakePlace(meeting, now));
  if (own(meeting.answers, guardianId) === coming) return [];
  return [{ type: 'InvitationAnswered', data: { ...of, guardianId, coming } }];
};

/** Since a proxy is named and revoked before the meeting begins alone, no vote in it finds one that still changes. */
const nameProxy = (
  { guardianId, holderId, most, now }: CommandOf<'NameProxy'>,
  meeting: Meeting,
): AssemblyEvent[] => {
  const of = ofMeeting(mustTakePlace(meeting, now));
  mustBeInOrder(holderId === guardianId ? [{ field: 'holderId', message: 'must be another guardian' }] : []);
  if (holdsFor(meeting, holderId, guardianId)) return [];
  const held = Object.values(meeting.holders);
  if (held.includes(guardianId) || own(meeting.holders, holderId) !== undefined) {
    throw new DomainError(
      'proxy-passed-on',
      'A proxy can’t be passed on: who holds one names nobody, and who named somebody holds none.',
      'conflict',
    );
  }
  if (held.filter((each) => each === holderId).length >= most) {
    throw new DomainError(
      'too-many-proxies',
      `Nobody holds more than ${most.toString()} proxies in this school. Name another guardian.`,
      'conflict',
    );
  }
  const before = own(meeting.holders, guardianId);
  return [
    ...(before === undefined
      ? []
      : [{ type: 'ProxyRevoked', data: { ...of, guardianId, holderId: before } } as const]),
    { type: 'ProxyNamed', data: { ...of, guardianId, holderId } },
  ];
};

const revokeProxy = ({ guardianId, now }: CommandOf<'RevokeProxy'>, meeting: Meeting): AssemblyEvent[] => {
  const of = ofMeeting(mustTakePlace(meeting, now));
  const holderId = own(meeting.holders, guardianId);
  return holderId === undefined ? [] : [{ type: 'ProxyRevoked', data: { ...of, guardianId, holderId } }];
};

const recordAttendance = (
  { guardianIds, now }: CommandOf<'RecordAttendance'>,
  meeting: Meeting,
): AssemblyEvent[] => {
  const called = mustHaveBegun(meeting, now);
  const isOfClass = called.classId !== undefined;
  mustBeInOrder(isOfClass ? [] : [{ field: 'guardianIds', message: 'are for a class: say how many came' }]);
  const came = [...new Set(guardianIds)].sort();
  if (isSame(came, meeting.attended)) return [];
  return [{ type: 'AttendanceRecorded', data: { ...ofMeeting(called), guardianIds: came } }];
};

const countAttendance = ({ count, now }: CommandOf<'CountAttendance'>, meeting: Meeting): AssemblyEvent[] => {
  const called = mustHaveBegun(meeting, now);
  const isOfSchool = called.classId === undefined;
  mustBeInOrder(isOfSchool ? [] : [{ field: 'count', message: 'is for a school’s meeting: name who came' }]);
  return count === meeting.counted
    ? []
    : [{ type: 'AttendanceCounted', data: { ...ofMeeting(called), count } }];
};

const publishMinutes = (
  { text, change, voteIds, now }: CommandOf<'PublishMinutes'>,
  meeting: Meeting,
): AssemblyEvent[] => {
  const of = ofMeeting(mustHaveBegun(meeting, now));
  const minutes = { ...of, version: meeting.minutes + 1, text, voteIds };
  if (meeting.minutes === 0) {
    mustBeInOrder(
      change ? [{ field: 'change', message: 'is for minutes that were published, and there are none' }] : [],
    );
    return [{ type: 'MinutesPublished', data: minutes }];
  }
  if (change) return [{ type: 'MinutesCorrected', data: { ...minutes, change } }];
  throw new DomainError('change-required', 'There are minutes: say what has changed in them.', 'rule', [
    { field: 'change', message: 'must say what has changed' },
  ]);
};

const mustBeInOrder = (faults: readonly FieldError[]): void =>
  mustHaveNoFaults(faults, 'meeting-refused', 'Nothing was changed');
