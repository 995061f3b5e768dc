import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { isSame } from '../school/plain-data.values.js';
import type { LocalTime } from '../school/local-time.values.js';
import type { Appointment, MeetingCalled, MeetingChanged, MeetingEvent } from './meeting.events.js';

interface Asked {
  /** What the clocks of the school show. */
  readonly now: LocalTime;
}

/** What is to be otherwise; an agenda of null is to be none. */
export type Change = Partial<Omit<Appointment, 'agenda'>> & { readonly agenda?: string | null };

export type MeetingCommand =
  | (Asked & { readonly kind: 'CallMeeting'; readonly meeting: MeetingCalled['data'] })
  | (Asked & { readonly kind: 'ChangeMeeting'; readonly change: Change })
  | (Asked & { readonly kind: 'CallOffMeeting'; readonly reason?: string });

type CommandOf<Kind extends MeetingCommand['kind']> = Extract<MeetingCommand, { kind: Kind }>;

export interface Meeting {
  /** As it was last agreed on. */
  readonly called: MeetingCalled['data'] | undefined;
  readonly calledOff: boolean;
}

type CalledMeeting = MeetingCalled['data'];

/** Characters, at most. */
export const LONGEST = { title: 200, place: 200, agenda: 4000, reason: 500 } as const;

export const meetingDecider: Decider<Meeting, MeetingCommand, MeetingEvent> = {
  initial: () => ({ called: undefined, calledOff: false }),

  decide(command, meeting) {
    switch (command.kind) {
      case 'CallMeeting':
        return callMeeting(command, meeting);
      case 'ChangeMeeting':
        return changeMeeting(command, meeting);
      case 'CallOffMeeting':
        return callOffMeeting(command, meeting);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(meeting, event) {
    switch (event.type) {
      case 'MeetingCalled':
        return { called: event.data, calledOff: false };
      case 'MeetingChanged': {
        const { from: _, ...called } = event.data;
        return { ...meeting, called };
      }
      case 'MeetingCalledOff':
        return { ...meeting, calledOff: true };
      default:
        return meeting;
    }
  },
};

const callMeeting = ({ meeting, now }: CommandOf<'CallMeeting'>, { called }: Meeting): MeetingEvent[] => {
  if (called) throw new DomainError('meeting-already-called', 'This meeting was called.', 'conflict');
  mustBeAgreeable(meeting, now);
  return [{ type: 'MeetingCalled', data: meeting }];
};

const changeMeeting = ({ change, now }: CommandOf<'ChangeMeeting'>, meeting: Meeting): MeetingChanged[] => {
  const called = mustBeToCome(meeting, now);
  if (meeting.calledOff) throw new DomainError('meeting-called-off', 'It was called off.', 'conflict');
  const from = appointmentOf(called);
  const { agenda = from.agenda, ...others } = change;
  const { agenda: _, ...kept } = from;
  const to: Appointment = { ...kept, ...others, ...(typeof agenda === 'string' ? { agenda } : {}) };
  if (isSame(from, to)) return [];
  mustBeAgreeable(to, now);
  const { meetingId, schoolId, classId, timeZone } = called;
  return [{ type: 'MeetingChanged', data: { meetingId, schoolId, classId, ...to, timeZone, from } }];
};

const callOffMeeting = ({ reason, now }: CommandOf<'CallOffMeeting'>, meeting: Meeting): MeetingEvent[] => {
  const { meetingId, schoolId, classId } = mustBeToCome(meeting, now);
  if (meeting.calledOff) return [];
  mustBeInOrder(reason === undefined ? [] : textFaults('reason', reason));
  const why = reason === undefined ? {} : { reason };
  return [{ type: 'MeetingCalledOff', data: { meetingId, schoolId, classId, ...why } }];
};

/** A meeting that there is and that has not begun. @throws DomainError `meeting-not-found`, `meeting-begun`. */
const mustBeToCome = ({ called }: Meeting, now: LocalTime): CalledMeeting => {
  if (!called) throw meetingNotFound();
  if (called.startsAt > now) return called;
  throw new DomainError('meeting-begun', 'It has begun already: there is nothing to change.', 'conflict');
};

export const meetingNotFound = (): DomainError =>
  new DomainError('meeting-not-found', 'There is no such meeting among those you may see.', 'not-found');

const mustBeAgreeable = ({ title, startsAt, place, agenda }: Appointment, now: LocalTime): void => {
  const early = startsAt > now ? [] : [{ field: 'startsAt', message: 'has to be in the future' }];
  const texts = [...textFaults('title', title), ...textFaults('place', place)];
  mustBeInOrder([...texts, ...early, ...(agenda === undefined ? [] : textFaults('agenda', agenda))]);
};

const textFaults = (field: keyof typeof LONGEST, text: string): FieldError[] => {
  if (text.trim() === '') return [{ field, message: 'must say something' }];
  const most = LONGEST[field];
  return text.length > most ? [{ field, message: `has at most ${most.toString()} characters` }] : [];
};

const mustBeInOrder = (faults: readonly FieldError[]): void => {
  if (faults.length === 0) return;
  const names = faults.map(({ field }) => field).join(', ');
  throw new DomainError('meeting-refused', `Nothing was changed. Put right: ${names}.`, 'rule', faults);
};

const appointmentOf = ({ title, startsAt, place, agenda }: Appointment): Appointment => ({
  ...{ title, startsAt, place },
  ...(agenda === undefined ? {} : { agenda }),
});
