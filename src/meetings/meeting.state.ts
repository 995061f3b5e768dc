import { DomainError } from '../eventing/domain-error.js';
import type { LocalTime } from '../school/local-time.values.js';
import { own } from '../school/plain-data.values.js';
import type { Appointment, MeetingEvent, OfMeeting } from './meeting.events.js';

/** A meeting of a class's parents, or of a school's, as it was last agreed on. */
export interface CalledMeeting extends OfMeeting, Appointment {
  readonly timeZone: string;
}

export interface Meeting {
  readonly called: CalledMeeting | undefined;
  readonly calledOff: boolean;
  /** Whether guardians said to come. */
  readonly answers: Readonly<Record<string, boolean>>;
  /** Whom guardians named to attend and vote in their place. */
  readonly holders: Readonly<Record<string, string>>;
  /** The guardians who came, where that is on record. */
  readonly attended: readonly string[] | undefined;
  /** How many came, where that alone is on record. */
  readonly counted: number | undefined;
  /** The newest version of the minutes; 0 where there are none. */
  readonly minutes: number;
}

export const noMeeting: Meeting = {
  ...{ called: undefined, calledOff: false },
  ...{ answers: {}, holders: {}, attended: undefined, counted: undefined, minutes: 0 },
};

export const evolveMeeting = (meeting: Meeting, event: MeetingEvent): Meeting => {
  switch (event.type) {
    case 'MeetingCalled':
    case 'SchoolMeetingCalled':
      return { ...noMeeting, called: event.data };
    case 'MeetingChanged':
    case 'SchoolMeetingChanged': {
      const { from: _, ...called } = event.data;
      return { ...meeting, called };
    }
    case 'MeetingCalledOff':
    case 'SchoolMeetingCalledOff':
      return { ...meeting, calledOff: true };
    case 'InvitationAnswered': {
      const { guardianId, coming } = event.data;
      return { ...meeting, answers: { ...meeting.answers, [guardianId]: coming } };
    }
    case 'ProxyNamed': {
      const { guardianId, holderId } = event.data;
      return { ...meeting, holders: { ...meeting.holders, [guardianId]: holderId } };
    }
    case 'ProxyRevoked': {
      const { [event.data.guardianId]: _, ...holders } = meeting.holders;
      return { ...meeting, holders };
    }
    case 'AttendanceRecorded':
      return { ...meeting, attended: event.data.guardianIds };
    case 'AttendanceCounted':
      return { ...meeting, counted: event.data.count };
    case 'MinutesPublished':
    case 'MinutesCorrected':
      return { ...meeting, minutes: event.data.version };
    default:
      return meeting;
  }
};

/** Whether somebody was named by a guardian to vote in the guardian's place. */
export const holdsFor = (
  { holders }: Pick<Meeting, 'holders'>,
  holderId: string,
  guardianId: string,
): boolean => own(holders, guardianId) === holderId;

/** A meeting that there is and that has not begun. @throws DomainError `meeting-not-found`, `meeting-begun`. */
export const mustBeToCome = ({ called }: Meeting, now: LocalTime): CalledMeeting => {
  if (!called) throw meetingNotFound();
  if (called.startsAt > now) return called;
  throw new DomainError('meeting-begun', 'It has begun already: there is nothing to change.', 'conflict');
};

/** The same, where it takes place as well. @throws DomainError the same, `meeting-called-off`. */
export const mustTakePlace = (meeting: Meeting, now: LocalTime): CalledMeeting => {
  const called = mustBeToCome(meeting, now);
  if (meeting.calledOff) throw calledOff();
  return called;
};

/** A meeting that is on or over. @throws DomainError `meeting-not-found`, `meeting-called-off`, `meeting-not-begun`. */
export const mustHaveBegun = (meeting: Meeting, now: LocalTime): CalledMeeting => {
  const { called } = meeting;
  if (!called) throw meetingNotFound();
  if (meeting.calledOff) throw calledOff();
  if (called.startsAt <= now) return called;
  throw new DomainError('meeting-not-begun', 'It has not begun yet.', 'conflict');
};

export const meetingNotFound = (): DomainError =>
  new DomainError('meeting-not-found', 'There is no such meeting among those you may see.', 'not-found');

const calledOff = (): DomainError => new DomainError('meeting-called-off', 'It was called off.', 'conflict');

/** What every fact of a meeting says of where it belongs. */
export const ofMeeting = ({ meetingId, schoolId, classId }: OfMeeting): OfMeeting => ({
  ...{ meetingId, schoolId },
  ...(classId === undefined ? {} : { classId }),
});
