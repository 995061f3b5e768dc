import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults, textFaults } from '../eventing/faults.values.js';
import { isSame } from '../school/plain-data.values.js';
import type { LocalTime } from '../school/local-time.values.js';
import { decideInAssembly, type AssemblyCommand } from './assembly.rules.js';
import type { Appointment, InvitationEvent, MeetingEvent, OfMeeting } from './meeting.events.js';
import {
  evolveMeeting,
  mustBeToCome,
  mustTakePlace,
  noMeeting,
  type CalledMeeting,
  type Meeting,
} from './meeting.state.js';

interface Asked {
  /** What the clocks of the school show. */
  readonly now: LocalTime;
}

/** What is to be otherwise; an agenda of null is to be none. */
export type Change = Partial<Omit<Appointment, 'agenda'>> & { readonly agenda?: string | null };

export type MeetingCommand =
  | (Asked & { readonly kind: 'CallMeeting'; readonly meeting: CalledMeeting })
  | (Asked & { readonly kind: 'ChangeMeeting'; readonly change: Change })
  | (Asked & { readonly kind: 'CallOffMeeting'; readonly reason?: string })
  | AssemblyCommand;

type CommandOf<Kind extends MeetingCommand['kind']> = Extract<MeetingCommand, { kind: Kind }>;

/** Characters, at most. */
export const LONGEST = { title: 200, place: 200, agenda: 4000, reason: 500 } as const;

export const meetingDecider: Decider<Meeting, MeetingCommand, MeetingEvent> = {
  initial: () => noMeeting,

  decide(command, meeting) {
    switch (command.kind) {
      case 'CallMeeting':
        return callMeeting(command, meeting);
      case 'ChangeMeeting':
        return changeMeeting(command, meeting);
      case 'CallOffMeeting':
        return callOffMeeting(command, meeting);
      default:
        return decideInAssembly(command, meeting);
    }
  },

  evolve: evolveMeeting,
};

const callMeeting = ({ meeting, now }: CommandOf<'CallMeeting'>, { called }: Meeting): InvitationEvent[] => {
  if (called) throw new DomainError('meeting-already-called', 'This meeting was called.', 'conflict');
  mustBeAgreeable(meeting, now);
  const { meetingId: _, schoolId: _school, classId: _class, ...agreed } = meeting;
  return [factOf('MeetingCalled', 'SchoolMeetingCalled', meeting, agreed)];
};

const changeMeeting = ({ change, now }: CommandOf<'ChangeMeeting'>, meeting: Meeting): InvitationEvent[] => {
  const called = mustTakePlace(meeting, now);
  const from = appointmentOf(called);
  const { agenda = from.agenda, ...others } = change;
  const { agenda: _, ...kept } = from;
  const to: Appointment = { ...kept, ...others, ...(typeof agenda === 'string' ? { agenda } : {}) };
  if (isSame(from, to)) return [];
  mustBeAgreeable(to, now);
  const { timeZone } = called;
  return [factOf('MeetingChanged', 'SchoolMeetingChanged', called, { ...to, timeZone, from })];
};

const callOffMeeting = (
  { reason, now }: CommandOf<'CallOffMeeting'>,
  meeting: Meeting,
): InvitationEvent[] => {
  const called = mustBeToCome(meeting, now);
  if (meeting.calledOff) return [];
  mustBeInOrder(reason === undefined ? [] : textFaults('reason', reason, LONGEST.reason));
  const why = reason === undefined ? {} : { reason };
  return [factOf('MeetingCalledOff', 'SchoolMeetingCalledOff', called, why)];
};

/** Facts of a class and those of a school have types of their own: whoever follows the former is told which class. */
const factOf = <OfClass extends string, OfSchool extends string, What>(
  ofClass: OfClass,
  ofSchool: OfSchool,
  { meetingId, schoolId, classId }: OfMeeting,
  what: What,
) =>
  classId === undefined
    ? { type: ofSchool, data: { meetingId, schoolId, ...what } }
    : { type: ofClass, data: { meetingId, schoolId, classId, ...what } };

const mustBeAgreeable = ({ title, startsAt, place, agenda }: Appointment, now: LocalTime): void => {
  const early = startsAt > now ? [] : [{ field: 'startsAt', message: 'has to be in the future' }];
  const texts = [...textFaults('title', title, LONGEST.title), ...textFaults('place', place, LONGEST.place)];
  mustBeInOrder([
    ...texts,
    ...early,
    ...(agenda === undefined ? [] : textFaults('agenda', agenda, LONGEST.agenda)),
  ]);
};

const mustBeInOrder = (faults: readonly FieldError[]): void =>
  mustHaveNoFaults(faults, 'meeting-refused', 'Nothing was changed');

const appointmentOf = ({ title, startsAt, place, agenda }: Appointment): Appointment => ({
  ...{ title, startsAt, place },
  ...(agenda === undefined ? {} : { agenda }),
});
